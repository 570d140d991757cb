"""How this sheet writes numbers: points without trailing zeros, yuan with thousands separators, per cent."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.sheets.numbers import marks

if TYPE_CHECKING:
    from bidkit.model.dossier import Dossier

OPEN = "待人评"


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
