"""``bidkit bind``: what each requirement and scoring item rests on, gaps first."""

from __future__ import annotations

from typing import Annotated

import typer

from bidkit.cli.console import write_out
from bidkit.cli.options import HERE, DayOption, JsonOption, TenderArgument, WorkspaceOption, at
from bidkit.cli.shown.bind import print_tables
from bidkit.cli.shown.sheets import write_sheets
from bidkit.errors import typed
from bidkit.flow import examine as pipeline
from bidkit.flow.find import find_tender
from bidkit.flow.job import Job
from bidkit.report.asjson import dump
from bidkit.report.binding import binding_dict
from bidkit.sheets.catalogue import maker


def bind(
    tender: TenderArgument,
    workspace: WorkspaceOption = HERE,
    decision: Annotated[
        bool,
        typer.Option("--decision", help="改写一页投标决策单：够不够资格、缺口能不能补、预计得分、硬性条件"),
    ] = False,
    day: DayOption = "",
    as_json: JsonOption = False,
) -> None:
    """Print what every requirement and scoring item rests on, gaps first; or write the decision sheet."""
    place = find_tender(workspace, tender)
    if decision:
        write_sheets(place, (maker("decision"),), day=day, fresh=False, as_json=as_json)
        return
    dossier = pipeline.dossier(Job(place))
    if as_json:
        write_out(dump(binding_dict(dossier)))
    else:
        print_tables(dossier)
        write_out(
            f"下一步：bidkit book {typed(tender)}{at(workspace)}，在「要求」「评分」两张表里选证明、写答复"
        )
