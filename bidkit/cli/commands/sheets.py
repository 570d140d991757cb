"""``bidkit sheets`` and one command a sheet: what the team needs besides the package, from the same facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from bidkit.cli.options import HERE, DayOption, FreshOption, JsonOption, TenderArgument, WorkspaceOption
from bidkit.cli.shown.sheets import write_sheets
from bidkit.flow.find import find_tender
from bidkit.sheets.catalogue import MAKERS, chosen, maker

NamesOption = Annotated[
    str,
    typer.Option(
        "--only", metavar="名称", help="只要其中几张，逗号隔开：" + "、".join(one.id for one in MAKERS)
    ),
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
    makers = chosen(names)
    write_sheets(find_tender(workspace, tender), makers, day=day, fresh=fresh, as_json=as_json)


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
