"""A file that came in → its words: its text layer first, then recognition where that is installed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from bidkit.errors import BidkitError
from bidkit.filekind import kind_of_file
from bidkit.model.intake import PageWords, Paper, Piece
from bidkit.model.reading import Block
from bidkit.pdf.ofd.drawn import drawn_ofd
from bidkit.pdf.seen.pieces import picture_pages, text_pages
from bidkit.read.recognise import pieces
from bidkit.tools.modern import as_docx
from bidkit.word.seen.blocks import read_blocks

UNREAD = "没有识别：装 bidkit-tender[ocr] 后再收一次，或者照原件填写"
PICTURES = ("jpeg", "png", "tiff", "webp", "avif", "heic")
OLD_WORD = ("doc", "rtf")
Recognise = Callable[[bytes], Any] | None
Modern = Callable[[Path], AbstractContextManager[Path]]


def read_paper(path: Path, name: str, digest: str, recognise: Recognise, modern: Modern = as_docx) -> Paper:
    """Return the words of a file; one that cannot be read has a fault and no pages.

    Args:
        path: where it lies.
        name: how the folder calls it.
        digest: the hash of its bytes.
        recognise: what reads pictures; None where nothing is installed.
        modern: gives an old Word file as .docx.
    """
    paper = Paper(name, digest)
    try:
        kind = kind_of_file(path)
        if kind.key == "pdf":
            pages = text_pages(path)
        elif kind.key in PICTURES:
            pages = ()
        elif kind.key == "docx":
            return replace(paper, pages=(_word_page(path),))
        elif kind.key in OLD_WORD:
            with modern(path) as made:
                return replace(paper, pages=(_word_page(made),))
        elif kind.key == "ofd":
            with _drawn(path) as made:
                return _whole(paper, made, text_pages(made), recognise)
        else:
            return replace(paper, fault=f"是{kind.name}：{kind.cure}")
        return _whole(paper, path, pages, recognise)
    except BidkitError as error:
        return replace(paper, fault=f"{error.message}。{error.cure}")


@contextmanager
def _drawn(path: Path) -> Iterator[Path]:
    """Give an OFD as the PDF that it becomes as evidence, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="bidkit-read-") as folder:
        made = Path(folder) / f"{path.stem}.pdf"
        made.write_bytes(drawn_ofd(path).data)
        yield made


def _whole(paper: Paper, path: Path, pages: tuple[PageWords, ...], recognise: Recognise) -> Paper:
    """Return the paper with the pages that have no words recognised, where that can be done."""
    silent = tuple(page.number for page in pages if page.how == "none")
    if pages and not silent:
        return replace(paper, pages=pages)
    if recognise is None:
        return replace(paper, pages=pages or (PageWords(1, (), "none"),), fault=UNREAD)
    try:
        read = {number: _trusted(pieces(picture, recognise), trust)
                for number, picture, trust in picture_pages(path, silent)}  # fmt: skip
    except BidkitError:
        raise
    except Exception as error:  # whatever an outside engine raises is about the picture it was given
        return replace(paper, pages=pages, fault=f"识别出错（{type(error).__name__}），请照原件填写")
    seen = {number: PageWords(number, found, "ocr") for number, found in read.items()}
    kept = [seen.get(page.number, page) for page in pages] if pages else list(seen.values())
    return replace(paper, pages=tuple(kept))


def _trusted(found: tuple[Piece, ...], trust: float) -> tuple[Piece, ...]:
    return tuple(replace(piece, score=piece.score * trust) for piece in found)


def _word_page(path: Path) -> PageWords:
    """Return a Word file as one long page: each paragraph and each row of a table is a row."""
    document = read_blocks(path.read_bytes(), name=path.name)
    found: list[Piece] = []
    for number, block in enumerate(document.blocks):
        found += _pieces(block, float(len(found) + number) * 20)
    return PageWords(1, tuple(found), "text")


def _pieces(block: Block, top: float) -> list[Piece]:
    if block.kind != "table":
        size = block.size or 12.0
        return (
            [Piece(f"{block.label}{block.text}", 0.0, top, size * len(block.text), top + 12.0)]
            if block.text
            else []
        )
    return [
        Piece(" ".join(cell.text.split()), cell.column * 200.0, top + cell.row * 20, cell.column * 200.0 + 180,
              top + cell.row * 20 + 12)
        for cell in block.cells if cell.text.strip()
    ]  # fmt: skip
