"""Convert Word documents to PDF with LibreOffice.

Owns the call of soffice, the proof that it did what it said, and the retry. It knows nothing of sections or
volumes: it is given named bytes and gives back named files.
"""

from __future__ import annotations

import json
import os
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.errors import BidkitError, ToolFailedError, ToolMissingError
from bidkit.store.disk import refuse_no_room, told
from bidkit.tools.fonts import write_fonts_config
from bidkit.tools.probe import MATH, has_part, probe_soffice, require
from bidkit.tools.run import ToolStoppedError, run
from bidkit.tools.warm import Desk, borrow_desk

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bidkit.watch import Stop

MOST_IN_ONE_CALL = 100
MOST_FAULTS_NAMED = 3
WORTH_TWO_WORKERS = 6
EOF_WINDOW = 1024
CURE = "用 Word 或 LibreOffice 打开该文档，另存为 .docx 后重试；仍然失败时运行 bidkit doctor"

SAID = {
    "could not be loaded": "，它读不了这个文件",
    "bad allocation": "，内存不够：bad allocation",
    "No space left": "，磁盘满了",
}
"""What LibreOffice says when it fails, and what that means."""

_OPTIONS: dict[str, tuple[str, str]] = {
    "ExportBookmarksToPDFDestination": ("boolean", "true"),
    "ExportBookmarks": ("boolean", "true"),
    "UseTaggedPDF": ("boolean", "false"),
    "ReduceImageResolution": ("boolean", "false"),
    "UseLosslessCompression": ("boolean", "true"),
    "ExportFormFields": ("boolean", "false"),
}
FILTER = "pdf:writer_pdf_Export:" + json.dumps(
    {name: {"type": kind, "value": value} for name, (kind, value) in _OPTIONS.items()}, separators=(",", ":")
)


@dataclass(frozen=True, slots=True)
class Patience:
    """How many seconds a conversion may take before it counts as hung, and the wish that ends it at once."""

    start: float = 90.0
    per_document: float = 5.0
    per_megabyte: float = 20.0
    stop: Stop | None = None

    def seconds(self, documents: Sequence[_Document]) -> float:
        """Return the limit for one call with these documents."""
        megabytes = sum(len(document.data) for document in documents) / 1e6
        return self.start + self.per_document * len(documents) + self.per_megabyte * megabytes


class NotConvertedError(ToolFailedError):
    """LibreOffice gave no sound PDF of some documents; ``why`` says of each, by its name, what happened."""

    def __init__(self, why: Mapping[str, str]) -> None:
        named = "；".join(f"“{name}”（{said}）" for name, said in why.items())
        super().__init__(f"LibreOffice 无法把以下文档转换为 PDF：{named}", cure=CURE)
        self.why = dict(why)


@dataclass(frozen=True, slots=True)
class Soffice:
    """A LibreOffice that was looked at and found new enough."""

    path: str
    version: str

    @property
    def draws_formulas(self) -> bool:
        """Return whether its part Math is there; without it formulas are left out and nothing is said."""
        return has_part(self.path, MATH)


@dataclass(frozen=True, slots=True)
class _Document:
    name: str
    data: bytes = field(repr=False)
    file: str


@dataclass(frozen=True, slots=True)
class _Work:
    """What all calls of one conversion share."""

    soffice: Soffice
    out: Path
    fonts: Path
    patience: Patience
    failed: threading.Event

    @property
    def env(self) -> dict[str, str]:
        """Return what LibreOffice is started with on top of the present variables."""
        return {"FONTCONFIG_FILE": str(self.fonts), "SAL_USE_VCLPLUGIN": "svp"}

    def is_set(self) -> bool:
        """Return whether a call is no longer wanted: another one failed, or somebody asked the run to end."""
        return self.failed.is_set() or (self.patience.stop is not None and self.patience.stop.is_set())


@dataclass(frozen=True, slots=True)
class _Attempt:
    """What one call achieved: the files that are proven good, and why the rest is missing."""

    made: Mapping[str, Path]
    why: str


def locate_soffice(wanted: str = "") -> Soffice:
    """Return LibreOffice, or raise ToolMissingError with the install command.

    Args:
        wanted: A path to use instead of looking for one, such as the value of ``BIDKIT_SOFFICE``.
    """
    probe = require(probe_soffice(wanted))
    return Soffice(probe.path, probe.version)


def to_pdf(
    documents: Mapping[str, bytes],
    out: Path,
    *,
    soffice: Soffice,
    home: Path,
    patience: Patience | None = None,
    workers: int = 2,
) -> dict[str, Path]:
    """Return the PDF of each document, written to ``out/<name>.pdf``, in the order given.

    Args:
        documents: The bytes of each .docx by a name that can be a file name.
        out: The folder to write to.
        soffice: From ``locate_soffice``.
        home: The cache folder that keeps the profiles warm.
        patience: Time limits.
        workers: How many soffice may run side by side when there is much to do.

    Raises:
        NotConvertedError: LibreOffice crashed, hung or wrote no sound PDF twice; names the documents at fault.
        NotWritableError: there is no room to write to.
    """
    if not documents:
        return {}
    listed = [_Document(name, data, f"d{i:04}") for i, (name, data) in enumerate(documents.items())]
    _check_names(listed)
    _make_folder(out)
    work = _Work(soffice, out, write_fonts_config(home), patience or Patience(), threading.Event())
    made: dict[str, Path] = {}
    for share in _convert_shares(_shares(listed, workers), work, home):
        made |= share
    return {name: made[name] for name in documents}


def _check_names(documents: list[_Document]) -> None:
    for document in documents:
        if not document.name or Path(document.name).name != document.name:
            raise ValueError(f"not a file name: {document.name!r}")


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise told(fault, out) from fault


def _shares(documents: list[_Document], workers: int) -> list[list[_Document]]:
    """Return the documents split so that each worker gets about as many bytes."""
    count = min(workers, os.cpu_count() or 1) if len(documents) >= WORTH_TWO_WORKERS else 1
    shares: list[list[_Document]] = [[] for _ in range(max(1, count))]
    loads = [0] * len(shares)
    for document in sorted(documents, key=lambda one: (-len(one.data), one.file)):
        lightest = loads.index(min(loads))
        shares[lightest].append(document)
        loads[lightest] += len(document.data) + 20_000
    return shares


def _convert_shares(shares: list[list[_Document]], work: _Work, home: Path) -> list[dict[str, Path]]:
    with ThreadPoolExecutor(max_workers=len(shares)) as pool:
        futures = [pool.submit(_convert_share, share, work, home) for share in shares]
        try:
            return [future.result() for future in futures]
        except BaseException:
            # Also on Ctrl-C: the children live in their own session and would not hear it.
            work.failed.set()
            raise


def _convert_share(share: list[_Document], work: _Work, home: Path) -> dict[str, Path]:
    made: dict[str, Path] = {}
    with borrow_desk(work.soffice.path, home, work.env) as desk:
        for start in range(0, len(share), MOST_IN_ONE_CALL):
            made |= _convert_batch(share[start : start + MOST_IN_ONE_CALL], work, desk)
    return made


def _convert_batch(batch: list[_Document], work: _Work, desk: Desk) -> dict[str, Path]:
    first = _attempt(batch, work, desk)
    made = dict(first.made)
    left = [document for document in batch if document.name not in made]
    if not left:
        return made
    refuse_no_room(work.out, desk.profile.folder.parent)  # LibreOffice does not say that its disk is full
    desk.renew()
    second = _attempt(left, work, desk)
    made |= second.made
    left = [document for document in left if document.name not in made]
    return made | _one_by_one(left, work, desk, second.why)


def _one_by_one(left: list[_Document], work: _Work, desk: Desk, why: str) -> dict[str, Path]:
    """Convert what failed twice singly, so that the fault gets a name and the innocent get through."""
    made: dict[str, Path] = {}
    faults: list[tuple[str, str]] = [(left[0].name, why)] if len(left) == 1 else []
    for document in [] if faults else left:
        desk.renew()
        attempt = _attempt([document], work, desk)
        made |= attempt.made
        if document.name not in made:
            faults.append((document.name, attempt.why))
        if len(faults) == MOST_FAULTS_NAMED:
            break
    if faults:
        refuse_no_room(work.out, desk.profile.folder.parent)
        raise NotConvertedError(dict(faults))
    return made


def _attempt(batch: list[_Document], work: _Work, desk: Desk) -> _Attempt:
    """Convert the batch in one call in a new folder: whatever lies there afterwards is from this call."""
    with tempfile.TemporaryDirectory(dir=work.out, prefix=".soffice-") as temporary:
        folder = Path(temporary)
        why = _call(batch, folder, work, desk)
        made: dict[str, Path] = {}
        for document in batch:
            result = folder / f"{document.file}.pdf"
            fault = _fault_of(result)
            if fault:
                why = why or fault
            else:
                made[document.name] = result.replace(work.out / f"{document.name}.pdf")
        return _Attempt(made, why)


def _call(batch: list[_Document], folder: Path, work: _Work, desk: Desk) -> str:
    """Run soffice once; return why it failed, or an empty text."""
    for document in batch:
        (folder / f"{document.file}.docx").write_bytes(document.data)
    argv = [work.soffice.path, desk.profile.argument, "--headless", "--norestore", "--nologo", "--nodefault"]
    argv += ["--nolockcheck", "--convert-to", FILTER, "--outdir", str(folder)]
    argv += [str(folder / f"{document.file}.docx") for document in batch]
    desk.served += len(batch)
    try:
        done = run(argv, timeout=work.patience.seconds(batch), cwd=folder, env=work.env, stop=work)
    except (ToolMissingError, ToolStoppedError):
        raise
    except BidkitError as fault:
        return fault.message
    if done.ok:
        return ""
    meant = next((said for words, said in SAID.items() if words in done.said), "")
    return f"soffice 异常退出（代码 {done.code}{meant}）"


def _fault_of(pdf: Path) -> str:
    """Return what is wrong with a file that should be a whole PDF, or an empty text."""
    if not pdf.is_file():
        return "没有写出 PDF"
    with pdf.open("rb") as stream:
        head = stream.read(5)
        size = stream.seek(0, os.SEEK_END)
        stream.seek(max(0, size - EOF_WINDOW))
        tail = stream.read()
    if not size:
        return "写出的 PDF 是空文件"
    if head != b"%PDF-":
        return "写出的不是 PDF"
    return "" if b"%%EOF" in tail and b"startxref" in tail else "写出的 PDF 不完整"
