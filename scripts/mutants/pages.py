"""Mutants of a finished PDF: words changed on a page as it is read, and files with a page lost, turned, overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from scripts.mutants.change import changes
from scripts.mutants.facts import Finder, is_page_reference
from scripts.mutants.mutant import Mutant, Spot
from scripts.mutants.word import LIGHT, WordFile, another

if TYPE_CHECKING:
    from bidkit.pdf.seen.inspect import InspectedPdf

OVERLAID = ("投标有效期为自投标截止之日起30个日历日", "草稿", "本报价随市场价格浮动")


def text_mutants(file: WordFile, read: InspectedPdf) -> Iterator[Mutant]:
    """Yield the mutants of the pages' texts, line by line."""
    finder = Finder(file.bid.dossier)
    for page, text in enumerate(read.page_texts, 1):
        section = file.volume.section_at(page)
        name = section.id if section is not None else ""
        offset = 0
        for line in text.splitlines(keepends=True):
            if not is_page_reference(line) and "...." not in line and "……" not in line:
                for fact in finder.facts(line):
                    old = line[fact.start : fact.end]
                    for how, new, honest in changes(
                        fact.kind, old, lambda kind, old=old: another(finder, kind, old)
                    ):
                        yield Mutant(
                            file.name, "PDF 文字", fact.kind, how, f"{file.volume.title} {name} 第{page}页", old, new,
                            name in file.deciding and fact.kind not in LIGHT, honest, file.volume.id,
                            Spot("", 0, offset + fact.start, offset + fact.end), page,
                        )  # fmt: skip
            offset += len(line)


def file_mutants(file: WordFile) -> Iterator[Mutant]:
    """Yield the mutants for which the PDF itself is written again."""
    for section in file.volume.sections:
        for how, edit in _edits(section.first_page, scans=section.scans, pages=section.pages):
            kind = "扫描页" if section.scans else "一页"
            decides = section.id in file.deciding and how != "页面颠倒"
            yield Mutant(
                file.name, "PDF 文件", kind, how, f"{file.volume.title} {section.id}", section.title, "", decides,
                volume=file.volume.id, edits=(edit,),
            )  # fmt: skip


def _edits(page: int, *, scans: bool, pages: int) -> Iterator[tuple[str, dict[str, Any]]]:
    shown = str(page + 1 if scans and pages > 1 else page)
    yield "删去一页", {"op": "drop_page", "page": shown}
    yield "页面颠倒", {"op": "rotate_page", "page": shown, "by": "180"}
    if scans:
        yield "换成白纸", {"op": "white_page", "page": shown}
        return
    yield "盖住文字", {"op": "erase_page", "page": shown}
    for text in OVERLAID:
        yield "加印文字", {"op": "add_text", "page": shown, "text": text}


def with_page(read: InspectedPdf, mutant: Mutant) -> InspectedPdf:
    """Return what was read of the PDF with the words of one page changed."""
    assert mutant.page is not None
    assert mutant.spot is not None
    texts = list(read.page_texts)
    text = texts[mutant.page - 1]
    texts[mutant.page - 1] = text[: mutant.spot.start] + mutant.new + text[mutant.spot.end :]
    return replace(read, page_texts=tuple(texts))
