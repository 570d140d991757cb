"""What people have confirmed of a tender so far: review.json beside it."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from bidkit.errors import UnreadableError
from bidkit.model.review import Confirmed
from bidkit.store.together import Change, change

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bidkit.load.place import Workspace

MEMORY = "review.json"


def recall(place: Workspace) -> dict[str, Confirmed]:
    """Return what was confirmed so far, by id; raises UnreadableError when the file is broken."""
    path = place.tender / MEMORY
    if not path.is_file():
        return {}
    try:
        held = json.loads(path.read_text(encoding="utf-8"))["items"]
        return {
            key: Confirmed(one["by"], date.fromisoformat(one["on"]), one["digest"])
            for key, one in held.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        cure = "删掉它，再收一次核对过的工作簿"
        raise UnreadableError(f"{place.shown(path)} 读不懂", cure=cure) from None


def remembered(place: Workspace, confirmed: Mapping[str, Confirmed]) -> Change:
    """Return the change that keeps what is confirmed beside the tender."""
    items = {
        key: {"by": one.by, "on": one.on.isoformat(), "digest": one.digest}
        for key, one in sorted(confirmed.items())
    }
    text = json.dumps({"schema": 1, "items": items}, ensure_ascii=False, indent=1) + "\n"
    return change(place.tender / MEMORY, text.encode())
