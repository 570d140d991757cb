"""Which packs of rules a tender is judged by: they follow its regime and its blind volumes; one may be switched off.

A pack runs because the tender is what it is, not because somebody remembered its name; ``checklists`` only
adds to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bidkit.model.pack_off import PackOff
    from bidkit.model.tender import Tender

BASE, BLIND = "base", "blind"
BY_REGIME = {"government-procurement": "government-procurement", "tendering": "tendering"}
"""The pack of each regime that has one; its rules choose by ``methods`` what binds a purchase."""


def following(tender: Tender) -> tuple[str, ...]:
    """Return the packs that what is known of the tender asks for, whatever ``checklists`` says.

    A regime that nobody has read asks for none: a placeholder would bring the rules of another law.
    """
    own = BY_REGIME.get(tender.regime) if tender.is_read("regime") else None
    dark = tender.package.blind is not None or any(volume.blind for volume in tender.package.volumes)
    return (BASE, *((own,) if own else ()), *((BLIND,) if dark else ()))


def packs_of(tender: Tender) -> tuple[str, ...]:
    """Return the packs that run: those that follow, those named besides, without those switched off."""
    off = {one.pack for one in tender.packs_off}
    return tuple(name for name in dict.fromkeys((*following(tender), *tender.checklists)) if name not in off)


def switched_off(tender: Tender) -> tuple[PackOff, ...]:
    """Return what was switched off and would have run."""
    wanted = {*following(tender), *tender.checklists}
    return tuple(one for one in tender.packs_off if one.pack in wanted)
