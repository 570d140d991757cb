"""Scanned pages read by rapidocr-onnxruntime, the optional extra ``ocr``; nothing else of bidkit needs it."""

from __future__ import annotations

import importlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bidkit.codes.read import OCR
from bidkit.errors import ToolMissingError
from bidkit.model.reading import Block, Document
from bidkit.pdf.seen.picture import page_pictures
from bidkit.read.notes import note
from bidkit.source import Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def read_pictures(path: Path, document: Document, pages: Sequence[int]) -> Document:
    """Return the document with the words of its scanned pages, and a finding that they were guessed."""
    engine = _engine()
    blocks = list(document.blocks)
    for page, picture in page_pictures(path, pages):
        result, _ = engine(picture)
        lines = [str(line[1]) for line in result or ()]
        place = next((i for i, block in enumerate(blocks) if (block.page or 0) > page), len(blocks))
        blocks[place:place] = [Block("paragraph", line, page=page, path=f"第{page}页 识别") for line in lines]
    found = note(
        OCR,
        f"{len(pages)} 页扫描件的文字是识别出来的，可能有错字",
        span=Span(document.name, page=pages[0]),
    )
    return replace(document, blocks=tuple(blocks), findings=(*document.findings, found))


def _engine() -> Any:
    try:
        module = importlib.import_module("rapidocr_onnxruntime")
    except ImportError as error:
        raise ToolMissingError(
            "没有安装文字识别组件", cure="运行 pip install 'bidkit-tender[ocr]' 后再加 --ocr"
        ) from error
    return module.RapidOCR()
