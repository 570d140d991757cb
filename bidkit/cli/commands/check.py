"""``bidkit check``: judge the data of a tender without making a document."""

from __future__ import annotations

import typer

from bidkit.cli.console import progress, write_out
from bidkit.cli.options import (
    HERE,
    DayOption,
    FailOn,
    FailOnOption,
    JsonOption,
    TenderArgument,
    WorkspaceOption,
    at,
    exit_code,
    moment,
)
from bidkit.cli.shown.ahead import next_step
from bidkit.cli.shown.report import show_report
from bidkit.flow import examine as pipeline
from bidkit.flow.find import find_tender
from bidkit.flow.job import Job


def check(
    tender: TenderArgument,
    workspace: WorkspaceOption = HERE,
    fail_on: FailOnOption = FailOn.FATAL,
    day: DayOption = "",
    as_json: JsonOption = False,
) -> None:
    """Print the findings on the data; exits 1 at the fail level."""
    place = find_tender(workspace, tender)
    with progress(quiet=as_json) as watch:
        report = pipeline.examine(Job(place, watch=watch, now=moment(day)))
    show_report(report, as_json=as_json)
    if not as_json:
        write_out(next_step(report, tender, at(workspace)))
    raise typer.Exit(exit_code(report, fail_on))
