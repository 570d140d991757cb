"""Arguments and options that several commands share, and what they mean."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bidkit.door import SOFFICE_VARIABLE, now
from bidkit.errors import ExitCode, UsageError, typed
from bidkit.finding import Severity

if TYPE_CHECKING:
    from bidkit.model.report import Report


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
HtmlOption = Annotated[
    Path | None, typer.Option("--html", metavar="文件", help="另写一份网页报告", show_default=False)
]
DayOption = Annotated[
    str,
    typer.Option("--today", metavar="日期", help="按哪一天算，默认今天，如 2026-12-01", show_default=False),
]
FreshOption = Annotated[
    bool, typer.Option("--build/--no-build", help="先把成品更新到最新，证据页码才准；不更新就不写页码")
]
HERE = Path()


def at(workspace: Path) -> str:
    """Return what a printed command needs to work on the same workspace: nothing where that is the current folder."""
    return "" if workspace.resolve() == Path.cwd() else f" -C {typed(workspace)}"


def parse_day(text: str, option: str) -> date:
    """Return the day written for an option."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise UsageError(f"{option} 的值「{text}」不是日期", cure="请写成 2026-12-21，并且是日历上有的日子")


def moment(day: str) -> datetime:
    """Return the start of the day given by ``--today``, else what the door says the time is."""
    return datetime.combine(parse_day(day, "--today"), time()) if day else now()


def exit_code(report: Report, fail_on: FailOn) -> ExitCode:
    """Return FINDINGS when an open finding is as bad as the fail level or worse, or nobody can say, or it is late."""
    from bidkit.report.verdict import judge  # only commands that made a report need it

    level = Severity(fail_on.value).rank
    failed = any(f.severity.rank <= level and not f.waived_by for f in report.findings)
    stopped = report.late or report.status == "refused" or judge(report).state == "open"
    return ExitCode.FINDINGS if failed or stopped else ExitCode.OK
