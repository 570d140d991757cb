"""Full points less what each fault costs: negative deviations that bid.yaml admits, or a number that a person tells."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.bind.evaluate import TOLD
from bidkit.finding import Answer
from bidkit.model.dossier import Verdict
from bidkit.model.gap import Gap, Lack, Reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bidkit.model.bid import Bid
    from bidkit.model.purchase import RequirementKind
    from bidkit.model.score_rule import Deduction, Way
    from bidkit.model.tender import Tender


@dataclass(frozen=True, slots=True)
class Register:
    """The deviations that our answers admit, by the kind of the requirement; None where not all are answered."""

    negative: Mapping[RequirementKind, int | None]
    shared: frozenset[RequirementKind]
    """Kinds that several scoring items deduct for: which of them an admitted deviation costs, a person tells."""

    def count(self, kinds: Sequence[RequirementKind]) -> int | None:
        """Return how many deviations of these kinds there are; None where the answers do not settle it."""
        counts = [self.negative.get(kind) for kind in kinds]
        known = [count for count in counts if count is not None]
        total = sum(known)
        if not counts or len(known) < len(counts) or (total > 0 and self.shared & set(kinds)):
            return None
        return total


def register_of(tender: Tender, bid: Bid) -> Register:
    """Return what the answers of bid.yaml admit; a kind without any requirement is not known to have none."""
    negative: dict[RequirementKind, int | None] = {}
    for asked in tender.requirements:
        reply = bid.answers.get(asked.id)
        before = negative.get(asked.kind, 0)
        answered = reply is not None and bool(reply.reply) and before is not None
        deviates = reply is not None and reply.deviation == "negative"
        negative[asked.kind] = (before or 0) + deviates if answered else None
    used = [kind for item in tender.criteria for kind in _kinds(item.rule)]
    return Register(negative, frozenset(kind for kind in used if used.count(kind) > 1))


def _kinds(way: Way) -> list[RequirementKind]:
    own = {kind for one in way.deduct for kind in one.kinds}
    return [*own] + [kind for part in way.parts for kind in _kinds(part)]


def deducted(
    deductions: Sequence[Deduction], key: str, most: Decimal, register: Register, told: Mapping[str, Decimal]
) -> tuple[Verdict, Decimal | None]:
    """Return full points less every deduction, never below zero; None while a number is not known."""
    lost, waiting, said = Decimal(0), list[Gap](), list[str]()
    for number, one in enumerate(deductions, start=1):
        name = key if len(deductions) == 1 else f"{key}.{number}"
        count = told.get(name, register.count(one.kinds))
        if count is None:
            why = Reason(Answer.UNKNOWN, f"：还不知道有几项，在 bid.yaml 的 told 写 {name}", Lack.FIELD, TOLD)
            waiting.append(Gap(name, one.what, (why,)))
            continue
        lost += one.points * count
        said.append(f"{one.what} {count} 项，每项扣 {one.points} 分")
    if waiting:
        return Verdict(Answer.UNKNOWN, "；".join(gap.shown for gap in waiting), (), tuple(waiting)), None
    earned = max(Decimal(0), most - lost)
    answer = Answer.PASS if earned >= most else Answer.FAIL
    return Verdict(answer, f"{'；'.join(said)}，可得 {earned} 分（满分 {most} 分）"), earned
