"""Where a fact stands: a place in a YAML file, a workbook, a Word part or a PDF page."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place a person can go to.

    ``file`` is relative to the workspace. YAML places use ``line`` and ``column`` (from 1) and ``key`` such as
    ``cases[3].amount``; Word places use ``part`` (正文, 页眉, 文本框 …) and ``paragraph`` (from 1); PDF places use
    ``page`` (from 1); workbooks use ``part`` for the sheet and ``key`` for the cell.
    ``words`` says a place in a finished file as a person looks for it; two places differ by the rest.
    """

    file: str
    line: int = 0
    column: int = 0
    key: str = ""
    part: str = ""
    paragraph: int = 0
    page: int = 0
    words: str = field(default="", compare=False)

    def __str__(self) -> str:
        if self.line:
            place = f"{self.file}:{self.line}:{self.column}"
            return f"{place} {self.key}" if self.key else place
        words = [self.file]
        if self.page:
            words.append(f"第{self.page}页")
        if self.part:
            words.append(self.part)
        if self.paragraph:
            words.append(f"第{self.paragraph}段")
        if self.key:
            words.append(self.key)
        return " ".join(words)

    @property
    def said(self) -> str:
        """Return the place for a person: in words where there are some, and exactly."""
        return f"{self.words}（{self}）" if self.words else str(self)

    def at(self, key: str) -> Span:
        """Return this place narrowed to a key path below it."""
        path = f"{self.key}.{key}" if self.key and not key.startswith("[") else f"{self.key}{key}"
        return Span(self.file, self.line, self.column, path, self.part, self.paragraph, self.page)
