"""``bidkit build``: make the package, or say why not."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from bidkit.cli.console import progress, write_out
from bidkit.cli.options import (
    HERE,
    DayOption,
    FailOn,
    FailOnOption,
    JsonOption,
    SofficeOption,
    TenderArgument,
    WorkspaceOption,
    at,
    exit_code,
    moment,
)
from bidkit.cli.shown.ahead import next_step
from bidkit.cli.shown.report import show_report
from bidkit.door import today, wanted_soffice
from bidkit.flow import build as pipeline
from bidkit.flow.find import find_tender
from bidkit.flow.job import Job


def build(
    tender: TenderArgument,
    workspace: WorkspaceOption = HERE,
    draft: Annotated[
        bool, typer.Option("--draft", help="有废标风险也生成，但每页和文件名都带「草稿」")
    ] = False,
    rehash: Annotated[
        bool, typer.Option("--rehash", help="不用任何记下的结果：所有文件重新核对，全部重新生成")
    ] = False,
    soffice: SofficeOption = "",
    fail_on: FailOnOption = FailOn.FATAL,
    day: DayOption = "",
    as_json: JsonOption = False,
) -> None:
    """Make the package and print the report; exits 1 at the fail level."""
    place = find_tender(workspace, tender)
    with progress(quiet=as_json) as watch:
        how = Job(place, draft, wanted_soffice(soffice), rehash, watch=watch)
        report = pipeline.build(replace(how, today=today(), now=moment(day)))
    show_report(report, as_json=as_json)
    if not as_json:
        write_out(next_step(report, tender, at(workspace)))
    raise typer.Exit(exit_code(report, fail_on))
