"""What the changed rows of the library's workbook ask for: changes of records, new records, and cells at fault."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bidkit.book.answers import keys_of
from bidkit.book.stock.columns import Cell, written
from bidkit.book.stock.kinds import OWNER, PAST, SHEETS, Sheet, owners
from bidkit.book.stock.scans import scans
from bidkit.load.yaml_edit import Append, Change, Remove, SetValue
from bidkit.model.book import BadCell, Edited, Merged
from bidkit.model.library import Library
from bidkit.read.draft.yamltext import flow, scalar


@dataclass(slots=True)
class StockWish:
    """Changes by the id of the record they are in, new records by id with their folder, and the rows behind both."""

    library: Library
    files: Sequence[str]
    changes: dict[str, list[Change]] = field(default_factory=dict)
    born: dict[str, tuple[Sheet, dict[str, Any]]] = field(default_factory=dict)
    rows: dict[str, list[tuple[Sheet, Edited]]] = field(default_factory=dict)
    bad: list[BadCell] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def take(self, merged: Merged) -> None:
        """Take all rows; new records come before the rows that may belong to them."""
        self.bad += merged.bad
        self.said += merged.untaken
        self.said += [f"「{title}」里 {key} 那一行不见了，资料库里没有删" for title, key in merged.gone]
        for sheet in SHEETS:
            for edited in (one for one in merged.edited if one.entry.sheet == sheet.title):
                self._changed(sheet, edited)
            for edited in (one for one in merged.added if one.entry.sheet == sheet.title):
                self._inner(sheet, edited) if sheet.inside else self._record(sheet, edited)

    def _value(self, sheet: Sheet, cell: Cell, edited: Edited) -> Any:
        """Return what a cell holds as YAML data; None where it is empty or at fault, and the fault is kept."""
        text = edited.get(cell.title)
        if not text:
            return None
        if cell.kind == "scans":
            paper = "social-security" if "social_security" in cell.path else sheet.paper
            found, bad = scans(text, self.files, paper)
            self.bad += [edited.bad(cell.title, message, cure) for message, cure in bad]
            return found or None
        value, cure = written(cell, text)
        if value in ("", []):
            self.bad.append(edited.bad(cell.title, f"「{text}」看不懂", cure))
            return None
        return value

    def _changed(self, sheet: Sheet, edited: Edited) -> None:
        owner, _, place = edited.entry.key.partition("/")
        inner, _, number = place.partition("#")
        above = (inner, f"#{number}") if sheet.inside else ()
        changes = self.changes.setdefault(owner, [])
        if OWNER in edited.new:
            self.bad.append(edited.bad(OWNER, "这一行不能换人", "请改回来；要给别人，在表尾另写一行"))
        if not edited.entry.key.startswith(owner) or (sheet.inside and not number):
            return
        for cell in sheet.cells:
            if cell.title in edited.new:
                changes += self._cell(sheet, cell, edited, above)
        self.rows.setdefault(owner, []).append((sheet, edited))

    def _cell(self, sheet: Sheet, cell: Cell, edited: Edited, above: tuple[str, ...]) -> list[Change]:
        value = self._value(sheet, cell, edited)
        path = (*above, *cell.path)
        if edited.get(cell.title) == "":
            return [Remove(path)]
        if value is None:
            return []
        text = flow(value) if isinstance(value, list) else scalar(value)
        missing = len(cell.path) > 1 and not self._has(edited.entry.key, cell.path[0])
        return (
            [SetValue(path[:-1], flow({path[-1]: value}))] if missing else [SetValue(path, text, keep=True)]
        )

    def _has(self, key: str, name: str) -> bool:
        record = self.library.find(key.partition("/")[0])
        return getattr(record, name, None) is not None

    def _data(self, sheet: Sheet, edited: Edited) -> dict[str, Any]:
        """Return a new row as the mapping of its record."""
        data: dict[str, Any] = {}
        for cell in sheet.cells:
            value = self._value(sheet, cell, edited)
            if value is not None:
                *above, last = cell.path
                held = data
                for step in above:
                    held = held.setdefault(step, {})
                held[last] = value
        return data

    def _record(self, sheet: Sheet, edited: Edited) -> None:
        data = self._data(sheet, edited)
        key = edited.entry.key or self._new_id(sheet, data)
        if key in self.born or self.library.find(key) is not None:
            self.bad.append(edited.bad("编号", f"编号「{key}」已经有了", "请换一个，或清空由程序编"))
            return
        self.born[key] = (sheet, {"id": key, **data})
        self.rows.setdefault(key, []).append((sheet, edited))

    def _new_id(self, sheet: Sheet, data: Mapping[str, Any]) -> str:
        used = {*self.library.index(), *self.born}
        if sheet.prefix == "cw" and data.get("year") and (key := f"cw-{data['year']}") not in used:
            return key
        number = 1
        while (key := f"{sheet.prefix}-{number:03d}") in used:
            number += 1
        return key

    def _inner(self, sheet: Sheet, edited: Edited) -> None:
        if not sheet.owners:
            self.changes.setdefault(PAST, []).append(Append(sheet.inside, flow(self._data(sheet, edited))))
            self.rows.setdefault(PAST, []).append((sheet, edited))
            return
        names = {one.id: one.label for one in owners(self.library, sheet)}
        names |= {key: str(data.get("name", "")) for key, (kind, data) in self.born.items()
                  if kind.folder == sheet.owners}  # fmt: skip
        keys, strange = keys_of(edited.get(OWNER), names)
        if len(keys) != 1 or strange:
            self.bad.append(edited.bad(OWNER, f"「{edited.get(OWNER)}」不知道是谁", "请从列表里选一个"))
            return
        owner, data = keys[0], self._data(sheet, edited)
        if owner in self.born:
            self.born[owner][1].setdefault(sheet.inside, []).append(data)
        else:
            self.changes.setdefault(owner, []).append(Append(sheet.inside, flow(data)))
        self.rows.setdefault(owner, []).append((sheet, edited))
