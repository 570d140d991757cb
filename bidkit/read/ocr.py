"""Scanned pages of a buyer's document, read by recognition where that is asked for."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bidkit.codes.read import OCR
from bidkit.model.reading import Block, Document
from bidkit.pdf.seen.picture import page_pictures
from bidkit.read.notes import note, page_ranges
from bidkit.read.recognise import engine, lines
from bidkit.source import Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


CHOICE = re.compile(r"[□☐☑☒■√]|(接受|允许|收取|需要|要求).{0,3}不\1|是.{0,2}否(?![则决定认])")
"""A choice to tick; recognition drops the boxes that are ticked."""


def read_pictures(path: Path, document: Document, pages: Sequence[int]) -> Document:
    """Return the document with the words of its scanned pages, and a finding that they were guessed."""
    recognise = engine()
    blocks = list(document.blocks)
    ticked: list[int] = []
    sealed: list[int] = []
    for picture in page_pictures(path, pages):
        page = picture.number
        words = lines(picture.png, recognise)
        place = next((i for i, block in enumerate(blocks) if (block.page or 0) > page), len(blocks))
        blocks[place:place] = [Block("paragraph", line, page=page, path=f"第{page}页 识别") for line in words]
        ticked += [page] if any(CHOICE.search(line) for line in words) else []
        sealed += [page] if picture.sealed else []
    said = (
        (f"{len(pages)} 页扫描件的文字是识别出来的，可能有错字", pages),
        (f"第 {page_ranges(ticked)} 页有要打勾的选项，识别不出勾在哪一个上，请看原件再填", ticked),
        (f"第 {page_ranges(sealed)} 页有印章压字，去掉红色以后识别的，印章下面的字请对照原件", sealed),
    )
    found = [note(OCR, words, span=Span(document.name, page=where[0])) for words, where in said if where]
    return replace(document, blocks=tuple(blocks), findings=(*document.findings, *found))
