"""Write files that people go on working in: what somebody changed is kept beside, what is no longer made goes away."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.errors import NotWritableError, reason
from bidkit.store.digest import digest
from bidkit.store.together import Change, change, write_together
from bidkit.store.write import write_private

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MARK = "人改过"
WORKED_IN = (".docx", ".xlsx")
"""What people write into; a page or a drawing that differs is only older."""
CURE = "请关闭正在打开它的程序，并检查写权限"


@dataclass(frozen=True, slots=True)
class Laid:
    """The files as written, and those of a person that were moved aside for them."""

    files: tuple[Path, ...]
    kept: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Tray:
    """A folder of files and the memory of how each was written; what is not remembered counts as changed.

    ``home`` is the folder whose lock is held and where a killed run is undone; the folder itself when nothing is said.
    """

    folder: Path
    memory: Path
    home: Path | None = None

    def lay(self, orders: Mapping[str, Mapping[str, bytes]]) -> Laid:
        """Write files by name in one step and return where they lie.

        Args:
            orders: the files of each owner: who wrote them, so that it may clear its own away.

        Raises:
            NotWritableError: a file is open elsewhere, or the folder cannot be written; nothing is changed then.
        """
        known = self._known()
        bodies = {name: body for one in orders.values() for name, body in one.items()}
        hashes = {name: hash_ for one in orders for name, hash_ in known.get(one, {}).items()}
        kept = [self._aside(name, body, hashes.get(name, "")) for name, body in bodies.items()]
        aside = [one for one in kept if one is not None]
        try:
            laid = [change(self.folder / name, body) for name, body in bodies.items()]
        except OSError as error:
            raise NotWritableError(f"「{self.folder.name}」写不进去：{reason(error)}", cure=CURE) from None
        write_together(self.home or self.folder, [*aside, *laid])
        for name in hashes.keys() - bodies.keys():
            if (self.folder / name).is_file() and digest(self.folder / name) == hashes[name]:
                (self.folder / name).unlink()
        for owner, files in orders.items():
            known[owner] = {name: hashlib.sha256(body).hexdigest() for name, body in files.items()}
        with suppress(OSError):  # what is not remembered counts as changed by a person: kept, never lost
            write_private(self.memory, json.dumps(known, ensure_ascii=False).encode())
        return Laid(tuple(self.folder / name for name in bodies), tuple(one.path for one in aside))

    def _aside(self, name: str, body: bytes, before: str) -> Change | None:
        """Return the copy under another name of a file that somebody changed since it was written."""
        path = self.folder / name
        if path.suffix not in WORKED_IN or not path.is_file():
            return None
        if digest(path) in (before, hashlib.sha256(body).hexdigest()):
            return None
        number = 1
        while (aside := path.with_name(f"{path.stem}（{MARK}{number}）{path.suffix}")).exists():
            number += 1
        return Change(aside, None, path.read_bytes())

    def _known(self) -> dict[str, dict[str, str]]:
        try:
            known = json.loads(self.memory.read_bytes())
            return {str(owner): dict(names) for owner, names in known.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}
