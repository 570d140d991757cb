"""What a record lacks for a need, as data; sentences are made from it where they are printed, never read back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from bidkit.finding import Answer


class Lack(IntEnum):
    """What sort of thing is missing, the easiest to mend first."""

    PAPER = 1
    """A scan; the record itself would do."""
    FIELD = 2
    """A field of the record that nobody has filled."""
    UNREAD = 3
    """A day of the tender that nobody has read yet."""
    FACT = 4
    """Nothing that paper mends: what the record says is not what is asked for, or is not clear."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason why a record is no plain yes; ``field`` names the field or the ``files.KIND`` it is about, if one."""

    answer: Answer
    says: str = ""
    lack: Lack = Lack.FACT
    field: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """What one record lacks; ``name`` is what people call it."""

    record_id: str
    name: str
    reasons: tuple[Reason, ...]

    def __str__(self) -> str:
        """Return the sentence that names the record by name and id."""
        return f"{self.name}（{self.record_id}）{self._why}"

    @property
    def shown(self) -> str:
        """Return the sentence for readers to whom our ids mean nothing."""
        return f"{self.name}{self._why}"

    @property
    def curable(self) -> bool:
        """Return whether paper, a filled field or a day still to be read is all that it lacks."""
        return bool(self.reasons) and all(one.lack is not Lack.FACT for one in self.reasons)

    def only(self, lack: Lack) -> bool:
        """Return whether it lacks this sort of thing and nothing else."""
        return bool(self.reasons) and all(one.lack is lack for one in self.reasons)

    @property
    def _why(self) -> str:
        return "，".join(one.says for one in self.reasons)
