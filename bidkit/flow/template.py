"""Which variables a Word template uses, and what they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.errors import UnreadableError, reason
from bidkit.model.context import FUNCTIONS, Context
from bidkit.render.filters import FILTERS
from bidkit.source import Span
from bidkit.word.fill.template import dotted_names
from bidkit.word.package import read_package

if TYPE_CHECKING:
    from pathlib import Path


def variables(file: Path) -> tuple[tuple[str, str], ...]:
    """Return the variables of a Word template with what each stands for, "" for one that no template may use.

    Raises:
        UnreadableError: the file cannot be opened or is no Word file.
        TemplateError: the template is broken.
    """
    data = _read(file)
    read_package(data, name=file.name)
    return tuple((name, _note(name)) for name in dotted_names(data, FILTERS, name=file.name))


def _note(name: str) -> str:
    root = name.partition(".")[0]
    fields = Context.__dataclass_fields__
    if root in fields:
        return str(fields[root].metadata["help"])
    return next((text for call, text in FUNCTIONS.items() if call.partition("(")[0] == root), "")


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        place = Span(file.as_posix())
        raise UnreadableError(
            f"模板打不开：{reason(error)}", cure="请检查文件名和所在文件夹", span=place
        ) from None
