"""Every page of the PDF can be read: none blank, none sideways, no odd paper, scans sharp, text where text is due."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from bidkit.check.kind import Hit, Kind, fail, gather, unknown
from bidkit.check.world import World
from bidkit.finding import Severity
from bidkit.model.document import FinishedVolume, PlacedSection
from bidkit.model.facts import PageImage, PdfPage
from bidkit.model.record import Record
from bidkit.model.rules import Rule
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


class Parameters(Record):
    """``look`` for one fault; scans below ``dpi`` are weak, below ``poor`` they cannot be read.

    ``others`` softens white scans that no hard requirement rests on, as far as anybody can tell.
    """

    look: Literal["blank", "white-scan", "weak", "sideways", "size", "no-text"]
    dpi: int = 90
    poor: int = 60
    poorly: Severity = Severity.ERROR
    others: Severity | None = None


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield pages with that fault, once a volume or a section."""
    for volume in world.volumes:
        yield from gather(_found(world, volume, parameters))


def _found(world: World, volume: FinishedVolume, parameters: Parameters) -> Iterator[Hit]:
    sides = Counter(_sides(page) for page in volume.pdf.pages)
    usual = sides.most_common(1)
    for number, page in enumerate(volume.pdf.pages, 1):
        section = volume.section_at(number)
        told = _told(volume, number, page, parameters, usual[0][0])
        if told:
            title = section.title if section else volume.title
            severity = parameters.poorly if "看不清" in told else None
            if parameters.look == "white-scan" and not _is_required(world, section):
                severity = parameters.others
            subject = f"{volume.id}/{section.id if section else number}"
            if parameters.look == "sideways":
                yield unknown(
                    subject,
                    f"《{volume.title}》第 {number} 页（{title}）{told}",
                    Span(volume.pdf_name, page=number),
                )
            else:
                message = f"《{volume.title}》第 {number} 页（{title}）{told}"
                yield fail(subject, message, Span(volume.pdf_name, page=number), severity=severity)


def _is_required(world: World, section: PlacedSection | None) -> bool:
    """Return whether a section holds papers that the bid is refused without: by its title, or by what rests on it."""
    if section is None or _HARD_PAPER.search(section.title):
        return True
    plan = next((plan for _, plan in world.sections() if plan.id == section.id), None)
    hard = {one.id for one in world.tender.requirements if one.kind in _HARD}
    return plan is None or bool(set(plan.scan_ids) & (hard | world.uses.required))


def _told(
    volume: FinishedVolume, number: int, page: PdfPage, parameters: Parameters, usual: tuple[float, float]
) -> str:
    text = squeeze(volume.page_texts[number - 1]) if number <= len(volume.page_texts) else ""
    scans = [image for image in page.images if image.covers >= _WHOLE]
    match parameters.look:
        case "blank":
            return (
                "是空白页"
                if not page.images and (not page.drawn or (len(text) < _FEW and _only_number(text)))
                else ""
            )
        case "white-scan":
            return "的扫描件是一张白纸" if any(image.white for image in scans) else ""
        case "weak":
            return _weak(min((image.dpi for image in scans if image.dpi), default=0), parameters)
        case "sideways":
            return _sideways(page, scans)
        case "size":
            return _size(page, usual)
        case _:
            return _textless(volume, number, page, text)


def _sideways(page: PdfPage, scans: list[PageImage]) -> str:
    """Return that a page lies on its side or head: by its letters, its lines, or a turn that nobody can judge."""
    if page.turned:
        return f"是{'倒放' if page.turned == 180 else '横放'}的，文字和扫描件都要歪着看，请转正"
    if any(image.sideways for image in scans):
        return "的扫描件可能是横放或倒放的，请人看一下"
    if scans and page.rotation % 360 == 180:
        return "的扫描件被转了 180 度，可能是倒放的，请人看一下"
    unsure = scans and page.rotation % 180 and not any(image.upright for image in scans)
    return "的扫描件被转了 90 度，可能是横放的，请人看一下" if unsure else ""


def _sides(page: PdfPage) -> tuple[float, float]:
    """Return the shorter and the longer side."""
    return min(page.width, page.height), max(page.width, page.height)


def _only_number(text: str) -> bool:
    return not "".join(char for char in text if not char.isdigit() and char not in "第页共-—/.·")


def _weak(dpi: int, parameters: Parameters) -> str:
    if not dpi or dpi >= parameters.dpi:
        return ""
    return f"的扫描件只有 {dpi} dpi，{'看不清' if dpi < parameters.poor else '不够清楚'}"


def _size(page: PdfPage, usual: tuple[float, float]) -> str:
    sides = _sides(page)
    a3 = (_A4[1], 1190.55)
    fits = [
        all(abs(a - b) <= _SLACK for a, b in zip(sides, wanted, strict=True)) for wanted in (_A4, a3, usual)
    ]
    if not any(fits[:2]) and (not fits[2] or not any(abs(usual[0] - w) <= _SLACK for w in (_A4[0], a3[0]))):
        return f"的纸张是 {sides[0] / 72 * 25.4:.0f}×{sides[1] / 72 * 25.4:.0f} 毫米，不是 A4"
    return ""


def _textless(volume: FinishedVolume, number: int, page: PdfPage, text: str) -> str:
    section = volume.section_at(number)
    if section is None or section.scans or not page.images or max(i.covers for i in page.images) < _WHOLE:
        return ""
    return "" if len(text) >= _FEW and not _only_number(text) else "是图片，查不到文字，应为可检索的文字"


KIND = Kind("PDF 的每一页能不能看", Parameters, check)
