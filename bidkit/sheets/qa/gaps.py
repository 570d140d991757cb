"""What the sheets about the presentation could not say, each with its cure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bidkit.model.sheet import Gap
from bidkit.sheets.qa.open_ends import TITLE
from bidkit.sheets.weak.point import clock_known
from bidkit.sheets.weak_points import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bidkit.model.library import QuestionCard
    from bidkit.model.sheet import Sheet
    from bidkit.sheets.material import Material
    from bidkit.sheets.qa.questions import Questions

_NAMED = 6
BUILD_FIRST = "先运行 bidkit build，再重出"


def gaps(material: Material, asked: Questions) -> tuple[Gap, ...]:
    """Return every gap once: pages, scoring table, bank, facts, cards, people."""
    found = (*_bases(material), *_facts(asked), *_cards(material, asked), *_blanks(asked), *_people(asked))
    return tuple(dict.fromkeys(found))


def _bases(material: Material) -> Iterator[Gap]:
    dossier = material.dossier
    if material.places is None:
        yield Gap("还没有与这些资料一致的成品，证据页空着", BUILD_FIRST)
    if not clock_known(material):
        cure = "查到后填 tender.yaml 的 dates"
        yield Gap("没有读到开标、截止时间或有效期，与日期有关的薄弱点没有列", cure)
    if not dossier.tender.criteria:
        yield Gap("tender.yaml 没有评分表，评分项的问题和分值出不来", "照招标文件在 tender.yaml 填 criteria")
    if not dossier.library.answers:
        yield Gap(
            "题库 library/answers 是空的，只列出了由本标资料引出的问题", "在 library/answers 写问答卡片"
        )


def _facts(asked: Questions) -> Iterator[Gap]:
    users: dict[str, list[str]] = {}
    for question in asked.all():
        for name in question.filled.missing:
            users.setdefault(name, []).append(str(question.number))
    for name, numbers in users.items():
        cure = asked.facts[name].cure or "补齐资料后重出"
        yield Gap(f"「{name}」没有数据，第 {_few(numbers)} 题留空", cure)


def _cards(material: Material, asked: Questions) -> Iterator[Gap]:
    for question in asked.all():
        for fault in question.filled.faults:
            yield Gap(
                f"卡片 {question.card} {fault}",
                "改 library/answers 里的这张卡片，可用的名称见 docs/formats.md",
            )
    for card in material.dossier.library.answers:
        if "{{" in card.question or "{%" in card.question:
            cure = "问题里直接写字；事实名称只能写在 answer 里"
            yield Gap(f"卡片 {card.id} 的 question 里有花括号，不会被换成事实", cure)
        for kind in sorted(set(card.weakness) - set(KINDS)):
            yield Gap(f"卡片 {card.id} 的 weakness 写了不认识的「{kind}」", f"可用的有：{'、'.join(KINDS)}")
    if material.dossier.library.answers:
        for what in asked.bare:
            yield Gap(f"题库里没有{what}的卡片", "在 library/answers 加一张卡片，写上 weakness 或 criteria")


def _blanks(asked: Questions) -> Iterator[Gap]:
    blank = [str(q.number) for q in asked.all() if "【" in q.filled.text.replace("【待补：", "")]
    if blank:
        yield Gap(
            f"第 {_few(blank)} 题的回答里有【】要由答的人填",
            f"逐句列在「{TITLE}」里：会前问清写好，标书没有的删掉那一句",
        )


def _people(asked: Questions) -> Iterator[Gap]:
    if asked.nobody:
        yield Gap(
            f"{'、'.join(asked.nobody)}由谁答还没有定",
            "会前定人（表上的「建议」只是按岗位名称推出来的）；岗位写进 bid.yaml 的 team 会自动填名",
        )


def told_once(sheets: Iterable[Sheet]) -> tuple[Sheet, ...]:
    """Return the sheets of one command, each gap in the first of them that has it: one cure is one thing to do."""
    seen: set[str] = set()
    told: list[Sheet] = []
    for sheet in sheets:
        told.append(replace(sheet, gaps=tuple(gap for gap in sheet.gaps if gap.cure not in seen)))
        seen |= {gap.cure for gap in sheet.gaps}
    return tuple(told)


def _few(numbers: list[str]) -> str:
    shown = list(dict.fromkeys(numbers))
    return "、".join(shown[:_NAMED]) + (f" 等 {len(shown)}" if len(shown) > _NAMED else "")


def left_out(cards: tuple[QuestionCard, ...]) -> str:
    """Return in words how many cards were not asked and why; empty when all were."""
    return f"另有 {len(cards)} 张卡片讲别类采购或本标没有的薄弱点，没有列入。" if cards else ""
