"""``bidkit sheets`` and one command a sheet: what the team needs besides the package, from the same facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from bidkit.cli.console import progress, write_out
from bidkit.cli.options import (
    HERE,
    JsonOption,
    TenderArgument,
    WorkspaceOption,
    find_tender,
    parse_day,
    today,
    wanted_soffice,
)
from bidkit.errors import UsageError
from bidkit.flow.build import Job
from bidkit.load.workspace import Workspace
from bidkit.report.asjson import dump
from bidkit.report.kept import kept_list, kept_words
from bidkit.sheets.catalogue import MAKERS, Maker, maker
from bidkit.sheets.printers.asjson import to_dict

MOST_GAPS = 5
PAGES_FROM = {
    "packed": "页码对应 out/package 里的成品。",
    "draft": "有废标风险没处理，页码对应 out/draft 里的草稿；处理后请再出一次。",
    "word-only": "没有 PDF，表里不写页码。",
    "checked": "没有核对成品，表里不写页码。",
}
NamesOption = Annotated[
    str,
    typer.Option(
        "--only", metavar="名称", help="只要其中几张，逗号隔开：" + "、".join(one.id for one in MAKERS)
    ),
]
FreshOption = Annotated[
    bool, typer.Option("--build/--no-build", help="先把成品更新到最新，证据页码才准；不更新就不写页码")
]
DayOption = Annotated[
    str,
    typer.Option("--today", metavar="日期", help="按哪一天算，默认今天，如 2026-12-01", show_default=False),
]


def sheets(
    tender: TenderArgument,
    workspace: WorkspaceOption = HERE,
    only: NamesOption = "",
    fresh: FreshOption = True,
    day: DayOption = "",
    as_json: JsonOption = False,
) -> None:
    """Write all sheets, or those named, into the tender's output folder."""
    names = [name.strip() for name in only.replace("，", ",").split(",") if name.strip()]
    unknown = [name for name in names if name not in {one.id for one in MAKERS}]
    if unknown:
        known = "、".join(f"{one.id}（{one.title}）" for one in MAKERS)
        raise UsageError(f"没有叫「{unknown[0]}」的表", cure=f"可以写：{known}")
    wanted = tuple(map(maker, names)) or MAKERS
    write_sheets(find_tender(workspace, tender), wanted, day=day, fresh=fresh, as_json=as_json)


def sheet_command(sheet_id: str) -> Callable[..., None]:
    """Return the command that writes the sheets of one kind."""

    def command(
        tender: TenderArgument,
        workspace: WorkspaceOption = HERE,
        fresh: FreshOption = True,
        day: DayOption = "",
        as_json: JsonOption = False,
    ) -> None:
        place = find_tender(workspace, tender)
        write_sheets(place, (maker(sheet_id),), day=day, fresh=fresh, as_json=as_json)

    command.__name__ = sheet_id
    return command


def write_sheets(
    place: Workspace, makers: tuple[Maker, ...], *, day: str, fresh: bool, as_json: bool
) -> None:
    """Write the sheets and say where they lie and what they could not say."""
    from bidkit.flow.brief import FOLDER, SheetJob, brief  # WeasyPrint and openpyxl: half a second to start

    on = parse_day(day, "--today") if day else today()
    with progress(quiet=as_json) as watch:
        job = Job(place, soffice=wanted_soffice(""), watch=watch, today=today())
        made = brief(SheetJob(job, makers, on, fresh))
    if as_json:
        shown = [to_dict(sheet) for sheet in made.sheets]
        write_out(
            dump(
                {
                    "schema": 1,
                    "status": made.status,
                    "why": made.why,
                    "kept": [path.name for path in made.kept],
                    "set_aside": kept_list(made.set_aside),
                    "sheets": shown,
                }
            )
        )
        return
    for sheet in made.sheets:
        write_out(
            f"{sheet.title}：{len(sheet.gaps)} 项待补" if sheet.gaps else f"{sheet.title}：没有待补事项"
        )
        for gap in sheet.gaps[:MOST_GAPS]:
            write_out(f"  待补 {gap.what}；{gap.cure}")
        if len(sheet.gaps) > MOST_GAPS:
            write_out(f"  另有 {len(sheet.gaps) - MOST_GAPS} 项，见表内「待补事项」")
    write_out(
        f"写在 {place.shown(place.out)}/{FOLDER}/，共 {len(made.files)} 个文件。{PAGES_FROM[made.status]}"
    )
    for path in made.kept:
        write_out(f"有人改过的旧表没有覆盖，改名留在旁边：{path.name}")
    for words in kept_words(made.set_aside):
        write_out(words)
    if made.why:
        write_out(f"没有页码：{made.why}")
