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
from bidkit.pack.inputs import Inputs, sha256
from bidkit.pack.manifest import NAME, manifest, packed_files, read_manifest
from bidkit.pack.store import new_folder, recover, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

FOLDERS = {"packed": "package", "draft": "draft", "word-only": "word"}
_REPORT = TypeAdapter(Report)
_PLACES = TypeAdapter(Places)


@dataclass(frozen=True, slots=True)
class Volume:
    """The files of one finished volume, still in the work folder."""

    title: str
    files: tuple[Path, ...]
    pages: int


@dataclass(frozen=True, slots=True)
class Desk:
    """The folders of one build of one tender.

    ``work`` is emptied at the start of every build; ``memory`` keeps the last page map and report. ``day`` names the
    folder for what people put into a replaced package; ``kept`` is what a killed build had left to be laid there.
    """

    out: Path
    work: Path
    memory: Path
    shown: str
    day: date | None = None
    kept: tuple[Kept, ...] = ()

    def recall(self, inputs: Inputs) -> Report | None:
        """Return the report of the last package if its inputs and its files are still the same."""
        kept = self._remembered()
        if kept is None or kept[0] != inputs.digest:
            return None
        folder = self.out / FOLDERS[kept[1].status]
        listed = packed_files(read_manifest(folder) or {})
        same = listed == kept[1].files and all(_is(folder / file.name, file) for file in listed)
        return kept[1] if same and listed else None

    def deliver(self, report: Report, volumes: Sequence[Volume], inputs: Inputs) -> Report:
        """Put the volumes and the manifest in place and return the report that names them."""
        target = self.out / FOLDERS[report.status]
        kept: list[Kept] = []
        with new_folder(target, self.day, lambda one: kept.append(_shown(one, self.shown))) as folder:
            files = [_move(path, folder, volume) for volume in volumes for path in volume.files]
            report = replace(report, files=tuple(files), folder=f"{self.shown}/{target.name}")
            (folder / NAME).write_bytes(manifest(report, inputs))
        self._remember(report, inputs)
        return replace(report, kept=tuple(kept))

    def note(self, places: Places) -> None:
        """Remember where everything stands in the package that is about to be delivered."""
        write_whole(self.memory / "places.json", _PLACES.dump_json(places))

    def places(self) -> Places | None:
        """Return where everything stands in the last package; None when none has page numbers."""
        try:
            known = _PLACES.validate_json((self.memory / "places.json").read_bytes())
        except (OSError, ValidationError):
            return None
        return known if any(volume.pages for volume in known.volumes) else None

    def _remembered(self) -> tuple[str, Report] | None:
        try:
            digest, _, text = (self.memory / "last.json").read_text(encoding="utf-8").partition("\n")
            return digest, _REPORT.validate_json(text)
        except (OSError, ValidationError, ValueError):
            return None

    def _remember(self, report: Report, inputs: Inputs) -> None:
        text = f"{inputs.digest}\n{_REPORT.dump_json(report).decode()}"
        write_whole(self.memory / "last.json", text.encode())


def desk_of(out: Path, cache: Path, shown: str) -> Desk:
    """Return the desk of a tender without starting a build; the arguments are those of ``open_desk``."""
    key = hashlib.sha256(shown.encode()).hexdigest()[:12]
    return Desk(out, cache / "work" / key, cache / "memory" / key, shown)


@contextmanager
def open_desk(out: Path, cache: Path, shown: str, day: date | None = None) -> Iterator[Desk]:
    """Give the desk of a tender's build; its work folder is cleared away at the end.

    Args:
        out: the tender's output folder.
        cache: the workspace's cache folder.
        shown: how messages call the output folder.
        day: today, for the name of the folder that people's files are laid into.
    """
    desk = desk_of(out, cache, shown)
    try:
        shutil.rmtree(desk.work, ignore_errors=True)
        desk.work.mkdir(parents=True)
        kept = [_shown(one, shown) for name in FOLDERS.values() for one in recover(out / name, day)]
        yield replace(desk, day=day, kept=tuple(kept))
    except OSError as error:
        cure = "请检查磁盘空间和写权限"
        raise NotWritableError(f"写不进去：{reason(error)}", cure=cure) from None
    finally:
        shutil.rmtree(desk.work, ignore_errors=True)


def _shown(kept: Kept, out: str) -> Kept:
    """Return the same with its paths as messages show them."""
    return replace(kept, was=f"{out}/{kept.was}", now=f"{out}/{kept.now}")


def _is(path: Path, file: PackedFile) -> bool:
    return path.is_file() and path.stat().st_size == file.size and sha256(path) == file.sha256


def _move(path: Path, folder: Path, volume: Volume) -> PackedFile:
    target = folder / path.name
    shutil.move(path, target)
    return PackedFile(path.name, volume.title, target.stat().st_size, sha256(target), volume.pages)
