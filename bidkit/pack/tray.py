"""Write files that people go on working in: what somebody changed is kept beside, what is no longer made goes away."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.errors import NotWritableError, reason
from bidkit.store.digest import digest
from bidkit.store.write import write_private, write_whole

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
    """A folder of files and the memory of how each was written; what is not remembered counts as changed."""

    folder: Path
    memory: Path

    def lay(self, owner: str, bodies: Mapping[str, bytes]) -> Laid:
        """Write files by name and return where they lie; ``owner`` is who wrote, so that it may clear its own away.

        Raises:
            NotWritableError: a file is open elsewhere, or the folder cannot be written.
        """
        known = self._known()
        before = known.get(owner, {})
        kept = [self._set_aside(name, body, before.get(name, "")) for name, body in bodies.items()]
        for name, body in bodies.items():
            write_whole(self.folder / name, body)
        for name in before.keys() - bodies.keys():
            if (self.folder / name).is_file() and digest(self.folder / name) == before[name]:
                (self.folder / name).unlink()
        known[owner] = {name: hashlib.sha256(body).hexdigest() for name, body in bodies.items()}
        with suppress(OSError):  # what is not remembered counts as changed by a person: kept, never lost
            write_private(self.memory, json.dumps(known, ensure_ascii=False).encode())
        return Laid(tuple(self.folder / name for name in bodies), tuple(path for path in kept if path))

    def _set_aside(self, name: str, body: bytes, before: str) -> Path | None:
        """Move away a file that somebody changed since it was written; return its new place."""
        path = self.folder / name
        if path.suffix not in WORKED_IN or not path.is_file():
            return None
        if digest(path) in (before, hashlib.sha256(body).hexdigest()):
            return None
        number = 1
        while (aside := path.with_name(f"{path.stem}（{MARK}{number}）{path.suffix}")).exists():
            number += 1
        try:
            return path.rename(aside)
        except OSError as error:
            raise NotWritableError(f"{name} 写不进去：{reason(error)}", cure=CURE) from None

    def _known(self) -> dict[str, dict[str, str]]:
        try:
            known = json.loads(self.memory.read_bytes())
            return {str(owner): dict(names) for owner, names in known.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}
