"""One named fact of a question card: its text, the record it comes from and its pages; or what to do to get it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from bidkit.model.bid import cents
from bidkit.words.dates import date_words

if TYPE_CHECKING:
    from datetime import date

    from bidkit.model.sheet import PageRef
    from bidkit.sheets.material import Material


OPENING_OPEN = "tender.yaml 的 dates.opening 没有读到：查到后填写"
"""The cure of every fact that is judged on the day of the opening."""


@dataclass(frozen=True, slots=True)
class Known:
    """A fact as a card prints it; an empty ``text`` means that it is not known, and ``cure`` says where to write it."""

    text: str
    source: str = ""
    refs: tuple[PageRef, ...] = ()
    cure: str = ""


def missing(cure: str) -> Known:
    """Return a fact that nobody knows yet."""
    return Known("", cure=cure)


def wan(amount: Decimal) -> str:
    """Return the amount in 万元 with two decimals, as the table of financial figures prints it."""
    return f"{cents(amount / 10_000):,.2f} 万元"


def percent(share: Decimal) -> str:
    """Return a share in percent with one decimal."""
    return f"{(share * 100).quantize(Decimal('0.1'), ROUND_HALF_UP)}%"


def day(on: date) -> str:
    """Return 2026年12月21日."""
    return date_words(on)


def pages_of_template(material: Material, *templates: str) -> tuple[PageRef, ...]:
    """Return the pages of the first planned section made from one of these templates of the set."""
    forms = {form.id: form.template for form in material.dossier.tender.forms}
    planned = [section for volume in material.dossier.tender.package.volumes for section in volume.sections]
    for wanted in templates:
        for section in planned:
            if wanted in (section.template, forms.get(section.form, "")):
                return material.section_pages(section.id)
    return ()
