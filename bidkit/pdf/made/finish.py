"""The parts of a volume that are not pages: outline, page labels, document information, identity.

Owns what a reader shows beside the pages. Information is true and spare: title, bidder, time of the build as told;
nothing of a person or a machine, and nothing at all in a blind volume.
"""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    Fit,
    NameObject,
    NumberObject,
    TextStringObject,
)

from bidkit.errors import NotWritableError, reason
from bidkit.store.write import in_one_step

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    import pypdf

PRODUCER = "bidkit"
PLACEHOLDER = b"bidkit-identity."
TRAILER_WINDOW = 2048


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the outline; ``level`` and ``page`` count from 1."""

    level: int
    title: str
    page: int


@dataclass(frozen=True, slots=True)
class VolumeInfo:
    """What the document information says; a blind volume says nothing."""

    title: str
    bidder: str
    created: datetime | None = None
    blind: bool = False


def add_outline(writer: pypdf.PdfWriter, entries: Sequence[Entry]) -> None:
    """Add the entries, each below the nearest earlier entry of a higher level."""
    parents: list[tuple[int, object]] = []
    for entry in entries:
        while parents and parents[-1][0] >= entry.level:
            parents.pop()
        page = writer.pages[entry.page - 1]
        item = writer.add_outline_item(
            title=entry.title,
            page_number=entry.page - 1,
            parent=parents[-1][1] if parents else None,  # type: ignore[arg-type]
            is_open=entry.level == 1,
            fit=Fit.xyz(left=0, top=round(float(page.cropbox.top), 2)),
        )
        parents.append((entry.level, item))


def add_labels(writer: pypdf.PdfWriter, labels: Sequence[str]) -> None:
    """Name the pages in the reader's page box; pages without a label keep their plain number."""
    if not any(labels):
        return
    ranges = ArrayObject()
    for index, rule in _label_ranges(labels):
        ranges += [NumberObject(index), rule]
    tree = DictionaryObject({NameObject("/Nums"): ranges})
    writer.root_object[NameObject("/PageLabels")] = writer._add_object(tree)


def _label_ranges(labels: Sequence[str]) -> Iterator[tuple[int, DictionaryObject]]:
    """Yield one rule for each run of labels that count on."""
    before: tuple[str, int] | None = None
    for index, label in enumerate(labels):
        found = re.fullmatch(r"(.*?)([1-9]\d{0,8})", label or str(index + 1))
        now = (found[1], int(found[2])) if found else None
        if now is None:
            yield index, DictionaryObject({NameObject("/P"): TextStringObject(label)})
        elif before is None or now != (before[0], before[1] + 1):
            rule = DictionaryObject(
                {NameObject("/S"): NameObject("/D"), NameObject("/St"): NumberObject(now[1])}
            )
            if now[0]:
                rule[NameObject("/P")] = TextStringObject(now[0])
            yield index, rule
        before = now


def add_information(writer: pypdf.PdfWriter, info: VolumeInfo) -> None:
    """State title, bidder and time, or nothing in a blind volume; the identity is filled in by ``save``."""
    writer._ID = ArrayObject([ByteStringObject(PLACEHOLDER), ByteStringObject(PLACEHOLDER)])
    if info.blind:
        writer.metadata = None
        return
    facts = {"/Title": info.title, "/Author": info.bidder, "/Producer": PRODUCER}
    if info.created:
        facts["/CreationDate"] = facts["/ModDate"] = _pdf_time(info.created)
    writer.metadata = {key: value for key, value in facts.items() if value}


def _pdf_time(moment: datetime) -> str:
    zone = moment.strftime("%z")
    return moment.strftime("D:%Y%m%d%H%M%S") + (f"{zone[:3]}'{zone[3:5]}'" if zone else "")


def save(writer: pypdf.PdfWriter, out: Path) -> None:
    """Write the volume in one step, with an identity that is the hash of its bytes."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with in_one_step(out) as fresh:
            with fresh.open("wb") as stream:
                writer.write_stream(stream)
            _identify(fresh)
    except OSError as fault:
        raise NotWritableError(
            f"无法写入 {out}：{reason(fault)}",
            cure="检查磁盘空间和写入权限；关闭正在打开该文件的程序",
        ) from fault


def _identify(path: Path) -> None:
    with path.open("r+b") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()[: 2 * len(PLACEHOLDER)]
        start = max(0, stream.seek(0, os.SEEK_END) - TRAILER_WINDOW)
        stream.seek(start)
        tail = stream.read()
        stream.seek(start)
        stream.write(tail.replace(PLACEHOLDER.hex().encode(), digest.encode()))
