"""The sentences of a tender with what each is for: a condition, a score, a need, a term, the procedure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bidkit.read.text import plain, sentences
from bidkit.read.unit import Unit, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.law.clause import Role
    from bidkit.model.extract import Item, ScoreItem
    from bidkit.read.outline import Outline

OUTSIDE = (Zone.FORMS, Zone.CONTENTS, Zone.COVER)
HEAD = 24
SHORTEST = 6
OFF = re.compile(r"[□○][^☑√■□○。;]*")
"""A choice that is not taken, beside one that is."""
OPEN_BOX = re.compile(r"^[^☑√■]*[□○][^☑√■]*$")
NO_WORDS = re.compile(r"^[\d.]*(?:[一-鿿]{0,2})$")
OF_ZONE: dict[Zone, Role] = {
    Zone.NOTICE: "procedure",
    Zone.INSTRUCTIONS: "procedure",
    Zone.QUALIFICATION: "gate",
    Zone.EVALUATION: "award",
    Zone.REQUIREMENTS: "need",
    Zone.CONTRACT: "terms",
    Zone.OTHER: "procedure",
}
GATE = re.compile(
    r"无效|否决|废标|不予(?:评审|受理|接收|通过)|不(?:得|能|可以?|准)(?:参加|参与|投标|报名|入围|递交)|方可(?:参加|投标|参与|报名)|方能|才(?:能|可)(?:参加|投标|进|报名)|拒(?:绝|收)|取消.{0,6}资格|退回|谢绝|淘汰|出局|仅(?:限|接受|面向)|进门|资格(?:条件|要求)|报名条件|门槛"
)
SCORED = re.compile(
    r"[得加计记扣给打各][^,。;]{0,8}?[\d一二三四五六七八九十两半.]+分|[\d一二三四五六七八九十]分(?!之|钟|部|公|包|项|支)"
)
TERMS = re.compile(r"付款|支付|验收|违约|结算|合同")
OF_GATE = re.compile(r"资格|资质(?:条件|要求)|符合性|供应商(?:应具备|条件)|报名条件|应具备的条件")
QUOTED = re.compile(
    r"^(?:注:)?(?:根据|依据|按照|依照)?《[^》]+》(?:[(][^)]*[)])?(?:第[^条]+条)?(?:的?规定)?[:,]"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence: ``text`` as it is matched, with the name of its row before it; ``quote`` as it stands."""

    unit: Unit
    text: str
    quote: str
    roles: frozenset[Role]


def pieces(
    outline: Outline, gates: Sequence[Item], scoring: Sequence[ScoreItem], buyer: str = ""
) -> Iterator[Piece]:
    """Yield every sentence that can bind anybody; contents, covers and forms bind nobody.

    ``buyer`` is the name of the buyer, which reads 采购人 in what is matched.
    """
    gated = {item.unit for item in gates}
    rows = {
        (unit.table, unit.row): leaf.item
        for leaf in scoring
        if leaf.unit >= 0 and (unit := outline.units[leaf.unit]).table
    }
    lines = {leaf.unit: leaf.item for leaf in scoring}
    for unit in outline.units:
        if unit.contents or unit.zone in OUTSIDE:
            continue
        leaf = rows.get((unit.table, unit.row), "") if unit.table else lines.get(unit.index, "")
        scored = bool(leaf) or _scored_head(outline, unit)
        for piece in _of_unit(outline, unit, leaf, scored=scored, gated=unit.index in gated):
            yield replace(piece, text=piece.text.replace(buyer, "采购人")) if len(buyer) > 3 else piece


def _of_unit(outline: Outline, unit: Unit, leaf: str, *, scored: bool, gated: bool) -> Iterator[Piece]:
    head = plain(leaf) or _row_head(outline, unit)
    for sentence in sentences(OFF.sub("", unit.plain) if re.search("[☑√■]", unit.plain) else unit.plain):
        if OPEN_BOX.search(sentence) or (len(sentence) < SHORTEST and (not leaf or NO_WORDS.match(sentence))):
            continue
        named = f"{head}:{sentence}" if head and head not in sentence and len(head) <= HEAD else sentence
        yield Piece(unit, named, sentence, _roles(outline, unit, named, scored=scored, gated=gated))


def _roles(outline: Outline, unit: Unit, text: str, *, scored: bool, gated: bool) -> frozenset[Role]:
    if scored:
        return frozenset(("score",))
    found: set[Role] = {OF_ZONE[unit.zone]}
    if unit.zone is Zone.CONTRACT:
        return frozenset(found)
    if gated or GATE.search(text) or _under(outline, unit, OF_GATE) or re.match(r"[★*]", text):
        found.add("gate")
    if SCORED.search(text) and unit.zone is not Zone.REQUIREMENTS:
        found.add("score")
        found.discard("gate")
    if TERMS.search(text) or _under(outline, unit, TERMS):
        found.add("terms")
    return frozenset(found)


def _scored_head(outline: Outline, unit: Unit) -> bool:
    """Return whether a numbered paragraph above opens a list of scores."""
    return (
        unit.zone is Zone.EVALUATION
        and any(
            len(outline.units[head].plain) < 40
            and re.search(r"评分(?:标准|细则|因素)|打分", outline.units[head].plain)
            for head in unit.heads
        )
        and bool(SCORED.search(unit.plain))
    )


def _under(outline: Outline, unit: Unit, words: re.Pattern[str]) -> bool:
    """Return whether a title above a unit holds such words."""
    return any(outline.units[head].titled and words.search(outline.units[head].plain) for head in unit.heads)


def _row_head(outline: Outline, unit: Unit) -> str:
    """Return the name of the row that a cell stands in: the last short cell before it that is no number."""
    if not unit.table or unit.column <= 0:
        return ""
    for column in range(unit.column - 1, -1, -1):
        words = plain(outline.tables[unit.table].text(unit.row, column))
        if words and len(words) <= HEAD and re.search(r"[一-鿿]{2}", words) and words != unit.plain:
            return words
    return ""
