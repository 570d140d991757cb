"""What a buyer's document demands, as a draft tender.yaml for a person to confirm."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.flow.locks import or_stopped
from bidkit.model.extract import Extract
from bidkit.read.draft import draft_text
from bidkit.read.draft.store import write_draft
from bidkit.read.extract import extract
from bidkit.read.opening import OLD, open_document
from bidkit.tools.modern import as_docx
from bidkit.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    return ReadResult(found, None if job.out is None else write_draft(draft_text(found), job.out))


@contextmanager
def _readable(job: ReadJob) -> Iterator[Path]:
    if job.convert and job.file.suffix.lower() in OLD and job.file.is_file():
        with as_docx(job.file, job.soffice, job.watch.stop) as made:
            yield made
    else:
        yield job.file
