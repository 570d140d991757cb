"""Tables of the prescribed forms are filled: no label with an empty cell beside it, no hole in a filled column."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, Words, fail, gather
from bidkit.check.labels import forms_of
from bidkit.check.world import World
from bidkit.finding import Severity
from bidkit.model.document import FinishedVolume
from bidkit.model.facts import Table
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.source import Span
from bidkit.words.spaces import squeeze

_LABEL = re.compile(r"[\u4e00-\u9fff()/、]{2,20}:?")
_LEAST_ROWS = 3
_SUM = re.compile(r"(?:合计|总计|小计|共计|总价|本页合计)")


class Parameters(Record):
    """``may_be_empty`` are labels and columns that need nothing; ``holes`` is how grave an empty cell in a list is."""

    may_be_empty: Words
    holes: Severity = Severity.WARNING
    share: float = 0.6


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield empty cells of forms, each label or column once a volume."""
    for volume in world.volumes:
        forms = forms_of(volume)
        for table in volume.word.tables:
            if table.section in forms:
                yield from gather(_empty(volume, table, parameters))


def _empty(volume: FinishedVolume, table: Table, parameters: Parameters) -> Iterator[Hit]:
    span = Span(volume.word_name, part=table.part, paragraph=table.paragraph)
    if _is_list(table):
        yield from _holes(volume, table, parameters, span)
        return
    for row in table.rows:
        for at, cell in enumerate(row[:-1]):
            label = squeeze(cell or "")
            if not _LABEL.fullmatch(label) or row[at + 1] != "" or _optional(label, parameters):
                continue
            if (
                at
                and row[at - 1]
                and _LABEL.fullmatch(squeeze(row[at - 1] or ""))
                and len(row) > 2
                and at % 2
            ):
                continue
            yield fail(f"{volume.id}/{label}", f"《{volume.title}》表格里「{label}」旁边的格子是空的", span)


def _is_list(table: Table) -> bool:
    """Return whether the table is a list under a head row: its first row is all filled, with three columns or more."""
    first = table.rows[0] if table.rows else ()
    heads = [cell for cell in first if cell]
    return len(table.rows) >= _LEAST_ROWS and len(heads) == len(first) >= _LEAST_ROWS


def _holes(volume: FinishedVolume, table: Table, parameters: Parameters, span: Span) -> Iterator[Hit]:
    head, rows = table.rows[0], [row for row in table.rows[1:] if _entry(row)]
    for at, title in enumerate(head):
        cells = [row[at] for row in rows if at < len(row) and row[at] is not None]
        empty = sum(1 for cell in cells if cell == "")
        name = squeeze(title or "")
        if not empty or _optional(name, parameters):
            continue
        if empty < len(cells) and (len(cells) - empty) / len(cells) >= parameters.share:
            message = f"《{volume.title}》表格「{name}」一列有 {empty} 格没有填"
            yield fail(f"{volume.id}/{name}", message, span, severity=parameters.holes)


def _entry(row: tuple[str | None, ...]) -> bool:
    """Return whether a row is an entry of the list: it says something, and is not the sum of those above."""
    said = [squeeze(cell) for cell in row if cell]
    return len(said) >= 2 and not _SUM.match(said[0])


def _optional(label: str, parameters: Parameters) -> bool:
    return any(word in label for word in parameters.may_be_empty)


KIND = Kind("规定格式的表格有没有空格", Parameters, check)
