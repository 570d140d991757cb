"""A bid as the comparison reads it: paragraphs with their places, properties, pictures, tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bidkit.errors import UsageError
from bidkit.filekind import named
from bidkit.finished.volume import WordForm, finished_volume
from bidkit.load.price import load_price
from bidkit.model.tender import VolumePlan
from bidkit.pdf.seen.identity import pdf_identity
from bidkit.pdf.seen.paragraphs import flow
from bidkit.pdf.seen.read import page_texts
from bidkit.pdf.seen.similar_images import Fingerprint, fingerprint, pdf_fingerprints
from bidkit.word.seen.inspect import inspect_word
from bidkit.word.seen.read import read_text
from bidkit.word.seen.revisions import creation_ids, pictures

if TYPE_CHECKING:
    from pathlib import Path

Rows = tuple[tuple[str, ...], ...]
KINDS = (".docx", ".pdf", ".xlsx")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and its place as people say it."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that is compared; ``ids`` holds what a program gave the file when it was made or saved.

    ``tables`` are a Word file's; a PDF has only ``lines`` in words, and a line is mostly a row.
    """

    name: str
    paragraphs: tuple[Paragraph, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    images: tuple[Fingerprint, ...] = ()
    tables: tuple[Rows, ...] = ()
    lines: Rows = ()

    @property
    def text(self) -> str:
        """Return all paragraphs, one a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


def check_kind(path: Path) -> None:
    """Raise UsageError for a file that is not there or of a kind that cannot be compared."""
    if not path.is_file():
        raise UsageError(f"找不到文件「{path}」", cure="请核对文件名和所在文件夹")
    if path.suffix.lower() not in KINDS:
        message = f"「{path.name}」不是 .docx、.pdf 或 .xlsx{named(path)}"
        raise UsageError(message, cure="请另存为 .docx，或导出为 .pdf")


def read_document(path: Path, looks: MutableMapping[str, int]) -> Document:
    """Return a finished bid, or a price workbook, as it is compared.

    Args:
        path: the file.
        looks: the looks of pictures seen before, so that none is looked at twice.

    Raises:
        UnreadableError: the file is empty, damaged or locked.
    """
    check_kind(path)
    kind = path.suffix.lower()
    return _word(path, looks) if kind == ".docx" else _pdf(path, looks) if kind == ".pdf" else _price(path)


def read_text_only(path: Path) -> tuple[str, ...]:
    """Return the paragraphs of a file whose words are to be taken out, such as the tender document."""
    check_kind(path)
    if path.suffix.lower() == ".docx":
        return tuple(p.text for p in read_text(path.read_bytes(), name=path.name))
    return tuple(p.text for p in flow(page_texts(path)).paragraphs)


def _word(path: Path, looks: MutableMapping[str, int]) -> Document:
    data = path.read_bytes()
    plan = VolumePlan(id=path.stem, title=path.stem, sections=())
    volume = finished_volume(plan, WordForm(path.name, inspect_word(data, name=path.name)), None)
    found = (fingerprint(content, name.rsplit("/", 1)[-1], looks) for name, content in pictures(data))
    return Document(
        name=path.name,
        paragraphs=tuple(
            Paragraph(p.text.strip(), f"{p.part}第{p.paragraph}段") for p in volume.passages if p.text.strip()
        ),
        properties=dict(volume.metadata),
        ids=creation_ids(data),
        images=tuple(one for one in found if one is not None),
        tables=tuple(
            tuple(tuple(cell or "" for cell in row) for row in table.rows) for table in volume.word.tables
        ),
    )


def _pdf(path: Path, looks: MutableMapping[str, int]) -> Document:
    texts = page_texts(path)
    read = flow(texts)
    identity = pdf_identity(path)
    heads = tuple(Paragraph(line, "页眉页脚") for line in read.running)
    return Document(
        name=path.name,
        paragraphs=(*(Paragraph(p.text, f"第{p.page}页") for p in read.paragraphs), *heads),
        properties={key: text for key, text in identity.items() if not key.endswith("ID")},
        ids={key: (text,) for key, text in identity.items() if key.endswith("ID")},
        images=pdf_fingerprints(path, looks),
        lines=tuple(_rows(texts)),
    )


def _rows(texts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the lines of a PDF in words; a row of a table is mostly one line."""
    for line in (line for text in texts for line in text.splitlines()):
        cells = tuple(line.split())
        if len(cells) >= 2:
            yield cells


def _price(path: Path) -> Document:
    price = load_price(path, path.parent)
    head = ("名称", "含税单价", "合价")
    rows = tuple((line.item, f"{line.unit_price:f}", f"{line.amount:f}") for line in price.lines)
    named = tuple(Paragraph(line.item, f"第{n}行") for n, line in enumerate(price.lines, 2))
    return Document(path.name, named, tables=((head, *rows, ("合计", "", f"{price.total:f}")),))
