"""What a risk is and how it is ranked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import TYPE_CHECKING

from bidkit.finding import Effect

if TYPE_CHECKING:
    from bidkit.model.sheet import PageRef


class Phase(StrEnum):
    """When a risk comes true; the value is the heading of its table."""

    PREPARING = "编制阶段"
    ON_THE_SPOT = "开标和评审现场"
    AFTERWARDS = "公示、合同阶段"


class Likelihood(Enum):
    """How sure we are, in words: there are no statistics behind it. ``basis`` says what it rests on."""

    FOUND = ("已发现", "由检查发现", 4)
    OPEN = ("待核", "由检查发现，系统判断不了", 3)
    SEEN = ("已看到", "由资料和投标数据看出", 3)
    WAIVED = ("已放行", "由检查发现，有人负责放行", 2)
    COMMON = ("常见", "常见", 2)
    RARE = ("少见", "少见", 1)

    def __init__(self, word: str, basis: str, weight: int) -> None:
        self.word, self.basis, self.weight = word, basis, weight


WEIGHTS = {
    Effect.REFUSED: 5,
    Effect.BID_INVALID: 5,
    Effect.AWARD_VOID: 5,
    Effect.TENDER_FAILS: 4,
    Effect.SCORE_LOSS: 3,
    Effect.CLARIFY: 2,
}
HIGH, MIDDLE = 12, 6
LEVEL_NOTE = (
    "级别＝可能性×后果，只用来排先后：可能性按已发现 4、待核和已看到 3、已放行和常见 2、少见 1；后果按拒收、无效、"
    "中标无效 5，废标 4，失分 3，需澄清 2；12 起为高，6 起为中。可能性不是统计出来的概率。"
)


@dataclass(frozen=True, slots=True)
class Risk:
    """One risk of this bid; ``law`` is the article, ``source`` the rule, record or field it comes from."""

    phase: Phase
    name: str
    sign: str
    likelihood: Likelihood
    effect: Effect
    measure: str
    owner: str
    due: str
    law: str = ""
    source: str = ""
    refs: tuple[PageRef, ...] = ()

    @property
    def score(self) -> int:
        """Return likelihood times effect; it only orders."""
        return self.likelihood.weight * WEIGHTS[self.effect]

    @property
    def level(self) -> str:
        """Return 高, 中 or 低."""
        return "高" if self.score >= HIGH else "中" if self.score >= MIDDLE else "低"

    @property
    def checked(self) -> bool:
        """Return whether the checks found it."""
        return self.likelihood in (Likelihood.FOUND, Likelihood.OPEN, Likelihood.WAIVED)


def ranked(risks: list[Risk]) -> tuple[Risk, ...]:
    """Return what the checks found first, then the gravest; equals stay in the order they came in."""
    return tuple(sorted(risks, key=lambda risk: (not risk.checked, -risk.score)))
