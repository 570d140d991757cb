"""What this machine has and lacks, printed."""

from __future__ import annotations

import platform
import sys
from typing import TYPE_CHECKING, Any

from bidkit.version import __version__

if TYPE_CHECKING:
    from bidkit.tools.probe import Probe

OPTIONAL = ("harfbuzz-subset", "LibreOffice Math", "LibreOffice Calc", "字体：仿宋")


def line(probe: Probe) -> str:
    """Return whether a program or a font is there, and how to install it where it is not."""
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


def as_dict(probes: tuple[Probe, ...]) -> dict[str, Any]:
    """Return every program and font as plain values."""
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
