"""The questions of one tender in the order to practise them: weak points, scoring items, then the usual ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING

from bidkit.sheets.numbers import marks
from bidkit.sheets.qa import bank
from bidkit.sheets.qa.chapters import chapters
from bidkit.sheets.qa.facts import facts
from bidkit.sheets.qa.fill import Filled, fill
from bidkit.sheets.qa.scoring import Group, first_of_each, groups, leaf, pages
from bidkit.sheets.qa.speakers import Speakers
from bidkit.sheets.weak.point import ANSWERED_AS
from bidkit.sheets.weak_points import weak_points

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.model.library import QuestionCard
    from bidkit.model.sheet import PageRef
    from bidkit.sheets.material import Material
    from bidkit.sheets.qa.known import Known
    from bidkit.sheets.weak_points import WeakPoint

    Pages = Sequence[PageRef]

STAY = "不临场改口，不作标书里没有的承诺"
NOTHING = Filled("")
TOPICS = (
    "公司", "资质", "需求理解", "重点难点", "总体架构", "分析方法", "数据质量", "实施方案", "进度", "团队",
    "质量", "验收", "信息安全", "保密", "国产化", "知识产权", "服务", "培训", "应急", "业绩", "价格", "低价",
    "政策支持", "偏离", "联合体与分包", "履约", "风险", "合规与廉洁", "述标与演示",
)  # fmt: skip
"""The order of the usual questions; a topic of one's own comes after these."""

_NO_CARD = ("waived", "expired")
"""Sorts that no ready answer fits: each is told by its own facts."""

_SHOWN = 6
_OPENED = 4
_A_TOPIC = 2
_PRINTED = 60
_A_MINUTE = 260
"""Letters that a person says in a minute."""

_OF_ITSELF = ("expired", "expiry", "later-expiry", "single-point", "missing-proof", "unanswered")
"""Sorts about one paper, one person or what is lacking: pages of other papers would not prove anything here."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question with everything needed to answer it; ``short`` is the answer in one sentence."""

    number: int
    text: str
    answer: str
    short: str
    about: str
    points: Decimal = Decimal(0)
    wants: str = ""
    pitfalls: str = ""
    speaker: str = ""
    minutes: Decimal = Decimal(1)
    refs: tuple[PageRef, ...] = ()
    source: str = ""
    card: str = ""
    items: tuple[str, ...] = ()
    filled: Filled = NOTHING
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Questions:
    """All questions; ``more`` are usual ones that only the workbook holds.

    ``bare`` names what the bank has no card for, ``left_out`` the cards that do not apply.
    """

    weak: tuple[Question, ...] = ()
    scored: tuple[Question, ...] = ()
    usual: tuple[Question, ...] = ()
    more: tuple[Question, ...] = ()
    left_out: tuple[QuestionCard, ...] = ()
    bare: tuple[str, ...] = ()
    facts: dict[str, Known] = field(default_factory=dict)
    nobody: tuple[str, ...] = ()

    def all(self) -> tuple[Question, ...]:
        """Return every question in order."""
        return (*self.weak, *self.scored, *self.usual, *self.more)


def questions(material: Material) -> Questions:
    """Return the questions of a tender; with an empty bank those that its own records raise."""
    return _Asking(material).ask()


class _Asking:
    """Picks the questions of one tender; numbers them in the order they are picked."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.facts = facts(material)
        self.speakers = Speakers(material)
        self.points = weak_points(material)
        self.groups = groups(material)
        self.cards = material.dossier.library.answers
        self.numbers: dict[str, int] = {}
        self.number = 0
        self.bare: list[str] = []

    def ask(self) -> Questions:
        """Return the questions in three parts; a card used in one part is not asked again in the next."""
        present = frozenset(ANSWERED_AS.get(point.kind, point.kind) for point in self.points)
        usual, left = bank.usual(self.cards, self.material.dossier.tender, present)
        weak = tuple(self._weak(point, usual) for point in self.points)
        open_cards = [card for card in usual if card.id not in self.numbers]
        sensible = [card for card in open_cards if bank.makes_sense(card, self.points)]
        left += tuple(card for card in open_cards if card not in sensible)
        scored = tuple(self._scored(sensible))
        printed, kept = self._split([card for card in sensible if card.id not in self.numbers])
        asked = tuple(self._usual(card) for card in printed)
        more = tuple(self._usual(card) for card in kept)
        bare = tuple(dict.fromkeys(self.bare))
        return Questions(weak, scored, asked, more, left, bare, self.facts, self.speakers.nobody())

    def _split(self, cards: Sequence[QuestionCard]) -> tuple[list[QuestionCard], list[QuestionCard]]:
        """Return the usual cards to print and those for the workbook: the first of each topic, by points."""
        topics: dict[str, list[QuestionCard]] = {}
        for card in sorted(cards, key=_topic):
            topics.setdefault(card.topic, []).append(card)
        heavy = sorted(topics.values(), key=self._weight, reverse=True)
        printed = [card for topic in heavy for card in topic[:_A_TOPIC]]
        later = [card for topic in heavy for card in topic[_A_TOPIC:]]
        return printed[:_PRINTED], [*printed[_PRINTED:], *later]

    def _weight(self, cards: Sequence[QuestionCard]) -> Decimal:
        found = (bank.best_group(card, self.groups) for card in cards)
        return max((group.points for group in found if group is not None), default=Decimal(0))

    def _next(self, card: QuestionCard | None) -> int:
        self.number += 1
        if card is not None:
            self.numbers.setdefault(card.id, self.number)
        return self.number

    def _weak(self, point: WeakPoint, cards: Sequence[QuestionCard]) -> Question:
        card = bank.for_weakness(cards, point)
        if card is None and point.kind not in _NO_CARD:
            self.bare.append(f"薄弱点「{point.title}」")
        before = self.numbers.get(card.id) if card is not None else None
        number = self._next(card)
        filled = fill(card, self.facts) if card is not None else NOTHING
        told = f"答法同第 {before} 题。" if before is not None else filled.text
        waived = f"（{point.waived_by}已豁免）" if point.waived_by else ""
        says = point.says.rstrip("。")
        known = "内部掌握，不说" if point.kind == "behind" else "事实"
        answer = [f"{known}：{says}{waived}。", told, f"会前：{point.cure.rstrip('。')}。"]
        return Question(
            number,
            point.question,
            "\n".join(part for part in answer if part),
            f"同第 {before} 题。" if before is not None else first_sentence(filled.text) or f"{says}。",
            _about(point),
            points=point.points,
            wants=card.judge_wants if card else f"{point.title}是不是影响履约，有没有办法",
            pitfalls=card.pitfalls if card else STAY,
            speaker=self.speakers.named(card.speaker if card else ""),
            minutes=_minutes(card, filled.text if before is None else ""),
            refs=_proofs(point, filled)[:_SHOWN],
            source="、".join(part for part in (point.source, *filled.sources) if part),
            card=card.id if card else "",
            items=point.items,
            filled=filled,
            urgent=point.urgent,
        )

    def _scored(self, cards: Sequence[QuestionCard]) -> Iterator[Question]:
        fitting = bank.for_groups(cards, self.groups)
        for group in self.groups:
            for card in fitting[group.head]:
                yield self._of_card(card, f"{_named(group)}，{marks(group.points)} 分", group)
            if not fitting[group.head]:
                self.bare.append(f"评分项「{group.head}」")
                yield self._bare(group)

    def _usual(self, card: QuestionCard) -> Question:
        group = bank.best_group(card, self.groups)
        item = f"；{group.head}，{marks(group.points)} 分" if group else ""
        return self._of_card(card, f"通用：{card.topic}{item}", group, asked_apart=True)

    def _of_card(
        self, card: QuestionCard, about: str, group: Group | None, *, asked_apart: bool = False
    ) -> Question:
        filled = fill(card, self.facts)
        own = pages(self.material, group.scores)[:_OPENED] if group else ()
        told = () if group is not None and group.unearned and not asked_apart else filled.refs
        refs = _open_first(chapters(self.material, card), own, told, apart=asked_apart, group=group)
        return Question(
            self._next(card),
            card.question,
            filled.text,
            first_sentence(filled.text),
            about,
            points=group.points if group else Decimal(0),
            wants=card.judge_wants,
            pitfalls=card.pitfalls,
            speaker=self.speakers.named(card.speaker),
            minutes=_minutes(card, filled.text),
            refs=refs[:_SHOWN],
            source="、".join(filled.sources),
            card=card.id,
            items=group.ids if group else (),
            filled=filled,
        )

    def _bare(self, group: Group) -> Question:
        parts = "；".join(f"{leaf(one)}（{marks(one.criterion.points)} 分）" for one in group.scores)
        return Question(
            self._next(None),
            f"请说明「{group.head}」的情况。",
            f"按评分标准逐项说到，每项翻到标书原文：{parts}。\n【待补：本公司的说法，题库里没有这一项的卡片】",
            f"逐项说到：{parts}。",
            f"{_named(group)}，{marks(group.points)} 分",
            points=group.points,
            wants="评分标准的每一条标书里有没有",
            pitfalls=STAY,
            speaker=self.speakers.named(""),
            refs=pages(self.material, group.scores)[:_SHOWN],
            source="、".join(f"tender.yaml {one}" for one in group.ids),
            items=group.ids,
        )


def _topic(card: QuestionCard) -> tuple[int, str, str]:
    known = TOPICS.index(card.topic) if card.topic in TOPICS else len(TOPICS)
    return (known, card.topic, card.id)


def _about(point: WeakPoint) -> str:
    stake = f"，关系 {marks(point.points)} 分" if point.points else ""
    fall = "，可能导致投标无效" if point.urgent else ""
    return f"{point.title}：{'、'.join(point.items) or '不对应评分项'}{stake}{fall}"


def _named(group: Group) -> str:
    return group.span if group.span == group.head else f"{group.head} {group.span}"


def _open_first(
    written: Pages, own: Pages, told: Pages, *, apart: bool, group: Group | None
) -> tuple[PageRef, ...]:
    """Return the pages in the order to open them: where the bid writes about it, the item's, those of the facts.

    Facts that lie on the item's own pages say which of them to open first.
    """
    if apart:
        return first_of_each((*(written or own), *told))
    if group is not None and group.judged:
        return first_of_each((*own, *told))
    closer = {ref.shown for ref in own} & {ref.shown for ref in told}
    return first_of_each((*told, *own) if closer else (*own[:2], *written[:1], *own, *told))


def _proofs(point: WeakPoint, filled: Filled) -> tuple[PageRef, ...]:
    """Return the pages of what is asked about first, then those of the facts that the answer names."""
    own = point.refs if point.kind in _OF_ITSELF else (*point.refs, *filled.refs)
    return first_of_each(own)


def _minutes(card: QuestionCard | None, said: str) -> Decimal:
    """Return the card's minutes; with long facts in it, the time that saying it takes, in half minutes."""
    told = (Decimal(len(said)) / _A_MINUTE * 2).to_integral_value(ROUND_CEILING) / 2
    return max(Decimal(str(card.minutes)) if card is not None else Decimal(1), told)


def first_sentence(text: str) -> str:
    """Return the first sentence of an answer, without one that somebody has to fill in."""
    for line in text.splitlines():
        sentence = line.strip().partition("。")[0].strip()
        if len(sentence) > 4 and "【" not in sentence:
            return f"{sentence.rstrip('；：')}。"
    return ""
