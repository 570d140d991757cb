"""What a planting file says, as records; README.md beside this file explains each key."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from bidkit.load.structure import build
from bidkit.load.yaml_tree import parse
from bidkit.load.yamlsrc import read_text
from bidkit.model.record import Marked, Record

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


class Planting(Record):
    """One defect, or one variation of the clean set (those expect nothing)."""

    id: str
    note: str = ""
    expect: str = ""
    names: tuple[str, ...] = ()
    data: dict[str, Any] = Field(default_factory=dict)
    word: tuple[dict[str, Any], ...] = ()
    pdf: tuple[dict[str, Any], ...] = ()
    photo: dict[str, str] = Field(default_factory=dict)
    stage: Literal["data", "document", ""] = ""
    known_miss: str = ""

    @property
    def prints(self) -> bool:
        """Return whether the finished text is held against what was filled; the others are about their words alone."""
        return self.id.startswith(("K", "printed/"))

    @property
    def volumes(self) -> tuple[str, ...]:
        """Return the ids of the volumes whose files are changed."""
        return tuple(dict.fromkeys(str(edit["volume"]) for edit in (*self.word, *self.pdf)))

    def pdf_edits(self, volume_id: str) -> list[dict[str, Any]]:
        """Return the edits of a volume's PDF; a mirrored edit of the Word file adds its text to the last page."""
        mirrored = [
            {"op": "add_text", "page": "-1", "y": str(90 + 20 * place), "text": edit["text"]}
            for place, edit in enumerate(self.word)
            if edit["volume"] == volume_id and edit.get("mirror")
        ]
        return [*(edit for edit in self.pdf if edit["volume"] == volume_id), *mirrored]


@cache
def plantings() -> tuple[Planting, ...]:
    """Return every planted defect, in the order of the files; a file is named by the code it expects."""
    found = []
    for path in sorted((HERE / "plantings").glob("*.yaml")):
        for planting in _read(path):
            code = planting.expect or path.stem
            found.append(planting.model_copy(update={"expect": code, "id": f"{path.stem}/{planting.id}"}))
    return tuple(found)


@cache
def sampled() -> tuple[Planting, ...]:
    """Return the plantings that run with every test: all that change data alone, of each rule's others every other.

    One that changes a finished file costs half a second, as the whole volume is read again. Which of a rule's count
    is drawn by the hash of their names, so that it is the same everywhere and no hand chooses; of each rule there is
    one at least. ``make defects`` runs all of them.
    """
    files: dict[str, list[Planting]] = {}
    for one in plantings():
        if one.volumes:
            files.setdefault(one.expect, []).append(one)
    left_out = {one.id for listed in files.values() for one in sorted(listed, key=_drawn)[1::2]}
    return tuple(one for one in plantings() if one.id not in left_out)


def _drawn(planting: Planting) -> str:
    return hashlib.sha256(planting.id.encode()).hexdigest()


@cache
def variations() -> tuple[Planting, ...]:
    """Return every variation of the example that must stay silent."""
    return tuple(
        planting.model_copy(update={"id": f"{path.stem}/{planting.id}"})
        for path in sorted((HERE / "clean").glob("*.yaml"))
        for planting in _read(path)
    )


def _read(path: Path) -> list[Planting]:
    listed = parse(read_text(path, ROOT), path.relative_to(ROOT).as_posix())
    if not isinstance(listed, list) or not all(isinstance(one, Marked) for one in listed):
        raise ValueError(f"{path.name}: a planting file is a list of mappings")
    return [build(Planting, one) for one in listed]
