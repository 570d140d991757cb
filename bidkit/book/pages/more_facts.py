"""What nobody reads out of a tender by itself and what rules ask for: its category, terms, limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.book.values import VALUE, length_text
from bidkit.load.yaml_edit import SetValue
from bidkit.model.book import Line
from bidkit.model.choices import meaning
from bidkit.read.review_rows import value_at
from bidkit.words.decimals import plain_decimal
from bidkit.words.numerals import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bidkit.book.project import Project, Wish
    from bidkit.model.book import Edited

CATEGORIES = {code: meaning("category", code) for code in ("services", "goods", "works", "survey-design")}
Reader = tuple[str, str]


@dataclass(frozen=True, slots=True)
class More:
    """A field of tender.yaml beside those that are confirmed one by one: its name, what reads its words."""

    label: str
    read: Callable[[str], Reader]
    words: tuple[str, ...] = ()


def _category(value: str) -> Reader:
    codes = {words: code for code, words in CATEGORIES.items()}
    return codes.get(value, value if value in CATEGORIES else ""), f"请选：{'、'.join(codes)}"


def _megabytes(value: str) -> Reader:
    found = number(value.strip().upper().removesuffix("MB").removesuffix("M").removesuffix("兆").strip())
    return ("" if found is None else plain_decimal(found)), "请写多少 MB，如 100"


MORE = {
    "category": More("采购类别", _category, tuple(CATEGORIES.values())),
    "delivery_days": More("要求的工期或交付期（天）", lambda value: length_text(value, "days")),
    "package.file_limit_mb": More("上传文件大小上限（MB）", _megabytes),
}
"""Fields in the order of the sheet, by their path in tender.yaml."""


def lines(project: Project, what: str) -> Iterator[Line]:
    """Yield a row for each field; ``what`` is the title of the column that names it."""
    for key, more in MORE.items():
        written = value_at(project.tender, key)
        value = CATEGORIES.get(written, written) if key == "category" else written
        cells = {what: f"招标文件：{more.label}", VALUE: value}
        yield Line(key, cells, "" if value else "todo", {VALUE: more.words} if more.words else {})


def changed(project: Project, edited: Edited, wish: Wish) -> None:
    """Take one row."""
    key, value = edited.entry.key, edited.new.get(VALUE)
    if value is None:
        return
    path = tuple(key.split("."))
    text, cure = MORE[key].read(value) if value else ("", "")
    if value and not text:
        wish.fault(edited, VALUE, f"「{value}」不能写在「{MORE[key].label}」里", cure)
    elif text:
        wish.set_tender(path, text)
    elif value_at(project.tender, key):
        wish.tender.append(SetValue(path, "", keep=True))
