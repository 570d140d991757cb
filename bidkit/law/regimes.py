"""The regimes and methods of buying by name, and the questions that the rest of the program asks about them."""

from __future__ import annotations

from typing import Final

from bidkit.model.purchase import Method

PROCUREMENT: Final = "government-procurement"
TENDERING: Final = "tendering"
ENTERPRISE: Final = "enterprise"
MILITARY: Final = "military"

OPEN: Final = "open"
INVITED: Final = "invited"
CONSULTATION: Final = "consultation"
NEGOTIATION: Final = "negotiation"
INQUIRY: Final = "inquiry"
SINGLE_SOURCE: Final = "single-source"

BY_TENDER: tuple[Method, ...] = (OPEN, INVITED)
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


def by_invitation(method: str) -> bool:
    """Return whether only those take part whom the buyer asks."""
    return method in (INVITED, SINGLE_SOURCE)


def has_talks(method: str) -> bool:
    """Return whether a group talks with several suppliers, who then offer for the last time."""
    return method in (CONSULTATION, NEGOTIATION)


def has_rounds(method: str) -> bool:
    """Return whether the price is spoken about after the opening."""
    return has_talks(method) or method == SINGLE_SOURCE


def is_tender(method: str) -> bool:
    """Return whether the way of buying is a tender, which most decrees speak of."""
    return method in BY_TENDER
