"""What a bidder can do against a term of the buyer, and until when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from bidkit.check.calendar import workday_after
from bidkit.law.remedy_days import CHALLENGE_DAYS, OBJECTION_DAYS

if TYPE_CHECKING:
    from bidkit.check.world import World

Remedy = Literal["challenge", "objection"]


def remedy(world: World, name: str, received: date | None) -> str:
    """Return what the bidder can do about a document received on that day, and until when (94号令 art 11)."""
    deadline = world.tender.dates.deadline
    if name == "objection" and deadline is None:
        return f"可向招标人提出异议，最迟在投标截止 {OBJECTION_DAYS} 日前提出（截止时间还没有读到）"
    if name == "objection" and deadline is not None:
        last = deadline.date() - timedelta(days=OBJECTION_DAYS)
        return f"可向招标人提出异议，最迟 {last}（投标截止 {OBJECTION_DAYS} 日前）"
    if received is None:
        return f"可向采购人提出质疑，自收到采购文件或公告期满之日起 {CHALLENGE_DAYS} 个工作日内"
    last_day = workday_after(received, CHALLENGE_DAYS)
    shown = f"按 {received} 收到文件算最迟 {last_day}" if last_day else "最后一天请按放假安排另算"
    return f"可向采购人提出质疑，收到采购文件起 {CHALLENGE_DAYS} 个工作日内，{shown}"
