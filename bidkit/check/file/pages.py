"""Every page of the PDF can be read: none blank, none sideways, no odd paper, scans sharp, text where text is due."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from bidkit.check.kind import Check, Hit, Kind, NoParameters, fail, family, of_volumes, unknown
from bidkit.check.world import World
from bidkit.finding import Severity
from bidkit.model.document import FinishedVolume, PlacedSection
from bidkit.model.facts import PageImage, PdfPage
from bidkit.model.record import Record
from bidkit.source import Span
from bidkit.words.spaces import squeeze

_A4 = (595.28, 841.89)
_SLACK = 8.0
_WHOLE = 0.5
_FEW = 12
_HARD = ("qualification", "conformity", "substantive")
_HARD_PAPER = re.compile(
    r"营业执照|法人证书|登记证|身份证|授权|资质|许可|资格|保证金|保函|承诺|声明|投标函|开标"
)


class Weak(Record):
    """Scans below ``dpi`` are weak, below ``poor`` they cannot be read, which weighs ``poorly``."""

    dpi: int = 90
    poor: int = 60
    poorly: Severity = Severity.ERROR


class White(Record):
    """``others`` softens white scans that no hard requirement rests on, as far as anybody can tell."""

    others: Severity | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a volume, what stands on it, and the sides that most pages have."""

    world: World
    volume: FinishedVolume
    number: int
    pdf: PdfPage
    usual: tuple[float, float]

    @property
    def section(self) -> PlacedSection | None:
        """Return the section that the page lies in."""
        return self.volume.section_at(self.number)

    @property
    def text(self) -> str:
        """Return the text without spaces."""
        texts = self.volume.page_texts
        return squeeze(texts[self.number - 1]) if self.number <= len(texts) else ""

    @property
    def scans(self) -> list[PageImage]:
        """Return the pictures that cover the page."""
        return [image for image in self.pdf.images if image.covers >= _WHOLE]

    def hit(self, told: str, *, sure: bool = True, severity: Severity | None = None) -> Hit:
        """Return what is told of the page; where nobody is ``sure`` a person shall look."""
        title = self.section.title if self.section else self.volume.title
        subject = f"{self.volume.id}/{self.section.id if self.section else self.number}"
        message = f"《{self.volume.title}》第 {self.number} 页（{title}）{told}"
        place = Span(self.volume.pdf_name, page=self.number)
        return fail(subject, message, place, severity=severity) if sure else unknown(subject, message, place)


def _pages(look: Callable[[Page, Any], Hit | None]) -> Check:
    """Return the check of every page, told once a volume or a section."""

    def found(world: World, volume: FinishedVolume, parameters: Record) -> Iterator[Hit]:
        sides = Counter(_sides(page) for page in volume.pdf.pages).most_common(1)
        for number, page in enumerate(volume.pdf.pages, 1):
            hit = look(Page(world, volume, number, page, sides[0][0]), parameters)
            if hit is not None:
                yield hit

    return of_volumes(found)


def _is_required(world: World, section: PlacedSection | None) -> bool:
    """Return whether a section holds papers that the bid is refused without: by its title, or by what rests on it."""
    if section is None or _HARD_PAPER.search(section.title):
        return True
    plan = next((plan for _, plan in world.sections() if plan.id == section.id), None)
    hard = {one.id for one in world.tender.requirements if one.kind in _HARD}
    return plan is None or bool(set(plan.scan_ids) & (hard | world.uses.required))


def _blank(page: Page, _: NoParameters) -> Hit | None:
    empty = not page.pdf.drawn or (len(page.text) < _FEW and _only_number(page.text))
    return page.hit("是空白页") if not page.pdf.images and empty else None


def _white_scan(page: Page, parameters: White) -> Hit | None:
    if not any(image.white for image in page.scans):
        return None
    severity = None if _is_required(page.world, page.section) else parameters.others
    return page.hit("的扫描件是一张白纸", severity=severity)


def _weak(page: Page, parameters: Weak) -> Hit | None:
    dpi = min((image.dpi for image in page.scans if image.dpi), default=0)
    if not dpi or dpi >= parameters.dpi:
        return None
    poor = dpi < parameters.poor
    told = f"的扫描件只有 {dpi} dpi，{'看不清' if poor else '不够清楚'}"
    return page.hit(told, severity=parameters.poorly if poor else None)


def _sideways(page: Page, _: NoParameters) -> Hit | None:
    """Return that a page lies on its side or head: by its letters, its lines, or a turn that nobody can judge."""
    pdf, scans = page.pdf, page.scans
    if pdf.turned:
        told = f"是{'倒放' if pdf.turned == 180 else '横放'}的，文字和扫描件都要歪着看，请转正"
    elif any(image.sideways for image in scans):
        told = "的扫描件可能是横放或倒放的，请人看一下"
    elif scans and pdf.rotation % 360 == 180:
        told = "的扫描件被转了 180 度，可能是倒放的，请人看一下"
    elif scans and pdf.rotation % 180 and not any(image.upright for image in scans):
        told = "的扫描件被转了 90 度，可能是横放的，请人看一下"
    else:
        return None
    return page.hit(told, sure=False)


def _sides(page: PdfPage) -> tuple[float, float]:
    """Return the shorter and the longer side."""
    return min(page.width, page.height), max(page.width, page.height)


def _only_number(text: str) -> bool:
    return not "".join(char for char in text if not char.isdigit() and char not in "第页共-—/.·")


def _size(page: Page, _: NoParameters) -> Hit | None:
    sides, usual, a3 = _sides(page.pdf), page.usual, (_A4[1], 1190.55)
    fits = [
        all(abs(a - b) <= _SLACK for a, b in zip(sides, wanted, strict=True)) for wanted in (_A4, a3, usual)
    ]
    if any(fits[:2]) or (fits[2] and any(abs(usual[0] - width) <= _SLACK for width in (_A4[0], a3[0]))):
        return None
    return page.hit(f"的纸张是 {sides[0] / 72 * 25.4:.0f}×{sides[1] / 72 * 25.4:.0f} 毫米，不是 A4")


def _no_text(page: Page, _: NoParameters) -> Hit | None:
    if page.section is None or page.section.scans or not page.scans:
        return None
    read = len(page.text) >= _FEW and not _only_number(page.text)
    return None if read else page.hit("是图片，查不到文字，应为可检索的文字")


ABOUT = "PDF 的每一页能不能看"
KINDS = {
    "white-scan": Kind(ABOUT, White, _pages(_white_scan)),
    "weak": Kind(ABOUT, Weak, _pages(_weak)),
    **family(
        ABOUT,
        NoParameters,
        {
            "blank": _pages(_blank), "sideways": _pages(_sideways), "size": _pages(_size),
            "no-text": _pages(_no_text),
        },
    ),
}  # fmt: skip
