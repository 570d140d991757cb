"""A workbook that came back against what is there now, cell by cell: what a person changed since it was written.

Whoever did not touch a cell says nothing about it. Where two people changed the same cell to different things, both
values go back into the cell, and one of the two has to be chosen there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bidkit.load.books.look import cell_text
from bidkit.model.book import BadCell, Edited, Entry, Merged, Page, Told

MINE, THEIRS = "【这里】", "【项目里】"


def merged(told: Told, pages: Sequence[Page]) -> Merged:
    """Return what a workbook asks for; ``pages`` are made of the files as they are now."""
    work = _Merging(told, {page.title: page for page in pages})
    for title, entries in told.entries.items():
        if title in work.pages:
            work.sheet(title, entries)
    return Merged(
        tuple(work.edited), tuple(work.added), tuple(work.gone), tuple(work.untaken), (*told.bad, *work.bad)
    )


def rebased(
    bad: Iterable[BadCell], told: Told, pages: Sequence[Page]
) -> dict[tuple[str, str], Mapping[str, str]]:
    """Return what the cells of rows with a clash hold now: the person has seen it, so the choice that comes is free."""
    rows = {(one.sheet, one.row) for one in bad if one.text is not None}
    keys = {(entry.sheet, entry.key) for found in told.entries.values() for entry in found
            if (entry.sheet, entry.row) in rows}  # fmt: skip
    now = {(page.title, cell_text(line.key)): _plain(line.cells) for page in pages for line in page.lines}
    return {key: {**told.base[key], **now[key]} for key in keys if key in now and key in told.base}


@dataclass(slots=True)
class _Merging:
    told: Told
    pages: Mapping[str, Page]
    edited: list[Edited] = field(default_factory=list)
    added: list[Edited] = field(default_factory=list)
    gone: list[tuple[str, str]] = field(default_factory=list)
    untaken: list[str] = field(default_factory=list)
    bad: list[BadCell] = field(default_factory=list)

    def sheet(self, title: str, entries: Sequence[Entry]) -> None:
        """Go through the rows of one sheet."""
        page = self.pages[title]
        now = {cell_text(line.key): _plain(line.cells) for line in page.lines}
        seen: dict[str, int] = {}
        for entry in entries:
            if entry.key and entry.key in seen:
                cure = "请改成没有用过的编号，新增的行可以不写编号"
                said = f"编号「{entry.key}」写了两次，另一处在第 {seen[entry.key]} 行"
                self.bad.append(_bad(entry, "编号", said, cure))
                continue
            if entry.key:
                seen[entry.key] = entry.row
            base = self.told.base.get((title, entry.key))
            if base is None:
                self._new(page, entry, taken=entry.key in now)
            else:
                self._known(page, entry, base, now.get(entry.key))
        held = [key for sheet, key in self.told.base if sheet == title and key not in seen and key in now]
        self.gone += [(title, key) for key in held]

    def _new(self, page: Page, entry: Entry, *, taken: bool) -> None:
        new = {name: entry.cells[name] for name in entry.cells if entry.cells[name] and _known(page, name)}
        if not new:
            return
        if not page.free:
            cure = "请改已有的行；没有编号的行不能加在这张表里"
            self.bad.append(_bad(entry, "编号", f"「{page.title}」里不能加行", cure))
        elif taken:
            cure = "请换一个编号，或清空编号由程序编；要改原来那一条，请重新写出工作簿"
            self.bad.append(_bad(entry, "编号", f"编号「{entry.key}」项目里已经有了", cure))
        else:
            self.added.append(Edited(entry, new))

    def _known(
        self, page: Page, entry: Entry, base: Mapping[str, str], now: Mapping[str, str] | None
    ) -> None:
        given = {column.title for column in page.columns if column.given}
        new: dict[str, str] = {}
        for column in page.columns:
            mine = entry.cells.get(column.title)
            if mine is None or mine == base.get(column.title, ""):
                continue
            if column.title in given:
                self.untaken.append(
                    f"「{page.title}」第 {entry.row} 行「{column.title}」是程序写的，改了不算"
                )
            elif now is not None and now.get(page.anchor, "") != base.get(page.anchor, ""):
                cure = "请在新写出的工作簿里改；项目里现在的这一行是别的"
                said = f"「{entry.key}」在项目里已经换成「{now.get(page.anchor, '')}」"
                self.bad.append(_bad(entry, column.title, said, cure))
            elif now is None:
                cure = "请先看项目里为什么没有它了；仍然要的，加成新的一行"
                self.bad.append(_bad(entry, column.title, f"「{entry.key}」已经不在项目里", cure))
            else:
                new.update(self._cell(entry, column.title, base.get(column.title, ""), now))
        if new and now is not None:
            # What the person did not touch is as it is now: somebody else may have changed it meanwhile.
            self.edited.append(Edited(replace(entry, cells={**entry.cells, **now, **new}), new))

    def _cell(self, entry: Entry, title: str, base: str, now: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        mine, theirs = entry.cells[title], now.get(title, "")
        if mine == theirs:
            return
        if MINE in mine and THEIRS in mine:
            cure = "请在这一格只留一个，标记也要去掉"
            self.bad.append(replace(_bad(entry, title, "两个人的内容还没有选", cure), text=mine))
        elif theirs != base:
            both = f"{MINE}{mine or '（清空）'}\n{THEIRS}{theirs or '（空）'}"
            said = f"写出工作簿以后，项目里已改成「{theirs or '（空）'}」，这里写的是「{mine or '（清空）'}」"
            self.bad.append(replace(_bad(entry, title, said, "请在这一格只留一个，再收一次"), text=both))
        else:
            yield title, mine


def _plain(cells: Mapping[str, str]) -> dict[str, str]:
    return {title: cell_text(text) for title, text in cells.items()}


def _known(page: Page, title: str) -> bool:
    return title in page.asked


def _bad(entry: Entry, title: str, message: str, cure: str) -> BadCell:
    return BadCell(entry.sheet, entry.row, title, message, cure, entry.columns.get(title, 1))
