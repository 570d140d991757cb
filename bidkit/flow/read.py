"""What a buyer's document demands, as a draft tender.yaml for a person to confirm."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.errors import BidkitError
from bidkit.flow.locks import or_stopped
from bidkit.load.tender import load_tender
from bidkit.model.extract import Extract
from bidkit.read.draft.store import NAME, write_draft
from bidkit.read.draft.whole import draft_text
from bidkit.read.extract import extract
from bidkit.read.opening import OLD, open_document
from bidkit.tools.modern import as_docx
from bidkit.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.settled import Settled

STEPS = ("读取文件", "查找要求")


@dataclass(frozen=True, slots=True)
class ReadJob:
    """The buyer's document, where a draft is written (None: nowhere), and by which means it is read."""

    file: Path
    out: Path | None = None
    ocr: bool = False
    convert: bool = False
    soffice: str = ""
    watch: Watch = field(default_factory=Watch)


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What the document demands, and the draft that was written."""

    found: Extract
    draft: Path | None = None


def read_tender(job: ReadJob) -> ReadResult:
    """Return what a buyer's document demands; a draft is never written over a tender.yaml that says something else.

    Such a draft keeps what people settled of doubts that this reading has too; doubts that it has no more are gone.

    Raises:
        UnreadableError: the document cannot be read.
        StoppedError: the run was asked to end; nothing was written.
    """
    watch = job.watch.through(*STEPS)
    with or_stopped(watch), _readable(job) as path:
        watch.say("读取文件")
        document = open_document(path, ocr=job.ocr)
        watch.say("查找要求")
        found = extract(document)
    if job.out is None:
        return ReadResult(found)
    return ReadResult(found, write_draft(draft_text(found, settled=_settled(job.out)), job.out))


def _settled(folder: Path) -> dict[str, Settled]:
    """Return what people settled of the last reading's doubts; nothing where that tender is not there or not whole."""
    if not (folder / NAME).is_file():
        return {}
    try:
        tender = load_tender(folder, folder)
    except BidkitError:
        return {}  # the doubts stay open in the draft
    return {one.key: one.settled for one in tender.doubts if one.settled is not None}


@contextmanager
def _readable(job: ReadJob) -> Iterator[Path]:
    if job.convert and job.file.suffix.lower() in OLD and job.file.is_file():
        with as_docx(job.file, job.soffice, job.watch.stop) as made:
            yield made
    else:
        yield job.file
