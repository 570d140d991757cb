"""The tender's own formula of price points can be worked out with what tender.yaml says."""

from __future__ import annotations

from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, NoParameters, fail
from bidkit.check.world import World
from bidkit.law.regimes import is_procurement
from bidkit.model.rules import Rule
from bidkit.pricing.rehearsal import unworkable


def check(world: World, parameters: NoParameters, rule: Rule) -> Iterator[Hit]:
    """Yield a formula that gives no points, and why; a tender without one has nothing to work out."""
    tender = world.tender
    formula = tender.evaluation.price
    if formula is None:
        return
    ceiling = tender.money.ceiling
    if ceiling is None and is_procurement(tender.regime):
        ceiling = tender.money.budget
    why = unworkable(formula, ceiling)
    if why:
        yield fail(
            "price",
            f"价格分算不出{'（按最后报价评分）' if tender.first_offer else ''}：{why}",
            formula.span_of("expression" if formula.expression else "formula"),
        )


KIND = Kind("招标文件的价格分公式算不算得出", NoParameters, check)
