"""``bidkit audit``: look at finished files that people have edited, or that bidkit never made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from bidkit.audit.files import Readers
from bidkit.audit.remarks import write_remarks
from bidkit.audit.run import Audited, AuditJob, LastPackage
from bidkit.audit.run import audit as look_over
from bidkit.bind import bind
from bidkit.cli.console import progress, write_lines, write_out
from bidkit.cli.options import (
    HERE,
    FailOn,
    FailOnOption,
    JsonOption,
    SofficeOption,
    WorkspaceOption,
    exit_code,
    find_tender,
    wanted_soffice,
)
from bidkit.errors import ToolMissingError
from bidkit.finished.memory import ReadMemory
from bidkit.load.checklist import load_checklist
from bidkit.load.workspace import Workspace, load
from bidkit.model.report import Report
from bidkit.pack.desk import FOLDERS
from bidkit.pack.manifest import packed_files, read_manifest
from bidkit.pack.names import stems
from bidkit.render.plan import plan
from bidkit.report.asjson import dump, place_dict, to_dict
from bidkit.report.html import to_html
from bidkit.report.human import Line, lines
from bidkit.report.summary import summary
from bidkit.store.cache import Cache, open_cache
from bidkit.store.write import write_whole
from bidkit.tools.shelf import PdfShelf
from bidkit.tools.soffice import locate_soffice
from bidkit.words.masks import masked


def audit(
    files: Annotated[
        list[Path], typer.Argument(metavar="文件…", help="要审的 .docx 和 .pdf", show_default=False)
    ],
    tender: Annotated[str, typer.Option("--tender", metavar="项目", help="对照哪个招标项目")],
    as_volume: Annotated[
        list[str] | None,
        typer.Option("--as", metavar="分册", help="文件是哪一册；几个文件时写「文件名=分册」，可写多次"),
    ] = None,
    comment: Annotated[
        bool, typer.Option("--comment", help="把问题写成批注，另存为 文件.批注.docx，原文件不动")
    ] = False,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="文件", help="另写一份网页报告", show_default=False)
    ] = None,
    workspace: WorkspaceOption = HERE,
    soffice: SofficeOption = "",
    fail_on: FailOnOption = FailOn.FATAL,
    as_json: JsonOption = False,
) -> None:
    """Print the findings in finished files; exits 1 at the fail level."""
    place = find_tender(workspace, tender)
    with progress(quiet=as_json) as watch, open_cache(place.cache, say=watch.say) as cache:
        loaded = load(place, cache)
        bound = bind(loaded.library, loaded.tender, loaded.bid, loaded.price)
        rules = load_checklist(place.folders("checklists"), bound.tender.checklists, root=place.root)
        memory = ReadMemory(cache)
        readers = Readers(memory.word, memory.pdf, _converter(cache, wanted_soffice(soffice), watch.say))
        job = AuditJob(tuple(files), bound, rules, readers, stems(bound, draft=False), say=watch.say)
        titles = {section.id: section.title for section in plan(bound, loaded.titles).sections}
        job = replace(job, told=_told(as_volume or ()), titles=titles, last=_last(place))
        done = look_over(job)
    report = summary(bound, done.findings, "audited")
    copies = write_remarks(done, masked) if comment else ()
    if html is not None:
        write_whole(html, to_html(report).encode())
    if as_json:
        write_out(dump(_dict(report, done, copies)))
    else:
        write_lines([*lines(report), *_closing(done, copies, html)])
    raise typer.Exit(exit_code(report, fail_on))


def _told(words: Sequence[str]) -> dict[str, str]:
    """Return the volume by file name; a volume alone stands for every file."""
    pairs = (word.rpartition("=") for word in words)
    return {Path(name).name if name else "": volume for name, _, volume in pairs}


def _last(place: Workspace) -> LastPackage:
    folder = place.out / FOLDERS["packed"]
    content = read_manifest(folder)
    return LastPackage(folder, packed_files(content)) if content else LastPackage()


def _converter(cache: Cache, wanted: str, say: Callable[[str], None]) -> Callable[[Path], Path | None]:
    """Return what makes a PDF of a Word file, remembered by content; it gives None where LibreOffice is missing."""
    try:
        shelf = PdfShelf(locate_soffice(wanted), cache)
    except ToolMissingError:
        return lambda _: None

    def convert(path: Path) -> Path | None:
        data = path.read_bytes()
        if not shelf.fetch(data):
            say(f"把 {path.name} 转成 PDF")
            shelf.convert([data], {data: path.name})[data].replace(shelf.place(data))
            shelf.keep(data)
        return shelf.place(data)

    return convert


def _dict(report: Report, done: Audited, copies: Sequence[Path]) -> dict[str, Any]:
    """Return the report with the files, every edit since the last package and the commented copies."""
    return to_dict(report) | {
        "audited": [
            {
                "name": file.name,
                "volume": file.plan.id if file.plan else "",
                "pages": len(file.pdf.page_texts),
                "paragraphs": len(file.word.passages) if file.word else 0,
            }
            for file in done.files
        ],
        "changes": [
            {
                "kind": change.kind,
                "before": change.before,
                "after": change.after,
                "place": place_dict(change.span),
            }
            for change in done.changes
        ],
        "commented": [path.name for path in copies],
    }


def _closing(done: Audited, copies: Sequence[Path], html: Path | None) -> list[Line]:
    found = [Line(""), Line("== 审了哪些文件 ==", "title")]
    for file in done.files:
        volume = f"《{file.plan.title}》" if file.plan else "不知道是哪一册"
        pages = f"{len(file.pdf.page_texts)} 页" if file.pdf.page_texts else "没有页面"
        found.append(Line(f"  {file.name}：{volume}，{pages}"))
    found += [Line(f"批注写在 {path}，原文件没有动") for path in copies]
    return found + ([Line(f"网页报告：{html}")] if html else [])
