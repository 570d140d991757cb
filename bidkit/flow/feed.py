"""Published prices of a notice → the files of the competitors, with the notice as their source; all of them or none."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from bidkit.flow.edits import see
from bidkit.flow.locks import editing
from bidkit.load.library import load_library
from bidkit.load.place import find_root
from bidkit.load.yaml_edit import Append
from bidkit.read.draft.yamltext import flow
from bidkit.store.together import Change, write_together
from bidkit.words.names import same_company

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bidkit.model.competitors import Competitor
    from bidkit.model.library import Library
    from bidkit.model.notice import Notice, Offer

FOLDER = "competitors"


def feed(workspace: Path, notice: Notice) -> tuple[str, ...]:
    """Return the files that a notice's prices of other bidders were written to; one that is noted already stays.

    Raises:
        NotWritableError: a file cannot be written or was changed meanwhile; nothing is changed then.
    """
    root = find_root(workspace)
    with editing(root):
        library = load_library(root / "library", root)
        changes = list(_changes(root, library, notice))
        write_together(root, changes)
    return tuple(one.path.relative_to(root).as_posix() for one in changes)


def _changes(root: Path, library: Library, notice: Notice) -> Iterator[Change]:
    own = (library.company.name, *library.company.former_names)
    for one in notice.offers:
        if one.price is None or same_company(one.name, *own):
            continue
        known, line = library.competitor(one.name), flow(_past(notice, one))
        if known is None:
            yield _new(root, one, line)
        elif not _noted(known, notice, one):
            yield see(root / known.span.file, root).edited([Append("past_bids", line)])


def _past(notice: Notice, one: Offer) -> dict[str, str]:
    said = {
        "project": notice.project or notice.title,
        "on": str(notice.day or ""),
        "price": f"{one.price:.2f}",
    }
    return {name: text for name, text in said.items() if text} | {
        "source": f"{notice.title}（{notice.file}）"
    }


def _noted(known: Competitor, notice: Notice, one: Offer) -> bool:
    return any(past.price == one.price and past.on == notice.day for past in known.past_bids)


def _new(root: Path, one: Offer, line: str) -> Change:
    """Return a new record; its id is drawn from the name, as names have no letters that an id may have."""
    mark = hashlib.sha256(one.name.encode()).hexdigest()[:8]
    text = f"id: comp-{mark}\nname: {flow(one.name)}\npast_bids:\n  - {line}\n"
    return Change(root / "library" / FOLDER / f"comp-{mark}.yaml", None, text.encode())
