"""The deadline and the opening as a seal plan writes them: 待补 where tender.yaml only holds their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.model.sheet import Gap
from bidkit.sheets.seals.people import OPEN

if TYPE_CHECKING:
    from datetime import date

    from bidkit.model.tender import Tender

NAMES = {"deadline": "投标截止时间", "opening": "开标时间"}


def moment(tender: Tender, name: str) -> str:
    """Return the ``deadline`` or the ``opening`` to the minute, or that it is still to come."""
    read = tender.is_read(f"dates.{name}")
    return f"{getattr(tender.dates, name):%Y-%m-%d %H:%M}" if read else OPEN


def day(tender: Tender, name: str) -> date | None:
    """Return the day of the ``deadline`` or the ``opening``; None where nobody has read it."""
    value: date = getattr(tender.dates, name).date()
    return value if tender.is_read(f"dates.{name}") else None


def moment_gaps(tender: Tender) -> tuple[Gap, ...]:
    """Return which of the two nobody has read yet."""
    lost = [title for name, title in NAMES.items() if not tender.is_read(f"dates.{name}")]
    cure = "从招标公告查到后写进 tender.yaml 的 dates，再从 unread 里删掉"
    return (Gap(f"没有读到{'、'.join(lost)}", cure),) if lost else ()
