"""What a standard action is: from what it is counted, how long it takes, which article sets its last time."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bidkit.model.rules import SEEN_NAMES
from bidkit.model.tender import Tender
from bidkit.sheets.material import Material

Test = Callable[[Material], bool]
_TENDERS_ONLY = re.compile(r"、?87号令第[^、（）]+条")


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


class Unit(StrEnum):
    """How an offset is counted."""

    WORKDAY = "个工作日"
    DAY = "日"
    MINUTE = "分钟"


class Phase(StrEnum):
    """Before the deadline, on the day of opening, after it."""

    BEFORE = "标前"
    DURING = "标中"
    AFTER = "标后"


@dataclass(frozen=True, slots=True)
class Article:
    """Where the law says it, and in which regime it binds ("" for every one).

    ``checked`` is False where nobody compared it with the published text.
    """

    text: str
    regime: str = ""
    checked: bool = True

    def words(self, tender: Tender) -> str:
        """Return the article as a plan prints it; "" where it does not bind this purchase.

        87号令 governs open and invited tenders only (art 2): another method keeps what stands beside it.
        """
        text = self.text
        if self.regime not in ("", tender.regime):
            return ""
        if tender.method not in ("open", "invited"):
            text = _TENDERS_ONLY.sub("", text)
        if not text or text.startswith("（"):
            return ""
        return text if self.checked else f"{text}〔{SEEN_NAMES['recalled']}〕"


@dataclass(frozen=True, slots=True)
class Latest:
    """The last time: an offset from a point, or what people on the spot set, and the articles of each regime."""

    point: Point | None = None
    offset: int = 0
    unit: Unit = Unit.DAY
    articles: tuple[Article, ...] = ()
    note: str = ""

    def words(self, tender: Tender) -> str:
        """Return the articles that bind this purchase, with the note."""
        found = [words for article in self.articles if (words := article.words(tender))]
        return "；".join([*found, self.note] if self.note else found)


def always(material: Material) -> bool:
    """Return True: the action belongs to every bid."""
    return True


def never(material: Material) -> bool:
    """Return False: no fact in the bid shows that the action was done."""
    return False


@dataclass(frozen=True, slots=True)
class Action:
    """One standard action.

    ``offset`` is negative before the point; an action counted back from the deadline in working days moves with the
    time there is; ``soon`` says that it is done at the latest so many working days after the issue, ``otherwise`` is
    its offset from the deadline where its own point is unknown. ``late`` says what to do when its day has passed.
    ``others`` marks what somebody else must do, which we only watch.
    """

    id: str
    what: str
    role: str
    point: Point = Point.DEADLINE
    offset: int = 0
    unit: Unit = Unit.WORKDAY
    lasts: int = 1
    soon: int = 0
    otherwise: int = 0
    done: str = ""
    late: str = ""
    latest: Latest | None = None
    when: Test = always
    finished: Test = never
    vital: bool = False
    others: bool = False

    @property
    def elastic(self) -> bool:
        """Return whether the action moves with the time there is before the deadline."""
        return self.point is Point.DEADLINE and self.unit is Unit.WORKDAY and self.offset < 0
