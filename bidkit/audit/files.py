"""Which volume of the tender a finished file is, and what is read out of it.

A file that cannot be opened is a finding, not a stop: the others are looked at all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bidkit.audit.codes import note
from bidkit.errors import BidkitError, UsageError
from bidkit.filekind import named
from bidkit.finished.pages import Pages
from bidkit.finished.volume import PdfForm, WordForm
from bidkit.model.tender import VolumePlan
from bidkit.pdf.seen.inspect import InspectedPdf
from bidkit.source import Span
from bidkit.word.seen.inspect import Inspected
from bidkit.words.spaces import squeeze

if TYPE_CHECKING:
    from pathlib import Path

    from bidkit.finding import Finding

FIRST_PAGES = 3
FIRST_PASSAGES = 60


@dataclass(frozen=True, slots=True)
class Readers:
    """How files are read and converted; ``convert`` gives the PDF of a Word file, or None without a converter."""

    word: Callable[[Path], Inspected]
    pdf: Callable[[Path], InspectedPdf]
    convert: Callable[[Path], Path | None]


@dataclass(frozen=True, slots=True)
class AuditFile:
    """A file that was read: its volume if known, and everything the checks look at.

    ``drawn`` is the PDF whose pages can be looked at: the file itself, or what the Word file was converted to.
    """

    path: Path
    plan: VolumePlan | None
    word: Inspected | None = None
    pdf: InspectedPdf = field(default_factory=InspectedPdf)
    drawn: Path | None = None

    @property
    def name(self) -> str:
        """Return the file's name, as findings call it."""
        return self.path.name

    @property
    def is_word(self) -> bool:
        """Return whether it is a Word file."""
        return self.word is not None

    @property
    def readable(self) -> bool:
        """Return whether there is any text."""
        passages = self.word.passages if self.word else ()
        return any(p.text.strip() for p in passages) or any(text.strip() for text in self.pdf.page_texts)

    @property
    def planned(self) -> VolumePlan:
        """Return the plan of its volume; one without sections for a file nobody knows."""
        return self.plan or VolumePlan(id=self.path.stem, title=self.path.stem, sections=())

    def as_word(self) -> WordForm | None:
        """Return the Word form; None for a PDF."""
        return WordForm(self.name, self.word) if self.word is not None else None

    def as_pdf(self) -> PdfForm:
        """Return the pages: its own, or those drawn from the Word file."""
        return PdfForm(self.name, self.pdf, drawn=self.is_word)

    def metadata(self) -> tuple[tuple[str, str], ...]:
        """Return the properties of the file itself."""
        if self.word is not None:
            return self.word.metadata
        return tuple((f"pdf:{key}", text) for key, text in self.pdf.facts.info)

    def pages(self) -> Pages:
        """Return the pages as a reader finds his way in them."""
        return Pages(self.pdf.page_texts)


def check_names(paths: Sequence[Path]) -> None:
    """Raise UsageError for files that are not there, of another kind, or of the same name."""
    for path in paths:
        if not path.is_file():
            raise UsageError(f"找不到文件「{path}」", cure="请核对文件名和所在文件夹")
        if path.suffix.lower() not in (".docx", ".pdf"):
            raise UsageError(
                f"「{path.name}」不是 .docx 或 .pdf{named(path)}",
                cure="请另存为 .docx 或导出为 .pdf；只审这两种成品",
            )
    names = [path.name for path in paths]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise UsageError(f"两个文件同名：{'、'.join(twice)}", cure="请改名，或分两次审")


def read_file(path: Path, readers: Readers) -> AuditFile:
    """Return what a file holds, not yet told which volume it is; raises BidkitError when it cannot be opened."""
    if path.suffix.lower() == ".pdf":
        return AuditFile(path, None, pdf=readers.pdf(path), drawn=path)
    return AuditFile(path, None, word=readers.word(path))


def unreadable(path: Path, error: BidkitError) -> Finding:
    """Return the finding for a file that nobody can open."""
    said = error.message if path.name in error.message else f"{path.name} {error.message}"
    return note("V001", said, path.name, Span(path.name), unsure=True)


def match_volume(
    file: AuditFile,
    plans: Sequence[VolumePlan],
    stems: Mapping[str, str],
    told: Mapping[str, str],
) -> VolumePlan | None:
    """Return the volume a file is, by what the user said, its name, or its first words.

    Args:
        file: what was read.
        plans: the tender's volumes.
        stems: the name each volume's files must have, without the ending, by volume id.
        told: ``--as``: a volume's id or title by file name; "" stands for every file.
    """
    given = told.get(file.name, told.get("", ""))
    if given:
        found = next((plan for plan in plans if given in (plan.id, plan.title)), None)
        if found is None:
            known = "、".join(f"{plan.id}（{plan.title}）" for plan in plans)
            raise UsageError(f"没有叫「{given}」的分册", cure=f"可写：{known}")
        return found
    stem = squeeze(file.path.stem)
    exact = [plan for plan in plans if squeeze(stems.get(plan.id, "")) == stem]
    named = exact or [plan for plan in plans if squeeze(plan.title) in stem]
    first = squeeze(" ".join(_first_words(file)))
    named = named or [plan for plan in plans if squeeze(plan.title) in first]
    if not named and len(plans) == 1:
        return plans[0]
    return max(named, key=lambda plan: len(plan.title), default=None)


def _first_words(file: AuditFile) -> Iterator[str]:
    yield from file.pdf.page_texts[:FIRST_PAGES]
    if file.word is not None:
        yield from (passage.text for passage in file.word.passages[:FIRST_PASSAGES])
