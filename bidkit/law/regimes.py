"""The regimes and methods of buying by name, and the questions that the rest of the program asks about them."""

from __future__ import annotations

from typing import Final

from bidkit.model.purchase import Method

PROCUREMENT: Final = "government-procurement"
TENDERING: Final = "tendering"
ENTERPRISE: Final = "enterprise"
MILITARY: Final = "military"

BY_TENDER: tuple[Method, ...] = ("open", "invited")
"""The methods that are a tender (招标); 87号令 governs no other (its art 2)."""


def is_procurement(regime: str) -> bool:
    """Return whether the statutes of government procurement apply."""
    return regime == PROCUREMENT


def is_tendering(regime: str) -> bool:
    """Return whether the statutes of tendering apply."""
    return regime == TENDERING


def is_public(regime: str) -> bool:
    """Return whether either statute applies, with its clocks; enterprises and the military set their own."""
    return regime in (PROCUREMENT, TENDERING)


def is_tender(method: str) -> bool:
    """Return whether the way of buying is a tender, which most decrees speak of."""
    return method in BY_TENDER
