"""Which card of the question bank answers what: a weak point, a main item of the scoring table, or nothing special."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.sheets.appearance import appearance
from bidkit.sheets.qa.trades import SORTS, subject_of
from bidkit.sheets.weak.point import ANSWERED_AS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bidkit.model.library import QuestionCard
    from bidkit.model.tender import Tender
    from bidkit.sheets.appearance import Appearance
    from bidkit.sheets.qa.scoring import Group
    from bidkit.sheets.weak_points import WeakPoint

ONLY_IF = "有则问"
"""A card with this tag is left out unless its weakness is there."""

GENERAL = "通用"
_WIDE = ("missing-proof", "unanswered", "expiry", "waived")
"""Sorts of weakness about anything at all: a card answers one only where its own words name the subject."""

_MOST = 4


def for_weakness(cards: Iterable[QuestionCard], point: WeakPoint) -> QuestionCard | None:
    """Return the card whose words fit a weak point best, among those that name its sort; None where none fits.

    A card that takes more for granted than the sort (``有则问`` with words of its own) has to find its words.
    """
    sort = ANSWERED_AS.get(point.kind, point.kind)
    said = f"{point.question}\n{point.says}"
    fitting = [card for card in cards if sort in card.weakness and _speaks_of(card, sort, said)]
    return max(fitting, key=lambda card: (_hits(card, said), ONLY_IF in card.tags), default=None)


def _speaks_of(card: QuestionCard, sort: str, said: str) -> bool:
    return sort not in _WIDE or not card.criteria or bool(_hits(card, said))


def for_groups(cards: Sequence[QuestionCard], groups: Sequence[Group]) -> dict[str, tuple[QuestionCard, ...]]:
    """Return the cards of each main item, best first; a card goes to the one item that it fits best.

    Heavier items get more cards, four at most.
    """
    fitting: dict[str, list[QuestionCard]] = {group.head: [] for group in groups}
    for card in cards:
        group = best_group(card, groups)
        if group is not None:
            fitting[group.head].append(card)
    kept = {}
    for group in groups:
        most = max(1, min(_MOST, int(group.points // 4)))
        ranked = sorted(fitting[group.head], key=lambda card, group=group: _rank(card, group), reverse=True)  # type: ignore[misc]
        kept[group.head] = tuple(ranked[:most])
    return kept


def best_group(card: QuestionCard, groups: Sequence[Group]) -> Group | None:
    """Return the main item that a card's words fit best; None where they fit none."""
    best = max(groups, key=lambda group: _rank(card, group), default=None)
    return best if best is not None and _rank(card, best)[0] else None


def usual(
    cards: Iterable[QuestionCard], tender: Tender, present: frozenset[str]
) -> tuple[tuple[QuestionCard, ...], tuple[QuestionCard, ...]]:
    """Return the cards that may be asked here, and those left out: meant for another purchase or another weakness."""
    sorts, shown = subject_of(tender).sorts, appearance(tender)
    asked: list[QuestionCard] = []
    left: list[QuestionCard] = []
    for card in cards:
        meant = set(card.tags) & set(SORTS)
        fits = GENERAL in card.tags or not meant or bool(meant & sorts)
        here = ONLY_IF not in card.tags or bool(set(card.weakness) & present)
        (asked if fits and here and _on_stage(card, shown) else left).append(card)
    return tuple(asked), tuple(left)


def _on_stage(card: QuestionCard, shown: Appearance) -> bool:
    """Return whether a card about the appearance itself belongs to this one."""
    words = set(card.criteria)
    if card.topic != "述标与演示" or not words & {"演示", "述标", "讲标"}:
        return True
    return shown.kind == "demo" if "演示" in words else shown.kind != "none"


def makes_sense(card: QuestionCard, points: Iterable[WeakPoint]) -> bool:
    """Return whether a card may be asked: the weakness it takes for granted is there in words the card knows."""
    return ONLY_IF not in card.tags or any(
        ANSWERED_AS.get(point.kind, point.kind) in card.weakness
        and (not card.criteria or _hits(card, f"{point.question}\n{point.says}"))
        for point in points
    )


def _hits(card: QuestionCard, text: str) -> int:
    return sum(len(word) for word in card.criteria if word in text)


def _rank(card: QuestionCard, group: Group) -> tuple[int, int, int, float]:
    """Return how well a card fits: a word in the item's own name counts more than one in its explanation.

    Where records decide, the explanation names papers, not what a judge asks about: it only breaks ties.
    Of two cards that fit alike, the one whose first words hit is closer, then the one worth more minutes.
    """
    names = "\n".join(one.criterion.item for one in group.scores)
    named, explained = 3 * _hits(card, group.head), 2 * _hits(card, names) + _hits(card, group.text)
    fit = named + (explained if group.judged else 0)
    first = next((at for at, word in enumerate(card.criteria) if word in group.text), len(card.criteria))
    return (fit, explained, -first, card.minutes)
