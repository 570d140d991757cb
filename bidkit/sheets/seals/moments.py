"""The deadline and the opening as a seal plan writes them: 待补 where nobody has read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.model.sheet import Gap
from bidkit.sheets.seals.people import OPEN

if TYPE_CHECKING:
    from datetime import date, datetime

    from bidkit.model.tender import Tender

NAMES = {"deadline": "投标截止时间", "opening": "开标时间"}


def _at(tender: Tender, name: str) -> datetime | None:
    return tender.dates.deadline if name == "deadline" else tender.dates.opening


def moment(tender: Tender, name: str) -> str:
    """Return the ``deadline`` or the ``opening`` to the minute, or that it is still to come."""
    at = _at(tender, name)
    return f"{at:%Y-%m-%d %H:%M}" if at is not None else OPEN


def day(tender: Tender, name: str) -> date | None:
    """Return the day of the ``deadline`` or the ``opening``; None where nobody has read it."""
    at = _at(tender, name)
    return at.date() if at is not None else None


def moment_gaps(tender: Tender) -> tuple[Gap, ...]:
    """Return which of the two nobody has read yet."""
    lost = [title for name, title in NAMES.items() if _at(tender, name) is None]
    cure = "从招标公告查到后写进 tender.yaml 的 dates"
    return (Gap(f"没有读到{'、'.join(lost)}", cure),) if lost else ()
