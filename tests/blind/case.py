"""A case of the blind set: a line of the practitioner's list, a change, and what must (or must not) be heard of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from bidkit.finding import Severity
from bidkit.load.structure import build
from bidkit.load.yaml_tree import parse
from bidkit.load.yamlsrc import read_text
from tests.defects.planting import Planting

PRINTED = frozenset((1, 2, 3, *range(8, 14), 33, 37))
HERE = Path(__file__).parent
BIDS = {"example": "lines", "second": "second"}
ROOT = HERE.parents[1]
LOUDNESS = (Severity.INFO, Severity.WARNING, Severity.ERROR, Severity.FATAL)


class Case(Planting):
    """``least`` and ``most`` bound the severity; one of the words in ``any`` must be named; ``few`` bounds how many.

    ``honest`` changes must stay silent at error and above. ``open`` says why it is not so yet: whoever mends it
    removes the mark. ``bid`` follows from the folder. Word edits of one volume are laid in together, wave by wave:
    those of one wave touch different facts.
    """

    line: int
    any: tuple[str, ...] = ()
    least: str = ""
    most: str = ""
    few: int | None = None
    honest: bool = False
    wave: int = 1
    open: str = ""
    bid: Literal["example", "second"] = "example"

    @property
    def prints(self) -> bool:
        """Return whether the files are held against what was printed from the data; the other lines are about words."""
        return self.line in PRINTED


@cache
def cases() -> tuple[Case, ...]:
    """Return every case in the order of the lines."""
    found = []
    for bid, folder in BIDS.items():
        for path in sorted((HERE / folder).glob("*.yaml")):
            for one in parse(read_text(path, ROOT), path.relative_to(ROOT).as_posix()):
                case = build(Case, one)
                name = f"{case.line}-{case.id}" if bid == "example" else f"{bid}-{case.line}-{case.id}"
                found.append(case.model_copy(update={"id": name, "bid": bid}))
    return tuple(found)


@cache
def batch_of(case_id: str) -> tuple[Case, ...]:
    """Return the cases whose files are edited together with this one's, itself among them."""
    case = next(one for one in cases() if one.id == case_id)
    if case.data or case.pdf:
        return (case,)
    return tuple(one for one in cases() if not (one.data or one.pdf) and _kind(one) == _kind(case))


def _kind(case: Case) -> tuple[str, tuple[str, ...], int, bool, bool]:
    return case.bid, case.volumes, case.wave, case.honest, case.prints
