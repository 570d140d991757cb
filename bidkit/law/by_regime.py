"""One matter's article in each regime and, where the purchase is no tender, in the measure of its own method."""

from __future__ import annotations

from bidkit.law.regimes import is_procurement, is_public, is_tender, is_tendering
from bidkit.law.register import Register
from bidkit.model.record import Record
from bidkit.model.rules import OWN_TERMS
from bidkit.model.tender import Tender


class ByRegime(Record):
    """The article that says so; ``other`` stands for enterprises and the military.

    ``consultation`` and ``negotiation`` hold what 财库〔2014〕214号 and 74号令 say; where they are not given, what
    ``procurement`` cites from texts that bind every method is left.
    """

    procurement: str = ""
    tendering: str = ""
    other: str = "以招标文件的约定为准"
    consultation: str = ""
    negotiation: str = ""

    def of(self, tender: Tender, register: Register) -> str:
        """Return the article that binds this purchase; "" where none is named, or the regime is not read."""
        if not (self.procurement or self.tendering):
            return ""
        if not (tender.is_read("regime") and is_public(tender.regime)):
            return self.other
        text = self.tendering if is_tendering(tender.regime) else self.procurement
        if is_procurement(tender.regime) and not is_tender(tender.method):
            own = self.consultation if tender.method == "consultation" else self.negotiation
            text = own or text
        if not text:
            return ""
        return register.marked(register.binding(text, tender), "（{}）") or OWN_TERMS


NO_LAW = ByRegime()
