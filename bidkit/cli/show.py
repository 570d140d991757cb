"""Print a report on the terminal, and keep it beside the package for those who were not there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.cli.console import write_lines, write_out
from bidkit.report.asjson import to_json
from bidkit.report.html import to_html, to_pdf
from bidkit.report.human import lines
from bidkit.store.write import write_whole

if TYPE_CHECKING:
    from bidkit.model.report import Report

REPORT_NAME = "检查报告"


def show_report(report: Report, *, as_json: bool) -> None:
    """Print the report as JSON or as lines."""
    if as_json:
        write_out(to_json(report))
    else:
        write_lines(lines(report))


def keep_report(report: Report, out: Path) -> None:
    """Write the report as a page, as PDF and as JSON into the output folder, each whole or not at all."""
    page = to_html(report)
    html, printed = out / f"{REPORT_NAME}.html", out / f"{REPORT_NAME}.pdf"
    if printed.is_file() and html.is_file() and html.read_text(encoding="utf-8") == page:
        return
    write_whole(out / f"{REPORT_NAME}.json", to_json(report).encode())
    write_whole(printed, to_pdf(report))
    write_whole(html, page.encode())
