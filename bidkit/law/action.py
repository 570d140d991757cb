"""What a standard action is: from what it is counted, how long it takes, which article sets its last time."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator

from bidkit.model.bounds import within
from bidkit.model.purchase import Regime
from bidkit.model.record import Record

if TYPE_CHECKING:
    from bidkit.law.register import Register
    from bidkit.model.tender import Tender

Condition = Literal[
    "procurement", "tendering", "public", "electronic", "paper", "bonded", "performance-bond", "presented", "visited",
    "sampled", "maker-letter", "joint", "prequalified", "expiring", "low", "scored",
]  # fmt: skip
"""When an action belongs to a bid; sheets/plan/conditions.py holds a test of each name."""
Sign = Literal[
    "confirmed", "bond-paid", "uploaded", "certified", "agreed", "started", "outlined", "gathered", "replied",
    "priced",
]  # fmt: skip
"""What shows that an action was done."""


class Point(StrEnum):
    """A moment of the procedure from which actions are counted; the value is what people call it."""

    ISSUED = "招标文件发出"
    DOCUMENTS_UNTIL = "文件提供截止"
    QUESTIONS_UNTIL = "提问截止"
    CHALLENGE = "对采购文件质疑的最后日"
    OBJECTION = "对招标文件异议的最后日"
    BOND_DUE = "保证金到账截止"
    DEADLINE = "投标截止"
    OPENING = "开标"
    REPORTED = "评审报告送采购人"
    DECIDED = "确定中标人"
    PUBLISHED = "公示、公告开始"
    NOTICE_ENDED = "公示期、公告期满"
    RESULT_CLOSED = "对结果质疑、异议的最后日"
    ANSWERED = "答复期满"
    COMPLAINT = "投诉的最后日"
    NOTICE = "发出中标通知书"
    CONTRACT = "签订合同"
    VALID_UNTIL = "投标有效期届满"

    @property
    def key(self) -> str:
        """Return the name as files write it."""
        return self.name.lower().replace("_", "-")


class Unit(StrEnum):
    """How an offset is counted."""

    WORKDAY = "个工作日"
    DAY = "日"
    MINUTE = "分钟"


def _by_name(kind: type[StrEnum]) -> BeforeValidator:
    """Return the reader of a member by its name as files write it: ``bond-due`` is BOND_DUE."""
    names = {one.name.lower().replace("_", "-"): one for one in kind}

    def read(value: Any) -> Any:
        if isinstance(value, kind):
            return value
        if value not in names:
            raise ValueError(f"没有「{value}」，可选：{'、'.join(names)}")
        return names[value]

    return BeforeValidator(read)


Offset = Annotated[int, within(-3650, 3650)]
PointName = Annotated[Point, _by_name(Point)]
UnitName = Annotated[Unit, _by_name(Unit)]


class Clock(Record):
    """Where the law sets a time, and in which regime it binds (none for every one)."""

    law: str
    regime: Regime | None = None

    def words(self, tender: Tender, register: Register) -> str:
        """Return the article as a plan prints it; "" where it does not bind this purchase."""
        if self.regime not in (None, tender.regime):
            return ""
        return register.marked(register.binding(self.law, tender), "〔{}〕")


class Step(Record):
    """A step after the opening: how long after another the law lets it be, and the clock that says so."""

    since: PointName
    days: Annotated[int, within(0, 365, "日")]
    unit: Literal["workday", "day"] = "day"
    clock: str


class Latest(Record):
    """The last time: an offset from a point, or what people on the spot set, and the articles that set it."""

    point: PointName | None = None
    offset: Offset = 0
    unit: UnitName = Unit.DAY
    clocks: tuple[str, ...] = ()
    note: str = ""

    def words(self, tender: Tender, clocks: Mapping[str, Clock], register: Register) -> str:
        """Return the articles that bind this purchase, with the note."""
        told = [clocks[name].words(tender, register) for name in self.clocks]
        return "；".join(filter(None, [*told, self.note]))


class Action(Record):
    """One standard action.

    ``offset`` is negative before the point; an action counted back from the deadline in working days moves with the
    time there is; ``soon`` says that it is done at the latest so many working days after the issue, ``otherwise`` is
    its offset from the deadline where its own point is unknown. ``late`` says what to do when its day has passed.
    ``others`` marks what somebody else must do, which we only watch. ``id`` is the key it has in its file.
    """

    id: str = ""
    what: str
    role: str
    point: PointName = Point.DEADLINE
    offset: Offset = 0
    unit: UnitName = Unit.WORKDAY
    lasts: Annotated[int, within(1, 365, "个工作日")] = 1
    soon: Annotated[int, within(0, 365, "个工作日")] = 0
    otherwise: Offset = 0
    done: str = ""
    late: str = ""
    latest: Latest | None = None
    when: tuple[Condition, ...] = ()
    finished: Sign | None = None
    vital: bool = False
    others: bool = False

    @property
    def elastic(self) -> bool:
        """Return whether the action moves with the time there is before the deadline."""
        return self.point is Point.DEADLINE and self.unit is Unit.WORKDAY and self.offset < 0
