"""Say which external programs and fonts are installed, how new they are, and how to install them.

Owns looking; it must not convert anything and must not raise because something is missing.
"""

from __future__ import annotations

import ctypes.util
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from bidkit.errors import BidkitError, ToolMissingError
from bidkit.tools.run import run

SOFFICE_LEAST = (7, 4)
SOFFICE_PLACES = (
    "/usr/bin/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
)
PROBE_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Install:
    """The command that installs a program, for each platform."""

    debian: str
    macos: str
    windows: str

    def here(self) -> str:
        """Return the command for the platform we run on."""
        return {"darwin": self.macos, "win32": self.windows}.get(sys.platform, self.debian)

    def __str__(self) -> str:
        return f"Debian/Ubuntu：{self.debian}；macOS：{self.macos}；Windows：{self.windows}"


@dataclass(frozen=True, slots=True)
class Probe:
    """Whether one program or font can be used; ``why`` is Chinese and empty when it can."""

    program: str
    path: str
    version: str
    ok: bool
    why: str
    install: Install


SOFFICE_INSTALL = Install(
    "sudo apt install libreoffice-writer",
    "brew install --cask libreoffice",
    "winget install TheDocumentFoundation.LibreOffice",
)
WRITER, MATH, CALC = "swlo", "smlo", "sclo"
"""What the libraries of its parts are called, such as ``libsmlo.so``."""
PARTS = (
    (
        MATH,
        "Math",
        "没有 LibreOffice Math：公式在 PDF 里只能写成一行文字",
        Install(
            "sudo apt install libreoffice-math-nogui", "随 LibreOffice 一起安装", "随 LibreOffice 一起安装"
        ),
    ),
    (
        CALC,
        "Calc",
        "没有 LibreOffice Calc：没有存下预览图的嵌入表格，PDF 里画不出来",
        Install(
            "sudo apt install libreoffice-calc-nogui", "随 LibreOffice 一起安装", "随 LibreOffice 一起安装"
        ),
    ),
)
SUBSET_INSTALL = Install(
    "sudo apt install libharfbuzz-subset0", "brew install harfbuzz", "安装 MSYS2 的 mingw-w64-x86_64-harfbuzz"
)
_NOTO = Install(
    "sudo apt install fonts-noto-cjk",
    "brew install --cask font-noto-serif-cjk-sc font-noto-sans-cjk-sc",
    "系统自带宋体、黑体；或安装 Noto CJK 字体",
)
_KAI = Install("sudo apt install fonts-arphic-gkai00mp", "系统自带楷体（Kaiti SC）", "系统自带楷体")
_FANG = Install(
    "从有授权的电脑复制 simfang.ttf 到 ~/.local/share/fonts",
    "系统自带仿宋（STFangsong）",
    "系统自带仿宋",
)

FONT_NEEDS = (
    ("宋体", ("Noto Serif CJK SC", "Source Han Serif SC", "SimSun", "Songti SC"), _NOTO),
    ("黑体", ("Noto Sans CJK SC", "Source Han Sans SC", "SimHei", "Heiti SC", "PingFang SC"), _NOTO),
    ("仿宋", ("FangSong", "仿宋", "STFangsong", "FandolFang R", "cwTeXFangSong", "I.FangSong"), _FANG),
    ("楷体", ("AR PL KaitiM GB", "AR PL UKai CN", "KaiTi", "Kaiti SC"), _KAI),
)


def probe_all(soffice: str = "") -> tuple[Probe, ...]:
    """Return one answer for everything bidkit can use; ``soffice`` is the path the user prefers, if any."""
    found = probe_soffice(soffice)
    return (found, *probe_parts(found.path if found.ok else ""), *probe_fonts(), probe_subset())


def probe_soffice(wanted: str = "") -> Probe:
    """Return whether LibreOffice is there and new enough.

    Args:
        wanted: The value of ``BIDKIT_SOFFICE``; when given, nothing else is looked at.
    """
    path = find_soffice(wanted)
    if not path:
        why = f"指定的 {wanted} 不存在" if wanted else "没有找到 soffice（LibreOffice）"
        return Probe("soffice", wanted, "", False, why, SOFFICE_INSTALL)
    try:
        said = run([path, "--version"], timeout=PROBE_SECONDS)
    except BidkitError as fault:
        return Probe("soffice", path, "", False, fault.message, SOFFICE_INSTALL)
    found = re.search(r"(\d+)\.(\d+)[\d.]*", said.stdout)
    if not said.ok or not found:
        return Probe("soffice", path, "", False, "soffice --version 没有给出版本号", SOFFICE_INSTALL)
    new_enough = (int(found[1]), int(found[2])) >= SOFFICE_LEAST
    least = ".".join(map(str, SOFFICE_LEAST))
    why = "" if new_enough else f"LibreOffice 版本 {found[0]} 太旧，至少需要 {least}"
    return Probe("soffice", path, found[0], new_enough, why, SOFFICE_INSTALL)


def find_soffice(wanted: str = "") -> str:
    """Return the path of soffice, or an empty text."""
    if wanted:
        return shutil.which(wanted) or ""
    names = ("soffice.com", "soffice") if sys.platform == "win32" else ("soffice", "libreoffice")
    for name in names:
        if path := shutil.which(name):
            return path
    return next((place for place in SOFFICE_PLACES if Path(place).is_file()), "")


def has_part(soffice: str, part: str) -> bool:
    """Return whether a part of LibreOffice is installed beside its Writer; yes where nobody can see its libraries."""
    program = Path(shutil.which(soffice) or soffice).resolve().parent
    folders = (program, program.parent / "Frameworks", program / "program")
    libraries = [file.name for folder in folders if folder.is_dir() for file in folder.glob("*lo.*")]
    writer = any(WRITER in name for name in libraries)
    return not writer or any(part in name for name in libraries)


def probe_parts(soffice: str) -> tuple[Probe, ...]:
    """Return one answer for each part of LibreOffice that some sections need; none where LibreOffice is missing."""
    if not soffice:
        return ()
    return tuple(
        Probe(f"LibreOffice {name}", soffice if there else "", "", there, "" if there else why, install)
        for part, name, why, install in PARTS
        for there in (has_part(soffice, part),)
    )


def require(probe: Probe) -> Probe:
    """Return the probe if it is fine; otherwise raise ToolMissingError with the install command."""
    if not probe.ok:
        raise ToolMissingError(f"{probe.why}", cure=f"安装后重试：{probe.install.here()}")
    return probe


def probe_fonts() -> tuple[Probe, ...]:
    """Return one answer for each kind of Chinese font the documents need."""
    families = installed_families()
    return tuple(_probe_font(kind, names, install, families) for kind, names, install in FONT_NEEDS)


def _probe_font(kind: str, names: tuple[str, ...], install: Install, families: frozenset[str]) -> Probe:
    found = next((name for name in names if name in families), "")
    if found or not families:
        why = "" if found else "没有 fontconfig（fc-list），无法查看已安装的字体"
        # Without fontconfig (Windows, macOS) the system's own Chinese fonts are used.
        return Probe(f"字体：{kind}", found, "", bool(found) or sys.platform != "linux", why, install)
    return Probe(f"字体：{kind}", "", "", False, f"没有可用作{kind}的字体", install)


def installed_families() -> frozenset[str]:
    """Return the names of all font families fontconfig knows; empty where it is not installed."""
    program = shutil.which("fc-list")
    if not program:
        return frozenset()
    said = run([program, "--format", "%{family}\n"], timeout=PROBE_SECONDS)
    return frozenset(name.strip() for line in said.stdout.splitlines() for name in line.split(",") if name)


def probe_subset() -> Probe:
    """Return whether the library that makes font subsetting fast is there; it is not needed."""
    path = next(filter(None, map(ctypes.util.find_library, ("harfbuzz-subset", "libharfbuzz-subset-0"))), "")
    why = "" if path else "没有 libharfbuzz-subset：每份由 bidkit 绘制的 PDF 会慢约 5 秒"
    return Probe("harfbuzz-subset", path or "", "", bool(path), why, SUBSET_INSTALL)
