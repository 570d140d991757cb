"""Who may bid against us: the rivals that the bid expects, then the competitors on file that it does not.

Joins the two and nothing more; it judges no points and no price.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.model.sheet import Gap

if TYPE_CHECKING:
    from bidkit.model.competitors import Competitor, ExpectedRival, Size
    from bidkit.model.tender import Criterion
    from bidkit.sheets.material import Material


@dataclass(frozen=True, slots=True)
class Rival:
    """Another bidder: what is on file about it, and what we expect of it in this tender; either may be missing."""

    known: Competitor | None = None
    expected: ExpectedRival | None = None

    @property
    def name(self) -> str:
        """Return the full name."""
        if self.known is not None:
            return self.known.name
        return self.expected.competitor if self.expected is not None else ""

    @property
    def short(self) -> str:
        """Return the name that fits the head of a column."""
        if self.known is not None and self.known.short_names:
            return self.known.short_names[0]
        return self.name

    @property
    def size(self) -> Size:
        """Return the size as estimated for this tender, else as on file."""
        if self.expected is not None and self.expected.size:
            return self.expected.size
        return self.known.size if self.known is not None else ""

    @property
    def source(self) -> str:
        """Return the file that what is known comes from."""
        return self.known.span.file if self.known is not None else "bid.yaml"

    def points(self, criterion: Criterion) -> Decimal | None:
        """Return our estimate for a scoring item; None where nobody gave one that the item can earn."""
        given = self.expected.points.get(criterion.id) if self.expected is not None else None
        return given if given is not None and given <= criterion.points else None


def rivals(material: Material) -> tuple[Rival, ...]:
    """Return the expected rivals in the order of the bid, then every other competitor on file."""
    library = material.dossier.library
    named = [Rival(library.competitor(one.competitor), one) for one in material.dossier.bid.expected]
    seen = {rival.known.id for rival in named if rival.known is not None}
    return (*named, *(Rival(one) for one in library.competitors if one.id not in seen))


def rival_gaps(material: Material) -> tuple[Gap, ...]:
    """Return what is missing in what the bid says of its rivals."""
    found = rivals(material)
    if not found:
        return (
            Gap(
                "还没有竞争对手资料，也没有写预计会来的对手",
                "先按第一节查公开信息，在 library/competitors/ 建档，再在 bid.yaml 的 expected 里写估计",
            ),
        )
    expected = tuple(rival for rival in found if rival.expected is not None)
    if not expected:
        return (
            Gap("没有写这次预计会来的对手", "在 bid.yaml 的 expected 里写编号、预计报价、各项预计得分和依据"),
        )
    names = [rival.name for rival in expected]
    twice = sorted({name for name in names if names.count(name) > 1})
    said = (Gap(f"{'、'.join(twice)}在 expected 里写了两次", "只留一次，报价分按一家算"),) if twice else ()
    return (*said, *(gap for rival in expected for gap in _estimate_gaps(rival, material)))


def _estimate_gaps(rival: Rival, material: Material) -> Iterator[Gap]:
    expected = rival.expected
    assert expected is not None
    if rival.known is None:
        yield Gap(
            f"「{rival.name}」没有建档", "在 library/competitors/ 建一份资料，八个方面只写查得到出处的事实"
        )
    if expected.price is None:
        yield Gap(
            f"没有估计「{rival.short}」的报价", "按它公开过的中标价占限价的比例估一个，写明 why；估不出就留空"
        )
    if not rival.size and material.dossier.tender.sme == "deduction":
        yield Gap(
            f"不知道「{rival.short}」的企业规模，算不出小微企业扣除",
            "查企业信用公示后写 size：大型、中型、小型或微型",
        )
    if not expected.why:
        yield Gap(f"「{rival.short}」的估计没有写依据", "在 expected 里补 why，只写公开事实和由它推出的判断")
    if not expected.by:
        yield Gap(f"「{rival.short}」的估计没有写谁做的", "在 expected 里补 by")
    over = [one.id for one in material.dossier.tender.criteria if _too_much(expected, one)]
    if over:
        yield Gap(
            f"「{rival.short}」的预计得分超过满分，没有采用：{'、'.join(over)}",
            "在 expected 的 points 里改成不超过该项分值",
        )


def _too_much(expected: ExpectedRival, criterion: Criterion) -> bool:
    given = expected.points.get(criterion.id)
    return given is not None and given > criterion.points
