"""What the reader doubted of a buyer's document, as tender.yaml keeps it until a person has looked."""

import hashlib

from bidkit.model.record import Record
from bidkit.model.settled import Settled

LETTERS = 10


class Doubt(Record):
    """One doubt of the reading: its code, the words, the place in the document and the cure.

    ``settled`` is who looked at it, and what the document says or what was done about it.
    """

    code: str
    what: str
    place: str = ""
    cure: str = ""
    settled: Settled | None = None

    @property
    def key(self) -> str:
        """Return a short hash of code and words: the same doubt keeps its name when the document is read again."""
        return hashlib.sha256(f"{self.code}\n{self.what}".encode()).hexdigest()[:LETTERS]
