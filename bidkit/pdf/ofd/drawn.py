"""An OFD file as PDF, proved after drawing: as many pages, of that size, and every word that the file says.

No library that Apache-2.0 may depend on draws OFD (2026-11: easyofd and ofd2img need PyMuPDF, which is AGPL; ofdkit
reads text only), so the common part of GB/T 33190 is drawn here, and what is not known is refused by name.
"""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bidkit.filekind import OFD
from bidkit.pdf.ofd.document import Ofd, OfdPage, read_ofd
from bidkit.pdf.ofd.package import CannotDrawError
from bidkit.pdf.scans.scan import unreadable
from bidkit.pdf.seen.radicals import ordinary_letter
from bidkit.pdf.seen.read import open_data, text_of

INSTEAD = f"{OFD.cure}（数科、福昕阅读器都行）；原 OFD 文件留着，招标文件要原件时一并递交"
MOST_KEPT = 32
TOLERANCE = 1.0
POINTS = 72 / 25.4
STYLE = "body { margin: 0 } svg { display: block; break-inside: avoid } "


@dataclass(frozen=True, slots=True)
class DrawnOfd:
    """The PDF of an OFD, and how many electronic signatures the file bears."""

    data: bytes
    signed: int


def drawn_ofd(path: Path) -> DrawnOfd:
    """Return an OFD file as PDF.

    Raises:
        UnreadableError: it is damaged, or holds something that is not drawn; the cure says how to get a PDF.
    """
    try:
        return _drawn(path.read_bytes())
    except (CannotDrawError, OverflowError, RecursionError) as fault:
        raise unreadable(path, f"OFD 文件没法照原样画出来：{fault}", INSTEAD) from fault


@lru_cache(maxsize=MOST_KEPT)  # asked for once to be looked at, once for the PDF, once a page for Word
def _drawn(file: bytes) -> DrawnOfd:
    ofd = read_ofd(file)
    data = _pdf(ofd)
    _prove(ofd, data)
    return DrawnOfd(data, ofd.signed)


def _pdf(ofd: Ofd) -> bytes:
    from bidkit.pdf.made.html import draw  # WeasyPrint takes half a second to start

    sizes = "".join(
        f"@page p{at} {{ size: {page.width:g}mm {page.height:g}mm; margin: 0 }} .p{at} {{ page: p{at} }} "
        for at, page in enumerate(ofd.pages)
    )
    sheets = "".join(f'<div class="p{at}">{_svg(page)}</div>' for at, page in enumerate(ofd.pages))
    drawn = draw(
        f"<html lang='zh-CN'><style>{STYLE}{sizes}</style><body>{sheets}</body></html>", Path(os.devnull)
    )
    for said in drawn.warnings:
        missing = said.partition('fonts: "')[2][:1]
        raise CannotDrawError(
            f"这台电脑没有能显示“{missing}”的字体" if missing else f"画图时出错（{said[:80]}）"
        )
    return drawn.data


def _svg(page: OfdPage) -> str:
    size = f'viewBox="0 0 {page.width:g} {page.height:g}" width="{page.width:g}mm" height="{page.height:g}mm"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{page.drawing}</svg>'


def _prove(ofd: Ofd, data: bytes) -> None:
    """Raise CannotDrawError unless the PDF has the pages, the sizes and the words."""
    with open_data(data) as document:
        if len(document) != len(ofd.pages):
            raise CannotDrawError(f"{len(ofd.pages)} 页画成了 {len(document)} 页")
        for at, page in enumerate(ofd.pages):
            wide, high = document.get_page_size(at)
            if max(abs(wide - page.width * POINTS), abs(high - page.height * POINTS)) > TOLERANCE:
                raise CannotDrawError(f"第 {at + 1} 页的大小画不准")
            # By letter, not by count: pdfium tells a word once that is drawn twice in one place to look bold.
            lost = "".join(sorted(_letters(page.words) - _letters(text_of(document, at))))
            if lost:
                raise CannotDrawError(f"第 {at + 1} 页有 {len(lost)} 个字画不出来，如“{lost[:10]}”")


def _letters(text: str) -> set[str]:
    plain = unicodedata.normalize("NFKC", "".join(ordinary_letter(ord(sign)) for sign in text))
    return {sign for sign in plain if not sign.isspace() and unicodedata.category(sign)[0] != "C"}
