"""docs/cli.md from the commands themselves."""

from __future__ import annotations

from typing import Any

from bidkit.cli.main import COMMANDS
from bidkit.errors import ExitCode

MEANINGS = {
    ExitCode.OK: "正常",
    ExitCode.FINDINGS: "有达到 --fail-on 级别的问题",
    ExitCode.USAGE: "命令写错了",
    ExitCode.UNREADABLE: "资料、要求、报价或规则读不出来",
    ExitCode.TEMPLATE: "Word 模板有错",
    ExitCode.TOOL_MISSING: "缺 LibreOffice 或字体",
    ExitCode.TOOL_FAILED: "LibreOffice 出错",
    ExitCode.NOT_SETTLED: "页码不稳定",
    ExitCode.NOT_WRITABLE: "写不进去",
    ExitCode.BUG: "程序内部错误",
    ExitCode.INTERRUPTED: "中断",
}
INTRO = """# 命令

<!-- 由 make golden 从程序生成，请勿手改。 -->

每个命令都有 `--json` 和 `--help`。结果写在标准输出，提示和错误写在标准错误输出。
"""


def cli_page() -> str:
    """Return the text of docs/cli.md."""
    return "\n".join([INTRO, *(_command(name, one.real) for name, one in COMMANDS.items()), _exits()])


def _command(name: str, command: Any) -> str:
    arguments = [p for p in command.params if not p.opts[0].startswith("-")]
    options = [p for p in command.params if p.opts[0].startswith("-")]
    usage = " ".join(["bidkit", name, *(p.metavar or p.name for p in arguments), "[选项]"])
    rows = [f"| `{p.metavar or p.name}` | {p.help or ''} | |" for p in arguments]
    rows += [f"| `{_spelling(p)}` | {p.help or ''} | {_default(p)} |" for p in options]
    table = "| 参数和选项 | 说明 | 不写时 |\n|---|---|---|\n" + "\n".join(rows)
    return f"## {name}\n\n{command.help}\n\n```\n{usage}\n```\n\n{table}\n"


def _spelling(option: Any) -> str:
    metavar = f" {option.metavar}" if option.metavar else ""
    return f"{', '.join(sorted(option.opts, key=len))}{metavar}"


def _default(option: Any) -> str:
    value = getattr(option.default, "value", option.default)
    return f"`{value}`" if isinstance(value, (str, int)) and value and value is not True else ""


def _exits() -> str:
    rows = "\n".join(f"| {int(code)} | {MEANINGS[code]} |" for code in ExitCode)
    return f"## 退出码\n\n| 退出码 | 意思 |\n|---|---|\n{rows}\n\n详见 [errors.md](errors.md)。\n"
