"""The sheets around the bid: bind and check as ``build`` does, then make, draw and write what was asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bidkit.errors import ToolMissingError
from bidkit.flow.build import pack
from bidkit.flow.examine import dossier, examine, rules
from bidkit.flow.job import Job
from bidkit.flow.locks import making, settled
from bidkit.load.standards import load_standards
from bidkit.model.places import Places
from bidkit.model.report import Kept, Report
from bidkit.model.sheet import Picture, Sheet
from bidkit.pack.desk import tray_memory
from bidkit.pack.tray import Tray
from bidkit.pdf.made.drawing import svg_to_png
from bidkit.pdf.seen.read import page_texts
from bidkit.sheets.catalogue import Maker
from bidkit.sheets.material import Material
from bidkit.sheets.printers.excel import to_workbook
from bidkit.sheets.printers.hide import hidden
from bidkit.sheets.printers.html import PAGES, to_html, to_pdf
from bidkit.word.fill.sheet import sheet_to_word

FOLDER = "sheets"
UNWRITTEN = "待补充"
"""What a chapter says that ``bidkit read`` laid out and nobody wrote."""


@dataclass(frozen=True, slots=True)
class SheetJob:
    """Which sheets to make for which bid; ``fresh`` False leaves the package alone and quotes no pages."""

    job: Job
    makers: tuple[Maker, ...]
    today: date | None = None
    fresh: bool = True


@dataclass(frozen=True, slots=True)
class Made:
    """The sheets and the files they were written to; ``status`` is that of the package behind the pages.

    ``kept`` are sheets somebody had changed, moved aside; ``set_aside`` is the same of the package that was built for
    the pages; ``why`` says which tool is missing where it is the reason that there are no pages.
    """

    sheets: tuple[Sheet, ...]
    files: tuple[Path, ...]
    kept: tuple[Path, ...]
    status: str
    why: str = ""
    set_aside: tuple[Kept, ...] = ()


def brief(job: SheetJob) -> Made:
    """Return the sheets, written below the tender's output folder as HTML, PDF, Word and, where asked, Excel."""
    settled(job.job.workspace.root)
    material, report, why = _material(job)
    made: list[Sheet] = []
    orders: dict[str, dict[str, bytes]] = {}
    for number, one in enumerate(job.makers):
        job.job.watch.say(f"写{one.title}", number, len(job.makers))
        sheets = [hidden(sheet) for sheet in one.make(material)]
        bodies = [_printed(sheet, _facts(material, sheet)) for sheet in sheets]
        orders[one.id] = {name: body for printed in bodies for name, body in printed.items()}
        made += sheets
    job.job.say("写出配套表")
    place = job.job.workspace
    with making(place, "写配套表"):
        laid = Tray(place.out / FOLDER, _tray_memory(job.job), place.out).lay(orders)
    return Made(tuple(made), laid.files, laid.kept, report.status, why, report.kept)


def _material(job: SheetJob) -> tuple[Material, Report, str]:
    with_pages = job.fresh and any(maker.pages for maker in job.makers)
    report, places, why = _packed(job.job) if with_pages else (examine(job.job), None, "")
    standards, seen = load_standards(job.job.workspace.root), rules(job.job)
    blank = _unwritten(job.job, report, places)
    bid = dossier(job.job)
    return Material(bid, report.findings, places, job.today, standards, seen, blank), report, why


def _unwritten(job: Job, report: Report, places: Places | None) -> frozenset[tuple[str, int]]:
    """Return volume and page of each page that still waits for its text; files are opened only where a rule saw one."""
    if places is None or not any(UNWRITTEN in one.message for one in report.findings):
        return frozenset()
    folder = job.workspace.root / report.folder
    files = {one.id: next(folder.rglob(one.pdf), None) for one in places.volumes if one.pdf}
    return frozenset(
        (volume, number)
        for volume, path in files.items()
        if path is not None
        for number, text in enumerate(page_texts(path), 1)
        if UNWRITTEN in text
    )


def _packed(job: Job) -> tuple[Report, Places | None, str]:
    """Return the report of a package made from today's data; a bid that may not be packed is built as a draft."""
    try:
        packed = pack(job)
        report = packed.report
        if report.status == "refused":
            packed = pack(replace(job, draft=True))
            report = replace(packed.report, kept=(*report.kept, *packed.report.kept))
    except ToolMissingError as missing:
        return examine(job), None, f"{missing.message}。{missing.cure}"
    known = packed.places if packed.places and any(one.pages for one in packed.places.volumes) else None
    return report, known, ""


def _tray_memory(job: Job) -> Path:
    place = job.workspace
    return tray_memory(place.cache, place.shown(place.out), "sheets")


def _facts(material: Material, sheet: Sheet) -> str:
    """Return the line below every title."""
    tender = material.dossier.tender
    number = f"（{tender.project.number}）" if tender.project.number else ""
    bidder = material.dossier.library.company.name
    whose = "" if sheet.id == "final" else "　内部资料，不放进投标文件"  # the buyer gets that one
    return f"{tender.project.name}{number}　投标人 {bidder}{whose}"


def _printed(sheet: Sheet, facts: str) -> dict[str, bytes]:
    """Return the sheet in every form by file name, and the files that go beside it."""
    page = to_html(sheet, facts)
    pictures = {block.svg: svg_to_png(block.svg) for block in sheet.blocks if isinstance(block, Picture)}
    template = (PAGES / "sheet.docx").read_bytes()
    bodies = {
        f"{sheet.title}.html": page.encode(),
        f"{sheet.title}.pdf": to_pdf(page),
        f"{sheet.title}.docx": sheet_to_word(sheet, facts, template, pictures),
    }
    if sheet.workbook:
        bodies[f"{sheet.title}.xlsx"] = to_workbook(sheet, facts)
    return bodies | {extra.name: extra.data for extra in sheet.extras}
