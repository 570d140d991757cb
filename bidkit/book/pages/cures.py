"""Where in the workbooks a finding is cured: sheet, row and columns, for people who open no other file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.book.pages import demands, facts, forms, guards, more_facts, price, scores, volumes
from bidkit.book.stock.kinds import SHEETS
from bidkit.model.duty import desk
from bidkit.read.review_rows import FACTS
from bidkit.words.masks import masked

if TYPE_CHECKING:
    from bidkit.book.project import Project
    from bidkit.finding import Finding

FILES = re.compile(
    r"[a-z-]+\.yaml|（[a-z_.]+）|[A-Za-z_]+\.[a-z_]+"
    r"|\b(?:answers|notes|blanks|bound|unread|confirmed|absent|rules|size)\b"
)
"""Words of a cure that speak of the files behind the workbook."""
COLUMNS = {
    demands.TITLE: f"填「{demands.REPLY}」「{demands.DEVIATION}」，要证明的选「{demands.PROOF}」",
    guards.TITLE: f"填「{guards.BOUND}」；讲行为和程序的，「{guards.KIND}」选「{guards.KINDS['rule-type']}」，"
    f"再写「{guards.WORD}」",
    scores.TITLE: f"选「{demands.PROOF}」，由评委打的写估分",
    forms.TITLE: "照原件改好 forms/ 里的 Word，空都填上，再在「确认」选「是」",
    facts.TITLE: "的「内容」里填",
    volumes.TITLE: "改这一行",
}
OURS = {
    "date": facts.DAY, "signer": facts.SIGNER, "price": facts.PRICE, "validity_days": "bid.delivery.validity_days",
    "period_days": "bid.delivery.period_days", "warranty_months": "bid.delivery.warranty_months",
    "values.sme_industry": facts.INDUSTRY,
}  # fmt: skip
"""Rows of 概况 about what we promise, by the name of the field that a finding is about."""
NO_PRICE = ("没有报价表",)


def place(project: Project, finding: Finding) -> tuple[str, str]:
    """Return the sheet and the row where a finding is cured; ("", "") where the workbook has no cell for it."""
    names = {part for piece in finding.subject.split("/") for part in piece.split("→")}
    tender = project.tender
    if any(word in finding.message for word in NO_PRICE):
        return facts.TITLE, "我方：报价表（文件名）"
    if "confirmed" in names:
        return facts.TITLE, "和其余各表：每一行「确认」选「是」"
    items = (
        (demands.TITLE, tender.requirements),
        (guards.TITLE, tender.invalidity),
        (forms.TITLE, tender.forms),
        (scores.TITLE, tender.criteria),
    )
    for title, held in items:
        found = next((one.id for one in held if one.id in names), "")
        if found:
            return title, found
    for key, (label, _) in FACTS.items():
        if key in names | {finding.waits_for}:
            return facts.TITLE, label
    return _own_row(names) or _stock(project, finding)


def _own_row(names: set[str]) -> tuple[str, str] | None:
    """Return the row of 概况 that is not confirmed one by one: a field that nobody read, or one that we promise."""
    for key, more in more_facts.MORE.items():
        if names & {key, key.rpartition(".")[2]}:
            return facts.TITLE, f"招标文件：{more.label}"
    labels = {
        facts.DAY: "我方：落款日期",
        facts.SIGNER: "我方：谁签字",
        facts.PRICE: "我方：报价表（文件名）",
    }
    labels[facts.INDUSTRY] = "我方：声明函写的所属行业"
    labels |= {key: label for key, (label, _) in facts.NUMBERS.items()}
    return next(((facts.TITLE, labels[row]) for name, row in OURS.items() if name in names), None)


def _stock(project: Project, finding: Finding) -> tuple[str, str]:
    """Return the sheet of the library's workbook that holds the record whose file a finding points at."""
    parts = finding.span.file.split("/") if finding.span else []
    folder = parts[1].removesuffix(".yaml") if len(parts) > 1 and parts[0] == "library" else ""
    sheet = next((one for one in SHEETS if folder and folder == one.owners and not one.inside), None)
    if sheet is None:
        return "", ""
    file = finding.span.file if finding.span else ""
    record = next((one.id for one in project.library.facts() if one.span.file == file), "")
    return f"资料.xlsx：{sheet.title}", record


def where(project: Project, finding: Finding) -> str:
    """Return the sheet and row where a finding is cured, else the desk whose file it points at."""
    title, row = place(project, finding)
    if title:
        return f"「{title}」{row}"
    if project.bid.price and finding.span and finding.span.file.endswith(project.bid.price):
        return f"「{price.TITLE}」"
    return f"{desk(finding)}：{finding.span.file}" if finding.span and finding.span.file else desk(finding)


def cure(project: Project, finding: Finding) -> str:
    """Return what to do: in the words of the workbook where the rule's own speak of the files behind it."""
    said = masked(finding.cure)
    title, _ = place(project, finding)
    if any(word in finding.message for word in NO_PRICE):
        return "填好项目文件夹里的 price.xlsx，再在这一行的「内容」选它"
    if not title or not FILES.search(said):
        return said
    if title.startswith("资料.xlsx"):
        return f"{FILES.sub('资料', said)}（用 bidkit book 资料 写出 资料.xlsx 来改）"
    if title == facts.TITLE and "confirmed" in finding.subject:
        return "对着招标文件看过，每一行在「确认」选「是」；都确认了，这一条就没有了"
    return f"在那一行{COLUMNS[title]}"
