"""What people had put where a run wrote: named in words and as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.words.masks import masked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bidkit.model.report import Kept, Why

KEPT_NAMES: dict[Why, str] = {
    "changed": "有人改过",
    "added": "有人放进来",
    "unread": "读不出来，分不清是谁的",
    "whole": "不是 bidkit 生成的",
}


def kept_words(kept: Iterable[Kept]) -> tuple[str, ...]:
    """Return a line for each thing that was laid aside: what it was, where it lies now."""
    return tuple(
        f"没有覆盖 {masked(one.was)}（{KEPT_NAMES[one.why]}），移到了 {masked(one.now)}" for one in kept
    )


def kept_list(kept: Iterable[Kept]) -> list[dict[str, str]]:
    """Return the same as plain values."""
    return [{"why": one.why, "was": masked(one.was), "now": masked(one.now)} for one in kept]
