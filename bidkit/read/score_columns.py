"""Which column of a scoring table holds names, points, weights or words: by the words of its heads and by its cells.

Heads differ from house to house; what their columns hold does not: points are numbers that come to 100.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.read.labels import without_label
from bidkit.read.score_text import stated
from bidkit.read.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bidkit.model.reading import Cell
    from bidkit.read.grid import Table

POINTS_HEAD = re.compile(
    r"分值|权重|权值|比重|占比|满分|标准分|最高分|评分区间|分数|配分|^分$|得分上限|总分值|\(%\)|^最高得分$"
)
NAME_HEAD = re.compile(
    r"(评(分|审|标|价|议)|考核|打分)?(的)?(因素|项目?|内容|指标|名称|要素|事项|分项|类别|子项|点)$|^项目$|^内容$|^类别$|^名称$|评审因素|评分因素"
)
WORDS_HEAD = re.compile(
    r"(评(分|审|标|议)|打分|计分|得分|赋分|给分)(的)?(标准|细则|准则|办法|方法|说明|依据|要求|规则|描述|要点|原则)|^说明$|^标准$|评分标准|备注"
)
TOLD = re.compile(r"[及和与、/](评分|评审|打分|得分)?(标准|细则|办法|说明)")
BOTH = re.compile(r"(因素|项目?|内容|指标|名称|要素|分项|类别)[(/及和与](分值|满分|权重|分数)")
"""A column of names that holds their points too."""
SERIAL_HEAD = re.compile(r"^(序号|编号|条款号|条款)$")
HEAD_WORD = re.compile(r"^(序号|编号|条款号|条款|备注|评委打分|得分|自评分?)$")
POINTS_CELL = re.compile(
    r"^[\[(]?(?:满分|最高|共|计|不超过|[≤<])?[:为]?(?:\d{1,2}(?:\.\d+)?分?[-~至到]|0,)?(\d{1,3}(?:\.\d+)?)(?:分|%)?[\])]?"
    r"(?:\([^()\d]{1,12}\))?$"
)
IN_NAME = re.compile(
    r"^(.{2,60}?)[\s(\[【:,]*(?:满分|最高|共|计|分值|权重|本项|小计|总分)?[:为]?(?:0(?:\.0)?[-~至])?(\d{1,3}(?:\.\d+)?)\s*(?:分|%)(?:[)\]】]|$)"
)
SERIAL = re.compile(r"^[\d.．、()（）一二三四五六七八九十]{1,9}$")
SKIP = re.compile(r"^(分值构成|总分|合计|小计|总计|得分合计|合计得分|综合得分)[:(]?|^(注|备注|说明)([:：]|$)")
TELLS = re.compile(r"得?\d{1,3}(\.\d+)?分|优|酌情|优先|每(提供|有|个|项|增)|不得分|满足")
LEAST = 3
FULL = Decimal(100)
LONGEST_HEAD = 40
HEADS_END = 40
"""Further down a table nobody looks for heads in unknown words: a bill of quantities has thousands of rows."""


@dataclass(slots=True)
class Heads:
    """What the columns are, as the last line of heads said; -1 for a column that is not there."""

    points: int = -1
    words: int = -1
    weights: int = -1
    """What the groups count for, where the points of each group come to 100."""
    names: set[int] = field(default_factory=set)
    seen: bool = False
    bare: bool = False
    """The table says nothing of its columns."""
    both: bool = False
    """The names hold their points: 评分项（分值）."""


def by_content(table: Table) -> Heads:
    """Return the columns of a table without heads: points stand in one of them or in the names."""
    columns = range(table.block.columns)
    cells = [[plain(table.text(row, column)) for row in range(len(table.grid))] for column in columns]
    points = [sum(bool(POINTS_CELL.match(text)) and "分" in text for text in texts) for texts in cells]
    best = max(columns, key=points.__getitem__, default=-1)
    best = best if best >= 0 and points[best] else -1
    names = next(
        (column for column in columns if column != best and not all(map(SERIAL.match, cells[column]))), -1
    )
    words = len(columns) - 1
    if best >= 0 and points[best] * 2 > len(table.grid):
        return Heads(best, words if words != best else -1, names={names}, bare=True, seen=True)
    named = sum(
        "分" in name + said and bool(IN_NAME.match(without_label(name)) or stated(said))
        for name, said in (zip(cells[names], cells[words], strict=True) if cells else ())
    )
    return Heads(words=words, names={names}, bare=True, seen=named >= LEAST and named * 2 > len(table.grid))


def cells_of(table: Table, row: int) -> list[Cell]:
    """Return the cells that a row shows, each once, also those that begin above it."""
    out: list[Cell] = []
    for cell in table.grid[row]:
        if cell is not None and cell not in out:
            out.append(cell)
    return out


def read_heads(table: Table, row: int, heads: Heads, *, judged: bool) -> bool:
    """Take a line as heads when most of its cells are words that head columns; ``judged``: in the evaluation."""
    texts = [
        (cell, plain(cell.text)) for cell in cells_of(table, row) if cell.row == row and plain(cell.text)
    ]
    if len(texts) < 2 or any(len(text) > LONGEST_HEAD for _, text in texts):
        return False
    fresh, known = _told_by_words(texts)
    if judged and row < HEADS_END and fresh.points < 0 and known < len(texts):
        fresh.points = _summing(table, row, texts)
        known += fresh.points >= 0
        if fresh.points >= 0 and not fresh.names:
            fresh.names = _first_words(table, row, fresh.points)
            known += 1
    scoring = fresh.points >= 0 or (fresh.words >= 0 and bool(fresh.names))
    graded = judged and fresh.points >= 0 and bool(fresh.names)  # 评审项 | 分值 | 优 | 良 | 一般
    if (
        known < 2
        or (known * 2 < len(texts) and not graded)
        or not scoring
        or not (fresh.names or fresh.words >= 0)
    ):
        return False
    if heads.words < 0 and fresh.words < 0:
        _told_by_content(table, row, fresh)
    if fresh.words < 0:
        fresh.words = _left_over(table, row, texts, fresh)
    heads.points, heads.words, heads.names, heads.seen = fresh.points, fresh.words, fresh.names, True
    heads.weights = fresh.weights
    heads.both = any(BOTH.search(text) for _, text in texts)
    return True


def _told_by_words(texts: Sequence[tuple[Cell, str]]) -> tuple[Heads, int]:
    """Return what the words of the heads say, and of how many they say it."""
    fresh, known = Heads(seen=True), 0
    for cell, text in texts:
        if (
            POINTS_HEAD.search(text)
            and not (IN_NAME.match(text) or TOLD.search(text) or BOTH.search(text))
            and len(text) <= 14
        ):
            fresh.weights, fresh.points = fresh.points, cell.column
        elif WORDS_HEAD.search(text):
            fresh.words = cell.column + cell.column_span - 1
        elif NAME_HEAD.search(text) or BOTH.search(text):
            fresh.names |= set(range(cell.column, cell.column + cell.column_span))
        elif not HEAD_WORD.match(text):
            continue
        known += 1
    return fresh, known


def _below(table: Table, row: int, column: int) -> Iterator[str]:
    """Yield the words of the cells of a column below a row, each cell once, without the lines of totals."""
    for below in range(row + 1, len(table.grid)):
        cell = table.grid[below][column]
        if cell is not None and cell.row == below:
            total = any(SKIP.match(plain(other.text)) for other in table.grid[below][:3] if other is not None)
            if not total:
                yield plain(cell.text)


def _summing(table: Table, row: int, texts: Sequence[tuple[Cell, str]]) -> int:
    """Return the column that holds nothing but points which come to 100; -1 where none or several do."""
    columns = [cell.column for cell, text in texts if not SERIAL_HEAD.match(text)]
    found = [column for column in columns if _comes_to_full(_below(table, row, column))]
    return found[0] if len(found) == 1 else -1


def _comes_to_full(texts: Iterable[str]) -> bool:
    """Return whether some cells are points that come to 100; what is none, or too much, ends the look."""
    total, count = Decimal(), 0
    for text in texts:
        points = POINTS_CELL.match(text)
        if points is None or total > FULL:
            return False
        total, count = total + Decimal(points[1]), count + 1
    return total == FULL and count >= LEAST


def _first_words(table: Table, row: int, points: int) -> set[int]:
    """Return the first column that names: it holds neither points nor numbers of lines."""
    for column in range(table.block.columns):
        texts = [text for text in _below(table, row, column) if text]
        if column != points and texts and not all(map(SERIAL.match, texts)):
            return {column}
    return set()


def _left_over(table: Table, row: int, texts: Sequence[tuple[Cell, str]], heads: Heads) -> int:
    """Return where it is said how points are given, of the columns that nothing was said of; -1 for none.

    Grades stand side by side behind the points, 优 | 良 | 一般: all of them tell; else the widest does.
    """
    taken = {heads.points, heads.weights, *heads.names}
    sizes = {
        cell.column: sum(map(len, _below(table, row, cell.column)))
        for cell, text in texts
        if cell.column not in taken
        and not HEAD_WORD.match(text)
        and cell.column > min(heads.names, default=0)
    }
    grades = [column for column in sizes if column > heads.points >= 0]
    return min(grades) if len(grades) > 1 else max(sizes, key=sizes.__getitem__, default=-1)


def _told_by_content(table: Table, row: int, heads: Heads) -> None:
    """Take the last of several naming columns as the words where its cells tell how points are given."""
    last = max(heads.names, default=-1)
    if len(heads.names) < 2:
        return
    texts = [plain(table.text(below, last)) for below in range(row + 1, len(table.grid))]
    telling = sum(bool(TELLS.search(text)) for text in texts)
    if telling * 2 > len([text for text in texts if text]):
        heads.names.discard(last)
        heads.words = last
