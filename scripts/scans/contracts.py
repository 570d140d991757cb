"""Papers of one case: notice of award, contract of three pages, acceptance report."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from scans.paper import GREY, Grid, Pen, Sheet
from scans.seals import sign, stamp
from scans.words import capital, day, yuan

if TYPE_CHECKING:
    from scans.facts import Facts

_BODY = Pen(17, leading=1.72)


def award(facts: Facts) -> list[Sheet]:
    """Return the notice of award, dated two weeks before the contract."""
    sheet = Sheet()
    when = (date.fromisoformat(facts["signed"]) - timedelta(days=14)).isoformat()
    sheet.spaced(130, "中标通知书", Pen(42, "serif-bold"), 14)
    sheet.text((737, 220), f"编号：{facts['number']}-ZB", Pen(16), "ra")
    y = sheet.para((90, 270, 650), f"{facts['contractor']}：", Pen(19, "serif-bold"), indent=0) + 10
    body = (
        f"{facts['name']}（以下简称“本项目”）的评审工作已经结束。根据评审委员会的评审结果，"
        f"经采购人{facts['client']}确认，贵单位为本项目的中标人。"
    )
    y = sheet.para((90, y, 650), body, Pen(19, leading=1.8)) + 10
    rows = [
        ["项目名称", facts["name"]], ["采购人", facts["client"]], ["中标人", facts["contractor"]],
        ["中标金额", f"人民币{capital(facts['amount'])}（¥{yuan(facts['amount'])}）"], ["项目经理", facts["manager"]],
        ["中标日期", day(when)],
    ]  # fmt: skip
    y = sheet.table((90, y), Grid((150, 500), 44, "ml", head=False, pen=Pen(17)), rows) + 24
    tail = (
        "请贵单位自收到本通知书之日起三十日内，按照采购文件和投标文件的约定与采购人签订书面合同。特此通知。"
    )
    sheet.para((90, y, 650), tail, Pen(19, leading=1.8))
    sheet.text((720, 900), facts["client"], Pen(18), "ra")
    sheet.text((720, 936), day(when), Pen(18), "ra")
    stamp(sheet, (620, 910), facts["client"])
    return [sheet]


def contract(facts: Facts) -> list[Sheet]:
    """Return cover, key terms with the price, and the page of signatures and seals."""
    return [_cover(facts), _terms(facts), _seals(facts)]


def _cover(facts: Facts) -> Sheet:
    sheet = Sheet()
    sheet.text((737, 110), f"合同编号：{facts['number']}", Pen(18), "ra")
    sheet.spaced(270, "技术服务合同", Pen(50, "serif-bold"), 22)
    y = 440.0
    rows = (
        ("项目名称", facts["name"]), ("委 托 方（甲方）", facts["client"]), ("受 托 方（乙方）", facts["contractor"]),
        ("签订日期", day(facts["signed"])), ("签订地点", facts["region"]),
        ("有效期限", f"自签订之日起至双方义务履行完毕之日止（{day(facts['started'])}起实施）"),
    )  # fmt: skip
    for label, value in rows:
        end = sheet.field((110, y, 610), f"{label}：", value, Pen(20, leading=1.5), 190)
        sheet.line((296, end + 2), (720, end + 2))
        y = end + 32
    stamp(sheet, (560, 960), facts["contractor"], "合同专用章")
    _foot(sheet, facts, 1)
    return sheet


def _foot(sheet: Sheet, facts: Facts, page: int) -> None:
    sheet.text((sheet.width / 2, 1112), f"第 {page} 页 共 3 页", Pen(14, "sans", GREY), "mm")
    sheet.text((757, 62), f"{facts['number']}　{facts['name']}", Pen(12, "sans", GREY), "ra")
    sheet.line((70, 80), (757, 80))


def _terms(facts: Facts) -> Sheet:
    sheet = Sheet()
    _foot(sheet, facts, 2)
    opening = (
        f"甲方{facts['client']}与乙方{facts['contractor']}依据《中华人民共和国民法典》，就{facts['name']}经协商一致，"
        "订立本合同，共同遵守。"
    )
    y = sheet.para((80, 110, 667), opening, _BODY) + 6
    y = _clause(sheet, y, "第一条　服务内容", facts["content"])
    days = f"乙方应自{day(facts['started'])}起组织实施，项目经理为{facts['manager']}，未经甲方同意不得更换。"
    y = _clause(sheet, y, "第二条　期限与人员", days + "服务地点为甲方指定场所。")
    total = (
        f"合同总价（含税，税率6%）为人民币{capital(facts['amount'])}（¥{yuan(facts['amount'])}），明细如下："
    )
    y = _clause(sheet, y, "第三条　合同价款", total)
    y = sheet.table((80, y), Grid((60, 387, 70, 150), 32, "mlmr", pen=Pen(15)), _price(facts)) + 12
    pay = "合同签订后十个工作日内支付30%；初步验收合格后支付40%；最终验收合格后支付30%。"
    "乙方应先行开具等额增值税专用发票。"
    y = _clause(sheet, y, "第四条　付款方式", pay)
    accept = "由甲方组织验收，按照采购文件、投标文件和本合同的约定逐项核对，验收合格后双方签署验收报告。"
    _clause(sheet, y, "第五条　验收", accept)
    return sheet


def _clause(sheet: Sheet, y: float, title: str, body: str) -> float:
    sheet.text((80, y), title, Pen(17, "serif-bold"))
    return sheet.para((80, y + 31, 667), body, _BODY) + 8


def _price(facts: Facts) -> list[list[str]]:
    total = Decimal(facts["amount"])
    parts = [
        ("需求调研与方案设计", "0.12"),
        ("平台软件定制开发与部署", "0.48"),
        ("数据归集、治理与指标配置", "0.28"),
    ]
    rows = [["序号", "服务项目", "数量", "金额（元）"]]
    left = total
    for number, (item, share) in enumerate(parts, 1):
        amount = total * Decimal(share)
        left -= amount
        rows.append([str(number), item, "1项", yuan(amount)])
    rows.append(["4", "培训、试运行与运行维护", "1项", yuan(left)])
    return [*rows, ["", "合　　计", "", yuan(total)]]


def _seals(facts: Facts) -> Sheet:
    sheet = Sheet()
    _foot(sheet, facts, 3)
    clauses = (
        ("第六条　成果归属", "乙方为履行本合同形成的数据成果、分析报告和定制开发成果归甲方所有；"
         "乙方既有产品的著作权仍归乙方，甲方享有永久使用权。"),
        ("第七条　保密", "双方对履行合同中知悉的国家秘密、工作秘密、商业秘密和个人信息负有保密义务，"
         "保密期限不因合同终止而终止。"),
        ("第八条　质量保证", "乙方自最终验收合格之日起提供十二个月免费维护，故障响应时间不超过两小时。"),
        ("第九条　违约责任", "乙方逾期交付的，每逾期一日按合同总价的万分之五支付违约金，"
         "累计不超过合同总价的5%。甲方逾期付款的，按同等标准承担责任。"),
        ("第十条　争议解决", f"协商不成的，向{facts['region']}有管辖权的人民法院提起诉讼。本合同一式六份，"
         f"甲方四份，乙方两份，自双方签字盖章之日起生效。"),
    )  # fmt: skip
    y = 110.0
    for title, body in clauses:
        y = _clause(sheet, y, title, body)
    sheet.text((sheet.width / 2, y + 14), "（以下为签署栏，无正文）", Pen(15, "kai", GREY), "mm")
    _party(sheet, (80, int(y) + 60), _client_block(facts), facts["signed"])
    _party(sheet, (430, int(y) + 60), _our_block(facts), facts["signed"])
    return sheet


def _client_block(facts: Facts) -> list[tuple[str, str]]:
    return [
        ("甲方（盖章）：", facts["client"]), ("代表（签字）：", f"{facts['contact'][0]}（样）"),
        ("联系人：", facts["contact"]),
        ("电话：", facts["phone"]), ("地址：", f"{facts['region']}（虚构地址）"),
    ]  # fmt: skip


def _our_block(facts: Facts) -> list[tuple[str, str]]:
    return [
        ("乙方（盖章）：", facts["contractor"]), ("代表（签字）：", facts["legal_person"]),
        ("开户银行：", facts["bank"]),
        ("账号：", facts["account"]), ("地址：", facts["address"]),
    ]  # fmt: skip


def _party(sheet: Sheet, at: tuple[int, int], block: list[tuple[str, str]], signed: str) -> None:
    x, y = at
    (side, body), (duty, signer), *rest = block
    sheet.text((x, y), side, Pen(17))
    sheet.text((x, y + 34), body, Pen(18, "serif-bold"))
    sheet.text((x, y + 96), duty, Pen(17))
    sign(sheet, (x + 128, y + 104), signer)
    low = y + 160.0
    for label, value in rest:
        low = sheet.field((x, low, 310), label, value, Pen(15, leading=1.5), 78) + 8
    sheet.text((x, low + 12), f"签订日期：{day(signed)}", Pen(17))
    stamp(sheet, (x + 185, y + 62), body, "合同专用章")


def acceptance(facts: Facts) -> list[Sheet]:
    """Return the acceptance report with the client's verdict and seal."""
    sheet = Sheet()
    sheet.centre(86, "项目验收报告", Pen(38, "serif-bold"))
    sheet.text((757, 156), f"合同编号：{facts['number']}", Pen(15), "ra")
    rows = [
        ["项目名称", facts["name"]], ["采购单位", facts["client"]], ["承建单位", facts["contractor"]],
        ["合同金额", f"¥{yuan(facts['amount'])}（{capital(facts['amount'])}）"], ["签订日期", day(facts["signed"])],
        ["实施周期", f"{day(facts['started'])}至{day(facts['accepted'])}"], ["项目经理", facts["manager"]],
        ["验收日期", day(facts["accepted"])], ["建设内容", facts["content"]], ["验收资料", _PAPERS],
        ["验收意见", _VERDICT],
        ["验收结论", "【√】合格　　【　】整改后复验　　【　】不合格"],
    ]  # fmt: skip
    y = sheet.table((70, 186), Grid((130, 557), 42, "ml", head=False, pen=Pen(16)), rows)
    sheet.text((80, y + 40), "验收组成员（签字）：", Pen(16))
    sign(sheet, (270, int(y) + 50), f"{facts['contact'][0]}（样）")
    sign(sheet, (420, int(y) + 50), facts["manager"])
    sheet.text((720, y + 90), f"采购单位（盖章）：{facts['client']}", Pen(16), "ra")
    sheet.text((720, y + 122), day(facts["accepted"]), Pen(16), "ra")
    stamp(sheet, (620, int(y) + 95), facts["client"])
    stamp(sheet, (170, int(y) + 130), facts["contractor"])
    return [sheet]


_PAPERS = "需求规格说明书、总体设计方案、数据标准与目录、系统测试报告、试运行报告、用户手册、培训记录、项目总结报告。"
_VERDICT = (
    "1．已完成合同约定的全部建设内容，功能和性能满足要求；2．数据归集与治理达到约定质量，口径说明齐全；"
    "3．试运行期间系统稳定，未发生影响业务的故障；4．文档齐全、培训到位。验收组一致同意通过验收。"
)
