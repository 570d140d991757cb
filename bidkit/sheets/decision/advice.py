"""What the rules come to: bid, bid once the gaps are closed, or do not bid; a person decides.

Unknown never counts as yes: with anything open the answer is at best 补齐后投.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bidkit.finding import Answer
from bidkit.sheets.competitors.show import short

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bidkit.model.sheet import Tone
    from bidkit.sheets.decision.shortfalls import Shortfall
    from bidkit.sheets.decision.stops import Stop

Word = Literal["建议投", "补齐后投", "不建议投"]
TONES: dict[Word, Tone] = {"建议投": "good", "补齐后投": "warn", "不建议投": "bad"}
LETTERS = 24


@dataclass(frozen=True, slots=True)
class Case:
    """What the advice is drawn from; ``days_left`` is None where nobody can tell."""

    stops: tuple[Stop, ...]
    gaps: tuple[Shortfall, ...]
    days_left: int | None


@dataclass(frozen=True, slots=True)
class Advice:
    """The word and the reasons for it, the weightiest first."""

    word: Word
    why: tuple[str, ...]


def advise(case: Case) -> Advice:
    """Return what the rules come to."""
    against = (*_failed(case.stops), *_too_late(case))
    if against:
        return Advice("不建议投", against)
    before = (*_unknown(case), *_in_time(case))
    if before:
        return Advice("补齐后投", before)
    return Advice("建议投", ("资格要求都有证明，硬性条件都满足，没有未处理的废标风险",))


def _failed(stops: Iterable[Stop]) -> Iterator[str]:
    yield from (f"{stop.title}：{stop.why}" for stop in stops if stop.answer is Answer.FAIL)


def _too_late(case: Case) -> Iterator[str]:
    for gap in _blocking(case):
        if gap.closable(case.days_left) is False and gap.lead is not None:
            needed = gap.lead.shown(gap.count)
            yield f"{short(gap.what, LETTERS)}：补齐一般要 {needed}，只剩 {case.days_left} 个"


def _unknown(case: Case) -> Iterator[str]:
    yield from (f"{stop.title}：{stop.why}" for stop in case.stops if stop.answer is Answer.UNKNOWN)
    untold = [gap for gap in _blocking(case) if gap.closable(case.days_left) is None]
    if untold:
        why = "没有经验值，由人估" if case.days_left is not None else "不知道还剩几天"
        yield f"{len(untold)} 处缺口来不来得及补还不能判断（{why}）"


def _in_time(case: Case) -> Iterator[str]:
    closable = [gap for gap in _blocking(case) if gap.closable(case.days_left)]
    if closable:
        slowest = max(gap.lead.needed(gap.count) for gap in closable if gap.lead is not None)
        yield f"{len(closable)} 处缺口来得及补，最慢的一般要 {slowest} 个工作日，还剩 {case.days_left} 个"


def _blocking(case: Case) -> Sequence[Shortfall]:
    return [gap for gap in case.gaps if gap.blocking]
