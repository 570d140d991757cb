"""Which findings are about what the buyer wrote: nothing of ours waits for them."""

from __future__ import annotations

PREFIX = "READ-LAW-"


def of_buyer(code: str) -> bool:
    """Return whether a finding is about what the buyer wrote, so that nothing of ours waits for it."""
    return code.startswith(PREFIX)
