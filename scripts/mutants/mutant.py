"""One change of one fact, with where it is and what it is worth."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any, Literal

Place = Literal["资料", "段落", "单元格", "拆开的字块", "文本框", "脚注", "页眉", "PDF 文字", "PDF 文件"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph of a Word part, by its place among the part's paragraphs, and the letters that change."""

    part: str
    paragraph: int
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Mutant:
    """What is changed, where and how; ``decides`` when the fact decides the bid, ``honest`` when nothing is wrong.

    ``volume`` is empty for a change of the data. What is carried out is the first of ``data``, ``edits`` (a list of
    edits of tests/defects, on the Word file or the PDF as the place says), ``page`` (of a PDF read as text) and
    ``spot``.
    """

    bid: str
    place: Place
    fact: str
    how: str
    where: str
    old: str
    new: str
    decides: bool = False
    honest: bool = False
    volume: str = ""
    spot: Spot | None = None
    page: int | None = None
    data: Any = None
    edits: tuple[dict[str, Any], ...] = ()

    @property
    def group(self) -> tuple[str, str, str, bool]:
        """Return what mutants are counted and sampled by."""
        return self.place, self.fact, self.how, self.honest

    @property
    def key(self) -> str:
        """Return a stable order that has nothing to do with where the fact stands."""
        named = (
            f"{self.bid}|{self.place}|{self.fact}|{self.how}|{self.where}|{self.old}|{self.new}|{self.spot}"
        )
        return hashlib.sha256(named.encode()).hexdigest()

    def __str__(self) -> str:
        """Return the mutant as the list of survivors names it."""
        return f"{self.bid} {self.where}：{self.how}「{self.old[:24]}」→「{self.new[:24]}」"


def sample(mutants: list[Mutant], each: int) -> list[Mutant]:
    """Return at most so many mutants of each group, the same ones every time."""
    taken: dict[tuple[str, str, str, bool], int] = {}
    chosen = []
    for one in sorted(mutants, key=lambda mutant: mutant.key):
        taken[one.group] = taken.get(one.group, 0) + 1
        if taken[one.group] <= each:
            chosen.append(one)
    return chosen
