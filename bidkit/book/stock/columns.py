"""The columns of a record's sheet: one for each field, with its Chinese name and note, made from the record's class.

A record inside a record is spread over columns of its own; a list of records has a sheet of its own.
"""

from __future__ import annotations

import re
import types
import typing
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from bidkit.book.answers import yes
from bidkit.book.values import money_text
from bidkit.load.field_notes import field_notes
from bidkit.model.book import Column
from bidkit.model.choices import meaning
from bidkit.model.competitors import Claim
from bidkit.model.filed import Attachment, Fact
from bidkit.model.record import Record
from bidkit.model.values import PERMANENT, parse_money, parse_month
from bidkit.words import dates
from bidkit.words.decimals import plain_decimal
from bidkit.words.numerals import count

Kind = Literal["text", "day", "month", "money", "number", "choice", "yes-no", "texts", "claims", "scans"]
BAR = "｜"
SCANS = "扫描件"
FOREVER = "长期有效"
_FOREVER = ("长期", "长期有效", "永久", "永久有效", "无固定期限", PERMANENT)
_MONTH = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*月?")
_PARTS = re.compile(r"[\n；;]+")
_NAME = re.compile(r"[；，、：（。]")
LEADS = {"swot": "强弱"}
"""What the columns of a record inside a record begin with, where its note would mislead."""
WIDE = (
    "scope",
    "content",
    "profile",
    "resume",
    "answer",
    "judge_wants",
    "pitfalls",
    "address",
    "note",
    "files",
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A field as a column: where it stands in the record, how it is read, and the codes behind its drop-down."""

    path: tuple[str, ...]
    kind: Kind
    column: Column
    codes: tuple[tuple[str, str], ...] = ()

    @property
    def title(self) -> str:
        """Return the title of the column."""
        return self.column.title


def cells_of(model: type[Record], above: tuple[str, ...] = (), lead: str = "") -> tuple[Cell, ...]:
    """Return the columns of a record: what it is called first, what every fact has last."""
    common = set(Fact.model_fields) if issubclass(model, Fact) and model is not Fact else set()
    order = [name for name in model.model_fields if name not in common]
    order += [name for name in Fact.model_fields if name in common and name != "id"]
    found: list[Cell] = []
    for name in order:
        field = model.model_fields[name]
        inner, many = _record_of(field.annotation)
        if inner is not None and not (many and inner in (Attachment, Claim)):
            if not many:
                found += cells_of(inner, (*above, name), f"{LEADS.get(name) or _note(model, name)[0]}：")
            continue
        found.append(_cell(model, name, (*above, name), lead))
    return tuple(found)


def _cell(model: type[Record], name: str, path: tuple[str, ...], lead: str) -> Cell:
    field = model.model_fields[name]
    title, note = _note(model, name)
    codes = tuple((code, meaning(name, code) or code) for code in _codes(field.annotation) if code)
    kind = _kind(field.annotation, field.metadata, codes)
    words = tuple(word for _, word in codes) if kind == "choice" else ("是", "否") if kind == "yes-no" else ()
    must = "必填。" if field.is_required() and not lead else ""
    title = f"{lead}{SCANS if kind == 'scans' else title}"
    column = Column(title, 34 if name in WIDE else 16, choices=words, note=f"{must}{note}"[:250])
    return Cell(path, kind, column, codes)


def _note(model: type[Record], name: str) -> tuple[str, str]:
    """Return the short name of a field and the whole note."""
    notes = field_notes()
    owner = model.__name__ if name in notes.get(model.__name__, {}) else "Fact"
    note = str(notes[owner][name])
    return _NAME.split(note)[0].strip(), note


def _parts(annotation: Any) -> list[Any]:
    """Return what a type is made of, ``Annotated`` and ``None`` taken off."""
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return _parts(typing.get_args(annotation)[0])
    if origin in (typing.Union, types.UnionType):
        return [one for part in typing.get_args(annotation) for one in _parts(part)]
    return [] if annotation is type(None) else [annotation]


def _record_of(annotation: Any) -> tuple[type[Record] | None, bool]:
    """Return the record that a field holds, and whether it holds a list of them."""
    for part in _parts(annotation):
        if typing.get_origin(part) is tuple:
            return _record_of(typing.get_args(part)[0])[0], True
        if isinstance(part, type) and issubclass(part, Record):
            return part, False
    return None, False


def _codes(annotation: Any) -> tuple[str, ...]:
    found = [part for part in _parts(annotation) if typing.get_origin(part) is Literal]
    return tuple(str(one) for part in found for one in typing.get_args(part) if one != PERMANENT)


def _readers(annotation: Any, metadata: list[Any]) -> set[Any]:
    """Return what reads a field's words, however deep in its type that is said."""
    found = {getattr(one, "func", None) for one in metadata}
    if typing.get_origin(annotation) is typing.Annotated:
        inner, *more = typing.get_args(annotation)
        return found | _readers(inner, more)
    for part in typing.get_args(annotation):
        found |= _readers(part, []) if not isinstance(part, str) else set()
    return found


def _kind(annotation: Any, metadata: list[Any], codes: tuple[tuple[str, str], ...]) -> Kind:
    parts, readers = _parts(annotation), _readers(annotation, list(metadata))
    if any(typing.get_origin(part) is tuple for part in parts):
        inner = _record_of(annotation)[0]
        return "scans" if inner is Attachment else "claims" if inner is Claim else "texts"
    if parse_month in readers:
        return "month"
    if date in parts:
        return "day"
    if codes:
        return "choice"
    if parse_money in readers:
        return "money"
    if bool in parts:
        return "yes-no"
    return "number" if {int, float, Decimal} & set(parts) else "text"


def shown(cell: Cell, value: Any) -> str:
    """Return a field's value as its cell shows it; "" for what is not given."""
    if value is None or value in ("", ()):
        return ""
    if value == PERMANENT:
        return FOREVER
    if cell.kind == "month":
        return f"{value:%Y-%m}"
    if cell.kind == "texts":
        return "\n".join(f"{one:%Y-%m}" if isinstance(one, date) else str(one) for one in value)
    if cell.kind == "scans":
        return "\n".join(scan_text(one) for one in value)
    if cell.kind == "claims":
        return "\n".join(BAR.join((one.text, one.source, f"{one.on or ''}")).rstrip(BAR) for one in value)
    if cell.kind == "yes-no":
        return "是" if value else "否"
    if isinstance(value, (Decimal, float)):
        return plain_decimal(Decimal(str(value)))
    return dict(cell.codes).get(str(value), str(value))


def scan_text(one: Attachment) -> str:
    """Return a scan as a cell shows it: path ｜ kind of paper ｜ pages ｜ title, what is empty at the end left out."""
    kind = meaning("kind", one.kind) if one.kind != "other" else ""
    return "｜".join((one.path, kind, one.pages, one.title)).rstrip("｜")


def written(cell: Cell, text: str) -> tuple[Any, str]:
    """Return what a cell's words are in a file, and how to write it where they cannot be read; scans are for others."""
    if cell.kind == "texts":
        return [part.strip() for part in _PARTS.split(text) if part.strip()], ""
    if cell.kind == "claims":
        return _claims(text)
    reader = {"day": _day, "month": _month, "money": money_text, "number": _number, "yes-no": _yes_no}.get(
        cell.kind
    )
    if reader is not None:
        return reader(text)
    if cell.kind == "choice":
        known = {word: code for code, word in cell.codes} | {code: code for code, _ in cell.codes}
        return known.get(text, ""), f"请选：{'、'.join(word for _, word in cell.codes)}"
    return text, ""


def _claims(text: str) -> tuple[list[dict[str, str]], str]:
    """Return public facts, one a line: what is known ｜ where it was published ｜ the day."""
    found: list[dict[str, str]] = []
    for line in filter(None, (one.strip() for one in text.splitlines())):
        said, source, on = [*(part.strip() for part in line.replace("|", BAR).split(BAR)), "", ""][:3]
        day = dates.day(on) if on else None
        if not said or (on and day is None):
            return [], "一行一条：事实｜出处｜日期，如 2025 年中标 3 个｜某某公告｜2025-06-30"
        given = {"text": said, "source": source, "on": day.isoformat() if day else ""}
        found.append({name: value for name, value in given.items() if value})
    return found, ""


def _day(text: str) -> tuple[str, str]:
    found = dates.day(text)
    said = PERMANENT if text in _FOREVER else found.isoformat() if found else ""
    return said, "请写日期，如 2027-06-30；证书长期有效的写「长期有效」"


def _month(text: str) -> tuple[str, str]:
    day = dates.day(text)
    found = _MONTH.fullmatch(text)
    said = (
        f"{day:%Y-%m}" if day else f"{found[1]}-{int(found[2]):02d}" if found and int(found[2]) <= 12 else ""
    )
    return said, "请写年月，如 2026-09"


def _number(text: str) -> tuple[str, str]:
    found = count(text.removesuffix("人").removesuffix("年"))
    return (
        text if found is None and re.fullmatch(r"\d+\.\d+", text) else "" if found is None else str(found)
    ), ("请写一个数，如 36")


def _yes_no(text: str) -> tuple[str, str]:
    said = yes(text)
    return ("" if said is None else "true" if said else "false"), "请写是或否"
