"""``bidkit doctor``: is everything there that a build needs, and how to install what is not."""

from __future__ import annotations

import platform
import sys

import typer

from bidkit.cli.console import write_out
from bidkit.cli.options import JsonOption, SofficeOption
from bidkit.cli.shown.doctor import OPTIONAL, as_dict, line
from bidkit.door import wanted_soffice
from bidkit.errors import ExitCode
from bidkit.report.asjson import dump
from bidkit.tools.probe import probe_all
from bidkit.version import __version__


def doctor(soffice: SofficeOption = "", as_json: JsonOption = False) -> None:
    """Print whether every program and font is there; exits 5 when one is missing."""
    probes = probe_all(wanted_soffice(soffice))
    missing = [probe for probe in probes if not probe.ok and probe.program not in OPTIONAL]
    if as_json:
        write_out(dump(as_dict(probes)))
    else:
        write_out(f"bidkit {__version__}，Python {platform.python_version()}，{sys.platform}")
        for probe in probes:
            write_out(line(probe))
        write_out("可以生成。" if not missing else f"缺 {len(missing)} 项，装好后重试。")
        write_out(
            "下一步：照上面「安装」装好，再运行 bidkit doctor" if missing else "下一步：bidkit docs first-bid"
        )
    raise typer.Exit(ExitCode.TOOL_MISSING if missing else ExitCode.OK)
