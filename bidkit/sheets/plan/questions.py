"""What to ask the buyer: fields nobody found in the tender, and places where it does not agree with itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.law.of_buyer import of_buyer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.finding import Finding
    from bidkit.model.uses import Asks
    from bidkit.sheets.material import Material

FIELDS = {
    "project.name": "项目名称",
    "project.number": "项目编号",
    "purchaser": "采购人名称",
    "dates.deadline": "投标截止时间",
    "dates.opening": "开标时间",
    "dates.validity_days": "投标有效期",
    "dates.questions_until": "提问截止时间",
    "evaluation.method": "评审方法",
    "money.ceiling": "最高限价",
    "money.budget": "预算金额",
    "money.bond": "投标保证金的金额和形式",
}


@dataclass(frozen=True, slots=True)
class Question:
    """One question: where in the tender, what is unclear, what should be said."""

    place: str
    fact: str
    ask: str


def questions(material: Material) -> tuple[Question, ...]:
    """Return the questions in the order of the tender's fields, then of the checks."""
    return (*_unread(material), *_unclear(material))


def _unclear(material: Material) -> Iterator[Question]:
    """Yield what the rules say is for the buyer to make clear; all else they find is for us to settle."""
    for finding in material.findings:
        asks = material.uses(finding).asks
        if asks is not None and asks.letter == "clarification":
            yield _of(material, finding, asks)


def _unread(material: Material) -> Iterator[Question]:
    for field in material.dossier.tender.not_read:
        name = FIELDS.get(field)
        if name is not None:
            yield Question("", f"未能在文件中确认{name}。", f"请明确{name}。")


def _place(finding: Finding) -> str:
    """Return the page of the tender where a fault of its own stands; other findings stand in our files."""
    return f"第{finding.span.page}页" if of_buyer(finding.code) and finding.span and finding.span.page else ""


def _of(material: Material, finding: Finding, asks: Asks) -> Question:
    """Return the question in words of the tender: our own ids and fields mean nothing to the buyer."""
    tender = material.dossier.tender
    criterion = next((one for one in tender.criteria if one.id == finding.subject), None)
    requirement = next((one for one in tender.requirements if one.id == finding.subject), None)
    item = criterion or requirement
    name = criterion.item if criterion else requirement.title or requirement.text if requirement else ""
    return Question(
        str(item.source) if item else _place(finding),
        asks.fact.format(name=name, message=finding.fact or finding.message),
        asks.ask,
    )
