"""``bidkit doctor``: is everything there that a build needs, and how to install what is not."""

from __future__ import annotations

import platform
import sys
from typing import Any

import typer

from bidkit import __version__
from bidkit.cli.console import write_out
from bidkit.cli.options import JsonOption, SofficeOption, wanted_soffice
from bidkit.errors import ExitCode
from bidkit.report.asjson import dump
from bidkit.tools.probe import Probe, probe_all

OPTIONAL = ("harfbuzz-subset",)


def doctor(soffice: SofficeOption = "", as_json: JsonOption = False) -> None:
    """Print whether every program and font is there; exits 5 when one is missing."""
    probes = probe_all(wanted_soffice(soffice))
    missing = [probe for probe in probes if not probe.ok and probe.program not in OPTIONAL]
    if as_json:
        write_out(dump(_dict(probes)))
    else:
        write_out(f"bidkit {__version__}，Python {platform.python_version()}，{sys.platform}")
        for probe in probes:
            write_out(_line(probe))
        write_out("可以生成。" if not missing else f"缺 {len(missing)} 项，装好后重试。")
    raise typer.Exit(ExitCode.TOOL_MISSING if missing else ExitCode.OK)


def _line(probe: Probe) -> str:
    if probe.ok:
        facts = " ".join(part for part in (probe.version, probe.path) if part)
        return f"  有    {probe.program}  {facts}".rstrip()
    mark = "可选  " if probe.program in OPTIONAL else "缺    "
    lines = (
        f"  {mark}{probe.program}：{probe.why}",
        f"安装：{probe.install.here()}",
        f"各系统：{probe.install}",
    )
    return "\n        ".join(lines)


def _dict(probes: tuple[Probe, ...]) -> dict[str, Any]:
    return {
        "schema": 1,
        "bidkit": __version__,
        "python": platform.python_version(),
        "platform": sys.platform,
        "tools": [
            {
                "name": probe.program,
                "ok": probe.ok,
                "optional": probe.program in OPTIONAL,
                "path": probe.path,
                "version": probe.version,
                "why": probe.why,
                "install": {
                    "here": probe.install.here(),
                    "debian": probe.install.debian,
                    "macos": probe.install.macos,
                    "windows": probe.install.windows,
                },
            }
            for probe in probes
        ],
    }
