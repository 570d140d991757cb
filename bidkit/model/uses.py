"""What the sheets around a bid make of a finding, by the code of the rule that found it.

It is written with the rule (or with the registered code of another maker), so that no sheet names a code.
"""

from string import Formatter
from typing import Literal

from pydantic import Field, field_validator

from bidkit.model.record import Record

Weakness = Literal[
    "negative-deviation", "expired", "expiry", "few-cases", "missing-proof", "unanswered", "low-price",
    "single-point", "behind", "later-expiry", "loss", "subcontract", "consortium", "small-company", "new-company",
]  # fmt: skip
Lead = Literal[
    "certificate", "personal", "social", "new-case", "audit", "change", "contract", "product", "team", "bond",
    "price", "text", "scan", "data", "answer", "document", "reading",
]  # fmt: skip
Letter = Literal["clarification", "challenge", "objection"]
Moment = Literal["on-the-spot"]
Topic = Literal["near-limit", "clauses"]

WEAK_NAMES = {
    "negative-deviation": "负偏离",
    "expired": "证书开标前已失效",
    "expiry": "证书临近到期",
    "few-cases": "业绩偏少",
    "missing-proof": "缺证明材料",
    "unanswered": "要求没有答复",
    "low-price": "报价偏低",
    "single-point": "单点依赖",
    "behind": "对手预计领先",
    "waived": "已豁免的问题",
    "later-expiry": "合同期内到期的证书",
    "loss": "亏损或资不抵债",
    "subcontract": "分包",
    "consortium": "联合体",
    "small-company": "企业规模小",
    "new-company": "成立时间短",
}
"""The sorts of weak points, gravest for a judge first: the order in which they are asked about."""
LEAD_NAMES: dict[Lead, str] = {
    "certificate": "企业证书",
    "personal": "人员证书",
    "social": "社保",
    "new-case": "业绩",
    "audit": "审计报告",
    "change": "营业执照事项",
    "contract": "合同证明",
    "product": "产品资料",
    "team": "定人",
    "bond": "保证金",
    "price": "报价",
    "text": "方案文字",
    "scan": "扫描件",
    "data": "资料补填",
    "answer": "逐条答复",
    "document": "文件编制",
    "reading": "核对招标文件",
}
PLACES = frozenset({"name", "message"})


class Asks(Record):
    """What a letter to the buyer says: ``fact`` what is unclear or wrong, ``ask`` what should be done about it.

    A clarification writes ``fact`` with the blanks ``{name}`` (the item of the tender) and ``{message}`` (what the
    check says); a challenge or an objection states what the check found.
    """

    letter: Letter
    ask: str = Field(min_length=1)
    fact: str = "{message}。"

    @field_validator("fact")
    @classmethod
    def _known_blanks(cls, text: str) -> str:
        try:
            parts = [part[1:] for part in Formatter().parse(text)]
        except ValueError:
            parts = [("", "", None)]
        if any(name is not None and (name not in PLACES or form or turned) for name, form, turned in parts):
            raise ValueError("fact 里的空只能写 {name}（招标文件里的那一项）和 {message}（检查说的话）")
        return text


class Uses(Record):
    """What sheets do with the findings of one code; what is not written means that no sheet says more about it.

    ``weakness`` is the sort of weak point a judge would ask about, ``lead`` how long it usually takes to close the gap,
    ``asks`` what a letter to the buyer says, ``topic`` what the risk list would else say of the tender by itself.
    ``moment`` is set where it comes true at the opening and not while the bid is written. ``own_gap`` is False where
    the decision sheet tells it already as a hard condition or a requirement. ``hand_over`` says that the file it names
    is taken along as it is, beside the volumes.
    """

    weakness: Weakness | None = None
    lead: Lead | None = None
    asks: Asks | None = None
    topic: Topic | None = None
    moment: Moment | None = None
    own_gap: bool = True
    hand_over: bool = False
