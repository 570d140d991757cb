"""The sheets around the bid: bind and check as ``build`` does, then make, draw and write what was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bidkit.build import Job, build, dossier, examine
from bidkit.errors import ToolMissingError
from bidkit.model.places import Places
from bidkit.model.report import Report
from bidkit.model.sheet import Picture, Sheet
from bidkit.pack.desk import desk_of
from bidkit.pack.store import write_whole
from bidkit.pdf.drawing import svg_to_png
from bidkit.sheets.catalogue import Maker
from bidkit.sheets.material import Material
from bidkit.sheets.printers.excel import to_workbook
from bidkit.sheets.printers.hide import hidden
from bidkit.sheets.printers.html import PAGES, to_html, to_pdf
from bidkit.word.sheet import sheet_to_word

FOLDER = "sheets"


@dataclass(frozen=True, slots=True)
class SheetJob:
    """Which sheets to make for which bid; ``fresh`` False leaves the package alone and quotes no pages."""

    job: Job
    makers: tuple[Maker, ...]
    today: date | None = None
    fresh: bool = True


@dataclass(frozen=True, slots=True)
class Made:
    """The sheets and the files they were written to; ``status`` is that of the package behind the pages."""

    sheets: tuple[Sheet, ...]
    files: tuple[Path, ...]
    status: str


def brief(job: SheetJob) -> Made:
    """Return the sheets, written below the tender's output folder as HTML, PDF, Word and, where asked, Excel."""
    material, status = _material(job)
    made: list[Sheet] = []
    files: list[Path] = []
    folder = job.job.workspace.out / FOLDER
    for maker in job.makers:
        job.job.say(f"写{maker.title}")
        for sheet in maker.make(material):
            made.append(hidden(sheet))
            files += _write(made[-1], _facts(material), folder)
    return Made(tuple(made), tuple(files), status)


def _material(job: SheetJob) -> tuple[Material, str]:
    with_pages = job.fresh and any(maker.pages for maker in job.makers)
    report, places = _packed(job.job) if with_pages else (examine(job.job), None)
    return Material(dossier(job.job), report.findings, places, job.today), report.status


def _packed(job: Job) -> tuple[Report, Places | None]:
    """Return the report of a package made from today's data; a bid that may not be packed is built as a draft."""
    try:
        report = build(job)
        if report.status == "refused":
            report = build(replace(job, draft=True))
    except ToolMissingError:
        return examine(job), None
    place = job.workspace
    return report, desk_of(place.out, place.cache, place.shown(place.out)).places()


def _facts(material: Material) -> str:
    """Return the line below every title."""
    tender = material.dossier.tender
    number = f"（{tender.project.number}）" if tender.project.number else ""
    bidder = material.dossier.library.company.name
    return f"{tender.project.name}{number}　投标人 {bidder}　内部资料，不放进投标文件"


def _write(sheet: Sheet, facts: str, folder: Path) -> Sequence[Path]:
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
    bodies |= {extra.name: extra.data for extra in sheet.extras}
    for name, body in bodies.items():
        write_whole(folder / name, body)
    return [folder / name for name in bodies]
