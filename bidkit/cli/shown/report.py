"""Print a report on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.cli.console import write_lines, write_out
from bidkit.report.asjson import to_json
from bidkit.report.human import lines

if TYPE_CHECKING:
    from bidkit.model.report import Report


def show_report(report: Report, *, as_json: bool) -> None:
    """Print the report as JSON or as lines."""
    if as_json:
        write_out(to_json(report))
    else:
        write_lines(lines(report))
