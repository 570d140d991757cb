"""The draft of a challenge or an objection to a result: facts with their proof; the rest is a visible blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.sheets.plan.conditions import procurement, tendering
from bidkit.sheets.plan.letters import common_values, filled_letter, lacking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.model.sheet import Extra
    from bidkit.sheets.aftermath.case import Case
    from bidkit.sheets.aftermath.faults import Fault

CHALLENGE = "草稿_对结果的质疑函.docx"
OBJECTION = "草稿_对评标结果的异议函.docx"


def draft(case: Case, found: Sequence[Fault]) -> tuple[Extra, ...]:
    """Return the letter that fits the statutes of the purchase; nothing without a fact or where neither applies."""
    if not found:
        return ()
    rows = [
        {
            "n": number,
            "title": one.title,
            "fact": f"{one.says}。结果公告原文：{one.proof}",
            "basis": one.law or lacking("法律依据"),
            "ask": one.ask,
        }
        for number, one in enumerate(found, start=1)
    ]
    values = {**common_values(case.material), "points": rows}
    if procurement(case.material):
        return (filled_letter(CHALLENGE, "result-challenge", values),)
    if tendering(case.material) and case.notice.kind == "candidates":
        return (filled_letter(OBJECTION, "result-objection", values),)
    return ()
