"""The example bid that shows what a rule finds: a tiny world with one overlay laid over it.

Opens no file: the caller reads the YAML and hands in the function that binds a bid.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import Field, TypeAdapter

from bidkit.check.world import World
from bidkit.model.bid import Bid, Price
from bidkit.model.document import EvidenceFault, FileTraces, FinishedVolume, Passage, PlacedSection
from bidkit.model.dossier import Dossier
from bidkit.model.facts import PageImage, PdfFacts, PdfPage, Table, WordFacts
from bidkit.model.library import Library
from bidkit.model.printed import FactKind, Origin, PrintedSection, PrintedText, marked
from bidkit.model.record import Record
from bidkit.model.tender import Tender

REMOVED = "（删去）"
ADDED = "+"
CELL = "| "
VALUE = re.compile(r"\{([^{}:]*):(\w+):([^{}]*)\}")
PARTS = ("页眉", "页脚", "文本框", "脚注", "尾注", "批注", "目录")

Bind = Callable[[Library, Tender, Bid, Price | None], Dossier]


class ExampleSection(Record):
    """Where a section lies in an example volume."""

    id: str
    title: str
    first_page: int
    pages: int
    form_id: str = ""
    scans: bool = False


class ExampleVolume(Record):
    """A finished volume written out as text; ``lines`` are its paragraphs, those with ``| `` table cells.

    A line that is a section's title starts that section; ``页眉：`` and the like name another part. ``tables`` are
    rows of cells. ``word`` and ``pdf`` are the facts beside the text; ``sheets`` changes single PDF pages.
    """

    id: str
    title: str
    price: bool = False
    blind: bool = False
    sections: tuple[ExampleSection, ...] = ()
    lines: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    metadata: dict[str, str] = Field(default_factory=dict)
    file: str = ""
    tables: tuple[Table, ...] = ()
    word: WordFacts = WordFacts()
    pdf: PdfFacts = PdfFacts()
    sheets: dict[str, dict[str, Any]] = Field(default_factory=dict)

    def finished(self) -> FinishedVolume:
        """Return the volume as the checks read it."""
        stem = self.file or self.id
        return FinishedVolume(
            id=self.id,
            title=self.title,
            word_name=f"{stem}.docx",
            pdf_name=f"{stem}.pdf",
            price=self.price,
            blind=self.blind,
            page_texts=self.pages,
            passages=tuple(self._passages()),
            sections=tuple(PlacedSection(**section.model_dump()) for section in self.sections),
            metadata=tuple(self.metadata.items()),
            word=replace(self.word, tables=(*self.word.tables, *self.tables)),
            pdf=replace(self.pdf, pages=tuple(self._sheets())),
        )

    def _passages(self) -> Iterator[Passage]:
        titles = {section.title: section.id for section in self.sections}
        here = ""
        for number, line in enumerate(self.lines, 1):
            here = titles.get(line, here)
            part, text = ("表格", line.removeprefix(CELL)) if line.startswith(CELL) else ("正文", line)
            for name in PARTS:
                if line.startswith(f"{name}："):
                    part, text = name, line.removeprefix(f"{name}：")
            style = "toc 1" if part == "目录" else ""
            if text:
                yield Passage(text, "正文" if style else part, number, style, here)

    def _sheets(self) -> Iterator[PdfPage]:
        scanned = {n for s in self.sections if s.scans for n in range(s.first_page, s.first_page + s.pages)}
        for number, text in enumerate(self.pages, 1):
            images = (PageImage(f"{self.id}-{number}"),) if number in scanned else ()
            page = {"drawn": bool(text), "images": images} | self.sheets.get(str(number), {})
            yield TypeAdapter(PdfPage).validate_python(page)


class ExamplePrinted(Record):
    """A section as it was filled: its paragraphs, where ``{path:kind:text}`` is a value of the data."""

    id: str
    volume: str
    title: str
    own: bool = True
    form: str = ""
    lines: tuple[str, ...] = ()

    def filled(self) -> PrintedSection:
        """Return the section as the checks read it."""
        origins = tuple(
            Origin(path, TypeAdapter(FactKind).validate_python(kind))
            for line in self.lines
            for path, kind, _ in VALUE.findall(line)
        )
        count = iter(range(len(origins)))
        texts = [VALUE.sub(lambda match: marked(next(count), match[3]), line) for line in self.lines]
        passages = tuple(Passage(text, "正文", number) for number, text in enumerate(texts, 1))
        text = PrintedText(passages, origins=origins)
        return PrintedSection(self.id, self.volume, self.title, self.own, self.form, text=text)


class ExampleFault(Record):
    """An evidence file that is missing or broken."""

    record_id: str
    path: str
    problem: str
    cure: str


class ExampleTraces(Record):
    """A source file that is more than its picture."""

    path: str
    sorts: tuple[str, ...] = ()
    owner: str = ""
    signatures: int = 0
    letters: float = 0.0
    page: int = 0
    words: str = ""


class Example(Record):
    """The whole example bid."""

    library: Library
    tender: Tender
    bid: Bid
    price: Price | None = None
    faults: tuple[ExampleFault, ...] = ()
    told: tuple[ExampleTraces, ...] = ()
    volumes: tuple[ExampleVolume, ...] = ()
    printed: tuple[ExamplePrinted, ...] = ()


def example_world(base: Mapping[str, Any], overlay: Mapping[str, Any], bind: Bind) -> World:
    """Return the world of the example bid with an overlay laid over it.

    Args:
        base: the mapping of checklists/example.yaml.
        overlay: one of a rule's examples.
        bind: joins library, tender, bid and price; check knows no other part, so it is handed in.
    """
    example = Example.model_validate(laid_over(base, overlay))
    dossier = bind(example.library, example.tender, example.bid, example.price)
    faults = tuple(EvidenceFault(**fault.model_dump()) for fault in example.faults)
    told = tuple(FileTraces(**one.model_dump()) for one in example.told)
    printed = tuple(section.filled() for section in example.printed)
    volumes = tuple(volume.finished() for volume in example.volumes)
    return World(dossier, faults, volumes, told=told, printed=printed)


def laid_over(base: Any, overlay: Any) -> Any:
    """Return the base with an overlay laid over it, key by key; neither is changed."""
    if isinstance(base, Mapping) and isinstance(overlay, Mapping):
        merged = {key: value for key, value in base.items() if overlay.get(key) != REMOVED}
        for key, value in overlay.items():
            if value != REMOVED:
                merged[key] = laid_over(base.get(key), value)
        return merged
    if isinstance(base, list) and isinstance(overlay, Mapping):
        return _list_over(base, overlay)
    return overlay


def _list_over(base: Sequence[Any], overlay: Mapping[str, Any]) -> list[Any]:
    """Return a list with items changed by id or place from 1, removed, or added at the end."""
    merged = list(base)
    for key, value in overlay.items():
        if key == ADDED:
            merged += value if isinstance(value, list) else [value]
            continue
        place = _place(base, key)
        merged[place] = REMOVED if value == REMOVED else laid_over(base[place], value)
    return [item for item in merged if item != REMOVED]


def _place(base: Sequence[Any], key: str) -> int:
    for place, item in enumerate(base):
        if isinstance(item, Mapping) and item.get("id") == key:
            return place
    if key.isdigit() and 1 <= int(key) <= len(base):
        return int(key) - 1
    raise ValueError(f"示例里没有「{key}」这一项")
