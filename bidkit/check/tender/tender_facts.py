"""What tender.yaml must say before anything can be judged: limits, dates, demands, forms, clauses, confirmation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from bidkit.check.kind import Hit, Kind, fail
from bidkit.check.world import World
from bidkit.finding import Severity
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.model.tender import Tender

Fact = Literal[
    "invalidity", "forms", "qualification", "criteria", "limit", "issued", "consortium", "bond", "copies", "sme",
    "category", "confirmed", "addenda", "sources",
]  # fmt: skip

UNUSUAL = ("limit", "bond")
"""Facts that some tenders really do not have: worth a word, not a warning."""


class Parameters(Record):
    """The facts that must be there."""

    facts: tuple[Fact, ...]


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield each fact that is missing."""
    for fact in parameters.facts:
        problem = _LOOKS[fact](world.tender)
        if problem:
            softer = Severity.INFO if fact in UNUSUAL else None
            yield fail(fact, f"tender.yaml {problem}", world.tender.span, severity=softer)


def _addenda(tender: Tender) -> str:
    confirmed = tender.confirmed
    late = [one for one in tender.dates.addenda if confirmed is not None and one.on > confirmed.on]
    return (
        f"核对（{confirmed.on}）之后又有 {late[-1].on} 的澄清修改，没有重新核对" if late and confirmed else ""
    )


def _sources(tender: Tender) -> str:
    bare = [one.id for one in tender.requirements if not str(one.source)]
    return f"有 {len(bare)} 条要求没有写出处：{'、'.join(bare[:8])}" if bare else ""


def _criteria(tender: Tender) -> str:
    scored = "综合评" in tender.evaluation.method
    return (
        f"写的是{tender.evaluation.method}，却没有评分项（criteria）"
        if scored and not tender.criteria
        else ""
    )


def _qualification(tender: Tender) -> str:
    kinds = {one.kind for one in tender.requirements}
    return "" if kinds & {"qualification", "conformity"} else "没有一条资格或符合性要求，像是漏摘了"


def _limit(tender: Tender) -> str:
    money = tender.money
    return "" if money.budget or money.ceiling else "没有预算，也没有最高限价（money）"


def _copies(tender: Tender) -> str:
    copies = tender.copies
    return "" if copies.original or copies.electronic else "没有写交几份（copies 正本、电子版都是 0）"


_LOOKS: dict[str, Callable[[Tender], str]] = {
    "invalidity": lambda t: "" if t.invalidity else "没有摘录一条无效投标条款（invalidity）",
    "forms": lambda t: "" if t.forms else "没有摘录一份规定格式（forms）",
    "qualification": _qualification,
    "criteria": _criteria,
    "limit": _limit,
    "issued": lambda t: "" if t.dates.issued else "没有写招标文件发出日期（dates.issued）",
    "consortium": lambda t: "" if t.consortium else "没有写是否接受联合体（consortium）",
    "bond": lambda t: (
        "" if t.money.bond is not None else "没有写投标保证金；不收请写 amount: 0（money.bond）"
    ),
    "copies": _copies,
    "sme": lambda t: "" if t.sme else "没有写中小企业政策（sme：专门面向、价格扣除或不适用）",
    "category": lambda t: "" if t.category else "没有写采购的是工程、货物还是服务（category）",
    "confirmed": lambda t: "" if t.confirmed else "没有人核对过（confirmed），摘录的要求不能直接相信",
    "addenda": _addenda,
    "sources": _sources,
}


KIND = Kind("tender.yaml 该写的是否写了", Parameters, check)
