"""Types of clauses that a buyer may not write, writes badly, or should explain: how each is known, and what follows."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from bidkit.law.of_buyer import PREFIX
from bidkit.law.regimes import ENTERPRISE, MILITARY, PROCUREMENT, TENDERING
from bidkit.model.bounds import within
from bidkit.model.purchase import Method, Regime
from bidkit.model.record import Record

Fault = Literal["unlawful", "favours", "contradictory", "unclear", "ask"]
"""Gravest first: against the law, fit for one supplier, two places disagree, nobody can tell, only worth asking."""
Binding = Literal["procurement", "mandatory", "tenders", "own"]
"""Whom a line binds: government procurement, tenders that the law demands, every tender, buying by own rules."""
Role = Literal["gate", "score", "need", "terms", "procedure", "award"]

FAULT_NAMES: dict[Fault, str] = {
    "unlawful": "可能违法",
    "favours": "可能照顾一家",
    "contradictory": "前后矛盾",
    "unclear": "没有写清楚",
    "ask": "值得问一句",
}
BINDING_NAMES: dict[Binding, str] = {
    "procurement": "政府采购",
    "mandatory": "依法必须招标的",
    "tenders": "招标投标",
    "own": "自行采购",
}
ROLE_NAMES: dict[Role, str] = {
    "gate": "资格条件、实质性要求",
    "score": "评分因素",
    "need": "采购需求",
    "terms": "合同条款",
    "procedure": "程序",
    "award": "评审办法",
}


class Found(Record):
    """One wording: patterns that one sentence must all hold, and such as speak for a lawful neighbour.

    ``roles`` are what the clause must be for. ``own_negation`` says that a ban is the fault itself, so that 不得 does
    not turn the sentence round; ``whole`` that the neighbour may speak in another sentence of the paragraph.
    ``unless_object`` is a pattern of purchases for which the demand is to be expected; ``kind`` is set where this
    wording is less grave than its type.
    """

    roles: tuple[Role, ...]
    all: tuple[str, ...]
    none: tuple[str, ...] = ()
    kind: Fault | None = None
    own_negation: bool = False
    whole: bool = False
    unless_object: str = ""


class Sample(Record):
    """A sentence with its role, and what else the tender says: regime, object of the purchase, budget, a condition."""

    role: Role
    text: str
    regime: Regime = "government-procurement"
    object: str = ""
    budget: Annotated[int, within(0, 10**12)] = 0
    gate: str = ""


class ClauseType(Record):
    """One type: for whom it is what (``kinds``), the articles, why, what to ask for, and how it is recognised.

    A binding without a kind leaves it alone. ``methods`` are those of government procurement that it is so in; in
    others it is ``other``. ``said_by`` are the rules that say the same of what a person confirmed, and then alone;
    ``unless_fact`` are facts of the tender beside which it is lawful.
    ``bad`` is found and ``lawful`` is not: the tests run both.
    """

    id: str = ""
    title: str
    kinds: dict[Binding, Fault]
    law: dict[Binding, str]
    why: str
    ask: str
    methods: tuple[Method, ...] = ()
    other: Fault | None = None
    said_by: tuple[str, ...] = ()
    unless_fact: dict[str, str] = Field(default_factory=dict)
    found: tuple[Found, ...] = ()
    bad: Sample
    lawful: Sample

    @property
    def code(self) -> str:
        """Return the code of its findings."""
        return f"{PREFIX}{self.id.upper()}"

    def kind(self, binding: Binding | None, method: str) -> Fault | None:
        """Return what it is in such a purchase, None where it is lawful; no more than a question while nobody knows."""
        if binding is None:
            return "ask"
        kind = self.kinds.get(binding) or (self.kinds.get("tenders") if binding == "mandatory" else None)
        if kind is not None and binding == "procurement" and self.methods and method not in self.methods:
            return self.other
        return kind

    def basis(self, binding: Binding | None) -> str:
        """Return the articles; those of both laws where nobody knows which binds."""
        if binding is None:
            return "；".join(filter(None, (self.law.get("procurement"), self.law.get("tenders"))))
        return self.law.get(binding) or (self.law.get("tenders", "") if binding == "mandatory" else "")


class ClausesFile(Record):
    """clauses/<part>.yaml; ``words`` are groups of words that the patterns name in capitals."""

    words: dict[str, str] = Field(default_factory=dict)
    clauses: dict[str, ClauseType]


def binding_of(regime: str, *, mandatory: bool) -> Binding | None:
    """Return whom the purchase binds; None where the regime was not read."""
    named: dict[str, Binding] = {
        PROCUREMENT: "procurement",
        TENDERING: "mandatory" if mandatory else "tenders",
        ENTERPRISE: "own",
        MILITARY: "own",
    }
    return named.get(regime)
