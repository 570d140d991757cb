"""评分: each leaf of the scoring table, what earns its points, what proves it, and what a person expects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.book.answers import BY, CONFIRM_COLUMNS, confirm, confirmation, keys_of, shown
from bidkit.book.pages.demands import PROOF, STATES, TONES, choose
from bidkit.book.proofs import chapters, choices, records
from bidkit.load.yaml_edit import Remove
from bidkit.model.book import Column, Line, Page
from bidkit.read.draft.yamltext import flow, scalar
from bidkit.words.decimals import plain_decimal
from bidkit.words.numerals import number

if TYPE_CHECKING:
    from bidkit.book.project import Project, Wish
    from bidkit.model.book import Edited, Tone
    from bidkit.model.dossier import ScoreBinding
    from bidkit.model.tender import Criterion

TITLE = "评分"
ITEM, POINTS, TEXT, RULE, STATE, PLACE = "评分项", "分值", "标准", "怎么得分", "现在怎样", "位置"
LOW, LIKELY, HIGH, WHY, BY_WHOM = "估最低", "估多半", "估最高", "估分依据", "谁估的"
ESTIMATE = {LOW: "low", LIKELY: "likely", HIGH: "high", WHY: "why", BY_WHOM: "by"}


def page(project: Project) -> Page:
    """Return the sheet; leaves that earn nothing or that nobody has estimated stand out."""
    columns = (
        Column(ITEM, 24),
        Column(POINTS, 8),
        Column(TEXT, 52),
        Column(RULE, 26, given=True),
        Column(STATE, 36, given=True),
        Column(PLACE, 20, given=True),
        Column(
            PROOF,
            34,
            choices=choices(project),
            loose=True,
            note="几份证明各占一行（Alt+Enter），空着由程序挑",
        ),
        Column(LOW, 8, note="评委打分的项由人估；最低、多半、最高、依据要一起写"),
        Column(LIKELY, 8),
        Column(HIGH, 8),
        Column(WHY, 28),
        Column(BY_WHOM, 10, note="空着就用「概况」里的填表人"),
        *CONFIRM_COLUMNS,
    )
    return Page(TITLE, columns, tuple(_line(project, one) for one in project.dossier.scores))


def _line(project: Project, score: ScoreBinding) -> Line:
    item, guess = score.criterion, project.bid.estimates.get(score.criterion.id)
    state, tone = _state(score, estimated=guess is not None)
    cells = {
        ITEM: item.item,
        POINTS: str(item.points),
        TEXT: item.text,
        RULE: rule_words(project, item),
        STATE: state,
        PLACE: str(item.source),
        PROOF: shown(project.bid.evidence.get(item.id, ()), records(project)),
    }
    if guess is not None:
        cells |= {title: str(getattr(guess, name)) for title, name in ESTIMATE.items()}
    return Line(item.id, cells | confirmation(project, item.id), tone)


def _state(score: ScoreBinding, *, estimated: bool) -> tuple[str, Tone]:
    if score.earned is not None:
        tone: Tone = "good" if score.earned > 0 else "todo"
        return f"按资料得 {plain_decimal(score.earned)} 分：{score.verdict.reason}", tone
    if estimated:
        return "由评委打分，已由人估分", "good"
    return f"{STATES[score.verdict.answer]}：{score.verdict.reason}", TONES[score.verdict.answer]


def rule_words(project: Project, item: Criterion) -> str:
    """Return in words how a leaf earns points."""
    rule = item.rule
    if rule.price:
        return "按报价算"
    if rule.each is not None:
        return f"每有一项得 {plain_decimal(rule.each)} 分，最多 {item.points} 分"
    if rule.ladder:
        return f"分 {len(rule.ladder)} 档，取够得上的最高一档"
    if rule.judge:
        return f"评委打分，看「{chapters(project).get(rule.judge, rule.judge)}」"
    return "照标准逐项算"


def changed(project: Project, edited: Edited, wish: Wish) -> None:
    """Take one row of the sheet."""
    key = edited.entry.key
    for title, name in ((ITEM, "item"), (TEXT, "text")):
        if title in edited.new and (title == TEXT or edited.new[title]):
            wish.set_tender(("criteria", key, name), scalar(edited.new[title]))
    if edited.new.get(ITEM) == "":
        wish.fault(edited, ITEM, "评分项的名称不能清空", "不是评分项的，请在「确认」选「删」")
    if POINTS in edited.new:
        found = number(re.sub(r"\s*分$", "", edited.new[POINTS]))
        if found is None:
            wish.fault(edited, POINTS, f"「{edited.new[POINTS]}」不是分值", "请写一个数，如 5")
        else:
            wish.set_tender(("criteria", key, "points"), plain_decimal(found))
    if PROOF in edited.new:
        keys, strange = keys_of(edited.get(PROOF), records(project))
        if strange:
            said = f"「{'」「'.join(strange)}」不知道是哪一个"
            wish.fault(edited, PROOF, said, "请从下拉的列表里选；几个的，一行一个")
        else:
            choose(project, wish, key, keys)
    if set(ESTIMATE) & set(edited.new):
        _estimate(project, edited, wish)
    confirm(edited, key, wish, valued=lambda: bool(edited.get(ITEM)))


def _estimate(project: Project, edited: Edited, wish: Wish) -> None:
    """Take what a person expects: three numbers with a reason, or nothing at all."""
    key, told = edited.entry.key, {title: edited.get(title) for title in ESTIMATE}
    if not any(told[title] for title in (LOW, LIKELY, HIGH, WHY)):
        if key in project.bid.estimates:
            wish.bid.append(Remove(("estimates", key)))
        return
    told[BY_WHOM] = told[BY_WHOM] or edited.get(BY) or wish.who
    data: dict[str, str] = {}
    for title, name in ESTIMATE.items():
        found = number(re.sub(r"\s*分$", "", told[title])) if title in (LOW, LIKELY, HIGH) else None
        if not told[title]:
            wish.fault(
                edited, title, f"估了分，但没有写「{title}」", "最低、多半、最高、依据、谁估的要一起写"
            )
        elif title in (LOW, LIKELY, HIGH) and found is None:
            wish.fault(edited, title, f"「{told[title]}」不是分数", "请写一个数，如 4.5")
        data[name] = plain_decimal(found) if found is not None else told[title]
    wish.set_bid(("estimates", key), flow(data))
