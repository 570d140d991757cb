"""How this sheet writes numbers: points without trailing zeros, yuan with thousands separators, per cent."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bidkit.model.dossier import Dossier

OPEN = "待人评"
MISSING = "待补"
CENT = Decimal("0.01")


def marks(points: Decimal | None, missing: str = MISSING) -> str:
    """Return points to two decimals without trailing zeros; ``missing`` when there are none."""
    if points is None:
        return missing
    return f"{points.quantize(CENT, ROUND_HALF_UP).normalize() + 0:f}"


def yuan(amount: Decimal | None, missing: str = MISSING) -> str:
    """Return an amount in yuan with thousands separators; ``missing`` when there is none."""
    return missing if amount is None else f"{amount.quantize(CENT, ROUND_HALF_UP):,.2f} 元"


def percent(share: Decimal) -> str:
    """Return a per cent with its sign, without trailing zeros; ``+5%``, ``−2.5%``, ``不变``."""
    if not share:
        return "不变"
    sign = "+" if share > 0 else "−"
    return f"{sign}{marks(abs(share))}%"


def section_title(dossier: Dossier, where: str) -> str:
    """Return the title of a section, or its id while the package has no such section."""
    name = where.partition("#")[0]
    volumes = dossier.tender.package.volumes
    return next((s.title for v in volumes for s in v.sections if s.id == name and s.title), name)
