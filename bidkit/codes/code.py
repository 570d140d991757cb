"""A code of bidkit's own: a finding that no rule of a checklist makes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bidkit.finding import Answer, Effect, Finding, FindingClass, Severity
from bidkit.model.uses import Uses
from bidkit.source import Span

Maker = Literal["check", "link", "audit", "read"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """How a finding is called, how grave it is, why it matters, and what cures it.

    ``maker`` is the part of bidkit that makes it; ``said_by`` is the rule that says the same of the same file, and then
    alone; ``uses`` is what the sheets make of it.
    """

    code: str
    maker: Maker
    title: str
    severity: Severity
    kind: FindingClass
    effect: Effect
    why: str
    cure: str
    said_by: str = ""
    uses: Uses = field(default_factory=Uses)

    def finding(
        self,
        message: str,
        *,
        subject: str = "",
        span: Span | None = None,
        related: tuple[Span, ...] = (),
        cure: str = "",
        answer: Answer = Answer.FAIL,
    ) -> Finding:
        """Return a finding of this code; ``cure`` where it can say more than the general one."""
        return Finding(
            code=self.code,
            title=self.title,
            severity=self.severity,
            kind=self.kind,
            effect=self.effect,
            message=message,
            cure=cure or self.cure,
            subject=subject,
            answer=answer,
            span=span,
            related=related,
        )
