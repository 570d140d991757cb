"""The parts of a volume that are not pages: outline, page labels, document information, identity.

Owns what a reader shows beside the pages. Information is true and spare: title, bidder, time of the build as told;
nothing of a person or a machine, and nothing at all in a blind volume.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import pikepdf

from bidkit.errors import NotWritableError, reason
from bidkit.store.write import in_one_step

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path
    from typing import BinaryIO

PRODUCER = "bidkit"
VERSION = "1.7"
NOT_OURS = ("/ID", "/DocChecksum")
"""What another file says of itself as a whole."""


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


def add_outline(volume: pikepdf.Pdf, entries: Sequence[Entry]) -> None:
    """Add the entries, each below the nearest earlier entry of a higher level."""
    if not entries:
        return
    tops = [round(float(page.cropbox[3]), 2) for page in volume.pages]
    with volume.open_outline() as outline:
        parents: list[tuple[int, pikepdf.OutlineItem]] = []
        for entry in entries:
            while parents and parents[-1][0] >= entry.level:
                parents.pop()
            target = pikepdf.make_page_destination(
                volume, entry.page - 1, pikepdf.PageLocation.XYZ, left=0, top=tops[entry.page - 1]
            )
            item = pikepdf.OutlineItem(entry.title, target)
            item.is_closed = entry.level != 1
            (parents[-1][1].children if parents else outline.root).append(item)
            parents.append((entry.level, item))


def add_labels(volume: pikepdf.Pdf, labels: Sequence[str]) -> None:
    """Name the pages in the reader's page box; pages without a label keep their plain number."""
    if not any(labels):
        return
    ranges = pikepdf.Array()
    for index, rule in _label_ranges(labels):
        ranges.append(index)
        ranges.append(rule)
    volume.Root.PageLabels = pikepdf.Dictionary(Nums=ranges)


def _label_ranges(labels: Sequence[str]) -> Iterator[tuple[int, pikepdf.Dictionary]]:
    """Yield one rule for each run of labels that count on."""
    before: tuple[str, int] | None = None
    for index, label in enumerate(labels):
        found = re.fullmatch(r"(.*?)([1-9]\d{0,8})", label or str(index + 1))
        now = (found[1], int(found[2])) if found else None
        if now is None:
            yield index, pikepdf.Dictionary(P=pikepdf.String(label))
        elif before is None or now != (before[0], before[1] + 1):
            rule = pikepdf.Dictionary(S=pikepdf.Name.D, St=now[1])
            if now[0]:
                rule.P = pikepdf.String(now[0])
            yield index, rule
        before = now


def add_information(volume: pikepdf.Pdf, info: VolumeInfo) -> None:
    """State title, bidder and time, or nothing in a blind volume."""
    if info.blind:
        return
    facts = {"/Title": info.title, "/Author": info.bidder, "/Producer": PRODUCER}
    if info.created:
        facts["/CreationDate"] = facts["/ModDate"] = _pdf_time(info.created)
    for key, value in facts.items():
        if value:
            volume.docinfo[key] = value


def _pdf_time(moment: datetime) -> str:
    zone = moment.strftime("%z")
    return moment.strftime("D:%Y%m%d%H%M%S") + (f"{zone[:3]}'{zone[3:5]}'" if zone else "")


class _Writer(io.RawIOBase):
    """A file whose first fault is kept and told afterwards: qpdf ends the whole process when writing fails."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self.file = file
        self.fault: OSError | None = None

    def writable(self) -> bool:
        """Return that it can be written."""
        return True

    def write(self, data: Any, /) -> int:
        """Write, or do nothing once writing has failed; returns the length as if all were well."""
        if self.fault is None:
            try:
                self.file.write(data)
            except OSError as fault:
                self.fault = fault
        return len(data)


def save(volume: pikepdf.Pdf, out: Path) -> None:
    """Write the volume in one step, with an identity that is the hash of its content; streams stay as they are."""
    for key in NOT_OURS:
        if key in volume.trailer:
            del volume.trailer[key]
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with in_one_step(out) as fresh, fresh.open("wb") as file:
            writer = _Writer(file)
            volume.save(
                cast("BinaryIO", writer),
                min_version=VERSION,
                fix_metadata_version=False,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.none,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
                deterministic_id=True,
            )
            if writer.fault is not None:
                raise writer.fault
    except OSError as fault:
        raise NotWritableError(
            f"无法写入 {out}：{reason(fault)}",
            cure="检查磁盘空间和写入权限；关闭正在打开该文件的程序",
        ) from fault
