"""A type of clause that a buyer may not write as a code, so that it can be explained like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.codes.code import Code
from bidkit.finding import Effect, FindingClass, Severity
from bidkit.law.clause import BINDING_NAMES, FAULT_NAMES

if TYPE_CHECKING:
    from bidkit.law.clause import ClauseType


def code_of(one: ClauseType) -> Code:
    """Return the code with what it is under each law, an example, and a lawful neighbour."""
    kinds = "；".join(f"{BINDING_NAMES[who]}：{FAULT_NAMES[kind]}" for who, kind in one.kinds.items())
    basis = "；".join(f"{BINDING_NAMES[who]}：{text}" for who, text in one.law.items())
    shown = f"例如「{one.bad.text}」；不算的如「{one.lawful.text}」"
    return Code(
        code=one.code,
        maker="read",
        title=one.title,
        severity=Severity.INFO,
        kind=FindingClass.WRONG,
        effect=Effect.CLARIFY,
        why=f"{one.why}（{kinds}）依据：{basis}。{shown}",
        cure=one.ask,
    )
