"""library/ → Library: one record per file, ids unique, every attachment path inside the library."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from bidkit.errors import UnreadableError
from bidkit.load import unread
from bidkit.load.faults import Faults
from bidkit.load.lookalike import passed_over
from bidkit.load.paths import inside
from bidkit.load.structure import build
from bidkit.load.tree_cache import TreeCache
from bidkit.model.competitors import Competitor
from bidkit.model.library import (
    Case,
    Company,
    Fact,
    Financial,
    Library,
    PastTender,
    Person,
    Product,
    Qualification,
    QuestionCard,
    Text,
)
from bidkit.model.record import Marked, Record
from bidkit.store.memory import Memory

F = TypeVar("F", bound=Fact)

FOLDERS: dict[str, type[Fact]] = {
    "qualifications": Qualification,
    "people": Person,
    "cases": Case,
    "financials": Financial,
    "products": Product,
    "texts": Text,
    "answers": QuestionCard,
    "competitors": Competitor,
}


class PastTenders(Record):
    """The file past-tenders.yaml."""

    past_tenders: tuple[PastTender, ...]


def load_library(
    folder: Path, root: Path, memory: Memory | None = None, *, unfilled: bool = False
) -> Library:
    """Return the whole library; raises UnreadableError with the faults of every file.

    Args:
        folder: the library.
        root: the workspace, for the file names in messages.
        memory: what keeps parsed YAML between runs; nothing is kept when None.
        unfilled: whether a company.yaml that nobody has filled in will do, for those who go on to fill it in.
    """
    with _collector_at_rest():
        return _load(folder, root, Faults(), TreeCache(memory or Memory(None)), unfilled=unfilled)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Thousands of records are made and none is garbage: the collector would only walk them over and over."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _load(folder: Path, root: Path, faults: Faults, trees: TreeCache, *, unfilled: bool) -> Library:
    own = folder / "company.yaml"
    company = faults.take(lambda: build(Company, (_open if unfilled else _as_it_is)(trees.read(own, root))))
    reader = _Reader(folder, root, faults, trees)
    lists: dict[str, Any] = {name: reader.records(name, model) for name, model in FOLDERS.items()}
    past = reader.past()
    trees.save()
    for fault in unread.in_library(folder, root, FOLDERS):
        faults.add(fault)
    faults.raise_any()
    assert company is not None
    library = Library.model_construct(company=company, past_tenders=past, **lists)
    _check_ids(library, faults)
    _check_paths(library, folder, faults)
    faults.raise_any()
    return library


def _as_it_is(data: Marked) -> Marked:
    return data


def _open(data: Marked) -> Marked:
    """Return the company with nothing in the fields that must be filled in and are not."""
    lacking = [
        name for name, one in Company.model_fields.items() if one.is_required() and data.get(name) is None
    ]
    whole = Marked(data.span)
    whole.spans = dict.fromkeys(lacking, data.span) | {**data.spans}
    whole.update(data | dict.fromkeys(lacking, ""))
    return whole


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the folders of one library and gathers what is wrong with them."""

    folder: Path
    root: Path
    faults: Faults
    trees: TreeCache

    def records(self, name: str, model: type[F]) -> tuple[F, ...]:
        """Return the records of one folder, sorted by id."""
        found = []
        folder = self.folder / name
        for path in sorted(folder.iterdir()) if folder.is_dir() else []:
            if path.suffix == ".yaml" and not passed_over(path.name):
                record = self.faults.take(lambda path=path: build(model, self.trees.read(path, self.root)))  # type: ignore[misc]
                found += [record] if record is not None else []
        return tuple(sorted(found, key=lambda fact: fact.id))

    def past(self) -> tuple[PastTender, ...]:
        """Return the tenders bid for before."""
        path = self.folder / "past-tenders.yaml"
        if not path.exists():
            return ()
        past = self.faults.take(lambda: build(PastTenders, self.trees.read(path, self.root)))
        return past.past_tenders if past else ()


def _check_ids(library: Library, faults: Faults) -> None:
    first: dict[str, Fact] = {}
    for fact in library.facts():
        other = first.setdefault(fact.id, fact)
        if other is not fact:
            message = f"id「{fact.id}」重复，另一处在 {other.span}"
            faults.add(UnreadableError(message, cure="请改成不同的 id", span=fact.span_of("id")))


def _check_paths(library: Library, folder: Path, faults: Faults) -> None:
    for fact in library.facts():
        for attachment in fact.papers():
            span = attachment.span_of("path")
            faults.take(lambda a=attachment, s=span: inside(folder, a.path, s))  # type: ignore[misc]
    for text in library.texts:
        faults.take(lambda t=text: inside(folder, t.file, t.span_of("file")))  # type: ignore[misc]
