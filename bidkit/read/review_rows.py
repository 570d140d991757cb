"""A tender as rows to be confirmed: each fact and item with its words and its place."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bidkit.law.regimes import NEGOTIATION
from bidkit.model.choices import METHOD_NAMES, REGIME_NAMES
from bidkit.model.review import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bidkit.model.tender import Criterion, Form, Requirement, Tender

FACTS = {
    "regime": ("适用法律", "regime"),
    "method": ("采购方式", "method"),
    "project.name": ("项目名称", "project_name"),
    "project.number": ("项目编号", "project_number"),
    "project.lot": ("包号（标段）", "lot"),
    "purchaser": ("采购人（招标人）", "purchaser"),
    "agency": ("代理机构", "agency"),
    "money.budget": ("预算（元）", "budget"),
    "money.ceiling": ("最高限价（元）", "ceiling"),
    "money.bond.amount": ("投标保证金（元，0 为不收）", "bond"),
    "money.bond.payee": ("保证金收款人", "bond_payee"),
    "money.bond.account": ("保证金账号", "bond_account"),
    "money.performance_percent": ("履约保证金（合同价的百分之几，0 为不收）", "performance_percent"),
    "dates.issued": ("采购文件开始发出的日期", "issued"),
    "dates.documents_until": ("采购文件获取的截止日期", "documents_until"),
    "dates.questions_until": ("提问截止时间", "questions_until"),
    "dates.deadline": ("投标截止时间", "deadline"),
    "dates.opening": ("开标时间", "opening"),
    "dates.validity_days": ("投标有效期（天）", "validity_days"),
    "opening_place": ("开标地点", "opening_place"),
    "copies.original": ("正本份数", "copies"),
    "copies.duplicate": ("副本份数", "copies"),
    "copies.electronic": ("电子版份数", "copies"),
    "consortium": ("联合体", "consortium"),
    "subcontract": ("分包", "subcontract"),
    "imports": ("进口产品", "imports"),
    "sme": ("对中小企业的支持", "sme"),
    "sme_industry": ("采购标的所属行业", "sme_industry"),
    "evaluation.method": ("评审方法", "evaluation"),
}
OF_BOND = ("money.bond.payee", "money.bond.account")
ALLOWED = {"allowed": "允许", "not-allowed": "不允许"}
CHOICES = {
    "regime": dict(REGIME_NAMES),
    "method": {**METHOD_NAMES, NEGOTIATION: "谈判"},
    "consortium": ALLOWED,
    "subcontract": ALLOWED,
    "imports": ALLOWED,
    "sme": {"set-aside": "专门面向中小企业", "deduction": "价格扣除", "none": "不适用"},
}
SHEET_OF = {
    "qualification": "资格条件",
    "substantive": "实质性要求",
    "important": "重要条款",
    "technical": "重要条款",
    "commercial": "重要条款",
    "conformity": "格式",
}
SEALS = {"company": "单位公章", "legal-person": "法定代表人章", "joint": "联合体各方公章"}
SIGNS = {"authorised": "授权代表", "legal-person": "法定代表人", "either": "法定代表人或授权代表"}
BAR = "｜"
NOT_WRITTEN = "（没有写）"
CHANGE = "变更"
DOUBT = "疑问"


def rows_of(tender: Tender, reading: Mapping[str, Any] | None = None) -> list[Row]:
    """Return every row of a tender, open doubts first, then facts.

    ``reading`` is what ``bidkit read --json`` said about it.
    """
    rows = [*_doubts(tender), *_facts(tender, reading or {})]
    rows += [_requirement(item) for item in tender.requirements]
    for clause in tender.invalidity:
        rows.append(Row("无效情形", clause.id, clause.quote, clause.source.quote, str(clause.source)))
    rows += [_criterion(item) for item in tender.criteria]
    rows += [_form(form) for form in tender.forms]
    for number, change in enumerate(tender.changes, start=1):
        if not change.settled:
            what = f"{change.item or '对不上已有条目'}：{change.old} → {change.new}"
            place = f"{change.file} {change.place}".strip()
            rows.append(Row("变更", f"{CHANGE}{number}", what, change.quote, place))
    return rows


def value_at(tender: Tender, key: str) -> str:
    """Return a field of tender.yaml as text; "" where it is not written."""
    value: object = tender
    for step in key.split("."):
        value = getattr(value, step, None)
        if value is None:
            return ""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return str(value)


def _doubts(tender: Tender) -> Iterator[Row]:
    """Yield the doubts that nobody has settled, each once."""
    opened = {one.key: one for one in tender.doubts if one.settled is None}
    for key, one in opened.items():
        yield Row(DOUBT, f"{DOUBT}{key}", one.what, one.cure, one.place)


def _facts(tender: Tender, reading: Mapping[str, Any]) -> Iterator[Row]:
    facts = reading.get("facts", {})
    bond = tender.money.bond
    for key, (label, name) in FACTS.items():
        if key in OF_BOND and (bond is None or not bond.amount):
            continue
        value = value_at(tender, key)
        shown = CHOICES.get(key, {}).get(value, value) or NOT_WRITTEN
        mark = _mark(key) if key in tender.not_read else ""
        said = facts.get(name, {}) if isinstance(facts, dict) else {}
        place = " ".join(str(said[one]) for one in ("clause", "path") if said.get(one))
        yield Row("项目信息", key, f"{label}：{shown}{mark}", str(said.get("quote", "")), place)


def _mark(key: str) -> str:
    return "（没有读到）" if key.startswith("dates.") else "（没有读到，现在是占位值）"


def _requirement(item: Requirement) -> Row:
    needs = "" if item.needs is None else _short(item.needs.model_dump(mode="json", exclude_defaults=True))
    proof = needs or "要人答复"
    return Row(SHEET_OF[item.kind], item.id, item.text, item.source.quote, str(item.source), proof)


def _criterion(item: Criterion) -> Row:
    rule = _short(item.rule.model_dump(mode="json", exclude_defaults=True))
    content = BAR.join((item.item, str(item.points), item.text))
    return Row("评分项", item.id, content, item.source.quote, str(item.source), rule)


def _form(form: Form) -> Row:
    seals = "、".join(SEALS[one] for one in form.seal) or "无"
    signs = "、".join(SIGNS[one] for one in form.sign) or "无"
    join = "盖章或签字" if form.join == "or" else "盖章和签字"
    content = BAR.join((form.title, seals, signs))
    open_points = "；".join((*form.notes, *form.blanks))
    return Row(
        "格式", form.id, content, open_points, str(form.source), join if form.seal and form.sign else ""
    )


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text.replace('"', "").strip("{}")
