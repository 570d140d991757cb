"""How a scoring item earns points: one way, or several parts that add up."""

from typing import Self

from pydantic import model_validator

from bidkit.model.bounds import Points
from bidkit.model.needs import Need
from bidkit.model.purchase import RequirementKind
from bidkit.model.record import Record


class Ladder(Record):
    """Points for the first step whose needs are met."""

    points: Points
    needs: Need


def step_keys(ladder: tuple[Ladder, ...], key: str) -> list[str]:
    """Return how bid.yaml names each step: by the item, or S3.1, S3.2 where each asks a person for something else."""
    asked = {step.needs.ask.what for step in ladder if step.needs.ask is not None}
    return [f"{key}.{n}" for n, _ in enumerate(ladder, 1)] if len(asked) > 1 else [key] * len(ladder)


class Deduction(Record):
    """Points lost for each fault: a negative deviation in our answers to requirements of ``kinds``, or what is told.

    ``what`` says what is counted, for the person who tells it where the answers do not settle it.
    """

    points: Points
    what: str
    kinds: tuple[RequirementKind, ...] = ()


class Way(Record):
    """``each`` per match, a ``ladder``, full points less ``deduct``, or ``parts`` that add up."""

    each: Points | None = None
    needs: Need | None = None
    ladder: tuple[Ladder, ...] = ()
    deduct: tuple[Deduction, ...] = ()
    parts: tuple["Part", ...] = ()

    def counted(self) -> list[bool]:
        """Return which of the ways that facts decide are given."""
        return [self.each is not None, bool(self.ladder), bool(self.deduct), bool(self.parts)]

    def names(self, key: str) -> list[str]:
        """Return how bid.yaml names this way and the parts below it: S3, S3.1, S3.1.2; several deductions too."""
        deductions = [f"{key}.{n}" for n, _ in enumerate(self.deduct, 1)] if len(self.deduct) > 1 else []
        parts = [name for n, part in enumerate(self.parts, 1) for name in part.names(f"{key}.{n}")]
        return [key, *step_keys(self.ladder, key), *deductions, *parts]


class Part(Way):
    """A part of an item with the most points it can bring."""

    points: Points

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if sum(self.counted()) != 1 or (self.each is not None) != (self.needs is not None):
            raise ValueError("parts 的每一项写一种：each + needs、ladder、deduct、parts")
        return self


Way.model_rebuild()
Part.model_rebuild()


class ScoreRule(Way):
    """A way by facts, or ``price``, or ``judge`` with its section.

    ``section`` is where our price stands, for the index table.
    """

    price: bool = False
    section: str = ""
    judge: str = ""

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        ways = [*self.counted(), self.price, bool(self.judge)]
        if sum(ways) != 1 or (self.each is not None) != (self.needs is not None):
            raise ValueError("rule 写一种：each + needs、ladder、deduct、parts、price: true、judge: 章节 id")
        return self
