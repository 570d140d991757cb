"""Rules as records: what a checklist file says, before any kind of check has read its parameters."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, field_validator

from bidkit.finding import Effect, FindingClass, Severity
from bidkit.model.bounds import Day
from bidkit.model.purchase import Method, Regime
from bidkit.model.record import Record
from bidkit.model.unchecked import Sight
from bidkit.model.uses import Uses

Stage = Literal["data", "document"]
CODE = re.compile(r"[A-Z]{1,3}\d{3}")
OWN_TERMS = "以采购文件的约定为准"
SEEN_NAMES = {"seen": "已核对条文", "secondary": "据转引资料", "recalled": "未核对原文"}


def one_or_many(value: Any) -> Any:
    """Return a list for a single mapping, so that a rule with one example needs no dash."""
    return [value] if isinstance(value, Mapping) else value


Overlay = dict[str, Any]
"""Changes to the example bid, laid over it key by key."""

Overlays = Annotated[tuple[Overlay, ...], BeforeValidator(one_or_many)]


class Basis(Record):
    """An article that the rule stands on; ``seen`` says whether somebody read the text itself.

    ``regimes`` and ``methods`` name the purchases that the article binds, ``since`` and ``until`` the days on which
    their tenders were issued; what is empty binds all. The loader fills in what the register of texts knows.
    """

    law: str
    article: str = ""
    version: str = ""
    seen: Literal["seen", "secondary", "recalled"]
    regimes: tuple[Regime, ...] = ()
    methods: tuple[Method, ...] = ()
    since: Day | None = None
    until: Day | None = None

    def in_force(self, day: date | None) -> bool:
        """Return whether the text held on the day of a tender's issue; an unknown day claims nothing against it."""
        if day is None:
            return True
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)

    def binds(self, regime: Regime, method: Method, day: date | None) -> bool:
        """Return whether the article governs a purchase of that regime and method issued on that day."""
        fits = (not self.regimes or regime in self.regimes) and (not self.methods or method in self.methods)
        return fits and self.in_force(day)

    def too_early(self) -> str:
        """Return the article as a tender is told of it that was issued while it was not in force."""
        held = f"自 {self.since} 施行" if self.since else f"施行到 {self.until}"
        return f"{self}（{held}，本项目发出时不适用，{OWN_TERMS}）"

    def __str__(self) -> str:
        version = f"（{self.version}）" if self.version else ""
        mark = "" if self.seen == "seen" else f"〔{SEEN_NAMES[self.seen]}〕"
        return f"{self.law}{version}{self.article}{mark}"


class Examples(Record):
    """Overlays of the example bid that the rule passes (``good``) and those it must find (``bad``)."""

    good: Overlays = ()
    bad: Overlays = ()


class Rule(Uses):
    """One rule: what it looks for, how bad it is, on which law, how to cure it, and what the sheets make of it.

    ``sight`` names what it looks at where that may not be there: then the report says that it was not looked at.
    """

    code: str
    title: str
    class_: FindingClass = Field(alias="class")
    severity: Severity
    effect: Effect
    stage: Stage
    kind: str
    parameters: dict[str, Any] = Field(default_factory=dict)
    regimes: tuple[Regime, ...] = ()
    methods: tuple[Method, ...] = ()
    basis: tuple[Basis, ...] = ()
    why: str
    cure: str
    sight: tuple[Sight, ...] = ()
    examples: Examples = Examples()

    @field_validator("code")
    @classmethod
    def _code_is_short(cls, code: str) -> str:
        if not CODE.fullmatch(code):
            raise ValueError(f"规则代码「{code}」写法不对，请写成大写字母加三位数字，例如 Q001")
        return code

    @field_validator("title", "why", "cure")
    @classmethod
    def _is_said(cls, text: str) -> str:
        if not text:
            raise ValueError("title、why、cure 不能留空：每条规则都要说清是什么、为什么、怎么处理")
        return text

    def binds(self, regime: Regime, method: Method, day: date | None = None) -> bool:
        """Return whether the rule is about bids under this regime and method, issued while its text was in force.

        A rule that stands on several texts binds while one of them does.
        """
        fits = (not self.regimes or regime in self.regimes) and (not self.methods or method in self.methods)
        return fits and (not self.basis or any(one.in_force(day) for one in self.basis))

    def basis_text(self) -> str:
        """Return all articles that the rule stands on."""
        return "；".join(map(str, self.basis))

    def basis_for(self, regime: Regime, method: Method, day: date | None = None) -> str:
        """Return the articles that bind one purchase.

        Where the regime has articles but none for this method, the terms of the purchase are named instead; one that
        was not in force yet is named with its day.
        """
        found = [str(one) for one in self.basis if one.binds(regime, method, day)]
        early = [one.too_early() for one in self.basis if one.binds(regime, method, None)]
        lost = [OWN_TERMS] if any(not one.regimes or regime in one.regimes for one in self.basis) else []
        return "；".join(found or early or lost)


class Pack(Record):
    """pack.yaml: the name and purpose of a folder of rules."""

    title: str
    about: str = ""


class Checklist(Record):
    """The rules of all packs a tender asks for, ordered by code."""

    packs: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()

    def rule(self, code: str) -> Rule | None:
        """Return the rule with this code."""
        return self.by_code.get(code)

    @cached_property
    def by_code(self) -> Mapping[str, Rule]:
        """Return the rules by their codes."""
        return {rule.code: rule for rule in self.rules}
