"""The report of a build, kept beside the package for those who were not there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bidkit.report.asjson import to_json
from bidkit.store.together import change, write_together

if TYPE_CHECKING:
    from bidkit.load.place import Workspace
    from bidkit.model.report import Report

REPORT_NAME = "检查报告"


def keep_report(report: Report, place: Workspace) -> None:
    """Write the report as a page, as PDF and as JSON into the output folder, all of them or none."""
    from bidkit.report.html import to_html, to_pdf  # a check keeps no page

    page, out = to_html(report), place.out
    html, printed = out / f"{REPORT_NAME}.html", out / f"{REPORT_NAME}.pdf"
    if printed.is_file() and html.is_file() and html.read_text(encoding="utf-8") == page:
        return
    bodies = {
        out / f"{REPORT_NAME}.json": to_json(report).encode(),
        printed: to_pdf(report),
        html: page.encode(),
    }
    write_together(place.out, [change(path, body) for path, body in bodies.items()])


def kept_report(place: Workspace) -> dict[str, Any]:
    """Return the report of the last build as it lies beside the package; {} where it does not, or cannot be read."""
    try:
        found = json.loads((place.out / f"{REPORT_NAME}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
