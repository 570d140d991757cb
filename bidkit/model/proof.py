"""A folder compared with the list of what was put into it."""

from __future__ import annotations

from dataclasses import dataclass

from bidkit.model.report import PackedFile


@dataclass(frozen=True, slots=True)
class Held:
    """Paths inside the folder, ``/`` between names; ``unread`` could not be opened, ``litter`` is the system's own."""

    same: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    litter: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Return whether every listed file is there as it was, and nothing else."""
        return not (self.changed or self.missing or self.added or self.unread)

    @property
    def of_people(self) -> bool:
        """Return whether there is anything that bidkit did not write."""
        return bool(self.changed or self.added or self.unread)


@dataclass(frozen=True, slots=True)
class Verified:
    """What the manifest says and how the folder differs; ``digest`` is the SHA-256 of the manifest itself.

    ``noted`` is the digest that was kept elsewhere, "" when none was given.
    """

    about: dict[str, str]
    files: tuple[PackedFile, ...]
    digest: str
    held: Held
    noted: str = ""

    @property
    def other_manifest(self) -> bool:
        """Return whether the manifest is another one than the digest kept elsewhere stands for."""
        return self.noted not in ("", self.digest)

    @property
    def ok(self) -> bool:
        """Return whether the folder holds what the manifest lists, and the manifest is the one that was noted."""
        return self.held.whole and not self.other_manifest
