"""Problems as data: what a stage noticed, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bidkit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(StrEnum):
    """How bad it is for the bid; ``fatal`` refuses a clean package."""

    FATAL = "fatal"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Return 0 for the worst; findings sort by it."""
        return list(Severity).index(self)


SEVERITY_NAMES = {
    Severity.FATAL: "废标风险",
    Severity.ERROR: "错误",
    Severity.WARNING: "提醒",
    Severity.INFO: "说明",
}


class FindingClass(StrEnum):
    """The four words a bid team sorts problems by: 漏 粗 错 废."""

    MISSING = "missing"
    ROUGH = "rough"
    WRONG = "wrong"
    INVALIDATING = "invalidating"


CLASS_NAMES = {
    FindingClass.MISSING: "漏",
    FindingClass.ROUGH: "粗",
    FindingClass.WRONG: "错",
    FindingClass.INVALIDATING: "废",
}


class Effect(StrEnum):
    """What happens to the bid if nobody cures the problem."""

    REFUSED = "refused"
    BID_INVALID = "bid-invalid"
    CLARIFY = "clarify"
    SCORE_LOSS = "score-loss"
    AWARD_VOID = "award-void"
    TENDER_FAILS = "tender-fails"


EFFECT_NAMES = {
    Effect.REFUSED: "拒收",
    Effect.BID_INVALID: "否决投标/投标无效",
    Effect.CLARIFY: "需澄清",
    Effect.SCORE_LOSS: "失分",
    Effect.AWARD_VOID: "中标无效",
    Effect.TENDER_FAILS: "废标/流标（涉及全体投标人）",
}


class Answer(StrEnum):
    """The three answers of a check; unknown is never a pass."""

    PASS = "pass"
    FAIL = "fail"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem.

    ``message`` stands alone in Chinese; ``cure`` says what to do. ``subject`` names the record, requirement,
    section or file it is about; ``related`` holds the other place of a mismatch; ``covers`` is the short hash of what
    it is about, which a waiver quotes; ``waits_for`` names the field that must be read before anybody can judge it, and
    ``fact`` is the first part of a message that goes on to say what the bidder can do about it.
    """

    code: str
    title: str
    severity: Severity
    kind: FindingClass
    effect: Effect
    message: str
    cure: str
    subject: str = ""
    answer: Answer = Answer.FAIL
    span: Span | None = None
    related: tuple[Span, ...] = ()
    basis: str = ""
    waived_by: str = ""
    covers: str = ""
    waits_for: str = ""
    fact: str = ""

    @property
    def key(self) -> str:
        """Return ``code:subject``, the name a waiver uses."""
        return f"{self.code}:{self.subject}" if self.subject else self.code

    @property
    def blocks(self) -> bool:
        """Return whether this alone refuses a clean package."""
        return self.severity is Severity.FATAL and not self.waived_by

    def sort_key(self) -> tuple[int, str, str, str]:
        """Return the order of a report: worst first, then by code and place."""
        return (self.severity.rank, self.code, self.subject, str(self.span or ""))


def arrange(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings sorted, worst first, each said once."""
    return tuple(sorted(dict.fromkeys(findings), key=Finding.sort_key))
