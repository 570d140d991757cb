"""One row of a scoring table: which cell names the item, which holds its points, which the words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.read.labels import without_label
from bidkit.read.score_text import own_parts, stated
from bidkit.read.text import clean, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.reading import Cell
    from bidkit.read.grid import Table

POINTS_HEAD = re.compile(
    r"分值|权重|满分|标准分|最高分|评分区间|分数|配分|^分$|得分上限|总分值|\(%\)|^最高得分$"
)
NAME_HEAD = re.compile(
    r"(评(分|审|标|价|议)|考核|打分)?(的)?(因素|项目?|内容|指标|名称|要素|事项|分项|类别|子项|点)$|^项目$|^内容$|^类别$|^名称$|评审因素|评分因素"
)
WORDS_HEAD = re.compile(
    r"(评(分|审|标|议)|打分|计分|得分|赋分|给分)(的)?(标准|细则|准则|办法|方法|说明|依据|要求|规则|描述|要点|原则)|^说明$|^标准$|评分标准|备注"
)
TOLD = re.compile(r"[及和与、/](评分|评审|打分|得分)?(标准|细则|办法|说明)")
NAME_AND_NUMBER = re.compile(r"^(.{2,30}?)[(](\d{1,3}(?:\.\d+)?)[)]$")
BOTH = re.compile(r"(因素|项目?|内容|指标|名称|要素|分项|类别)[(/及和与](分值|满分|权重|分数)")
"""A column of names that holds their points too."""
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
STANDARD = re.compile(r"(?<=.{2})的?(评分|评审|打分)(标准|细则|办法)$")
STEP = re.compile(
    r"(?<!每)(?<!加)(?<!扣)(?<!减)(?:(?:得|计|给|为|优秀?|良好?)(?:满分)?:?(?:\d{1,3}(?:\.\d+)?分?[-~至])?"
    r"|[(](?=[\d.]+分[)])|(?:^|[;。,:])\d{1,3}(?:\.\d+)?分?[-~至])(\d{1,3}(?:\.\d+)?)分"
)
SHORT_NAME = 10
SHORTEST = 2
LEAST = 3
BEGINS = re.compile(r"[:：=＝，,。；;]")


@dataclass(frozen=True, slots=True)
class Row:
    """A scored line; ``top`` is where its name's cell begins; not ``sure``: the highest step of its words stands in."""

    row: int
    column: int
    top: int
    name: str
    points: Decimal
    criteria: str
    group: str = ""
    sure: bool = True
    share: Decimal | None = None
    listed: bool = False
    """Its own points are printed nowhere but with the parts that its words list."""


@dataclass(slots=True)
class _Heads:
    """What the columns are, as the last line of heads said."""

    points: int = -1
    words: int = -1
    names: set[int] = field(default_factory=set)
    seen: bool = False
    bare: bool = False
    """The table says nothing of its columns."""
    both: bool = False
    """The names hold their points: 评分项（分值）."""


def rows_of(table: Table, *, bare: bool = False) -> list[Row]:
    """Return the scored lines of a table; none when it has no heads of a scoring table, unless ``bare`` is enough."""
    rows = list(_read(table)) or (list(_read(table, _by_content(table))) if bare else [])
    shared = Counter((row.top, row.column) for row in rows)
    return [_by_own_words(row) if shared[row.top, row.column] > 1 else row for row in rows]


def _by_own_words(row: Row) -> Row:
    """A name merged over several scored lines names their group; each line is called by how its own words begin."""
    first = next((without_label(line) for line in row.criteria.split("\n") if line.strip()), "")
    name = _name_of(BEGINS.split(first, maxsplit=1)[0].strip())
    return replace(row, name=name, group=row.name) if len(name) >= SHORTEST else row


def _by_content(table: Table) -> _Heads:
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
        return _Heads(best, words if words != best else -1, {names}, bare=True, seen=True)
    named = sum(
        "分" in name + said and bool(IN_NAME.match(without_label(name)) or stated(said))
        for name, said in (zip(cells[names], cells[words], strict=True) if cells else ())
    )
    return _Heads(words=words, names={names}, bare=True, seen=named >= LEAST and named * 2 > len(table.grid))


def _read(table: Table, heads: _Heads | None = None) -> Iterator[Row]:
    heads = heads or _Heads()
    for number in range(len(table.grid)):
        cells = _cells(table, number)
        if not heads.bare and _read_heads(table, number, heads):
            continue
        if heads.seen and cells:
            row = _row(number, cells, heads)
            if row is not None:
                yield row


def _cells(table: Table, row: int) -> list[Cell]:
    out: list[Cell] = []
    for cell in table.grid[row]:
        if cell is not None and cell not in out:
            out.append(cell)
    return out


def _read_heads(table: Table, row: int, heads: _Heads) -> bool:
    """Take a line as heads when most of its cells are words that head columns."""
    texts = [(cell, plain(cell.text)) for cell in _cells(table, row) if cell.row == row and plain(cell.text)]
    if len(texts) < 2 or any(len(text) > 40 for _, text in texts):
        return False
    fresh = _Heads(seen=True)
    known = 0
    for cell, text in texts:
        if (
            POINTS_HEAD.search(text)
            and not (IN_NAME.match(text) or TOLD.search(text) or BOTH.search(text))
            and len(text) <= 14
        ):
            fresh.points = cell.column
        elif WORDS_HEAD.search(text):
            fresh.words = cell.column + cell.column_span - 1
        elif NAME_HEAD.search(text) or BOTH.search(text):
            fresh.names |= set(range(cell.column, cell.column + cell.column_span))
        elif not HEAD_WORD.match(text):
            continue
        known += 1
    scoring = fresh.points >= 0 or (fresh.words >= 0 and bool(fresh.names))
    if known < 2 or known * 2 < len(texts) or not scoring or not (fresh.names or fresh.words >= 0):
        return False
    if heads.words < 0 and fresh.words < 0:
        _told_by_content(table, row, fresh)
    heads.points, heads.words, heads.names, heads.seen = fresh.points, fresh.words, fresh.names, True
    heads.both = any(BOTH.search(text) for _, text in texts)
    return True


def _told_by_content(table: Table, row: int, heads: _Heads) -> None:
    """Take the last of several naming columns as the words where its cells tell how points are given."""
    last = max(heads.names, default=-1)
    if len(heads.names) < 2:
        return
    texts = [plain(table.text(below, last)) for below in range(row + 1, len(table.grid))]
    telling = sum(bool(TELLS.search(text)) for text in texts)
    if telling * 2 > len([text for text in texts if text]):
        heads.names.discard(last)
        heads.words = last


def _row(number: int, cells: list[Cell], heads: _Heads) -> Row | None:
    names, words = _split(cells, heads)
    if not names:
        return None
    points = _points(cells, heads, number)
    leaf = _leaf(names, number, points)
    text = plain(leaf.text)
    if SKIP.match(text) or SKIP.match(plain(names[0].text)):
        return None
    beside = [cell for cell in names if cell.column > leaf.column]
    criteria = "\n".join(clean_lines(cell) for cell in (*beside, *words))
    named = IN_NAME.match(without_label(text)) or (heads.both and NAME_AND_NUMBER.match(without_label(text)))
    if points is None and named:
        points = Decimal(named[2])
    parts = own_parts(criteria) if points is None else []
    if parts:
        points = sum((share for _, share, _ in parts), Decimal())
    points = stated(criteria) if points is None else points
    sure = points is not None
    if points is None:
        points = _highest(plain(criteria))
    if points is None or not 0 < points <= 100:
        return None
    group = _name(names[0]) if names[0] is not leaf else ""
    share = _embedded(names[0]) if group else None
    name, rest = _told_apart(clean(leaf.text))
    name = clean(re.sub(r"[（(][\d.]+[）)]$", "", name)) if heads.both else name
    name = STANDARD.sub("", _name_of(name))
    criteria = "\n".join(filter(None, (rest, criteria)))
    return Row(number, leaf.column, leaf.row, name, points, criteria, group, sure, share, bool(parts))


def _highest(criteria: str) -> Decimal | None:
    """Return the most points that one step of the words gives, 优得12分，良得8分; None where no step gives any."""
    steps = [Decimal(step) for step in STEP.findall(criteria)]
    return max(steps, default=None)


def _told_apart(name: str) -> tuple[str, str]:
    """A cell may hold the name, a colon, and the words by which points are given."""
    found = re.match(r"^([^：:，。；]{2,24})[：:](.{3,})$", name)
    told = found is not None and (len(name) > 24 or bool(re.search(r"\d分", found[2])))
    return (found[1], found[2]) if found and told else (name, "")


def clean_lines(cell: Cell) -> str:
    """Return a cell's words, each paragraph cleaned on a line of its own."""
    return "\n".join(clean(line) for line in cell.text.split("\n"))


def _split(cells: list[Cell], heads: _Heads) -> tuple[list[Cell], list[Cell]]:
    """Return the cells that name and the cells that explain."""
    names: list[Cell] = []
    words: list[Cell] = []
    for cell in cells:
        text = plain(cell.text)
        if not text or (SERIAL.match(text) and len(cells) > 2):
            continue
        if cell.column <= heads.points < cell.column + cell.column_span and POINTS_CELL.match(text):
            continue
        explains = heads.words > 0 and cell.column + cell.column_span > heads.words
        long = len(text) > 60 and bool(names) and not IN_NAME.match(without_label(text))
        if (
            explains
            or long
            or (
                heads.names
                and not heads.names & set(range(cell.column, cell.column + cell.column_span))
                and cell.column > max(heads.names)
                and not IN_NAME.match(without_label(text))
            )
        ):
            words.append(cell)
        else:
            names.append(cell)
    return names, words


def _leaf(names: list[Cell], row: int, points: Decimal | None) -> Cell:
    """Return the cell that names the line: the rightmost, unless it only explains the one before it.

    A cell before it whose points are not the line's is the name of a group, written again on each line.
    """
    fresh = [cell for cell in names if cell.row == row] or names[-1:]
    leaf = fresh[-1]
    if len(fresh) > 1:
        before = fresh[-2]
        same = (before.row, before.row_span) == (leaf.row, leaf.row_span)
        named = _embedded(before) is not None and points in (None, _embedded(before))
        if same and named and _embedded(leaf) in (None, _embedded(before)):
            return leaf if _embedded(leaf) is not None and len(_name(leaf)) <= SHORT_NAME else before
        if same and _embedded(leaf) is None and len(plain(leaf.text)) > 25:
            return before
    return leaf


def _embedded(cell: Cell) -> Decimal | None:
    found = IN_NAME.match(without_label(plain(cell.text)))
    return Decimal(found[2]) if found else None


def _points(cells: list[Cell], heads: _Heads, row: int) -> Decimal | None:
    for cell in cells:
        if heads.points < 0 or not cell.column <= heads.points < cell.column + cell.column_span:
            continue
        found = POINTS_CELL.match(plain(cell.text))
        if found and cell.row == row:
            return Decimal(found[1])
        found = IN_NAME.match(plain(cell.text))
        if found and cell.row == row and cell.column == heads.points and len(plain(cell.text)) < 20:
            return Decimal(found[2])
    return None


def _name(cell: Cell) -> str:
    return _name_of(clean(cell.text))


def _name_of(text: str) -> str:
    words = without_label(text)
    found = IN_NAME.match(plain(words))
    if found:
        size = len(found[1])
        words = re.sub(r"[\s（(\[【：:，,]+$", "", words[:size])
    return words.strip("，,：: ")
