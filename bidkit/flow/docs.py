"""The documents that ship with bidkit, by name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bidkit.errors import UsageError
from bidkit.load.place import shipped

FIRST = "first-bid"


@dataclass(frozen=True, slots=True)
class Doc:
    """One document: its name as it is asked for, its title, where it lies."""

    name: str
    title: str
    path: Path


def all_docs() -> tuple[Doc, ...]:
    """Return every document, the one for beginners first."""
    found = (_doc(path) for path in shipped("docs").glob("*.md"))
    return tuple(sorted(found, key=lambda one: (one.name != FIRST, one.name)))


def doc_text(name: str) -> str:
    """Return a document as written; raises UsageError for a name that none has."""
    docs = {one.name: one for one in all_docs()}
    if name not in docs:
        raise UsageError(f"没有叫「{name}」的文档", cure=f"可看的有：{'、'.join(docs)}")
    return docs[name].path.read_text(encoding="utf-8")


def _doc(path: Path) -> Doc:
    with path.open(encoding="utf-8") as lines:
        title = next((line.removeprefix("# ").strip() for line in lines if line.startswith("# ")), path.stem)
    return Doc(path.stem, title, path)
