"""What a person confirms: one row for each fact and each item that was read, and what the person says to it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Literal

Verdict = Literal["是", "改", "删", ""]
SHEETS = ("疑问", "项目信息", "资格条件", "实质性要求", "重要条款", "无效情形", "评分项", "格式", "变更")
VERDICTS: tuple[Verdict, ...] = ("是", "改", "删")


@dataclass(frozen=True, slots=True)
class Row:
    """One fact or item with its words, its place and the proof proposed for it."""

    sheet: str
    key: str
    content: str
    quote: str = ""
    place: str = ""
    needs: str = ""

    @property
    def digest(self) -> str:
        """Return a short hash of what is to be confirmed; a confirmation ends when it changes."""
        words = "\x1f".join((self.sheet, self.key, self.content, self.quote, self.needs))
        return hashlib.sha256(words.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said to a row, and where in the workbook it stands."""

    sheet: str
    key: str
    verdict: Verdict
    change: str
    by: str
    on: date | None
    line: int


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A confirmation that is kept: who, when, and the hash of what was confirmed."""

    by: str
    on: date
    digest: str
