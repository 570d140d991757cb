"""Empty cells beside a label cell → tags; rows to be filled one by one stay open for a person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bidkit.read.forms.blanks import Words, of_rate
from bidkit.read.forms.totals import total_tag
from bidkit.read.forms.words import NAME, SIGNED, like
from bidkit.word.cut.lines import Edit, Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MANY = 6
HAN = re.compile(r"[\u4e00-\u9fff]{2}")
NEUTRAL = re.compile(r"备注|其他|其它|序号|[无正负]偏离|完全响应|.*(?:签字|签名|盖章|公章)")
PERSON = re.compile(r"姓名|.{0,4}职称|(?!联系).{0,4}负责人|法定代表人")
PRICED = re.compile(r"报价|价格|开标一览|投标函")
OTHERS = re.compile(
    r"合同(价格|金额|价款|总价)|发包人|建设单位|竣工|交工|完工|承担的工作|毕业(院校|学校)|学历|年龄|联合体成员|分包(单位|人)|制造商"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A cell by its lines."""

    row: int
    column: int
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """Return the cell's words without spaces, underlined ones as ``_``."""
        return re.sub(r"[ \n]", "", like("".join(line.view for line in self.lines)))


def read_cells(lines: Iterable[Line], words: Words) -> tuple[dict[int, list[Edit]], list[str]]:
    """Return the edits by line index, and what stays open: cells by label, one entry for a table with many."""
    tables: dict[int, dict[tuple[int, int], list[Line]]] = {}
    for line in lines:
        if line.table:
            tables.setdefault(line.table, {}).setdefault((line.row, line.column), []).append(line)
    edits: dict[int, list[Edit]] = {}
    open_tables = []
    for cells in tables.values():
        places = [Place(row, column, tuple(cells[row, column])) for row, column in sorted(cells)]
        filled = _filled(places, words)
        for index, edit in filled:
            edits.setdefault(index, []).append(edit)
        left = sum(not place.text for place in places) - len(filled)
        if left >= MANY:
            heads = "、".join(place.text for place in places if place.row == places[0].row and place.text)
            open_tables.append(f"表「{heads[:40]}」还有 {left} 个空格")
        else:
            open_tables += _unfilled(places, {index for index, _ in filled})
    return edits, open_tables


def _unfilled(places: Sequence[Place], filled: set[int]) -> list[str]:
    """Return the labels of the empty cells that nothing fills."""
    found = []
    for label, place in pairwise(places):
        beside = (
            place.row == label.row and not place.text and not filled & {line.index for line in place.lines}
        )
        if beside and HAN.search(label.text) and not NEUTRAL.match(label.text):
            found.append(f"{_bare(label.text)}：＿＿")
    return found


def _filled(places: Sequence[Place], words: Words) -> list[tuple[int, Edit]]:
    """Return what fills the cells beside labels; one that comes twice asks for two answers, but for our name."""
    found = []
    labels = [_bare(place.text) for place in places]
    others = any(OTHERS.search(place.text) for place in places)
    for label in places:
        following = _right_of(label, places)
        tag = _tag(label.text, words, others=others)
        if labels.count(_bare(label.text)) > 1 and (others or tag != NAME):
            tag = ""
        if "phone" in tag and any(PERSON.match(other.text) for other in places if other.row == label.row):
            continue
        empties = 0
        for other in following:
            if other.text.strip("_"):
                break
            empties += 1
        if tag and empties == 1:
            value = following[0].lines[0]
            found.append((value.index, Edit(0, len(value.text), tag)))
    return found


def _right_of(place: Place, places: Sequence[Place]) -> list[Place]:
    return [other for other in places if other.row == place.row and other.column > place.column]


def _bare(text: str) -> str:
    return re.sub(r"\([^()]*\)$", "", text.rstrip(":"))


def _tag(text: str, words: Words, *, others: bool) -> str:
    """Return what fills the cell beside this one; "" where that is not certain.

    In a table that tells of other contracts or of people the project is not this one.
    """
    label = text.rstrip(":")
    total = total_tag(label)
    if total and ("写" in label or PRICED.search(words.title)):
        return of_rate(total, "") if words.rated else total
    plain = _bare(text)
    for meaning in words.in_cells:
        if label in meaning.labels or plain in meaning.labels:
            if others and meaning.sort == "project":
                return ""
            tag = of_rate(meaning.tag, "%" if "%" in label else "")
            return "" if meaning.sort == "person" and SIGNED.search(label) else tag
    return ""
