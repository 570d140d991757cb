"""The head of a draft: project, buyer, money, dates, how bids are judged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bidkit.law.regimes import is_procurement
from bidkit.read.draft.yamltext import flow, known, scalar
from bidkit.read.text import plain
from bidkit.words.numerals import NUMBER, count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.extract import Extract, PriceTerms

UNREAD = "未认出"
PUBLIC = (
    ("imports", "是否允许进口产品"),
    ("sme", "对中小企业是预留（set-aside）还是价格扣除（deduction）"),
    ("sme_industry", "采购标的所属行业"),
)
OWN_PRICE = re.compile(
    r"(评标价|评审价)[^。;]{0,10}(=|为|:)[^。;]*[×*+÷]|不含税[^。;]{0,8}(为|作为)(评标价|评审价)|净价"
)
UNIT_PRICE = re.compile(r"单价[^。；;]{0,10}限|限[^。；;]{0,6}单价")
TEXT = 1_200
DEDUCTIONS = (
    ("sme_deduction", "sme_percent"),
    ("joint_deduction", "joint_percent"),
    ("domestic_deduction", "domestic_percent"),
)
COPIES = re.compile(rf"({NUMBER})(?:份|套|个|张|本)")


def head_lines(extract: Extract) -> Iterator[str]:
    """Yield the lines above ``package``."""
    fact = extract.fact
    yield known("regime", fact("regime"), "法律体系")
    yield known("method", fact("method"), "采购方式")
    yield "project:"
    yield known("name", fact("project_name"), "项目名称", "  ")
    yield known("number", fact("project_number"), "项目编号", "  ")
    yield from _lots(extract)
    yield known("purchaser", fact("purchaser"), "采购人")
    yield known("agency", fact("agency"), "代理机构")
    yield from _money(extract)
    yield from _dates(extract)
    yield known("opening_place", fact("opening_place"), "开标地点")
    yield f"copies: {flow(_copies(extract))}"
    yield known("consortium", fact("consortium"), "是否接受联合体")
    yield known("subcontract", fact("subcontract"), "是否允许分包")
    for key, what in PUBLIC:
        if fact(key) or is_procurement(fact("regime")):
            yield known(key, fact(key), what)
    yield "evaluation:"
    yield known("method", fact("evaluation"), "评标办法", "  ")
    if extract.price is not None:
        yield _price(extract, extract.price)


def _lots(extract: Extract) -> Iterator[str]:
    """One lot is the lot; of several a person must say which one the bid is for."""
    if only := extract.fact("lot"):
        yield f"  lot: {scalar(only)}"
    elif extract.lots:
        yield f"  # lot:   招标文件分包（标段），读到 {len(extract.lots)} 个，请写上投哪一个"
        for lot in extract.lots:
            sums = (("预算", lot.budget), ("限价", lot.ceiling), ("保证金", lot.bond))
            said = "，".join(f"{name} {amount} 元" for name, amount in sums if amount)
            yield f"  #   {lot.number}：{'，'.join(filter(None, (lot.name, said)))}"


def _money(extract: Extract) -> Iterator[str]:
    sums = {key: extract.fact(key) for key in ("budget", "ceiling", "bond", "performance_percent")}
    if any(sums.values()) or extract.fact("quote_kind"):
        yield "money:"
    else:
        yield "# money:   没有读到预算、限价和保证金"
        yield from _quote(extract)
        return
    yield from _quote(extract)
    yield known("budget", sums["budget"], "预算", "  ")
    ceiling = next((fact for fact in extract.facts if fact.key == "ceiling"), None)
    if ceiling is not None and UNIT_PRICE.search(ceiling.quote):
        yield f"  # limits:   限价是单价，请照原文逐项写：{ceiling.quote[:200]}"
    else:
        yield known("ceiling", sums["ceiling"], "最高限价", "  ")
    if sums["bond"]:
        yield f"  bond: {flow(_bond(extract, sums['bond']))}"
    else:
        rest = _bond(extract, "")
        known_parts = f"；读到的有 {flow(rest)}" if rest else ""
        yield f"  # bond:   没有读到投标保证金的金额，不收取的写 {{amount: 0}}{known_parts}"
    if sums["performance_percent"]:
        yield f"  performance_percent: {sums['performance_percent']}"


def _quote(extract: Extract) -> Iterator[str]:
    """Yield how the price is asked where it is no total; what cannot be told is said for a person to decide."""
    doubt, kind = extract.fact("quote_doubt"), extract.fact("quote_kind")
    if doubt and not kind:
        yield f"  # quote:   招标文件报「{doubt}」，看不出是付百分之几（discount）还是减百分之几（reduction），请写上"
    if not kind:
        return
    made = {"kind": kind}
    if kind != "unit":
        said = {name: extract.fact(f"quote_{name}") for name in ("name", "at_least", "at_most")}
        made |= {name: value for name, value in said.items() if value}
    yield f"  quote: {flow(made)}"


def _bond(extract: Extract, amount: str) -> dict[str, Any]:
    made: dict[str, Any] = {"amount": "0" if amount == "none" else amount} if amount else {}
    if forms := extract.fact("bond_forms"):
        made["form"] = forms.split(",")
    for key in ("due", "payee", "account"):
        if said := extract.fact(f"bond_{key}"):
            made[key] = said
    return made


def _dates(extract: Extract) -> Iterator[str]:
    deadline = extract.fact("deadline")
    opening = extract.fact("opening") or deadline
    yield "dates:"
    for key, title in (
        ("issued", "开始发出"),
        ("documents_until", "获取截止"),
        ("questions_until", "提问截止"),
    ):
        if said := extract.fact(key):
            yield known(key, said, title, "  ")
    yield known("deadline", deadline, "投标截止时间", "  ")
    yield known("opening", opening if opening >= deadline else deadline, "开标时间", "  ")
    yield known("validity_days", extract.fact("validity_days"), "投标有效期（天）", "  ")


def _copies(extract: Extract) -> dict[str, int]:
    """Return the highest number said for each sort of copy; the electronic one is asked for when it is named."""
    counts = {"original": 0, "duplicate": 0, "electronic": 0}
    for item in extract.copies:
        words = plain(item.quote)
        kind = "original" if "正本" in words else "duplicate" if "副本" in words else "electronic"
        found = COPIES.search(words)
        if found:
            counts[kind] = max(counts[kind], count(found[1]) or 0)
    return counts if any(counts.values()) else {"original": 0, "duplicate": 0, "electronic": 1}


def _price(extract: Extract, price: PriceTerms) -> str:
    """A formula that was not recognised stays as words: then nobody reckons with a guess."""
    if not price.points:
        return "  # price:   没有读到价格分，请照招标文件写 points 和 formula"
    made: dict[str, Any] = {"formula": price.formula or UNREAD, "points": price.points}
    made |= dict(price.details)
    for key, name in DEDUCTIONS:
        if said := extract.fact(name):
            made[key] = said
    if said := extract.fact("sme_points_percent"):
        made |= {"sme_by": "points", "sme_deduction": said}
    note = "" if price.formula else "   # 公式没有认出来，text 是原文，请照它写 formula"
    if price.formula and OWN_PRICE.search(plain(price.quote)):
        note = "   # 评标价不等于报价总额，怎么算见 text"
    return f"  price: {flow(made | {'text': price.quote[:TEXT]})}{note}"
