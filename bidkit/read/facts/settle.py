"""What one fact says about another: no bond has no account, a tender set aside has no deduction."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bidkit.read.facts.money import AS_BUDGET

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.read.facts.candidates import Choice

AT_DEADLINE = "deadline"
OF_BOND = ("bond_forms", "bond_due", "bond_payee", "bond_account")
DEDUCTIONS = ("sme_percent", "joint_percent", "sme_points_percent")


def settled(choices: Sequence[Choice]) -> Iterator[Choice]:
    """Yield the facts that stand beside one another, and how small firms are favoured as those say it."""
    said = {choice.key: choice for choice in choices}

    def value(key: str) -> str:
        return said[key].value if key in said else ""

    for choice in choices:
        if choice.key in OF_BOND and value("bond") == "none":
            continue
        if choice.key in DEDUCTIONS and value("set_aside") == "yes":
            continue
        if choice.key == "ceiling" and choice.value == AS_BUDGET:
            if value("budget"):
                yield replace(choice, value=value("budget"))
            continue
        if choice.key in ("bond_due", "opening") and choice.value == AT_DEADLINE:
            if value("deadline"):
                yield replace(choice, value=value("deadline"))
            continue
        yield choice
    if value("set_aside") == "yes":
        yield replace(said["set_aside"], key="sme", value="set-aside", against=None)
    elif shown := next((said[key] for key in DEDUCTIONS if value(key)), None):
        yield replace(shown, key="sme", value="deduction", against=None)
