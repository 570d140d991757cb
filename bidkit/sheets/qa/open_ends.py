"""What of an answer can be said today, and what somebody has to find out first, apart from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.model.sheet import Block, Cell, Heading, Prose, Table, cells

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bidkit.sheets.qa.questions import Question, Questions

TITLE = "先弄清再答"
NOT_YET = f"还没有写完，见「{TITLE}」。"
HEADS = ("题号", "问题", "要弄清什么", "用在哪一句", "问谁")
WIDTHS = (5, 24, 34, 40, 14)
_ASK = re.compile("【(?!待补：)([^】]*)】")
_END = re.compile("(?<=[。；])")


def said(answer: str) -> str:
    """Return the sentences that are whole, line by line; where none is, that it is not yet written."""
    lines = ("".join(one for one in _sentences(line) if not _ASK.search(one)) for line in answer.splitlines())
    return "\n".join(line for line in lines if line) or NOT_YET


def asked_first(one: Question) -> tuple[tuple[Cell, ...], ...]:
    """Return a row for each sentence of a question's answer that waits for somebody's word."""
    waiting = [part for line in one.answer.splitlines() for part in _sentences(line) if _ASK.search(part)]
    return tuple(
        cells(str(one.number), one.text, "；".join(_ASK.findall(part)), _ASK.sub("＿＿", part), one.speaker)
        for part in waiting
    )


def _sentences(line: str) -> list[str]:
    """Return the sentences of a line; one that breaks inside brackets is whole with them."""
    found: list[str] = []
    for piece in filter(None, _END.split(line)):
        if found and found[-1].count("【") > found[-1].count("】"):
            found[-1] += piece
        else:
            found.append(piece)
    return found


def open_ends(number: str, asked: Questions) -> tuple[Block, ...]:
    """Return the part of the sheet that lists them: those of the printed questions, the others in the workbook."""
    printed = _rows((*asked.weak, *asked.scored, *asked.usual))
    later = _rows(asked.more)
    if not printed and not later:
        return ()
    told = f"{len(printed)} 句还不能说：问清了写进卡片或标书，没有的就删掉那一句；不能留到现场。"
    more = (Table(f"{TITLE}（续）", HEADS, later, WIDTHS, only_in_workbook=True),) if later else ()
    shown = (Table(TITLE, HEADS, printed, WIDTHS),) if printed else ()
    return (Heading(f"{number}、{TITLE}"), Prose(Cell(told, "quiet")), *shown, *more)


def _rows(questions: Iterable[Question]) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows; a card that answers two questions is asked about once."""
    found: dict[tuple[str, ...], tuple[Cell, ...]] = {}
    for one in questions:
        for row in asked_first(one):
            found.setdefault((row[2].text, row[3].text), row)
    return tuple(found.values())
