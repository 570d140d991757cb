"""A place where a finished file does not say what bidkit printed there from the data."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from bidkit.model.printed import bare_text
from bidkit.proofread.fold import core, shown
from bidkit.proofread.sorts import sort_of
from bidkit.words.difference import cut, difference

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bidkit.model.printed import PrintedSection
    from bidkit.proofread.sorts import Sort
    from bidkit.source import Span

ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Misprint:
    """One difference: how much it weighs, its section, what a person reads, where; ``subject`` follows its content.

    ``before`` and ``found`` are the cells that differ, as ``core`` writes them; ``filled`` are the cells as filled,
    marks and all, and ``stands`` what stands there instead. ``unsure`` where nobody could read what stands there.
    """

    sort: Sort
    section: str
    subject: str
    message: str
    span: Span | None
    before: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    unsure: bool = False
    filled: tuple[str, ...] = ()
    stands: tuple[str, ...] = ()

    def says(self, other: Misprint) -> bool:
        """Return whether this difference in Word is the same that the other one tells of the PDF."""
        if self.section != other.section:
            return False
        if self.sort == "form":
            return True
        old, there = "".join(other.before), "".join(other.found)
        if not other.before:
            return not self.before and any(cell in there or there in cell for cell in self.found)
        if not any(old in cell for cell in self.before):
            return False
        if self.found:
            return any(cell and cell in there for cell in self.found)
        return SequenceMatcher(None, old, there, autojunk=False).ratio() < ALIKE


@dataclass(frozen=True, slots=True)
class Wording:
    """How a difference is told: the section, the kind of file, the words of ★ requirements and answers."""

    section: PrintedSection
    file: str
    stars: Collection[str]

    def misprint(
        self, before: Sequence[str], found: Sequence[str], span: Span | None, *, letters: bool = False
    ) -> Misprint:
        """Return the difference between the cells as filled, marks and all, and as finished; one may be empty.

        ``letters`` says that of the finished text only the letters are known, as of a page.
        """
        sort, paths = sort_of(self.section, before, found, self.stars)
        olds, news = [core(bare_text(cell)) for cell in before], [core(cell) for cell in found]
        old = "｜".join(olds if letters and found else (shown(bare_text(cell)) for cell in before))
        new = "｜".join(shown(cell) for cell in found)
        source = f"（数据在 {'、'.join(paths[:3])}）" if paths else ""
        return Misprint(
            sort,
            self.section.id,
            subject(self.section.id, old, new),
            self._said(old, new) + source,
            span,
            tuple(cell for cell in olds if cell not in news),
            tuple(cell for cell in news if cell not in olds),
            filled=tuple(before),
            stands=tuple(found),
        )

    def _said(self, old: str, new: str) -> str:
        where = f"{self.file}《{self.section.title}》"
        if not new:
            return f"{where}少了：「{cut(old)}」"
        if not old:
            return f"{where}多了：「{cut(new)}」"
        return f"{where}印的与数据不同，应为→现为：{difference(old, new)}"

    def moved(self, before: Sequence[str], span: Span | None) -> Misprint:
        """Return that a caption stands as it was, but above another scan."""
        told = self.misprint(before, (), span)
        old = cut(shown("｜".join(map(bare_text, before))))
        said = (
            f"{self.file}《{self.section.title}》的扫描件题注换了位置：「{old}」，下面的扫描件不是原来那一张"
        )
        return replace(told, message=said)

    def boxed(self, before: Sequence[str], found: Sequence[str], span: Span | None) -> Misprint:
        """Return that a text box somebody added says a filled line again with another value."""
        told = self.misprint(before, found, span)
        return replace(told, message=f"{self.file}里加了文本框，与{told.message.removeprefix(self.file)}")

    def missing(self, span: Span | None, what: str = "整份不见了") -> Misprint:
        """Return that nothing of the section is left."""
        said = f"{self.file}里的《{self.section.title}》{what}"
        return Misprint("form", self.section.id, subject(self.section.id, "", what), said, span)

    def unread(self, span: Span | None, why: str) -> Misprint:
        """Return that nobody could read what the section prints."""
        said = f"{self.file}《{self.section.title}》{why}，印的内容没有对照"
        return Misprint("unread", self.section.id, self.section.id, said, span, unsure=True)


def subject(section_id: str, before: str, found: str) -> str:
    """Return the name of a difference: it holds as long as both texts stay as they are."""
    return f"{section_id}/{hashlib.sha256(f'{before}→{found}'.encode()).hexdigest()[:6]}"
