"""What a person must look at: places of the document that contradict one another, and files that are no tender."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.codes.read import BID, CONFLICT, SCRIPT, SHORT
from bidkit.finding import Answer
from bidkit.read.text import TRADITIONAL, key
from bidkit.read.unit import Unit, Zone
from bidkit.source import Span
from bidkit.words.spaces import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.codes import Code
    from bidkit.finding import Finding
    from bidkit.model.reading import Document
    from bidkit.read.facts.candidates import Choice
    from bidkit.read.outline import Outline

NAMES = {
    "project_name": "项目名称",
    "project_number": "项目编号",
    "purchaser": "采购人",
    "agency": "代理机构",
    "regime": "法律体系",
    "method": "采购方式",
    "budget": "预算",
    "ceiling": "最高限价",
    "quote_kind": "报价方式",
    "quote_doubt": "报价方式（没有看懂的）",
    "quote_name": "报价的叫法",
    "quote_at_most": "报价率上限",
    "quote_at_least": "报价率下限",
    "bond": "投标保证金",
    "validity_days": "投标有效期",
    "issued": "采购文件开始发出的日期",
    "documents_until": "采购文件获取的截止日期",
    "questions_until": "提问截止时间",
    "deadline": "投标截止时间",
    "opening": "开标时间",
    "opening_place": "开标地点",
    "consortium": "联合体",
    "subcontract": "分包",
    "set_aside": "专门面向中小企业",
    "evaluation": "评标办法",
    "lot": "包号（标段）",
    "bond_forms": "投标保证金形式",
    "bond_due": "投标保证金截止时间",
    "bond_payee": "投标保证金收款人",
    "bond_account": "投标保证金账号",
    "performance_percent": "履约保证金（合同价的百分之几，0 为不收）",
    "imports": "进口产品",
    "sme": "对中小企业的支持",
    "sme_percent": "小微企业价格扣除（%）",
    "joint_percent": "联合体、分包价格扣除（%）",
    "sme_points_percent": "小微企业价格分加分（%）",
    "sme_industry": "采购标的所属行业",
    "domestic_percent": "本国产品价格扣除（%）",
}
QUOTED = 60
OUR_WORDS = re.compile(r"我公司|我司|我方|本公司")


def note(entry: Code, message: str, *, span: Span, related: tuple[Span, ...] = ()) -> Finding:
    """Return a finding of the reader: a person must look, nothing is decided."""
    return entry.finding(message, span=span, related=related, answer=Answer.UNKNOWN)


def span_of(document: Document, unit: Unit) -> Span:
    """Return a unit's place as a person finds it."""
    return Span(document.name, key=unit.path if unit.page is None else "", page=unit.page or 0)


def page_ranges(pages: Sequence[int]) -> str:
    """Return page numbers as 3、5–9."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return "、".join(str(one) if one == two else f"{one}–{two}" for one, two in runs)


def contradictions(document: Document, choices: Sequence[Choice]) -> Iterator[Finding]:
    """Yield a finding for each fact the document states in two ways, with both places."""
    for choice in choices:
        if choice.against is None:
            continue
        name = NAMES.get(choice.key, choice.key)
        one = _in_its_words(choice.value, choice.unit)
        two = _in_its_words(choice.against.value, choice.against.unit)
        taken = "取了前一处" if choice.value else "没有取值"
        yield note(
            CONFLICT,
            f"{name}两处写法不同：一处写{one}，另一处写{two}，{taken}",
            span=span_of(document, choice.unit),
            related=(span_of(document, choice.against.unit),),
        )


def _in_its_words(value: str, unit: Unit) -> str:
    """Return a value as the document writes it: itself where it stands there, else the words that it was read from.

    A sum or a day that the document writes otherwise is told beside them; our own words for a value never are.
    """
    there = key(value) in key(unit.text)
    if value and there and not value.replace(".", "").isdigit():
        return f"「{value}」"
    words = shortened(unit.text, QUOTED)
    return f"「{words}」（读作 {value}）" if value[:1].isdigit() and not there else f"「{words}」"


def looks_wrong(document: Document, outline: Outline) -> Iterator[Finding]:
    """Yield what makes a person doubt that this is a whole tender in simplified characters."""
    text = "".join(unit.plain for unit in outline.units)
    here = Span(document.name)
    if not text:
        return
    zones = {unit.zone for unit in outline.units}
    if sum(text.count(sign) for sign in TRADITIONAL) > len(text) * 0.02:
        yield note(
            SCRIPT,
            "这份文件是繁体字，关键词对不上，读出的内容不可靠",
            span=here,
        )
    if Zone.FORMS not in zones and Zone.EVALUATION not in zones:
        yield note(
            SHORT,
            f"只有 {len(text)} 字，没有找到评审办法和投标文件格式两章，可能只是公告或文件的一部分",
            span=here,
        )
    ours = len(OUR_WORDS.findall(text))
    buyers = len(re.findall(r"(投标人|供应商|响应人)(应|须|必须|不得)", text))
    if ours > 30 and ours > 3 * buyers:
        yield note(
            BID,
            "这份文件通篇是“我公司”，像是投标文件，不是招标文件",
            span=here,
        )
