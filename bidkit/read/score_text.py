"""Points that stand in running text: parts of a cell with points of their own, the make-up of the 100, lists."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.read.labels import parse_label, without_label
from bidkit.read.text import plain
from bidkit.read.unit import Unit, Zone

if TYPE_CHECKING:
    from bidkit.read.outline import Outline

PART = re.compile(
    r"^(.{2,32}?)[(（\[【](?:满分|最高|共|计|分值)?[:：]?(?:0[-~])?(\d{1,3}(?:\.\d+)?)分[)）\]】][:：]?(.*)$"
)
SHARE = re.compile(
    r"([\u4e00-\u9fff][\u4e00-\u9fff()（）、/和及与]{1,24}?)(?:为|占|计|共|满分为?|:|：|的?(?:总)?分值为?|权重为?)?(?:[(（])?(\d{1,3}(?:\.\d+)?)(?:分|%)"
)
WHOLE = re.compile(r"百分制|满分(为)?100|总分(为|共)?100|100分|分值构成|权重")
LINE = re.compile(
    r"^(.{2,30}?)[(（:：](?:满分|最高|共|计|分值)?[:：]?(?:0[-~])?(\d{1,3}(?:\.\d+)?)分[)）]?[:：]?"
)
BARE_LINE = re.compile(
    r"^([\u4e00-\u9fff、]{2,24}?)[,，]?(?:满分|最高|共|计|分值|总分)?为?(?:0[-~])?(\d{1,3}(?:\.\d+)?)分[:：。;；]?$"
)
OWN_LINE = re.compile(
    r"^([\u4e00-\u9fff、]{2,12})(?:[(（][^()（）]{1,20}[)）])?(?:的?(?:满分|总分|分值)为?|为|占|共|[:：])?[:：]?(\d{1,3}(?:\.\d+)?)(?:分|%)[)）]?[。;；]?$"
)
WEIGHTED = re.compile(r"[×*xX](\d{1,2}(?:\.\d+)?)%[×*xX]100")
PRICED = re.compile(r"基准价|价格分|报价分|报价得分|价格得分|(价格|报价)部分")
TIMES = re.compile(
    r"(?:基准价|最低[^。;×]{0,6}价)[^。;×]{0,24}[/÷][^。;×]{0,24}[×*xX](\d{1,2}(?:\.\d+)?)(?![\d.%])(?!.{0,3}100)"
)
PRICE_POINTS = re.compile(
    r"(?:价格|报价)(?:部分|得分|分值|分)?[^。;\d得]{0,16}?(?:满分|[(（])(?:为|:)?(\d{1,2}(?:\.\d+)?)分"
)
PRICE_NAME = re.compile(r"(?:投标|磋商|谈判|响应|最后|最终)?(?:报价|价格)(?:部分|得分|分|项)?")
NOT_NAME = re.compile(r"得分|扣|每|最高|评标采用|总分|满分|采用|不足|以上|以下|合计|共计|得|加|减|百分制")


def sub_items(criteria: str, points: Decimal) -> list[tuple[str, Decimal, str]]:
    """Return the parts of a cell that have points of their own, when they add up to the cell's points."""
    out: list[tuple[str, Decimal, list[str]]] = []
    for line in criteria.split("\n"):
        found = PART.match(without_label(plain(line)))
        titled = (
            found is not None
            and not NOT_NAME.search(found[1])
            and bool(parse_label(line) or len(found[3]) < 40)
        )
        if found and titled:
            out.append((re.split(r"[:：]", found[1])[0], Decimal(found[2]), [line]))
        elif out:
            out[-1][2].append(line)
    if len(out) < 2 or sum((item[1] for item in out), Decimal()) != points:
        return []
    return [(name, share, "\n".join(lines)) for name, share, lines in out]


def composition(outline: Outline) -> list[tuple[str, Decimal, Unit]]:
    """Return the parts of the 100 points as the text gives them: 商务部分为30分、技术部分为70分."""
    for unit in outline.units:
        if unit.zone not in (Zone.EVALUATION, Zone.INSTRUCTIONS, Zone.COVER, Zone.OTHER) or not _whole(
            outline, unit
        ):
            continue
        text = _row_text(outline, unit)
        parts = []
        for found in SHARE.finditer(text):
            name = re.sub(r"^(其中|其中的|分为|包括|由)", "", found[1].strip("，、：:"))
            share = Decimal(found[2])
            if 0 < share <= 100 and not NOT_NAME.search(name) and len(name) >= 2:
                parts.append((name, share, unit))
        if parts and sum((share for _, share, _ in parts), Decimal()) == 100:
            return parts
    return _line_by_line(outline)


def _line_by_line(outline: Outline) -> list[tuple[str, Decimal, Unit]]:
    """Return the parts that have a line each, 价格项（F1×A1）满分为15.00分, when they add up to 100."""
    parts: dict[str, tuple[str, Decimal, Unit]] = {}
    for unit in outline.units:
        found = OWN_LINE.match(without_label(unit.plain)) if unit.zone is Zone.EVALUATION else None
        if found and not NOT_NAME.search(found[1]):
            parts.setdefault(found[1], (found[1], Decimal(found[2]), unit))
    whole = sum((share for _, share, _ in parts.values()), Decimal()) == 100
    return list(parts.values()) if whole else []


def price_share(outline: Outline) -> tuple[Decimal, Unit] | None:
    """Return the price's points as its formula gives them, ×15%×100; None where none or several do."""
    found: dict[Decimal, Unit] = {}
    for unit in reversed(outline.units):
        if unit.zone in (Zone.EVALUATION, Zone.INSTRUCTIONS, Zone.OTHER) and PRICED.search(unit.plain):
            for pattern in (WEIGHTED, TIMES, PRICE_POINTS):
                found |= {Decimal(share): unit for share in pattern.findall(unit.plain)}
    return next(iter(found.items())) if len(found) == 1 else None


def price_name(text: str) -> str:
    """Return what a sentence calls the item of the price; 投标报价 where it has no name for it."""
    found = PRICE_NAME.search(text)
    name = found[0].removesuffix("得分") if found else ""
    return name if name not in ("", "报价") else "投标报价"


def _whole(outline: Outline, unit: Unit) -> bool:
    if WHOLE.search(unit.plain):
        return True
    return bool(unit.table) and "分值构成" in plain(_row_text(outline, unit))


def _row_text(outline: Outline, unit: Unit) -> str:
    if not unit.table:
        return unit.plain
    return plain(outline.tables[unit.table].text(unit.row, unit.column))


def leaves_in_text(outline: Outline) -> list[tuple[str, Decimal, Unit]]:
    """Return the lines of an evaluation chapter that read 名称（N分）, when they add up to 100."""
    out = []
    for unit in outline.units:
        if unit.zone is not Zone.EVALUATION or unit.table or unit.label is None:
            continue
        words = without_label(unit.plain)
        found = LINE.match(words) or BARE_LINE.match(words)
        if found and not NOT_NAME.search(found[1]):
            out.append((found[1], Decimal(found[2]), unit))
    leaves = [
        item
        for place, item in enumerate(out)
        if not any(item[2].index in other[2].heads for other in out[place + 1 :])
    ]
    return leaves if sum((item[1] for item in leaves), Decimal()) == 100 else []
