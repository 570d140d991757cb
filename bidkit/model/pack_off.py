"""A pack of rules that somebody does without, answered for by name and reason."""

from __future__ import annotations

from typing import ClassVar

from bidkit.model.settled import Settled


class PackOff(Settled):
    """Somebody does without a pack that would run: who and why, both in words."""

    what: ClassVar[str] = "关掉规则包"

    pack: str
