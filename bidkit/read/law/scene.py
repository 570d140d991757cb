"""What a clause is judged against: the law that binds, the object, the sums, the days, all sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.law.clause import Binding, binding_of
from bidkit.read.unit import Zone
from bidkit.words import dates

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from bidkit.model.extract import Item, Lot, PriceTerms, ScoreItem
    from bidkit.read.facts.candidates import Choice
    from bidkit.read.law.pieces import Piece
    from bidkit.read.outline import Outline
    from bidkit.read.unit import Unit

MANDATORY = re.compile(r"(?<!不属于)(?<!非)依法必须(?:进行)?招标的?(?:工程|项目|货物|服务)?")
COMPANY = re.compile(r"(?:公司|银行|集团|信用社|联合社)(?:[（(][^）)]*[）)]|[一-鿿]{0,8}[分支]行|分公司)?$")
SERVICE = re.compile(
    r"服务|运维|维护|物业|保洁|保安|咨询|监理|设计|租赁|餐饮|食堂|培训|印刷|评估|审计|外包|运营|保险|检测|编制|课题|规划|养护|清运"
)
WORKS = re.compile(r"施工|工程(?!服务|咨询|监理|设计|造价)|装修|改造|修缮|建设项目|标段")
SYSTEM = re.compile(r"系统|软件|平台|信息化")
GOODS = re.compile(r"采购|购置|设备|货物|家具|器材|物资|材料|用品")


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a document before the law is held against it."""

    outline: Outline
    choices: Sequence[Choice]
    gates: Sequence[Item]
    scoring: Sequence[ScoreItem]
    price: PriceTerms | None
    lots: Sequence[Lot]


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that a type of clause was found at; ``said`` is what the numbers say; ``kind`` where it is weaker."""

    id: str
    unit: Unit
    quote: str
    said: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """A document with its sentences by role; ``binding`` is None where nobody knows which law binds."""

    read: Read
    pieces: Sequence[Piece]
    facts: Mapping[str, Choice]
    binding: Binding | None
    method: str
    object: str
    whole: str = field(repr=False)

    def of(self, *roles: str) -> list[Piece]:
        """Return the sentences that have one of the roles."""
        return [piece for piece in self.pieces if piece.roles & set(roles)]

    def value(self, key: str) -> str:
        """Return a fact, "" where nothing certain was read."""
        return self.facts[key].value if key in self.facts else ""

    def day(self, key: str) -> date | None:
        """Return the day of a fact."""
        return dates.day(self.value(key)[:10])

    def sum(self, *keys: str) -> Decimal | None:
        """Return the first of the sums that was read, in yuan."""
        for key in keys:
            if re.fullmatch(r"\d+(\.\d+)?", self.value(key)):
                return Decimal(self.value(key))
        return None

    @property
    def complete(self) -> bool:
        """Return whether the document has the chapters of a whole tender, so that silence says something."""
        zones = {unit.zone for unit in self.read.outline.units}
        return {Zone.EVALUATION, Zone.FORMS} <= zones

    @property
    def sort(self) -> str:
        """Return goods, service or works by the name of the project, "" where it does not say."""
        if SYSTEM.search(self.object):
            return ""
        for name, words in (("works", WORKS), ("service", SERVICE), ("goods", GOODS)):
            if words.search(self.object):
                return name
        return ""


def _binding(regime: str, facts: Mapping[str, Choice], whole: str) -> Binding | None:
    """Return whom the law binds; a company that names no law buys by its own rules."""
    buyer = facts["purchaser"].value if "purchaser" in facts else ""
    if not regime and COMPANY.search(buyer) and "政府采购" not in whole:
        return "own"
    return binding_of(regime, mandatory=bool(MANDATORY.search(whole)))


def make_scene(read: Read, found: Sequence[Piece]) -> Scene:
    """Return the scene of a document."""
    facts = {choice.key: choice for choice in read.choices}
    whole = "\n".join(unit.plain for unit in read.outline.units if not unit.contents)
    regime = facts["regime"].value if "regime" in facts else ""
    return Scene(
        read,
        found,
        facts,
        _binding(regime, facts, whole),
        facts["method"].value if "method" in facts else "",
        facts["project_name"].value if "project_name" in facts else "",
        whole,
    )
