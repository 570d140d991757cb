"""A clarification held against a tender that was read: which facts and items it seems to change.

Proposes and decides nothing: old and new words stand beside each other with their place, for a person to settle.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.model.changes import Change
from bidkit.read.facts.clock import moment
from bidkit.read.facts.money import first_sum
from bidkit.read.outline import make_outline
from bidkit.read.reissue import compare_whole
from bidkit.read.review_rows import value_at
from bidkit.read.text import key, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bidkit.model.reading import Document
    from bidkit.model.tender import Tender
    from bidkit.read.outline import Outline
    from bidkit.read.unit import Unit

VERB = r"(?:更正|变更|修改|修订|调整|更改|改|延期|推迟|顺延|延长|提前)"
TO = rf"(?:现|统一|一并)?(?:将其|将)?{VERB}(?:为|至|到|成)"
ONE_LINE = re.compile(rf"(?P<old>.*?)[，,；;。]?\s*(?P<verb>{TO})[：:]?\s*(?P<new>.+)$")
OLD_LINE = re.compile(
    r"^(?:原(?:内容|文|招标文件|磋商文件|采购文件|条款)?(?:[^：:]{0,40})?)[：:]\s*(?P<old>.+)$"
)
NEW_LINE = re.compile(rf"^(?:现|{TO}|{VERB}后(?:内容|为)?|新内容)[^：:]{{0,20}}[：:]\s*(?P<new>.+)$")
OLD_HEAD = re.compile(
    r"^(原(内容|文|条款|招标文件|磋商文件|采购文件)?.{0,8}|.{0,4}(更正|变更|修改|调整|澄清)前.{0,6})$"
)
NEW_HEAD = re.compile(r"^(现.{0,10}|.{0,4}(更正|变更|修改|调整|澄清)(后|为|内容).{0,6})$")
TOUCHES = re.compile(rf"{VERB}|删除|取消|增加|新增|补充|作废|不再")
FACTS = (
    ("dates.deadline", re.compile(r"(投标|响应|递交|提交|首次)[^，。；]{0,16}截止|截止时间|截标")),
    (
        "dates.opening",
        re.compile(
            r"(开标|开启|唱标)(及[^，。；]{0,6})?(时间|日期)|截(止|标)[^，。；]{0,6}[及和与、]开(标|启)"
        ),
    ),
    ("dates.validity_days", re.compile(r"(投标|响应)(文件)?有效期")),
    ("money.budget", re.compile(r"预算")),
    ("money.ceiling", re.compile(r"最高限价|招标控制价|拦标价|限价")),
    ("money.bond.amount", re.compile(r"保证金[^，。；]{0,8}(金额|数额|为)|保证金")),
    ("project.name", re.compile(r"项目名称")),
    ("project.number", re.compile(r"(项目|招标|采购)编号")),
    ("opening_place", re.compile(r"(开标|开启|磋商|谈判)(时间[及和与、])?地点")),
)
DECIMALS = re.compile(r"\d+(?:\.\d+)+")
QUOTED = re.compile(r"[“\"「](?P<words>[^”\"」]{4,})[”\"」]")
SAME = 0.55
HEAD = 12
LEAST = 6
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Pair:
    """Old and new words as a clarification sets them against each other; ``whole`` is all it says there."""

    old: str
    new: str
    whole: str
    unit: Unit


def propose(tender: Tender, document: Document) -> list[Change]:
    """Return the changes that a clarification proposes, in its order, each said once.

    The whole tender sent out again is compared item by item instead.
    """
    outline = make_outline(document)
    whole = compare_whole(tender, document, outline)
    if whole is not None:
        return whole
    found: dict[tuple[str, str], Change] = {}
    for pair in _pairs(outline):
        for change in _changes(tender, pair, document.name):
            found.setdefault((change.item or change.quote, change.new), change)
    return list(found.values())


def _pairs(outline: Outline) -> Iterator[Pair]:
    tabled: set[int] = set()
    for number, table in outline.tables.items():
        rows = list(_table(outline, number, table.grid))
        if rows:
            tabled.add(number)
            yield from rows
    lines = [unit for unit in outline.units if unit.table not in tabled and not unit.contents]
    for place, unit in enumerate(lines):
        after = lines[place + 1] if place + 1 < len(lines) else None
        old, new = OLD_LINE.match(unit.text), NEW_LINE.match(after.text) if after else None
        if old and new and after:
            before = lines[place - 1].text if place else ""
            yield Pair(old["old"], new["new"], f"{before}{unit.text}{after.text}", unit)
            continue
        started = place and OLD_LINE.match(lines[place - 1].text) and NEW_LINE.match(unit.text)
        if started or not TOUCHES.search(unit.plain) or len(unit.plain) < LEAST:
            continue
        found = ONE_LINE.match(unit.text)
        if found and len(found["new"].strip()) > 1:
            old_words = re.sub(r"^[原将把，,\s]+", "", found["old"])
            yield Pair(old_words, found["new"].strip(), unit.text, unit)
        elif not unit.titled or unit.table:
            yield Pair("", "", unit.text, unit)


def _table(outline: Outline, number: int, grid: Sequence[Sequence[object]]) -> Iterator[Pair]:
    """Yield the rows of a table whose head sets old against new."""
    table = outline.tables[number]
    width = len(grid[0]) if grid else 0
    heads = [plain(table.text(0, column)) for column in range(width)]
    old = next((place for place, head in enumerate(heads) if OLD_HEAD.match(head)), None)
    new = next((place for place, head in enumerate(heads) if NEW_HEAD.match(head) and place != old), None)
    first = {unit.row: unit for unit in reversed(outline.units) if unit.table == number}
    if old is None or new is None:
        return
    for row in range(1, len(grid)):
        texts = [table.text(row, column) for column in range(width)]
        if row in first and texts[new].strip():
            yield Pair(texts[old], texts[new], " ".join(dict.fromkeys(texts)), first[row])


def _changes(tender: Tender, pair: Pair, file: str) -> Iterable[Change]:
    place = pair.unit.path
    quote = pair.whole[:LONGEST]
    facts = [name for name, words in FACTS if words.search(plain(pair.old or pair.whole))]
    made = []
    for name in facts:
        value = _value(name, pair.new)
        if value and value != value_at(tender, name):
            made.append(
                Change(file=file, item=name, old=value_at(tender, name), new=value, quote=quote, place=place)
            )
    if made:
        return made
    items = _items(tender, pair)
    new = pair.new[:LONGEST]
    if not items:
        return [Change(file=file, old=pair.old[:LONGEST], new=new, quote=quote, place=place)]
    return [Change(file=file, item=name, old=text, new=new, quote=quote, place=place) for name, text in items]


def _value(name: str, text: str) -> str:
    """Return the new value of a fact as tender.yaml writes it, "" where the words give none for certain."""
    if name in ("dates.deadline", "dates.opening"):
        return moment(text)
    if name == "dates.validity_days":
        found = re.search(r"(\d{2,3})\s*(个)?(日历)?[天日]", plain(text))
        return found[1] if found else ""
    if name.startswith("money."):
        return first_sum(plain(text), plain(text)) or ""
    return re.sub(r"^[：:“\"]+|[”\"。；;]+$", "", text.strip())


def _items(tender: Tender, pair: Pair) -> list[tuple[str, str]]:
    """Return the items a change touches: those whose words it quotes, else those of the clause it names."""
    items = [(item.id, item.text, item.source) for item in tender.requirements]
    items += [(item.id, item.text or item.item, item.source) for item in tender.criteria]
    items += [(item.id, item.quote, item.source) for item in tender.invalidity]
    items += [(form.id, form.title, form.source) for form in tender.forms]
    old = key(pair.old)
    quoted = [key(found["words"]) for found in QUOTED.finditer(pair.old or pair.whole)]
    by_words = [
        (name, text)
        for name, text, source in items
        if any(_alike(key(words), [old, *quoted]) for words in (text, source.quote))
    ]
    if by_words:
        return by_words
    named = DECIMALS.findall(plain(pair.whole)[: LONGEST // 2])
    if not named:
        return []
    return [(name, text) for name, text, source in items if named[-1] in DECIMALS.findall(source.clause)]


def _alike(text: str, quotes: Iterable[str]) -> bool:
    for words in quotes:
        if words and words == text:
            return True
        if len(words) < LEAST or len(text) < LEAST:
            continue
        if words in text or text in words or text[:HEAD] in words:
            return True
        if difflib.SequenceMatcher(None, words[:LONGEST], text[:LONGEST]).ratio() >= SAME:
            return True
    return False
