"""Every sheet bidkit makes, in the order a bid team needs them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bidkit.model.sheet import Sheet
from bidkit.sheets import competitors, decision, plan, qa, risks, score, seals
from bidkit.sheets.material import Material

Make = Callable[[Material], tuple[Sheet, ...]]


@dataclass(frozen=True, slots=True)
class Maker:
    """How one command's sheets are made.

    ``pages`` says that they quote pages of the package, ``command`` that they have a command of their own.
    """

    id: str
    title: str
    make: Make
    pages: bool = True
    command: bool = True


def _one(make: Callable[[Material], Sheet]) -> Make:
    return lambda material: (make(material),)


MAKERS: tuple[Maker, ...] = (
    Maker("decision", "投标决策单", _one(decision.make), pages=False, command=False),
    Maker("plan", "投标倒排计划", _one(plan.make), pages=False),
    Maker("qa", "评委问答准备表", qa.make),
    Maker("score", "自评得分表", _one(score.make)),
    Maker("seals", "签字盖章清单", _one(seals.make)),
    Maker("risks", "风险清单", _one(risks.make)),
    Maker("competitors", "竞争对手分析", _one(competitors.make)),
)


def maker(sheet_id: str) -> Maker:
    """Return how the sheets of one command are made; KeyError for a name nobody knows."""
    return {one.id: one for one in MAKERS}[sheet_id]
