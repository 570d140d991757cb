"""Map the font names of Chinese Word documents to fonts that are installed here.

Owns the fontconfig file that LibreOffice is started with. A font that is installed under its own name
always wins; the map only fills gaps. It must not install or copy fonts.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from bidkit.disk import write_over
from bidkit.tools.run import run

SERIF = (
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "AR PL SungtiL GB",
    "AR PL UMing CN",
)
SANS = ("Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei")
KAI = ("AR PL KaitiM GB", "AR PL UKai CN", "LXGW WenKai", *SERIF)
FANG = ("FangSong", "仿宋", "STFangsong", "FandolFang R", "cwTeXFangSong", "I.FangSong", *SERIF)
ROMAN = ("Liberation Serif", "Tinos", "TeX Gyre Termes", "Nimbus Roman", SERIF[0], "DejaVu Serif")
GROTESK = ("Liberation Sans", "Arimo", "Nimbus Sans", SANS[0], "DejaVu Sans")

SONG_NAMES = (
    *("宋体", "SimSun", "NSimSun", "新宋体", "宋体-简", "Songti SC", "宋体-PUA", "华文宋体", "STSong"),
    *("华文中宋", "STZhongsong", "方正小标宋", "方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S"),
    *("方正书宋简体", "方正书宋_GBK"),
)
HEI_NAMES = (
    *(
        "黑体",
        "SimHei",
        "微软雅黑",
        "Microsoft YaHei",
        "微软雅黑 Light",
        "Microsoft YaHei UI",
        "等线",
        "DengXian",
    ),
    *("等线 Light", "DengXian Light", "华文黑体", "STHeiti", "华文细黑", "STXihei", "方正黑体简体"),
    *("方正黑体_GBK", "PingFang SC", "苹方-简"),
)
KAI_NAMES = (
    *("楷体", "KaiTi", "楷体_GB2312", "KaiTi_GB2312", "华文楷体", "STKaiti", "方正楷体简体", "方正楷体_GBK"),
)
FANG_NAMES = (
    *("仿宋", "FangSong", "仿宋_GB2312", "FangSong_GB2312", "华文仿宋", "STFangsong", "方正仿宋简体"),
    *("方正仿宋_GBK",),
)

SUBSTITUTES: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (SONG_NAMES, SERIF),
    (HEI_NAMES, SANS),
    (KAI_NAMES, KAI),
    (FANG_NAMES, FANG),
    (("Times New Roman", "Times", "Cambria"), ROMAN),
    (("Arial", "Calibri", "Helvetica", "Verdana", "Tahoma"), GROTESK),
)

SYSTEM_FILES = (
    "/etc/fonts/fonts.conf",
    "/opt/homebrew/etc/fonts/fonts.conf",
    "/usr/local/etc/fonts/fonts.conf",
)
LIST_SECONDS = 30.0


def write_fonts_config(folder: Path) -> Path:
    """Return the fontconfig file written into ``folder``; it is rewritten only when it would change."""
    target = folder / "fonts.conf"
    text = fonts_config(folder / "fontconfig")
    if not target.is_file() or target.read_text(encoding="utf-8") != text:
        write_over(target, text.encode())
    return target


def fonts_config(cache_folder: Path) -> str:
    """Return the text of the fontconfig file: the system's own, then our substitutes."""
    lines = [
        '<?xml version="1.0"?>',
        '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">',
        "<fontconfig>",
    ]
    lines += [f'  <include ignore_missing="yes">{escape(str(path))}</include>' for path in _system_files()]
    lines += [f"  <cachedir>{escape(str(cache_folder))}</cachedir>"]
    for names, replacements in SUBSTITUTES:
        lines += [line for name in names for line in _alias(name, replacements)]
    return "\n".join([*lines, "</fontconfig>", ""])


def _system_files() -> tuple[str, ...]:
    chosen = os.environ.get("FONTCONFIG_FILE", "")
    return (chosen,) if chosen else tuple(path for path in SYSTEM_FILES if Path(path).is_file())


def _alias(name: str, replacements: tuple[str, ...]) -> list[str]:
    # binding="same": as strong as the name asked for, so that the system's weak defaults cannot come first.
    families = "".join(f"<family>{escape(other)}</family>" for other in replacements if other != name)
    return [f'  <alias binding="same"><family>{escape(name)}</family><accept>{families}</accept></alias>']


@cache
def fonts_fingerprint() -> str:
    """Return a short text that changes when an installed font or a substitute changes; for cache keys."""
    parts = [installed_fonts(), repr(SUBSTITUTES)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def installed_fonts() -> str:
    """Return one sorted line for every installed font: file name, index, version, family."""
    program = shutil.which("fc-list")
    if program:
        said = run([program, "--format", "%{file}|%{index}|%{fontversion}|%{family}\n"], timeout=LIST_SECONDS)
        return "\n".join(sorted(said.stdout.splitlines()))
    return "\n".join(_font_files())


def _font_files() -> list[str]:
    """Without fontconfig the names and sizes of the font files have to do."""
    places = (Path("C:/Windows/Fonts"), Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    return sorted(
        f"{path.name}|{path.stat().st_size}"
        for place in places
        if place.is_dir()
        for path in place.rglob("*.[ot]t[fc]")
    )
