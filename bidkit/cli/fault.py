"""The one place where exceptions become a Chinese message, an exit code and, with --json, a JSON error.

Commands raise; they never catch to print. Typer's own English usage errors are put into Chinese here.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import sys
import tempfile
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from bidkit.cli.console import write_err, write_out
from bidkit.errors import BidkitError, ExitCode
from bidkit.report.asjson import dump, place_dict
from bidkit.store.disk import fault_of_the_machine
from bidkit.version import __version__
from bidkit.words.masks import masked

MORE = "用 --help 查看用法"
HELP = "显示这份说明"
STOPPED = "已中断；没有写完的成品不会留下，上一次的成品保持原样。"
WORDS = {
    "ARGUMENTS_PANEL_TITLE": "参数",
    "OPTIONS_PANEL_TITLE": "选项",
    "COMMANDS_PANEL_TITLE": "命令",
    "REQUIRED_LONG_STRING": "[必填]",
    "DEFAULT_STRING": "[不写时：{}]",
}


def _in_chinese_words() -> None:
    """Put the headings of a help page into Chinese; only a help page needs what draws it."""
    from typer import rich_utils

    for word, text in WORDS.items():
        setattr(rich_utils, word, text)


class Command(TyperCommand):
    """A command whose --help is described in Chinese."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        _in_chinese_words()
        super().format_help(ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        """Return the help option with a Chinese description."""
        return _in_chinese_help(super().get_help_option(ctx))


class Commands(TyperGroup):
    """The group of all commands; whatever a command raises ends here with an exit code."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        _in_chinese_words()
        super().format_help(ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        """Return the help option with a Chinese description."""
        return _in_chinese_help(super().get_help_option(ctx))

    def main(
        self, args: Sequence[str] | None = None, prog_name: str | None = None, *rest: Any, **extra: Any
    ) -> Any:
        """Run a command and leave with its exit code."""
        words = list(sys.argv[1:] if args is None else args)
        extra["standalone_mode"] = False
        try:
            code = super().main(words, prog_name, *rest, **extra)
            sys.stdout.flush()
        except BaseException as error:
            code = tell(error, words)
            _let_go_of_stdout()
            sys.exit(code)
        if code == ExitCode.INTERRUPTED:
            write_err(STOPPED)
        sys.exit(code if isinstance(code, int) else ExitCode.OK)


def _let_go_of_stdout() -> None:
    """Forget what stdout could not take: Python would try again at the end, fail, and change the exit code."""
    try:
        sys.stdout.flush()
    except OSError:
        with suppress(OSError, ValueError, AttributeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _in_chinese_help(option: Any) -> Any:
    if option is not None:
        option.help = HELP
    return option


def tell(error: BaseException, words: Sequence[str]) -> int:
    """Return the exit code for an exception, after saying on stderr what happened and what to do."""
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else ExitCode.BUG
    if isinstance(error, (KeyboardInterrupt, typer.Abort)):
        write_err(STOPPED)
        return ExitCode.INTERRUPTED
    if disk := fault_of_the_machine(error):
        return _tell_known(disk, words)
    if isinstance(error, BidkitError):
        return _tell_known(error, words)
    if hasattr(error, "format_message") and hasattr(error, "exit_code"):
        write_err(f"用法有误：{in_chinese(error)}\n  处理：{MORE}")
        return _as_json(ExitCode.USAGE, in_chinese(error), MORE, words)
    return _tell_bug(error, words)


def _tell_known(error: BidkitError, words: Sequence[str]) -> int:
    write_err(str(error))
    return _as_json(error.exit_code, error.message, error.cure, words, error)


def _tell_bug(error: BaseException, words: Sequence[str]) -> int:
    path = write_bug_report(error, words)
    message = f"程序内部错误（{type(error).__name__}），不是资料的问题"
    cure = f"请把这个文件的内容发给维护人员：{path}" if path else "请把上面的内容发给维护人员"
    write_err(
        f"{message}\n  处理：{cure}" if path else f"{_bug_text(error, words)}\n{message}\n  处理：{cure}"
    )
    return _as_json(ExitCode.BUG, message, cure, words)


def _as_json(
    code: ExitCode, message: str, cure: str, words: Sequence[str], error: BidkitError | None = None
) -> int:
    if "--json" in words:
        with suppress(OSError):  # a full disk may be where the answer should go
            write_out(dump({"error": error_dict(code, message, cure, error)}))
    return code


def error_dict(code: ExitCode, message: str, cure: str, error: BidkitError | None = None) -> dict[str, Any]:
    """Return the one shape that every error has in JSON; faults have it too."""
    return {
        "exit_code": int(code),
        "name": code.name,
        "message": message,
        "cure": cure,
        "place": place_dict(error.span) if error else None,
        "faults": [error_dict(f.exit_code, f.message, f.cure, f) for f in error.faults] if error else [],
    }


def in_chinese(error: BaseException) -> str:
    """Return a usage error of the argument parser in Chinese; what is unknown keeps its own words."""
    kind = type(error).__name__
    said = str(getattr(error, "message", "") or error)
    if kind == "MissingParameter":
        return f"缺少参数 {_name(error)}"
    if kind == "NoSuchOption":
        near = "、".join(getattr(error, "possibilities", None) or ())
        hint = f"，是不是 {near}？" if near else ""
        return f"没有选项 {getattr(error, 'option_name', '')}{hint}"
    if match := re.match(r"No such command '(.+?)'", said):
        return f"没有命令 {match[1]}"
    if re.match(r"Missing command", said):
        return "没有写命令"
    if match := re.match(r"Got unexpected extra argument\S* \((.+)\)", said):
        return f"多余的参数：{match[1]}"
    if kind == "BadOptionUsage":
        return f"选项 {getattr(error, 'option_name', '')} 后面要有值，或不能带值"
    if kind == "BadParameter":
        choices = re.search(r"is not one of (.+?)\.?$", said)
        return f"参数 {_name(error)} 的值不对" + (f"，可选：{choices[1]}" if choices else "")
    return said if re.search(r"[\u4e00-\u9fff]", said) else f"命令写得不对（{_name(error) or kind}）"


def _name(error: BaseException) -> str:
    parameter = getattr(error, "param", None)
    options = [name for name in getattr(parameter, "opts", ()) if name.startswith("--")]
    shown = getattr(parameter, "metavar", None) or getattr(parameter, "name", None)
    return options[0] if options else str(shown or "")


def write_bug_report(error: BaseException, words: Sequence[str]) -> Path | None:
    """Return the file that holds everything a maintainer needs, or None when it cannot be written."""
    text = _bug_text(error, words)
    name = f"bidkit-bug-{hashlib.sha256(text.encode()).hexdigest()[:12]}.txt"
    path = Path(tempfile.gettempdir()) / name
    try:
        path.write_text(text, encoding="utf-8")
    except OSError:
        return None
    return path


def _bug_text(error: BaseException, words: Sequence[str]) -> str:
    trace = "".join(traceback.format_exception(error))
    facts = f"bidkit {__version__}，Python {platform.python_version()}，{platform.platform()}"
    return masked(f"{facts}\n命令：bidkit {' '.join(words)}\n\n{trace}")
