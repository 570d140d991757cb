"""The findings that only an audit makes: what is wrong with a file as a file, and what changed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.codes import CODES
from bidkit.finding import Answer, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bidkit.source import Span


def unsaid(findings: Iterable[Finding], twins: Mapping[str, str]) -> list[Finding]:
    """Return the findings without those of the audit that a rule makes for the same file, or its other form.

    Args:
        findings: all of them.
        twins: the name of a PDF by that of its Word file.
    """
    kept = list(findings)
    told = {(finding.code, finding.span.file) for finding in kept if finding.span is not None}
    told |= {(code, twins[file]) for code, file in told if file in twins}
    return [f for f in kept if f.span is None or (_said_by(f), f.span.file) not in told]


def _said_by(finding: Finding) -> str:
    """Return the rule that looks at the same thing when it knows where sections stand."""
    entry = CODES.get(finding.code)
    return entry.said_by if entry is not None else ""


def note(code: str, message: str, subject: str, span: Span | None = None, *, unsure: bool = False) -> Finding:
    """Return a finding of the audit."""
    answer = Answer.UNKNOWN if unsure else Answer.FAIL
    return CODES[code].finding(message, subject=subject, span=span, answer=answer)
