"""The errands of jobs: a whole workflow each, and in words what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from bidkit import door
from bidkit.errors import ToolMissingError
from bidkit.flow.addendum import take_addendum
from bidkit.flow.brief import SheetJob, brief
from bidkit.flow.build import build
from bidkit.flow.intake import IntakeJob, write_intake
from bidkit.flow.job import Job
from bidkit.flow.paper import draw_paper
from bidkit.flow.start import StartJob, new
from bidkit.report.verdict import judge
from bidkit.sheets.catalogue import chosen

if TYPE_CHECKING:
    from bidkit.load.place import Workspace
    from bidkit.watch import Watch


def make(place: Workspace, draft: bool, soffice: str, watch: Watch) -> dict[str, Any]:
    """Build the package or a draft of it."""
    job = Job(place, draft, soffice, watch=watch, today=door.today(), now=door.now())
    report, base = build(job), f"/t/{quote(place.tender.name)}"
    verdict = judge(report)
    if report.status == "refused":
        words = f"没有生成：{len(report.blocking)} 个问题必须先处理。{verdict.why}"
        return {"words": words, "to": f"{base}/findings"}
    return {"words": f"{verdict.word}。{verdict.why}", "to": f"{base}/goods"}


def sheets(place: Workspace, soffice: str, watch: Watch) -> dict[str, Any]:
    """Write the sheets around the bid, with the page numbers of the package as it is."""
    job = Job(place, False, soffice, watch=watch, today=door.today(), now=door.now())
    done = brief(SheetJob(job, chosen(()), door.today(), fresh=False))
    return {"words": f"写了 {len(done.files)} 个文件", "to": f"/t/{quote(place.tender.name)}/goods"}


def begin(root: Path, name: str, file: Path, soffice: str, watch: Watch) -> dict[str, Any]:
    """Begin a tender from the buyer's document, and draw its pages where LibreOffice is there."""
    done = new(StartJob(root, name, file=file, watch=watch))
    base, said = f"/t/{quote(done.folder.name)}", ""
    if done.started is not None and done.started.unread:
        said = f"；{len(done.started.unread)} 项没有读到，在概况里填"
    return {"words": f"读完了，请逐条核对{said}", "to": f"{base}/review"}


def clarify(place: Workspace, file: Path, watch: Watch) -> dict[str, Any]:
    """Take a clarification of the buyer."""
    watch.say("读取澄清文件")
    done = take_addendum(place, file)
    words = f"{done.file} 改了 {len(done.changes)} 条；撤销了 {len(done.withdrawn)} 个豁免"
    return {"words": words, "to": f"/t/{quote(place.tender.name)}/s/changes"}


def receive(root: Path, folder: Path, watch: Watch) -> dict[str, Any]:
    """Read the papers that wait into a workbook of proposals."""
    done = write_intake(IntakeJob(root, folder, door.today(), watch=watch))
    more = "" if done.recognised else "；没有装文字识别，照片只列出文件名"
    return {"words": f"读完了，请下载 {done.book.name}，对过再收回{more}", "to": "/library/inbox"}


def draw(place: Workspace, file: Path, soffice: str, watch: Watch) -> dict[str, Any]:
    """Draw the pages of the buyer's Word file."""
    watch.say("画出招标文件的页")
    try:
        draw_paper(place, file, soffice)
    except ToolMissingError as missing:
        return {"words": f"{missing.message}。{missing.cure}", "to": f"/t/{quote(place.tender.name)}/source"}
    return {"words": "画好了", "to": f"/t/{quote(place.tender.name)}/source"}
