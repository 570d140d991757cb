"""Print a report on the terminal, and keep it beside the package for those who were not there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.cli.console import write_lines, write_out
from bidkit.errors import NotWritableError
from bidkit.report.asjson import to_json
from bidkit.report.html import to_html
from bidkit.report.human import lines

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
    """Write the report as a page and as JSON into the output folder, each whole or not at all."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        for suffix, text in ((".html", to_html(report)), (".json", to_json(report))):
            fresh = out / f".{REPORT_NAME}{suffix}.part"
            fresh.write_text(text, encoding="utf-8")
            fresh.replace(out / f"{REPORT_NAME}{suffix}")
    except OSError as error:
        raise NotWritableError(
            f"检查报告写不进 {out}：{error.strerror}", cure="请检查磁盘空间和权限，并关掉正在打开的报告"
        ) from None
