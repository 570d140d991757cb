"""The head of a draft: project, buyer, money, dates, how bids are judged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.read.draft.yamltext import flow, known, scalar
from bidkit.read.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.extract import Extract, ScoreItem

LOWEST_FIRST = re.compile(r"(最低|低价优先)[^。;]{0,30}(基准价|满分)|低价优先法")
PRICE = re.compile(r"报价|价格|评标价|投标价")
DIGITS = {sign: place for place, sign in enumerate("零一二三四五六七八九十")} | {
    "两": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
}


def head_lines(extract: Extract) -> Iterator[str]:
    """Yield the lines above ``package``."""
    fact = extract.fact
    yield known("regime", fact("regime"), "法律体系")
    yield known("method", fact("method"), "采购方式")
    yield "project:"
    yield known("name", fact("project_name"), "项目名称", "  ")
    yield known("number", fact("project_number"), "项目编号", "  ")
    yield known("purchaser", fact("purchaser"), "采购人")
    yield known("agency", fact("agency"), "代理机构")
    yield from _money(extract)
    yield from _dates(extract)
    yield known("opening_place", fact("opening_place"), "开标地点")
    yield f"copies: {flow(_copies(extract))}"
    yield known("consortium", fact("consortium"), "是否接受联合体")
    yield "evaluation:"
    yield known("method", fact("evaluation"), "评标办法", "  ")
    price = next((leaf for leaf in extract.scoring if PRICE.search(leaf.item)), None)
    if price is not None:
        yield _price(price)


def _money(extract: Extract) -> Iterator[str]:
    sums = {key: extract.fact(key) for key in ("budget", "ceiling", "bond")}
    if any(sums.values()):
        yield "money:"
    else:
        yield "# money:   没有读到预算、限价和保证金"
        return
    for key, what in (("budget", "预算"), ("ceiling", "最高限价")):
        yield known(key, sums[key], what, "  ")
    bond = sums["bond"]
    if bond:
        yield f"  bond: {flow({'amount': '0' if bond == 'none' else bond})}"
    else:
        yield "  # bond:   没有读到投标保证金，不收取的写 {amount: 0}"


def _dates(extract: Extract) -> Iterator[str]:
    deadline = extract.fact("deadline")
    opening = extract.fact("opening") or deadline
    yield "dates:"
    yield known("deadline", deadline, "投标截止时间", "  ")
    yield known("opening", opening if opening >= deadline else deadline, "开标时间", "  ")
    yield known("validity_days", extract.fact("validity_days"), "投标有效期（天）", "  ")


def _copies(extract: Extract) -> dict[str, int]:
    """Return the highest number said for each sort of copy; the electronic one is asked for when it is named."""
    counts = {"original": 0, "duplicate": 0, "electronic": 0}
    for item in extract.copies:
        words = plain(item.quote)
        kind = "original" if "正本" in words else "duplicate" if "副本" in words else "electronic"
        found = re.search(r"(\d+|[零一二三四五六七八九十两壹贰叁])(?:份|套|个|张|本)", words)
        if found:
            number = int(found[1]) if found[1].isdigit() else DIGITS.get(found[1], 0)
            counts[kind] = max(counts[kind], number)
    return counts if any(counts.values()) else {"original": 0, "duplicate": 0, "electronic": 1}


def _price(leaf: ScoreItem) -> str:
    if LOWEST_FIRST.search(plain(leaf.criteria)):
        return f"  price: {flow({'formula': 'lowest-price-first', 'points': leaf.points, 'text': leaf.criteria[:200]})}"
    return f"  # price: {{points: {scalar(leaf.points)}}}   报价分的公式没有认出来，请照招标文件写 formula"
