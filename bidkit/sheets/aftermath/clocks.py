"""The last days that follow a notice: challenge or objection, the answer to it, the complaint.

``last`` is the day to plan by: the earliest that any lawful count gives. ``longer`` is a later one that can be argued.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bidkit.law.regimes import is_procurement, is_tendering
from bidkit.law.remedy_days import CHALLENGE_DAYS
from bidkit.sheets.plan.days import Counted, clock

if TYPE_CHECKING:
    from bidkit.law.standards import Standards
    from bidkit.model.notice import Notice

ANSWER = 7
COMPLAIN = 15
PERIOD = 1
SHOWN = 3
REPLY = 3
COMPLAINT = 10


@dataclass(frozen=True, slots=True)
class Right:
    """One thing that may be done after a notice, or is owed to us.

    ``exact`` is False where a year on the way has no announced holidays. ``note`` says from which day it was counted.
    """

    what: str
    last: date
    longer: date | None
    law: str
    to: str
    note: str
    exact: bool = True


def rights(notice: Notice, regime: str, standards: Standards) -> tuple[Right, ...]:
    """Return the clocks of a notice under a regime; nothing where its day is not known or neither statute applies."""
    if notice.day is None or notice.kind == "failed":
        return ()
    laws = {name: one.law for name, one in standards.clocks.items()}
    if is_procurement(regime):
        return _procurement(notice.day, laws)
    return _tendering(notice, notice.day, laws) if is_tendering(regime) else ()


def _procurement(day: date, laws: dict[str, str]) -> tuple[Right, ...]:
    """Seven working days from the notice, or from the end of its period; an answer in seven; a complaint in fifteen."""
    soon, ended = clock(day, CHALLENGE_DAYS), clock(day, PERIOD)
    late = clock(ended.day, CHALLENGE_DAYS)
    answers = clock(soon.day, ANSWER), clock(late.day, ANSWER)
    complaints = clock(answers[0].day, COMPLAIN), clock(answers[1].day, COMPLAIN)
    known = all(one.exact for one in (soon, ended, late, *answers, *complaints))
    both = "采购人、采购代理机构"
    notes = (
        "早的一天从公告日次日数，晚的从公告期满数；按早的办",
        "按质疑在最后一天送到推算，以对方收到为准",
        "先质疑；按答复期满推算，提前答复的从答复日数",
    )
    return (
        _right("质疑", (soon, late), laws["result-challenge"], both, notes[0], known),
        _right("对方答复质疑", answers, laws["challenge-reply"], both, notes[1], known),
        _right("投诉", complaints, laws["complaint-procurement"], "同级财政部门", notes[2], known),
    )


def _right(what: str, days: tuple[Counted, Counted], law: str, to: str, note: str, known: bool) -> Right:
    return Right(what, days[0].day, days[1].day, law, to, note, known)


def _tendering(notice: Notice, day: date, laws: dict[str, str]) -> tuple[Right, ...]:
    """Objections while the candidates are shown, an answer in three days, a complaint in ten from knowing."""
    law = laws["complaint-tendering"]
    complaint = Right(
        "投诉",
        day + timedelta(days=COMPLAINT),
        None,
        law,
        "行政监督部门",
        "从公布日次日数；应当先提异议的，异议答复期间不算在内",
    )
    if notice.kind != "candidates":
        return (complaint,)
    told = notice.until is not None
    last = notice.until or day + timedelta(days=SHOWN - 1)
    longer = None if told else day + timedelta(days=SHOWN)
    note = "公示写的最后一天" if told else "公示没有写到哪一天，按法定最短 3 日推算，请向招标人问清"
    law = laws["result-objection"]
    objection = Right("异议", last, longer, law, "招标人", note, told)
    answer = Right(
        "对方答复异议", last + timedelta(days=REPLY), None, law, "招标人", "按异议在最后一天送到推算"
    )
    return (objection, answer, complaint)
