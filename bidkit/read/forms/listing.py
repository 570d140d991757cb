"""Tables to be filled row by row: the head names the columns, the rows below are blank → a loop over a list.

Where less than half of the columns is known the table stays as it is; a wrong column is worse than an empty one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from bidkit.read.forms.blanks import of_rate
from bidkit.read.forms.columns import LISTINGS, Listing, cell_tag
from bidkit.read.forms.totals import read_totals, total_tag
from bidkit.read.forms.words import like
from bidkit.word.cut.rows import Loop
from bidkit.words.spaces import tight

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bidkit.read.forms.blanks import Words
    from bidkit.read.forms.sources import Sources
    from bidkit.word.cut.lines import Line
    from bidkit.word.cut.rows import Rows, Slot

PLACE = re.compile(r"[\d一二三四五六七八九十]{0,3}[.、]?|[.…·/]+")
TITLES = {
    "price": re.compile(r"报价|价格|清单|费用|预算"),
    "deviation": re.compile(r"偏离|应答|响应|偏差|对照|点对点"),
    "cases": re.compile(r"业绩|经验|案例|项目|合同|履约"),
    "team": re.compile(r"人员|团队|成员|机构|技术力量|班子|管理、技术"),
    "papers": re.compile(r"资质|证书|认证|荣誉|奖|知识产权|著作权|专利"),
}
ELSEWHERE = {
    "price": re.compile(r"备品|备件|耗材|易损|选配|可选|培训|优惠|成本|小微|中小企业|拟分包|节能|政策"),
    "deviation": re.compile(r"评分|评审|资格"),
    "cases": re.compile(
        r"在建|未完|新承接|正在|诉讼|处罚|(?:项目)?(?:经理|负责人|总工|人员)(?:的|个人)?.{0,4}(?:业绩|经历|简历)|厂家|制造商|分包"
    ),
    "team": re.compile(r"股东|控股|董事|关联|社保|简历|(?:项目)?(?:负责人|经理|总监|总工)(?:情况|基本情况|简历|一览)"),
    "papers": re.compile(r"人员|项目经理|产品|制造商|厂家"),
}  # fmt: skip
SHOWN = 30
NEUTRAL = ("number", "remark")
ROLE = re.compile(r"职务")
GIVEN = re.compile(
    r"无偏离|无偏差|正偏离|完全响应|完全满足|响应|满足|(?:所有|全部).{0,10}(?:满足|响应|无偏离)。?"
)
COUNTED = re.compile(r"数量|单价|工程量")
NUMBERED = re.compile(r"序号|备注|其他|其它|说明")
Tags: TypeAlias = "list[tuple[str, str] | None]"


@dataclass(frozen=True, slots=True)
class Head:
    """The head of one column by its place in the grid."""

    column: int
    span: int
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a head and blank rows: ``first`` to ``last`` are the blank ones, ``heads`` one for each cell."""

    rows: Rows
    heads: tuple[Head, ...]
    first: int
    last: int
    texts: Mapping[int, str]

    @property
    def title(self) -> str:
        """Return the heads as a person names the table."""
        return "、".join(head.text for head in self.heads if head.text)[:SHOWN]

    def text(self, slot: Slot) -> str:
        """Return a cell's words without spaces."""
        return "".join(self.texts[line] for line in slot.lines)


@dataclass(frozen=True, slots=True)
class Match:
    """A table with its sort, and for each column its meaning and expression."""

    sheet: Sheet
    listing: Listing
    tags: Tags


@dataclass(slots=True)
class Listed:
    """What to change in a form's tables, which tables that settles, and what a person should know."""

    tags: dict[int, str] = field(default_factory=dict)
    loops: list[Loop] = field(default_factory=list)
    done: set[int] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)


def read_listings(lines: Sequence[Line], tables: Sequence[Rows], words: Words, sources: Sources) -> Listed:
    """Return the loops of a form; ``sources`` says which records each sort of table lists."""
    found = Listed()
    texts = {line.index: re.sub(r"[\s_]", "", like(line.view)) for line in lines}
    chosen: list[Match] = []
    found.notes += [note for rows in tables for note in _printed(rows, texts)]
    for sheet in (one for one in (_sheet(rows, texts) for rows in tables) if one is not None):
        match = _best(sheet, f"{words.title} {_above(lines, sheet.rows)}")
        if match is None:
            _summary(found, sheet, words)
        elif _enough(match.tags):
            chosen.append(match)
        else:
            found.notes.append(f"表「{sheet.title}」认得的列不到一半，没有改动，请逐行填写")
    for match in chosen:
        if sum(other.listing is match.listing for other in chosen) > 1:
            found.notes.append(
                f"表「{match.sheet.title}」和同份格式里另一张分不清各列哪些，没有改动，请逐行填写"
            )
        else:
            _fill(found, match, sources.of(match.listing.sort, f"{words.title}{match.sheet.title}"))
    return found


def _printed(rows: Rows, texts: Mapping[int, str]) -> list[str]:
    """Return a note where the buyer's own form prints a reply; nobody of the bidder gave it."""
    words = {"".join(texts[line] for line in slot.lines) for row in rows.rows for slot in row}
    told = sorted(word for word in words if GIVEN.fullmatch(word))
    return [f"表里印好的「{'、'.join(told)}」是采购人印的，我方没有答复过，请核对"] if told else []


def _summary(found: Listed, sheet: Sheet, words: Words) -> None:
    """Fill the one row of a summary of the price: every head is a label of its own.

    A rate is the price of a summary that has no total; beside one, or beside quantities, it is about something else.
    """
    if sheet.first != sheet.last:
        return
    heads = [head.text for head in sheet.heads]
    rates = ["" if COUNTED.search("".join(heads)) else _rate_tag(head, words) for head in heads]
    totals = [total_tag(head) for head in heads]
    totals = totals if any(totals) else rates
    tags = [total or _label_tag(head, words) for total, head in zip(totals, heads, strict=True)]
    if not any(totals) or 2 * sum(bool(tag) for tag in tags) < len(tags):
        return
    for slot, tag in zip(sheet.rows.rows[sheet.first], tags, strict=True):
        if tag:
            found.tags[slot.lines[0]] = tag
    unknown = [head.text for head, tag in zip(sheet.heads, tags, strict=True) if not tag]
    unknown = [text for text in unknown if not NUMBERED.fullmatch(text)]
    found.done.add(sheet.rows.number)
    if unknown:
        found.notes.append(f"表「{sheet.title}」留空的列：{'、'.join(unknown)}")


def _label_tag(head: str, words: Words) -> str:
    plain = re.sub(r"\([^()]*\)$", "", head)
    meaning = words.by_label.get(head) or words.by_label.get(plain)
    return meaning.tag if meaning is not None and meaning.sort not in ("person", "rate") else ""


def _rate_tag(head: str, words: Words) -> str:
    meaning = words.by_label.get(re.sub(r"\([^()]*\)$", "", head))
    return of_rate(meaning.tag, "%" if "%" in head else "") if meaning and meaning.sort == "rate" else ""


def _sheet(rows: Rows, texts: Mapping[int, str]) -> Sheet | None:
    """Return the first blank rows of a table under a full head, None for a table of another make."""
    if rows.nested:
        return None
    for place in range(1, len(rows.rows)):
        body, above = rows.rows[place], rows.rows[place - 1]
        if not _blank(body, texts) or len(body) < 3:
            continue
        heads = _heads(rows, place, texts)
        if not heads or any(not head.text for head in heads) or _blank(above, texts):
            return None
        last = place
        while (
            last + 1 < len(rows.rows)
            and _alike(rows.rows[last + 1], body)
            and _blank(rows.rows[last + 1], texts)
        ):
            last += 1
        return Sheet(rows, heads, place, last, texts)
    return None


def _blank(row: Sequence[Slot], texts: Mapping[int, str]) -> bool:
    """Return whether nothing but a number or dots at the start stands in a row, and no cell reaches over rows."""
    words = ["".join(texts[line] for line in slot.lines) for slot in row]
    counted = bool(words) and bool(PLACE.fullmatch(words[0]))
    return (
        counted
        and not any(re.sub(r"[.…·/]", "", word) for word in words[1:])
        and all(slot.lines and not slot.merged for slot in row)
    )


def _alike(row: Sequence[Slot], other: Sequence[Slot]) -> bool:
    return [(slot.column, slot.span) for slot in row] == [(slot.column, slot.span) for slot in other]


def _heads(rows: Rows, place: int, texts: Mapping[int, str]) -> tuple[Head, ...]:
    """Return the head of each cell of a row: the words right above it, behind those of a cell over several."""
    return tuple(Head(slot.column, slot.span, _over(rows, place, slot, texts)) for slot in rows.rows[place])


def _over(rows: Rows, place: int, slot: Slot, texts: Mapping[int, str]) -> str:
    words = ""
    for row in reversed(rows.rows[:place]):
        above = next((one for one in row if one.column <= slot.column < one.column + one.span), None)
        if above is None or (words and above.span <= slot.span):
            break
        told = "".join(texts[line] for line in above.lines)
        if above.merged == "more":
            continue
        if words:
            return f"证书{words}" if len(row) > 1 and "证" in told and "证" not in words else words
        if above.column != slot.column or above.span != slot.span:
            return ""
        words = told
        if above.merged == "first":
            break
    return words


def _above(lines: Sequence[Line], rows: Rows) -> str:
    """Return the last words before a table."""
    first = rows.rows[0][0].lines[0] if rows.rows and rows.rows[0] and rows.rows[0][0].lines else 0
    before = [line for line in lines if line.index < first and not line.table and line.text.strip()]
    return tight(before[-1].text)[-40:] if before else ""


def _best(sheet: Sheet, words: str) -> Match | None:
    """Return the sort of table with most known heads that has the columns it cannot do without."""
    found: list[tuple[int, Match]] = []
    joined = "".join(head.text for head in sheet.heads)
    for listing in LISTINGS:
        tags = _tags(sheet, listing)
        names = {name for tag in tags if tag for name in tag[0].split("+")}
        fits = all(names & needed for needed in listing.needed)
        told = TITLES[listing.sort].search(words) and not ELSEWHERE[listing.sort].search(words)
        if fits and told and not listing.other.search(joined):
            found.append((sum(tag is not None for tag in tags), Match(sheet, listing, tags)))
    return max(found, key=lambda one: one[0])[1] if found else None


def _tags(sheet: Sheet, listing: Listing) -> Tags:
    """Return what each column holds; of two with one meaning only the first is certain."""
    made: Tags = []
    seen: set[str] = set()
    heads = [head.text for head in sheet.heads]
    roles = sum(tag is not None and tag[0] == "role" for tag in (cell_tag(one, listing) for one in heads))
    for head in heads:
        tag = cell_tag(head, listing)
        if roles > 1 and ROLE.fullmatch(head):
            tag = ("position", "{{ m.person.position }}")
        if tag is not None and tag[0] in seen and tag[0] not in NEUTRAL:
            tag = None
        seen |= {tag[0]} if tag else set()
        made.append(tag)
    return made


def _enough(tags: Sequence[tuple[str, str] | None]) -> bool:
    counted = [tag for tag in tags if tag is None or tag[0] not in NEUTRAL]
    return 2 * sum(tag is not None for tag in counted) >= len(counted) > 0


def _fill(found: Listed, match: Match, source: tuple[str, str]) -> None:
    sheet, listing = match.sheet, match.listing
    each, said = source
    pattern = sheet.rows.rows[sheet.first]
    tags = _one_for_both(match)
    for slot, tag in zip(pattern, tags, strict=True):
        if tag is not None and tag[1]:
            found.tags[slot.lines[0]] = tag[1]
    found.loops.append(Loop(sheet.rows.number, sheet.first, sheet.last, each))
    found.done.add(sheet.rows.number)
    unknown = [head.text for head, tag in zip(sheet.heads, tags, strict=True) if tag is None]
    empty = f"；没有资料、留空的列：{'、'.join(unknown)}" if unknown else ""
    if unknown or (said and listing.sort != "team"):
        found.notes.append(f"表「{sheet.title}」逐行填入 {said or '报价表各行'}{empty}")
    if listing.sort == "price":
        amount = next(
            (slot.column for slot, tag in zip(pattern, tags, strict=True) if tag and tag[0] == "amount"), -1
        )
        found.tags |= read_totals(sheet.rows, sheet.last, amount, sheet.texts)


def _one_for_both(match: Match) -> Tags:
    """Let one column for deviation and remark say both."""
    sheet, listing, tags = match.sheet, match.listing, match.tags
    names = [tag[0] if tag else "" for tag in tags]
    if listing.sort != "deviation":
        return list(tags)
    made = list(tags)
    for place, head in enumerate(sheet.heads):
        if names[place] not in ("note", "remark") or (names[place] == "remark" and "note" in names):
            continue
        both = "deviation" not in names and re.search(r"偏离|偏差", head.text)
        told = "{{ r.deviation }}{% if r.deviation and r.note %}；{% endif %}{{ r.note }}"
        made[place] = ("note", told if both else "{{ r.note }}")
    return made
