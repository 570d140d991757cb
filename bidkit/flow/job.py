"""What a door hands to the workflows that make or judge a bid."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from bidkit.load.workspace import Workspace
from bidkit.watch import Watch


@dataclass(frozen=True, slots=True)
class Job:
    """One run: where, how, who watches it, and what time it is (only a door knows).

    ``today`` names folders; ``now`` is held against the deadline. ``rehash`` trusts nothing that is remembered.
    """

    workspace: Workspace
    draft: bool = False
    soffice: str = ""
    rehash: bool = False
    watch: Watch = field(default_factory=Watch)
    today: date | None = None
    now: datetime | None = None

    def say(self, words: str) -> None:
        """Tell of a step; raises StoppedError instead once the run shall end."""
        self.watch.say(words)

    def through(self, steps: tuple[str, ...]) -> Job:
        """Return the same for a run of these steps."""
        return replace(self, watch=self.watch.through(*steps))
