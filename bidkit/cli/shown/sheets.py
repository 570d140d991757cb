"""The sheets, written and printed: where they lie and what they could not say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bidkit.cli.console import progress, write_out
from bidkit.cli.options import parse_day
from bidkit.door import today, wanted_soffice
from bidkit.report.asjson import dump
from bidkit.report.kept import kept_list, kept_words
from bidkit.sheets.printers.asjson import to_dict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.flow.brief import Made
    from bidkit.load.workspace import Workspace
    from bidkit.sheets.catalogue import Maker

MOST_GAPS = 5
PAGES_FROM = {
    "packed": "页码对应 out/package 里的成品。",
    "draft": "有废标风险没处理，页码对应 out/draft 里的草稿；处理后请再出一次。",
    "word-only": "没有 PDF，表里不写页码。",
    "checked": "没有核对成品，表里不写页码。",
}


def write_sheets(
    place: Workspace, makers: tuple[Maker, ...], *, day: str, fresh: bool, as_json: bool
) -> None:
    """Write the sheets and say where they lie and what they could not say."""
    from bidkit.flow.brief import FOLDER, SheetJob, brief  # WeasyPrint and openpyxl: half a second to start
    from bidkit.flow.job import Job

    on = parse_day(day, "--today") if day else today()
    with progress(quiet=as_json) as watch:
        job = Job(place, soffice=wanted_soffice(), watch=watch, today=today())
        made = brief(SheetJob(job, makers, on, fresh))
    where = f"{place.shown(place.out)}/{FOLDER}/"
    write_out(dump(_dict(made)) if as_json else "\n".join(_lines(made, where)))


def _dict(made: Made) -> dict[str, Any]:
    return {
        "schema": 1,
        "status": made.status,
        "why": made.why,
        "kept": [path.name for path in made.kept],
        "set_aside": kept_list(made.set_aside),
        "sheets": [to_dict(sheet) for sheet in made.sheets],
    }


def _lines(made: Made, where: str) -> Iterator[str]:
    for sheet in made.sheets:
        yield f"{sheet.title}：{len(sheet.gaps)} 项待补" if sheet.gaps else f"{sheet.title}：没有待补事项"
        yield from (f"  待补 {gap.what}；{gap.cure}" for gap in sheet.gaps[:MOST_GAPS])
        if len(sheet.gaps) > MOST_GAPS:
            yield f"  另有 {len(sheet.gaps) - MOST_GAPS} 项，见表内「待补事项」"
    yield f"写在 {where}，共 {len(made.files)} 个文件。{PAGES_FROM[made.status]}"
    yield from (f"有人改过的旧表没有覆盖，改名留在旁边：{path.name}" for path in made.kept)
    yield from kept_words(made.set_aside)
    if made.why:
        yield f"没有页码：{made.why}"
    gaps = any(sheet.gaps for sheet in made.sheets)
    yield f"下一步：{'把「待补」的补上，再运行一次' if gaps else '照这些表分工、签字盖章、递交'}"
