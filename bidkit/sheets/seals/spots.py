"""Every place that wants a seal or a signature, in the order of the volumes and their pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bidkit.sheets.seals.handing import Handing, Saying

if TYPE_CHECKING:
    from bidkit.model.tender import Form, SectionPlan, Tender, VolumePlan

Where = Literal["form", "copy", "cover", "every-page", "across"]

_SEALED_COPY = re.compile(r"(?:复印|扫描)件[^。；]{0,12}(?:加?盖|盖章)|加盖[^。；]{0,6}公章")
_BY_HAND = re.compile(r"扫描|手写|抄写|手签|亲笔|亲自签")


@dataclass(frozen=True, slots=True)
class Spot:
    """One place; ``section`` is empty for a whole volume, ``by_hand`` says that ink is wanted, not a certificate."""

    where: Where
    volume: VolumePlan
    document: str
    source: str
    section: str = ""
    seals: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    join: str = "and"
    by_hand: bool = True

    @property
    def joint(self) -> bool:
        """Return whether all members of a joint bid are asked."""
        return "joint" in self.seals


@dataclass(frozen=True, slots=True)
class Asked:
    """What is sealed or signed, the planned forms that say nothing about it, and those asked but not planned."""

    spots: tuple[Spot, ...]
    silent: tuple[tuple[VolumePlan, SectionPlan, Form], ...]
    unplanned: tuple[Form, ...]


def asked(tender: Tender, handed: Handing) -> Asked:
    """Return every place of the package that the tender wants sealed or signed."""
    spots = [spot for volume in tender.package.volumes for spot in _in_volume(tender, volume, handed)]
    planned = list(_planned(tender))
    silent = tuple(one for one in planned if not (one[2].seal or one[2].sign))
    known = {form.id for _, _, form in planned}
    lost = [
        f for f in tender.forms if (f.seal or f.sign) and f.required and not f.later and f.id not in known
    ]
    return Asked(tuple(spots), silent, tuple(lost))


def _planned(tender: Tender) -> Iterator[tuple[VolumePlan, SectionPlan, Form]]:
    for volume in tender.package.volumes:
        for section in volume.sections:
            form = tender.form(section.form) if section.form else None
            if form is not None:
                yield volume, section, form


def _in_volume(tender: Tender, volume: VolumePlan, handed: Handing) -> Iterator[Spot]:
    for section in volume.sections:
        form = tender.form(section.form) if section.form else None
        if form is not None and (form.seal or form.sign):
            hand = handed.paper or not handed.online or _by_hand(tender, form)
            source = str(form.source) or form.id
            yield Spot("form", volume, form.title, source, section.id, form.seal, form.sign, form.join, hand)
        elif section.scans:
            yield from _copies(tender, volume, section)
        elif section.template == "cover" and not volume.blind:
            for said in handed.said["cover"][:1]:
                yield Spot("cover", volume, "封面", _source(said), section.id, ("company",))
    if not volume.blind:
        yield from _whole(volume, handed)


def _whole(volume: VolumePlan, handed: Handing) -> Iterator[Spot]:
    for said in handed.said["every_page"][:1]:
        yield Spot("every-page", volume, "整册逐页", _source(said), "", ("company",))
    for said in handed.said["across"][:1]:
        yield Spot("across", volume, "整册骑缝", _source(said), "", ("company",))


def _copies(tender: Tender, volume: VolumePlan, section: SectionPlan) -> Iterator[Spot]:
    """Yield a section of scans once when a demand it proves wants the copies sealed."""
    for one in tender.requirements:
        wants = one.id in section.scan_ids and _SEALED_COPY.search(one.text)
        if wants and not (one.needs and one.needs.form):
            title = f"{section.title or one.title}（复印件）"
            yield Spot("copy", volume, title, f"{one.id} {one.source}".strip(), section.id, ("company",))
            return


def _by_hand(tender: Tender, form: Form) -> bool:
    texts = [one.text for one in tender.requirements if one.needs and one.needs.form == form.id]
    return any(_BY_HAND.search(text) for text in texts)


def _source(said: Saying) -> str:
    return f"{said.id} {said.place}".strip()
