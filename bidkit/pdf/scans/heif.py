"""Open HEIC photographs with pi-heif, the optional extra ``photos``; nothing else of bidkit needs it.

pi-heif is the build of pillow-heif that only reads: its wheel carries libheif and libde265 (LGPL, linked dynamically),
not the encoder x265, which is GPL. The turn that the file states (irot, imir) is done by it.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from PIL import Image, features

from bidkit.pdf.scans.scan import ScanKind, unreadable

if TYPE_CHECKING:
    from pathlib import Path

SAVE_AS = "在手机或电脑上把它另存为 JPG（只改扩展名不行）"


def opened_photo(path: Path, kind: ScanKind) -> Image.Image:
    """Return the picture with its header read.

    Raises:
        UnreadableError: what reads this kind is not installed.
        OSError, SyntaxError, ValueError: the file is damaged.
    """
    if kind is ScanKind.HEIC:
        return _heif(path)
    if kind is ScanKind.AVIF and not features.check("avif"):
        raise unreadable(
            path, "这台电脑上装的 Pillow 读不了 AVIF 照片", f"运行 pip install -U pillow，或{SAVE_AS}"
        )
    return Image.open(path)


def _heif(path: Path) -> Image.Image:
    try:
        module: Any = importlib.import_module("pi_heif")
    except ImportError as fault:
        cure = f"运行 pip install 'bidkit-tender[photos]'，或{SAVE_AS}"
        raise unreadable(path, "没有安装读 HEIC 照片的组件", cure) from fault
    image: Image.Image = module.HeifImageFile(path)
    return image
