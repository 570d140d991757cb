"""The price table kept by the bytes of its workbook: opening a workbook takes longer than all other reading of a bid.

Kept are the values and cells of the lines, not records: they are built anew, so what is kept can be forged without a
wrong line getting past the checks.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from bidkit.errors import UnreadableError
from bidkit.load.structure import build
from bidkit.load.yamlsrc import shown
from bidkit.model.bid import Price, PriceLine
from bidkit.model.record import Marked
from bidkit.source import Span

if TYPE_CHECKING:
    from pathlib import Path

    from bidkit.store.memory import Memory


def kept_price(path: Path, root: Path, memory: Memory) -> Price:
    """Return what ``load_price`` returns, from memory where the workbook's bytes are known; raises as it does."""
    name = shown(path, root)
    with suppress(OSError):  # a file that cannot be read is told by the reader
        digest = hashlib.sha256(path.read_bytes()).digest()
        with suppress(ValueError, KeyError, TypeError, AttributeError, UnreadableError):
            return _unpacked(json.loads(memory.get(name, digest) or b""), name)
        price = _read(path, root)
        memory.put(json.dumps(_packed(price), ensure_ascii=False).encode(), name, digest)
        return price
    return _read(path, root)


def _read(path: Path, root: Path) -> Price:
    from bidkit.load.price import load_price  # openpyxl: a fifth of a second to start

    return load_price(path, root)


def _packed(price: Price) -> dict[str, Any]:
    rest = price.model_dump(mode="json", exclude={"lines"})
    return rest | {"lines": [_packed_line(line) for line in price.lines]}


def _packed_line(line: PriceLine) -> dict[str, Any]:
    values = line.model_dump(mode="json", exclude_unset=True)
    cells = {name: line.span_of(name).key for name in values}
    return {"sheet": line.span.part, "at": line.span.key, "cells": cells, "values": values}


def _unpacked(kept: dict[str, Any], name: str) -> Price:
    lines = tuple(_unpacked_line(line, name) for line in kept.pop("lines"))
    return Price.model_validate(kept | {"lines": lines})


def _unpacked_line(kept: dict[str, Any], name: str) -> PriceLine:
    sheet = Span(name, part=kept["sheet"])
    marked = Marked(sheet.at(kept["at"]))
    marked.update(kept["values"])
    marked.spans = {field: sheet.at(cell) for field, cell in kept["cells"].items()}
    return build(PriceLine, marked)
