"""library/ → Library: one record per file, ids unique, every attachment path inside the library."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from bidkit.errors import UnreadableError
from bidkit.load.faults import Faults
from bidkit.load.paths import inside
from bidkit.load.structure import build
from bidkit.load.yamlsrc import read_mapping, shown
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
from bidkit.model.record import Record
from bidkit.source import Span

F = TypeVar("F", bound=Fact)

FOLDERS: dict[str, type[Fact]] = {
    "qualifications": Qualification,
    "people": Person,
    "cases": Case,
    "financials": Financial,
    "products": Product,
    "texts": Text,
    "answers": QuestionCard,
}


class _PastTenders(Record):
    """The file past-tenders.yaml."""

    past_tenders: tuple[PastTender, ...]


def load_library(folder: Path, root: Path) -> Library:
    """Return the whole library; raises UnreadableError with the faults of every file."""
    faults = Faults()
    company = faults.take(lambda: build(Company, read_mapping(folder / "company.yaml", root)))
    lists: dict[str, Any] = {
        name: _read_folder(folder / name, model, root, faults) for name, model in FOLDERS.items()
    }
    past = _read_past(folder / "past-tenders.yaml", root, faults)
    faults.raise_any()
    assert company is not None
    library = Library.model_construct(company=company, past_tenders=past, **lists)
    _check_ids(library, faults)
    _check_paths(library, folder, faults)
    faults.raise_any()
    return library


def _read_folder(folder: Path, model: type[F], root: Path, faults: Faults) -> tuple[F, ...]:
    found = []
    for path in sorted(folder.glob("*")) if folder.is_dir() else []:
        if path.suffix == ".yml":
            place = Span(shown(path, root))
            faults.add(UnreadableError("扩展名是 .yml", cure="请改名为 .yaml，否则会被漏读", span=place))
        if path.suffix == ".yaml":
            record = faults.take(lambda path=path: build(model, read_mapping(path, root)))  # type: ignore[misc]
            found += [record] if record is not None else []
    return tuple(sorted(found, key=lambda fact: fact.id))


def _read_past(path: Path, root: Path, faults: Faults) -> tuple[PastTender, ...]:
    if not path.exists():
        return ()
    past = faults.take(lambda: build(_PastTenders, read_mapping(path, root)))
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
