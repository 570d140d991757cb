"""Arguments and options that several commands share, and the few things that only a command line may know.

The clock and the environment enter the program here and nowhere else.
"""

from __future__ import annotations

import difflib
import os
import re
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bidkit.errors import ExitCode, UnreadableError, UsageError
from bidkit.finding import Severity
from bidkit.load.place import Workspace, find_workspace

if TYPE_CHECKING:
    from bidkit.model.report import Report

SOFFICE_VARIABLE = "BIDKIT_SOFFICE"


class FailOn(StrEnum):
    """The severity from which a run counts as failed."""

    FATAL = "fatal"
    ERROR = "error"
    WARNING = "warning"


TenderArgument = Annotated[
    str, typer.Argument(metavar="项目", help="项目文件夹，或 tenders/ 下的项目名", show_default=False)
]
JsonOption = Annotated[bool, typer.Option("--json", help="输出 JSON（证件号、电话、账号已遮盖）")]
WorkspaceOption = Annotated[
    Path,
    typer.Option("--workspace", "-C", metavar="文件夹", help="工作区，默认是当前文件夹", show_default=False),
]
SofficeOption = Annotated[
    str,
    typer.Option(
        "--soffice", metavar="路径", help=f"LibreOffice 的 soffice；也可用环境变量 {SOFFICE_VARIABLE}"
    ),
]
FailOnOption = Annotated[
    FailOn, typer.Option("--fail-on", help="有这一级及以上的问题就以退出码 1 结束：fatal、error、warning")
]
HERE = Path()
MOST_NAMED = 8


def find_tender(workspace: Path, name: str) -> Workspace:
    """Return the workspace of a tender given as a folder or as a name under tenders/ or examples/."""
    candidates = (workspace / name, workspace / "tenders" / name, workspace / "examples" / name)
    found = next((folder for folder in candidates if (folder / "tender.yaml").is_file()), None)
    known = _tenders(workspace) if found is None else []
    if known and not any(folder.exists() for folder in candidates):
        near = difflib.get_close_matches(name, known, n=len(known), cutoff=0.0)
        cure = f"现有的项目：{'、'.join(near[:MOST_NAMED])}{' …' if len(near) > MOST_NAMED else ''}"
        raise UnreadableError(f"没有叫「{name}」的项目", cure=cure)
    return find_workspace(found or next((one for one in candidates if one.exists()), workspace / name))


def _tenders(workspace: Path) -> list[str]:
    """Return the names under which the tenders of a workspace can be called."""
    found = (
        path for folder in ("tenders", "examples") for path in (workspace / folder).glob("*/tender.yaml")
    )
    return sorted({path.parent.name for path in found})


def wanted_soffice(given: str) -> str:
    """Return the soffice the user asked for by option or environment, or an empty text."""
    return given or os.environ.get(SOFFICE_VARIABLE, "")


def parse_day(text: str, option: str) -> date:
    """Return the day written for an option."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise UsageError(f"{option} 的值「{text}」不是日期", cure="请写成 2026-12-21，并且是日历上有的日子")


def today() -> date:
    """Return the day of the computer's clock; only the command line may ask."""
    return date.today()  # noqa: TID251


def exit_code(report: Report, fail_on: FailOn) -> ExitCode:
    """Return FINDINGS when an open finding is as bad as the fail level or worse."""
    level = Severity(fail_on.value).rank
    failed = any(f.severity.rank <= level and not f.waived_by for f in report.findings)
    return ExitCode.FINDINGS if failed or report.status == "refused" else ExitCode.OK
