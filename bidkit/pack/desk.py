"""One build's folders: where it works, what it remembers, and how the package is put in place."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from bidkit.errors import NotWritableError, reason
from bidkit.model.places import Places
from bidkit.model.report import Kept, PackedFile, Report
from bidkit.pack.manifest import NAME, manifest, packed_files, read_manifest
from bidkit.pack.store import new_folder, recover
from bidkit.pack.tray import Tray
from bidkit.store.digest import digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from bidkit.pack.inputs import Inputs
    from bidkit.store.cache import Cache

FOLDERS = {"packed": "package", "draft": "draft", "word-only": "word"}


@dataclass(frozen=True, slots=True)
class Volume:
    """The files of one finished volume, still in the work folder."""

    title: str
    files: tuple[Path, ...]
    pages: int


@dataclass(frozen=True, slots=True)
class Packed:
    """The report of a build and where everything stands in its package; no places when it was refused."""

    report: Report
    places: Places | None = None


_PACKED = TypeAdapter(Packed)


@dataclass(frozen=True, slots=True)
class Desk:
    """The folders of one build of one tender; ``work`` is its own and gone at the end.

    ``day`` names the folder for what people put into a replaced package; ``kept`` is what a killed build had left to be
    laid there.
    """

    out: Path
    work: Path
    cache: Cache
    shown: str
    day: date | None = None
    kept: tuple[Kept, ...] = ()

    def recall(self, inputs: Inputs) -> Packed | None:
        """Return what was packed from the same inputs, if the files still are as they were written."""
        try:
            kept = _PACKED.validate_json(self.cache.memory("packed").get(self.shown, inputs.digest) or b"")
        except ValidationError:
            return None
        folder = self.out / FOLDERS[kept.report.status]
        listed = packed_files(read_manifest(folder) or {})
        same = listed == kept.report.files and all(self._is(folder / file.name, file) for file in listed)
        return kept if same and listed else None

    def deliver(self, packed: Packed, volumes: Sequence[Volume], inputs: Inputs) -> Packed:
        """Put the volumes and the manifest in place and return the report that names them."""
        target = self.out / FOLDERS[packed.report.status]
        kept: list[Kept] = []
        with new_folder(target, self.day, lambda one: kept.append(_shown(one, self.shown))) as folder:
            files = [_move(path, folder, volume) for volume in volumes for path in volume.files]
            report = replace(packed.report, files=tuple(files), folder=f"{self.shown}/{target.name}")
            (folder / NAME).write_bytes(manifest(report, inputs))
        delivered = replace(packed, report=report)
        self.cache.memory("packed").put(_PACKED.dump_json(delivered), self.shown, inputs.digest)
        return replace(delivered, report=replace(report, kept=tuple(kept)))

    def _is(self, path: Path, file: PackedFile) -> bool:
        return (
            path.is_file() and path.stat().st_size == file.size and self.cache.digests.of(path) == file.sha256
        )


def tray_memory(cache: Path, shown: str, what: str) -> Path:
    """Return the file that says how a tender's sheets or workbooks were written; ``shown`` is its output folder."""
    return cache / "memory" / hashlib.sha256(shown.encode()).hexdigest()[:12] / f"{what}.json"


def lay_book(cache: Path, shown: str, order: str, out: Path, body: bytes) -> tuple[Path, ...]:
    """Write a workbook and return what was laid aside: a filled-in one is not written over.

    The memory of how the workbook was written tells a filled-in one. ``order`` is the command that wrote it.
    """
    tray = Tray(out.parent, tray_memory(cache, shown, "books"))
    return tray.lay({f"{order} {out.parent.resolve()}": {out.name: body}}).kept


@contextmanager
def open_desk(out: Path, cache: Cache, shown: str, day: date | None = None) -> Iterator[Desk]:
    """Give the desk of a tender's build.

    Args:
        out: the tender's output folder.
        cache: the cache of this run.
        shown: how messages call the output folder.
        day: today, for the name of the folder that people's files are laid into.
    """
    try:
        work = cache.own("volumes")
        kept = [_shown(one, shown) for name in FOLDERS.values() for one in recover(out / name, day)]
        yield Desk(out, work, cache, shown, day, tuple(kept))
    except OSError as error:
        cure = "请检查磁盘空间和写权限"
        raise NotWritableError(f"写不进去：{reason(error)}", cure=cure) from None


def _shown(kept: Kept, out: str) -> Kept:
    """Return the same with its paths as messages show them."""
    return replace(kept, was=f"{out}/{kept.was}", now=f"{out}/{kept.now}")


def _move(path: Path, folder: Path, volume: Volume) -> PackedFile:
    target = folder / path.name
    shutil.move(path, target)
    return PackedFile(path.name, volume.title, target.stat().st_size, digest(target), volume.pages)
