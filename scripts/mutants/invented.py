"""Small buyers' documents, invented: what is read and filled where no folder of tenders is given."""

from __future__ import annotations

from collections.abc import Iterator

from tests.word.docs import body, p

SUBJECTS = (
    (
        "江城市档案数字化加工服务",
        "JCDA-2026-031",
        "江城市档案馆",
        "服务期为12个月",
        "加工人员不少于20人",
        980_000,
    ),
    (
        "云泽市民意热线运营服务",
        "YZRX-2026-118",
        "云泽市政务中心",
        "服务期为24个月",
        "坐席人员不少于15人",
        1_860_000,
    ),
    (
        "临川新区机房运行维护",
        "LCJF-2026-007",
        "临川数据中心",
        "服务期为36个月",
        "驻场人员不少于6人",
        2_400_000,
    ),
    (
        "东麓县图书馆系统升级",
        "DLTS-2026-052",
        "东麓县图书馆",
        "60日内完成上线",
        "培训人员不少于30人",
        640_000,
    ),
)


def documents() -> Iterator[tuple[str, bytes]]:
    """Yield (name, .docx) of each invented document."""
    for number, subject in enumerate(SUBJECTS, 1):
        yield f"invented-{number}", body("".join(p(line) for line in _lines(*subject)))


def _lines(project: str, number: str, buyer: str, period: str, people: str, budget: int) -> list[str]:
    return [
        "第一章 招标公告",
        f"项目名称：{project}",
        f"项目编号：{number}",
        f"采购人：{buyer}",
        f"预算金额：{budget:,.2f}元",
        f"最高限价：{budget:,.2f}元",
        "投标截止时间：2026年12月21日09:30",
        "开标时间：2026年12月21日09:30",
        "一、投标人的资格要求",
        "1. 具有独立承担民事责任的能力，提供营业执照；",
        "2. 本项目不接受联合体投标。",
        "第二章 投标人须知",
        "投标有效期为投标截止之日起90天。",
        "未按要求签字盖章的，其投标无效。",
        "第三章 采购需求",
        f"★1. 自合同签订之日起，{period}。",
        f"★2. {people}。",
        "★3. 接到通知后2小时内响应，8小时内到达现场。",
        "★4. 质量保证期不少于12个月。",
        "5. 每季度提交一次运行报告。",
        "第四章 评标办法",
        "本项目采用综合评分法。",
        "第五章 投标文件格式",
        "格式1",
        "投标承诺书",
        f"致：{buyer}",
        "我方参加（项目名称）的投标，项目编号：____，承诺如下：",
        "一、我方提供的全部材料真实有效，没有伪造、变造。",
        "二、我方不与其他投标人串通，不向采购人行贿。",
        "三、我方中标后按期签订合同，不转包。",
        "投标人名称：____（盖单位公章）",
        "法定代表人或授权代表（签字）：____",
        "日期：____年____月____日",
        "格式2",
        "服务方案承诺",
        "我方按采购需求提供服务，驻场人员遵守采购人的管理规定。",
        "投标人名称：____（盖单位公章）",
    ]
