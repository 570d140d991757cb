"""The application: every command by name, and the entry point that pyproject names."""

from __future__ import annotations

import gc
import os
import signal
import sys
from typing import Annotated, Any

import typer

from bidkit.cli.console import write_out
from bidkit.cli.deferred import Deferred, from_module, of_sheet
from bidkit.cli.fault import Commands
from bidkit.sheets.catalogue import MAKERS
from bidkit.version import __version__

HELP: dict[str, str] = {
    "init": "建：新建一个投标工作区。",
    "new": "开：新建一个招标项目，带 tender.yaml、bid.yaml、price.xlsx 的空表。",
    "read": "读：从招标文件（Word、PDF）里找出要求，写成 tender.yaml 草稿，供人核对。",
    "review": "核：写出逐条核对用的工作簿，核对完用 --take 收回 tender.yaml。",
    "book": "填：把项目要人填的全部写成一个工作簿，用 Excel 填好后用 --take 收回，不用写 YAML。",
    "intake": "收：一个文件夹的扫描件、PDF、Word、照片读成资料，写成工作簿，人对过的才进资料库。",
    "bind": "对：每条要求和评分项用什么证明、得多少分，缺口排在最前。",
    "check": "查：核对资料、要求和报价，列出问题；不生成文件。",
    "build": "出：生成全部分册（Word 和 PDF）并检查；有废标风险没处理就不生成。",
    "sheets": "备：一次写出全部配套表：问答、自评分、倒排计划、签章清单、风险、竞争对手、决策单。",
    **{one.id: f"{one.title}。" for one in MAKERS if one.command},
    "result": "后：读结果公告（Word、PDF、文字），列出谁中标、报价、得分和质疑、异议、投诉的最后一天。",
    "audit": "审：检查改过的或别处做的成品（Word、PDF），并说出与上次成品相比改了哪里。",
    "verify": "验：成品与它的清单 manifest.json 是否一致：改过、缺少、多出的文件；并给出日后证明用的摘要。",
    "compare": "比：几份投标文件之间的相同之处（扣除招标文件和模板），只报告线索，不下结论。",
    "explain": "讲：一条规则查什么、为什么、依据哪一条、怎么处理；不写代码就列出全部规则。",
    "library": "管：资料库里快到期的证书、缺的扫描件、很久没人复核的资料。",
    "template": "看：一个 Word 模板用到的变量，以及可用的函数和过滤器。",
    "serve": "台：在本机的浏览器里做标书：核对、答复、处理问题、生成，与命令和 Excel 用同样的文件。",
    "docs": "读：随程序安装的文档，不上网也能看；第一次用看 first-bid。",
    "doctor": "诊：本机有没有 LibreOffice 和中文字体，缺什么、怎么装。",
}
_SHEETS = {one.id for one in MAKERS}
COMMANDS = {
    name: Deferred(name, text, of_sheet(name) if name in _SHEETS else from_module(name))
    for name, text in HELP.items()
}


class _App(Commands):
    """The group of all commands, none of which is imported before it is called."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names in the order in which a bid is made."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Deferred | None:
        """Return a command by name; None for a name nobody knows."""
        return COMMANDS.get(cmd_name)


app = typer.Typer(
    cls=_App,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
    help="把资料库和招标要求编译成投标文件：不漏、不粗、不错、不废标。",
)


def _version(wanted: bool) -> None:
    if wanted:
        write_out(f"bidkit {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="显示版本号")
    ] = False,
) -> None:
    pass


def _can_show_chinese(encoding: str) -> bool:
    try:
        return bool("中文：".encode(encoding))
    except (UnicodeEncodeError, LookupError):
        return False


def _speak_utf8() -> None:
    """Start over in UTF-8 where the locale knows no Chinese: not one Chinese file name could be opened in it."""
    if sys.platform != "win32" and not (
        sys.flags.utf8_mode or _can_show_chinese(sys.getfilesystemencoding())
    ):
        words = [sys.executable, "-X", "utf8", "-m", "bidkit", *sys.argv[1:]]
        os.execve(sys.executable, words, {**os.environ, "PYTHONUTF8": "1"})


def _start_lightly() -> None:
    """Spare what a short run pays for and never uses.

    Thousands of classes and records are made and stay: at Python's own threshold the collector walks them some
    hundred times. pydantic looks through all installed packages for plugins; none has a say in these records.
    """
    gc.set_threshold(50_000, 20, 20)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def run() -> None:
    """Run the command line; ends the process with an exit code."""
    _speak_utf8()
    _start_lightly()
    for stream in (sys.stdout, sys.stderr):
        # A pipe on Windows would be GBK and could break in the middle of a report; a terminal of the C locale is
        # said to be ASCII and shows UTF-8 all the same.
        if hasattr(stream, "reconfigure"):
            plain = stream.isatty() and _can_show_chinese(stream.encoding)
            stream.reconfigure(errors="replace", **({} if plain else {"encoding": "utf-8"}))
    # A killed build cleans up like an interrupted one: soffice lives in a session of its own and would stay.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    app()
