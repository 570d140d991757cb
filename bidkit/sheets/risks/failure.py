"""When the whole tender fails, for everybody and not for us alone: one list a procedure, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.finding import EFFECT_NAMES, Effect
from bidkit.model.sheet import Block, Cell, Heading, Prose, Table, cells

if TYPE_CHECKING:
    from bidkit.model.tender import Tender


@dataclass(frozen=True, slots=True)
class Failure:
    """What ends the whole tender, how that is called, where it is written, and what we do then."""

    trigger: str
    outcome: str
    law: str
    ours: str
    goods: bool = False


KEEP = "保住成品和底稿，等重新招标的公告；保证金按期限催退"
ALONE = "严禁为凑够家数联系、组织别人投标，那是串通投标；"
SEE = "以招标文件为准"
_AGAIN = "按新文件重做，不直接套用；旧名称、旧日期全部换掉"

PROCUREMENT = (
    Failure(
        "截止时投标人不足三家",
        "不得开标，重新招标或经批准变更方式",
        "87号令第四十一条、第四十三条",
        ALONE + KEEP,
    ),
    Failure(
        "资格审查后合格的不足三家", "不得评标，废标", "87号令第四十四条、政府采购法第三十六条第一项", KEEP
    ),
    Failure("符合性审查后实质响应的不足三家", "废标", "政府采购法第三十六条第一项、87号令第四十三条", KEEP),
    Failure(
        "同一品牌的产品由多家投标，按一家计算",
        "合起来不足三家的，按不足三家处理",
        "87号令第三十一条",
        "核心产品选型时估计同品牌情况；同品牌的只有一家能中，最低评标价法只留报价最低的",
        goods=True,
    ),
    Failure("报价都超过预算，采购人不能支付", "废标", "政府采购法第三十六条第三项", _AGAIN),
    Failure(
        "出现影响公正的违法违规行为",
        "废标；已定标的，视情节中标无效",
        "政府采购法第三十六条第二项、条例第七十一条",
        KEEP,
    ),
    Failure(
        "采购任务取消", "废标，五个工作日内退保证金", "政府采购法第三十六条第四项、87号令第二十九条", KEEP
    ),
    Failure(
        "招标文件有重大缺陷、违反强制规定", "停止评标，修改后重新招标", "87号令第二十五条、第六十五条", _AGAIN
    ),
)
TENDERING = (
    Failure(
        "截止时投标人不足三家", "不得开标，依法重新招标", "招标投标法第二十八条、条例第四十四条", ALONE + KEEP
    ),
    Failure(
        "有效投标不足三家且明显缺乏竞争",
        "评标委员会可以否决所有投标；仍有竞争的可以继续评",
        "12号令第二十七条（未核对原文）",
        KEEP,
    ),
    Failure(
        "所有投标都不符合要求，包括都超最高投标限价",
        "否决所有投标，依法必须招标的重新招标",
        "招标投标法第四十二条",
        _AGAIN,
    ),
    Failure(
        "招标、投标活动违法，影响结果且不能纠正",
        "招标、投标、中标无效，重新招标或评标",
        "招标投标法实施条例第八十一条",
        KEEP,
    ),
    Failure("招标人终止招标", "及时公告，退保证金和费用", "招标投标法实施条例第三十一条（未核对原文）", KEEP),
    Failure("招标文件内容违法", "修改后重新招标", "招标投标法实施条例第二十三条", _AGAIN),
)
INQUIRY = (
    Failure(
        "提交响应文件、实质响应或报价未超预算的不足三家",
        "终止采购活动，重新采购",
        "74号令第三十七条、第五十条",
        ALONE + KEEP,
    ),
    Failure("出现影响公正的违法违规行为", "终止采购活动", "74号令第三十七条、第五十条", KEEP),
    Failure("情况变化，不再符合适用的方式", "终止采购活动，换方式", "74号令第三十七条、第五十条", _AGAIN),
    Failure("采购任务取消", "终止采购活动", "74号令第二十三条", KEEP),
)
CONSULTATION = (
    Failure(
        "符合要求的供应商不足三家（特定情形两家）",
        "终止采购活动，重新采购",
        "财库〔2014〕214号第二十一条、第三十四条（未核对原文）",
        ALONE + KEEP,
    ),
    Failure("出现影响公正的违法违规行为", "终止采购活动", "财库〔2014〕214号第三十四条（未核对原文）", KEEP),
    Failure(
        "情况变化，不再符合适用情形",
        "终止采购活动，换方式",
        "财库〔2014〕214号第三十四条（未核对原文）",
        _AGAIN,
    ),
)
SINGLE = (
    Failure("报价超过预算", "终止采购活动", "74号令第四十三条", "报价前核对预算，不超"),
    Failure("出现影响公正的违法违规行为", "终止采购活动", "74号令第四十三条", KEEP),
    Failure("情况变化，不再符合单一来源", "终止采购活动，换方式", "74号令第四十三条", _AGAIN),
)
OTHERS = (
    Failure("有效的投标人不足招标文件写的家数", "按招标文件处理，多为重新采购", SEE, ALONE + KEEP),
    Failure("所有报价都超过限价或预算", "按招标文件处理", SEE, _AGAIN),
    Failure("采购取消或文件重大修改", "按招标文件处理", SEE, KEEP),
)

METHODS: dict[str, tuple[Failure, ...]] = {
    "negotiation": INQUIRY,
    "inquiry": INQUIRY,
    "consultation": CONSULTATION,
    "single-source": SINGLE,
}
"""The procedures of government procurement that are no tender (74号令, 财库〔2014〕214号)."""


def failures(tender: Tender) -> tuple[Failure, ...]:
    """Return what ends the whole tender in its regime and method."""
    found: tuple[Failure, ...] = OTHERS
    if tender.regime == "tendering":
        found = TENDERING
    elif tender.regime == "government-procurement":
        found = METHODS.get(tender.method, PROCUREMENT)
    return tuple(one for one in found if not one.goods or tender.category in ("goods", ""))


def failure_blocks(tender: Tender) -> tuple[Block, ...]:
    """Return the table, with the words that keep it apart from our own bid falling."""
    rows = tuple(
        cells(one.trigger, one.outcome, Cell(one.law, source=one.law), one.ours) for one in failures(tender)
    )
    name = EFFECT_NAMES[Effect.TENDER_FAILS]
    text = f"这里说的是{name}，不是我方一份投标无效。依据：法律规定；会不会发生，投标截止前判断不了。"
    heads = ("什么情况", "怎么处理", "依据", "我们怎么办")
    return (
        Heading("整个项目失败的情形"),
        Prose(Cell(text)),
        Table("整个项目失败", heads, rows, (16, 16, 18, 24)),
    )
