"""Every clause that puts one bid out, and those under which the whole tender fails.

A sentence that names the ground is a clause; so is each item of a list whose first line says what follows from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bidkit.read.effects import CONDITION, CORRECTION, LIST, STANDING, Effect, effect_of, ends_all
from bidkit.read.items import make_item, once
from bidkit.read.labels import without_label
from bidkit.read.text import sentences
from bidkit.read.unit import Unit, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.extract import Item
    from bidkit.read.outline import Outline

TITLE_OUT = re.compile(
    r"(无效|否决|拒绝|废标|不予受理|拒收)(的)?(投标|响应|标|报价|文件)?(文件)?(的)?(情形|情况|条款|条件|规定|认定|处理|范围)?(如下)?:?$|(投标|响应)无效(的)?(情形|情况|条款|认定)?:?$"
    r"|无效(的)?(投标|响应|报价|标)(文件)?[”\"」』)]?(包括|有|是指|指|的情形)?(以下|下列|如下)?(情形|情况)?:?$"
)
TITLE_ALL = re.compile(
    r"(废标|流标|终止|重新(招标|采购)|(招标|采购)失败)[^。]{0,16}(情形|情况|条款|条件)?(?<!处理):?$"
)
MIXED_TITLE = re.compile(r"(评审|比较|审查|澄清|解密)[、,和及与]")
REFUSAL_TABLE = re.compile(
    r"(否决|无效|废标)(性)?(投标|标)?(的)?((条款|情形|情况|事项|审查|评审|检查)+(一览)?表|(条款|情形|事项)?(一览)?(清单|目录))"
)
OF_ALL = re.compile(r"(不足|少于)[^,。;]{0,4}(3|三)[家个名]|(采购|招标)任务取消|影响(采购|招标)公正")
# A list under which bids and bonds are lost alike is one clause: some of its cases come after the award.
FORFEIT = re.compile(r"取消[其该][^。]{0,40}保证金[^。]{0,12}(不予退还|不退|没收)")
ASKED = re.compile(r"是否")
CHECK_TABLE = re.compile(
    r"(资格|符合|响应|有效|初步|形式)性?(审查|评审|检查)(表|标准|内容|因素|一览表)|(初步|资格|符合性|形式)(评审|审查)"
)
FAULT = re.compile(
    r"^(投标人|供应商|响应人|申请人)?(不得|未|不符合|没有|存在|有|不满足|超过|不同)|的[;；。]?$|无效|不得|其他情形"
)
FIRST_INSIDE = re.compile(r":[(]?1[)、.]")
"""The line that opens a list holds its first case too: 下列报价无效：（1）…"""
BESIDE = re.compile(
    r"^(备注|附注|说明|适用(范围|于|性)?|(认定|判定|判断|评审|审查|参照)?(的)?(依据|方法)|条款号?|对应条款|出处|是否.{0,8})$"
)
"""A column beside the cases of a refusal."""
SIGNED = re.compile(r"(标|带|注|打)[有注明]?[“\"]?[★▲※*#☆△][”\"]?号?的")
"""What follows a line on a sign is the list of demands, not of refusals."""
LINE = 60
SHORT_FAULT, LONG_FAULT = 3, 8
OFF = re.compile(r"[(（](本项目|本次采购|本次招标)?不适用(于本项目)?[)）]|不适用于本项目")
OF_WINNER = re.compile(r"(中标|成交)(人|候选|供应商)")
COMPLAINT = re.compile(r"质疑|投诉|异议|询问函")
REMEDY = re.compile(r"(以下|下列|如下)[^。;:]{0,6}(办法|方式|措施|方法)")
SKIPPED = (Zone.CONTRACT, Zone.CONTENTS)


@dataclass(slots=True)
class _Found:
    bids: list[Unit] = field(default_factory=list)
    tenders: list[Unit] = field(default_factory=list)

    def put(self, effect: Effect, unit: Unit, *, listed: bool = False) -> None:
        """Keep a unit under whom it hits; a line of a list has its ground from the list."""
        if effect is Effect.BID:
            self.bids.append(unit)
        elif effect is Effect.ALL and ends_all(unit.plain, listed=listed):
            self.tenders.append(unit)


def find_invalidity(outline: Outline) -> tuple[list[Item], list[Item]]:
    """Return the clauses that put one bid out and those that end the whole tender."""
    found = _Found()
    taken: dict[int, Effect] = {}
    for unit in outline.units:
        if unit.index in taken:
            found.put(_of_case(unit, taken[unit.index]), unit, listed=True)
        elif _looked_at(outline, unit) and not _of_complaints(outline, unit):
            taken |= _judge(outline, unit, found)
        elif _looked_at(outline, unit) and Effect.ALL in _effects(unit):
            found.put(Effect.ALL, unit)
    checked = list(_checked(outline))
    leads = {line.index for line, rows in checked if rows and _refuses(line) and _is_lead(line)}
    faults = [unit for _, rows in checked for unit in rows]
    bids = sorted(
        {unit.index: unit for unit in (*found.bids, *faults) if unit.index not in leads}.values(),
        key=lambda unit: unit.index,
    )
    tenders = [unit for unit in found.tenders if unit.zone is not Zone.FORMS]
    return (
        once(make_item("invalidity", outline, unit) for unit in bids),
        once(make_item("tender-failure", outline, unit) for unit in tenders),
    )


def _of_case(unit: Unit, listed: Effect) -> Effect:
    """A case that says itself that the project ends is the project's, whatever list it stands in."""
    return Effect.ALL if listed is Effect.BID and _effects(unit) - {Effect.NONE} == {Effect.ALL} else listed


def _looked_at(outline: Outline, unit: Unit) -> bool:
    """Leave out contracts, what is switched off for this tender, and the rules for complaints."""
    if unit.zone in SKIPPED or unit.contents:
        return False
    heads = [outline.units[head].plain for head in unit.heads]
    return not any(OFF.search(text) for text in (*heads, unit.plain))


def _of_complaints(outline: Outline, unit: Unit) -> bool:
    """Rules for complaints put no bid out, but an upheld complaint may end the tender."""
    heads = [outline.units[head].plain for head in unit.heads]
    return any(len(text) < 40 and COMPLAINT.search(text) for text in heads)


def _judge(outline: Outline, unit: Unit, found: _Found) -> dict[int, Effect]:
    """Put a paragraph where it belongs; return the items of the list it opens."""
    effect = _effect(unit)
    if effect is Effect.NONE and _remedied(outline, unit):
        found.put(Effect.ALL, unit)
        return {}
    below = _listed(outline, unit, effect)
    if not below or (effect is Effect.BID and FORFEIT.search(unit.plain)):
        found.put(effect, unit)
        if effect is Effect.BID and Effect.ALL in _effects(unit):
            found.put(Effect.ALL, unit)
        return {}
    effect = _of_everybody(unit, effect or _title_effect(unit), below)
    if not _is_lead(unit):
        found.put(effect, unit)
    return {item.index: effect for item in below}


def _of_everybody(unit: Unit, effect: Effect, below: list[Unit]) -> Effect:
    """废标 with no subject is the project's where a case of the list can only be the project's."""
    bare = "废标" in unit.plain and not re.search(
        r"无效|否决|(投标|响应|报价)(文件|将|被|按|作)|其", unit.plain
    )
    return Effect.ALL if bare and any(OF_ALL.search(item.plain) for item in below) else effect


def _remedied(outline: Outline, unit: Unit) -> bool:
    """Return whether a paragraph names a case and its list says that the tender ends then."""
    if not (unit.label and REMEDY.search(unit.plain) and CONDITION.search(unit.plain)):
        return False
    lines = [without_label(item.plain) for item in outline.under(unit) if item.label is not None]
    return any(effect_of(text) is Effect.ALL for line in lines for text in sentences(line))


def _checked(outline: Outline) -> Iterator[tuple[Unit, list[Unit]]]:
    """Yield the line above a check table with the rows that name a fault: whoever has it does not pass."""
    for line, units in outline.tables_under_lines():
        if line is None:
            continue
        refuses = _refuses(line)
        if not (refuses or (len(line.plain) < LINE and CHECK_TABLE.search(line.plain))):
            continue
        least = SHORT_FAULT if refuses else LONG_FAULT
        rows = [unit for unit in units if unit.row > 0 and len(unit.plain) > least and unit.column > 0]
        if refuses:  # the last column says the fault, those before it only name what is looked at
            beside = {unit.column for unit in units if unit.row == 0 and BESIDE.search(unit.plain)}
            last_of = {unit.row: unit.column for unit in units if unit.column not in beside}
            rows = [unit for unit in rows if unit.column == last_of.get(unit.row)]
        faults = [unit for unit in rows if refuses or FAULT.search(unit.plain)]
        if len(faults) * 2 > len(rows):
            said = [unit for unit in rows if unit in faults or not unit.titled or unit.plain.endswith(";")]
            yield line, said


def _refuses(line: Unit) -> bool:
    opens = line.titled or "表" in line.plain or line.plain.endswith(":")
    if len(line.plain) < LINE and REFUSAL_TABLE.search(line.plain):
        return True
    cases = LIST.search(line.plain) and not FIRST_INSIDE.search(line.plain)
    return opens and bool(cases) and _effect(line) is Effect.BID


def _effect(unit: Unit) -> Effect:
    """Return whom a paragraph hits; one bid before everybody when it says both."""
    effects = _effects(unit)
    for effect in (Effect.BID, Effect.ALL):
        if effect in effects:
            return effect
    return Effect.NONE


def _effects(unit: Unit) -> set[Effect]:
    said = unit.label is not None and unit.plain.endswith("。")
    short = len(without_label(unit.plain).rstrip("。")) < 12 and not unit.table and not said
    if short or (unit.titled and MIXED_TITLE.search(unit.plain) and len(unit.plain) < 24):
        return set()
    return {effect_of(sentence) for sentence in sentences(unit.plain)}


def _title_effect(unit: Unit) -> Effect:
    words = without_label(unit.plain)
    if TITLE_ALL.search(words):
        return Effect.ALL
    return Effect.BID


def _listed(outline: Outline, unit: Unit, effect: Effect) -> list[Unit]:
    """Return the items of the list a paragraph opens, none when it opens no such list."""
    words = without_label(unit.plain)
    named = TITLE_OUT.search(words) or TITLE_ALL.search(words)
    titled = unit.titled and unit.label is not None and named and not MIXED_TITLE.search(words)
    standing = STANDING.search(unit.plain) and LIST.search(unit.plain)
    led = effect is not Effect.NONE and (LIST.search(unit.plain) or unit.plain.endswith(":"))
    if (
        CORRECTION.search(unit.plain)
        or SIGNED.search(unit.plain)
        or (effect is Effect.ALL and OF_WINNER.match(words))
    ):
        return []
    if not (titled or standing or led):
        return []
    children = [item for item in _children(outline, unit) if item.label is not None]
    return _flat(outline, children)


def _children(outline: Outline, unit: Unit) -> list[Unit]:
    """Return the list under a numbered paragraph, or right after an unnumbered one."""
    if unit.label is not None:
        return _until_next_lead(outline, unit)
    out: list[Unit] = []
    kind = ""
    for item in outline.units[unit.index + 1 :]:
        same_place = (item.table, item.row, item.column) == (unit.table, unit.row, unit.column)
        if not same_place or (item.label is None and not kind):
            break
        if item.label is not None and not kind:
            kind = item.label.kind
            if item.label.value != 1:
                break
        if item.label is not None and item.label.kind == kind and len(item.heads) <= len(unit.heads) + 1:
            out.append(item)
        elif item.label is None or len(item.heads) <= len(unit.heads):
            break
    return out


def _until_next_lead(outline: Outline, unit: Unit) -> list[Unit]:
    """A later line without a number that opens a list of its own ends the first list."""
    out: list[Unit] = []
    for item in outline.under(unit):
        if item.label is None and out and (item.plain.endswith(":") or LIST.search(item.plain)):
            break
        if item.heads and item.heads[-1] == unit.index and not _astray(unit, item):
            out.append(item)
    return out


def _astray(head: Unit, item: Unit) -> bool:
    """43.3.1 is not in the list of 41.6: the title between them went missing."""
    first = [
        re.match(r"\d+", unit.plain)
        if unit.label and unit.label.kind.startswith(("digit", "decimal"))
        else None
        for unit in (head, item)
    ]
    if item.label is None or not item.label.kind.startswith("decimal") or not (first[0] and first[1]):
        return False
    return first[0][0] != first[1][0]


def _flat(outline: Outline, children: list[Unit]) -> list[Unit]:
    """An item that only opens a list of its own gives way to that list."""
    out: list[Unit] = []
    for child in children:
        inner = [
            item for item in outline.under(child) if item.label is not None and item.heads[-1] == child.index
        ]
        if inner and (child.plain.endswith(":") or child.titled):
            out += _flat(outline, inner)
        elif ASKED.search(child.plain) and _effect(child) is Effect.NONE:
            continue
        elif len(without_label(child.plain)) >= 5:
            out.append(child)
    return out


def _is_lead(unit: Unit) -> bool:
    """Return whether all a paragraph says is said by its list."""
    if unit.plain.endswith(":") or unit.titled:
        return True
    if FIRST_INSIDE.search(unit.plain):
        return False
    own = [
        text for text in sentences(unit.plain) if effect_of(text) is not Effect.NONE and not LIST.search(text)
    ]
    return not own
