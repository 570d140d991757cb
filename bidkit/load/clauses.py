"""bidkit/law/data/clauses/*.yaml → the types of clauses that a buyer may not write."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from bidkit.law.clause import ClausesFile, ClauseType, Found
from bidkit.load.overlaid import overlaid

if TYPE_CHECKING:
    from collections.abc import Mapping

PARTS = ("procedure", "need", "terms", "qualification")
"""In the order in which one sentence is held against its buyer: what names a thing, then what limits who may bid."""
GROUP = re.compile(r"\{([A-Z]+)\}")


@cache
def shipped_clauses() -> Mapping[str, ClauseType]:
    """Return the types by id in the order of their files, the groups of words written out."""
    files = [overlaid(ClausesFile, f"clauses/{part}.yaml", None) for part in PARTS]
    words = {name: text for one in files for name, text in one.words.items()}
    return {
        id: clause.model_copy(
            update={"id": id, "found": tuple(_written_out(one, words) for one in clause.found)}
        )
        for file in files
        for id, clause in file.clauses.items()
    }


def _written_out(found: Found, words: Mapping[str, str]) -> Found:
    def full(pattern: str) -> str:
        while GROUP.search(pattern):
            pattern = GROUP.sub(lambda match: words[match[1]], pattern)
        return pattern

    return found.model_copy(update={"all": tuple(map(full, found.all)), "none": tuple(map(full, found.none))})
