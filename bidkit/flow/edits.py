"""Changes of what people wrote: read under the lock, edited in memory, written as one step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.load.yaml_edit import edit_yaml
from bidkit.load.yamlsrc import read_text
from bidkit.store.together import Change, content

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bidkit.load.yaml_edit import Change as YamlChange


@dataclass(frozen=True, slots=True)
class Seen:
    """A YAML file of a workspace as it was before anybody thought about it."""

    path: Path
    root: Path
    before: bytes | None

    def edited(self, changes: Sequence[YamlChange]) -> Change:
        """Return what the file becomes; as it is without any; KeyError for one that leads nowhere.

        A file that was changed after it was seen is refused by whoever writes, since it no longer is ``before``.
        """
        if not changes:
            return Change(self.path, self.before, self.before or b"")
        text = read_text(self.path, self.root)
        return Change(self.path, self.before, edit_yaml(text, changes).encode())


def see(path: Path, root: Path) -> Seen:
    """Return a file as it is now; call it before reading what the changes are made from."""
    return Seen(path, root, content(path))
