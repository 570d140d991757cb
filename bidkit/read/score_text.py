"""Points that stand in running text: parts of a cell with points of their own, the make-up of the 100, lists."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.read.labels import parse_label, without_label
from bidkit.read.text import plain
from bidkit.read.unit import Unit, Zone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bidkit.read.outline import Outline

PART = re.compile(
    r"^(.{2,32}?)[(（\[【](?:满分|最高|共|计|分值)?[:：]?(?:0[-~])?(\d{1,3}(?:\.\d+)?)分[)）\]】][:：]?(.*)$"
)
SHARE = re.compile(
    r"([\u4e00-\u9fff][\u4e00-\u9fff()（）、/和及与]{1,24}?)(?:(?:得分|分)?[×*xX]|为|占|计|共|满分为?|:|：|的?(?:总)?分值为?|权重为?)?(?:[(（])?(\d{1,3}(?:\.\d+)?)(?:分|%)"
)
WHOLE = re.compile(r"百分制|满分(为)?100|总分(为|共)?100|100分|分值构成|权重")
LINE = re.compile(
    r"^(.{2,30}?)(?:[(（:：]|(?<!\d)-{1,2})(?:满分|最高|共|计|分值)?[:：]?(?:0[-~])?(\d{1,3}(?:\.\d+)?)分[)）]?[:：]?"
)
OPENING_LINE = re.compile(
    r"^([\u4e00-\u9fff、]{2,12}?)[,，]?(?:满分|最高|共|计)?(\d{1,3}(?:\.\d+)?)分[:：。;；,，]"
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
NOT_NAME = re.compile(
    r"得分|扣|每|最高|评标采用|总分|满分|采用|不足|以上|以下|合计|共计|得(?!出)|[加减](?=\d|分(?!项))|百分制|^[各均]"
)
GRADE = re.compile(r"^(优|良|中|差|较|一般|合格|基本|完全|满足|具有|提供)|级(及以上)?(的|职称)?$")
SHORT = 16
NAMED_PRICE = re.compile(
    r"((?:[\u4e00-\u9fff]{0,4})(?:报价|价格|报酬|酬金|费率|优惠率|下浮率|折扣率?))(?:部分|得分|分值)?"
    r"[(,:]?(?:满分|最高|共|计|占|权重)?为?(\d{1,2}(?:\.\d+)?)(?:分|%)"
)
ON_TOP = re.compile(
    r"^(?:[(\[](?:满分|最高|共|计|分值)?[:为]?(?:\d{1,3}(?:\.\d+)?分?[-~])?(\d{1,3}(?:\.\d+)?)分[)\]]"
    r"|(?:本项)?(?:满分|最高|共|计|分值)[:为]?(\d{1,3}(?:\.\d+)?)分|(\d{1,3}(?:\.\d+)?)分(?:[:。]|$))"
)
AT_END = re.compile(r"[(\[](?:满分|最高|共|计|分值)?[:为]?(?:0-|0~)?(\d{1,3}(?:\.\d+)?)分[)\]][。.;]?$")
EVALUATES = re.compile(
    r"(评分|评审|评比|打分|评选|评标)(办法|方法|标准|细则|规则|项)|评分法|[满总]分(为|共)?100分|^[\d.、一二三四五六七八九十()]*评[审标选分]$"
)
IN_BRACKETS = re.compile(r"\d分[)\]]")
IN_WORDS = re.compile(
    r"(?:(?:最高|最多|至多|上限|累计)(?:分值|得分|可?得|不超过|为)?|满分(?:为)?|本项(?:共|满分)|共计?|合计)[:为]?(\d{1,3}(?:\.\d+)?)分"
)


def sub_items(criteria: str, points: Decimal) -> list[tuple[str, Decimal, str]]:
    """Return the parts of a cell that have points of their own, when they add up to the cell's points."""
    parts = titled_parts(criteria)
    whole = len(parts) > 1 and sum((share for _, share, _ in parts), Decimal()) == points
    return parts if whole else []


def stated(criteria: str) -> Decimal | None:
    """Return the full points that the words of a line give: on top, at the end, or once as the most there is."""
    lines = [plain(line) for line in criteria.split("\n") if line.strip()]
    once = len(IN_BRACKETS.findall(plain(criteria))) == 1
    for found in (ON_TOP.match(lines[0]), once and AT_END.search(lines[-1])) if lines else ():
        if found:
            return Decimal(next(filter(None, found.groups())))
    said = IN_WORDS.findall(plain(criteria))
    return Decimal(said[-1]) if len(set(said)) == 1 else None


def own_parts(criteria: str) -> list[tuple[str, Decimal, str]]:
    """Return the parts that words list from their first line on; grades of one item are no parts of it."""
    parts = titled_parts(criteria)
    if not parts or not criteria.lstrip().startswith(parts[0][2].split("\n", maxsplit=1)[0]):
        return []
    if any(GRADE.search(name) for name, _, _ in parts):
        return []
    name, points, words = parts[0]
    if len(parts) == 1:
        return parts if "\n" in words or not AT_END.search(plain(words)) else []
    whole = points == sum((share for _, share, _ in parts[1:]), Decimal())
    return [(name, points, criteria)] if whole else parts


def titled_parts(criteria: str) -> list[tuple[str, Decimal, str]]:
    """Return the parts of a cell that begin with a name and its points: name, points and the part's own lines."""
    out: list[tuple[str, Decimal, list[str]]] = []
    for line in criteria.split("\n"):
        found = PART.match(without_label(plain(line)))
        titled = (
            found is not None
            and not NOT_NAME.search(found[1])
            and len(IN_BRACKETS.findall(plain(line))) == 1
            and bool(parse_label(line) or len(found[3]) < 40 or len(found[1]) < SHORT)
        )
        if found and titled:
            out.append((re.split(r"[:：]", found[1])[0], Decimal(found[2]), [line]))
        elif out:
            out[-1][2].append(line)
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
            if 0 < share < 100 and not NOT_NAME.search(name) and len(name) >= 2:
                parts.append((name, share, unit))
        if len(parts) > 1 and sum((share for _, share, _ in parts), Decimal()) == 100:
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


def named_price(outline: Outline, points: Decimal) -> tuple[str, Unit] | None:
    """Return the price's own name where a sentence of the evaluation gives it just these points: 监理报酬15分."""
    for unit in outline.units:
        if unit.zone is Zone.EVALUATION and not unit.table:
            for found in NAMED_PRICE.finditer(without_label(unit.plain)):
                if Decimal(found[2]) == points:
                    return re.sub(r"^.*[由和及、按]", "", found[1]), unit
    return None


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
    lines = [unit for unit in outline.units if not unit.table and _of_evaluation(outline, unit)]
    numbered = _whole_list(unit for unit in lines if unit.label is not None)
    return numbered or _whole_list(unit for unit in lines if AT_END.search(unit.plain) and unit.titled)


def _of_evaluation(outline: Outline, unit: Unit) -> bool:
    """Return whether a line stands in the chapter of the evaluation, or under a title of it in a short document."""
    heads = (outline.units[head] for head in unit.heads)
    titled = any(EVALUATES.search(head.plain[:24]) for head in heads)
    return unit.zone is Zone.EVALUATION or (titled and unit.zone in (Zone.NOTICE, Zone.COVER, Zone.OTHER))


def _whole_list(units: Iterable[Unit]) -> list[tuple[str, Decimal, Unit]]:
    out = []
    for unit in units:
        words = without_label(unit.plain)
        found = LINE.match(words) or OPENING_LINE.match(words) or BARE_LINE.match(words)
        if found and not NOT_NAME.search(found[1]):
            out.append((found[1], Decimal(found[2]), unit))
    leaves = [
        item
        for place, item in enumerate(out)
        if not any(item[2].index in other[2].heads for other in out[place + 1 :])
    ]
    return leaves if sum((item[1] for item in leaves), Decimal()) == 100 else []
