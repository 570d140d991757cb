"""What a bidder must be or have to take part: the items under the titles that ask for it.

A list of forbidden cases is one condition. How a condition is proved is not another condition.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bidkit.read.facts.terms import BOX, ticked_words
from bidkit.read.items import make_item, once
from bidkit.read.labels import without_label
from bidkit.read.unit import Unit, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.model.extract import Item
    from bidkit.read.outline import Outline

BIDDER = (
    r"(投标人|供应商|响应人|申请人|竞标人|报价人|比选申请人|谈判供应商|磋商供应商"
    r"|参选人|应答人|投标单位|参选单位|报价单位|响应单位|竞标单位|参选供应商|投标方|报价方)"
)
HEAD = re.compile(
    "|".join(
        (
            r"(资格|资质)(、(资格|资质))?(要求|条件)",
            rf"合格(的)?{BIDDER}",
            rf"{BIDDER}(的)?(资格|资质)(?!审查)",
            r"(应|须|应当|必须)(同时)?(具备|符合|满足)(以下|下列|的)?.{0,12}(条件|资格|要求)",
            r"特定(的)?资格",
            r"申请人资格",
            r"资格审查条件",
            rf"{BIDDER}(的|应具备的?|须具备的?)?(合格|基本|必备|准入|参与|参加|参选|报名)(条件|要求)",
            r"(投标|响应|参选|报价|竞标|比选|应答)(资格|条件)$",
            rf"{BIDDER}(应当?|须|必须)(同时)?(满足|具备|符合):?$",
            r"(报名|参加|参与)(本项目|本次)?(投标|比选|询价|磋商|谈判|采购|报价)?(活动)?的?(条件|资格)",
            rf"{BIDDER}(的|应具备的?|须具备的?)?(条件|要求)$",
            r"合格条件",
        )
    )
)
NOT_HEAD = re.compile(
    r"证明(材料|文件|资料)|分包|第三人|审查(表|程序|办法|标准|的?内容|报告|资料|小组)|声明|承诺|格式|响应表|一览表|评审|后审|预审办法|不符合|不具备|不满足|未满足|不合格|未通过|丧失|取消|变更|澄清|文件$|资料$"
)
POINTS = re.compile(r"[得加扣减]\d+(?:\.\d+)?分|得满分|最[高多低]得?\d+(?:\.\d+)?分|不得分(?!包)")
"""What earns points is no condition of taking part, though it may name one: 在资格要求之外每增加1个得2分."""
HEAD_ZONES = (Zone.COVER, Zone.NOTICE, Zone.QUALIFICATION, Zone.INSTRUCTIONS, Zone.OTHER)
FORBIDDEN = re.compile(
    rf"{BIDDER}不得(是|为|与)[^。;]{{0,24}}(附属机构|监理|代建|设计|同一(个)?(法定代表人|单位负责人)|控股|隶属)|{BIDDER}.{{0,24}}不得(存在|有|与).{{0,40}}(下列|以下).{{0,14}}(情形|关联|关系|情况|行为|状况|记录)|存在(下列|以下)情形之一的?[,，]?(不得|否决|将被)"
)
REVIEW = re.compile(r"资格(性)?(条件)?(审查|评审|检查)")
OF_PROOF = re.compile(r"依据|证明|材料|资料|结论|备注|页码|结果")
"""The head of a column that says how a condition is proved."""
TITLE = 40
BARE_NUMBER = re.compile(r"^\d{1,2}(?=[\u4e00-\u9fff])")
NOTE = re.compile(r"^(注(?![册重销资])|备注|说明|附注|温馨提示|特别说明|提示)[:：\d]?")
EMPTY = re.compile(
    r"(^|[:：])(无|/|\\|-|—|不适用|无需提供|无要求|不要求|不[作做]要求|无特殊要求|见(招标|采购|磋商)?公告|详见.{2,20}|满足下列要求[:：]/)[。;；.]?$"
)
ELSEWHERE = re.compile(
    r"(详?见|同)(本)?(招标|采购|磋商|谈判)?(公告|邀请|前附表|(投标人|供应商)须知(前附表)?|附[录件表]\d*|第.{1,3}(章|部分|节|卷)[^。;]{0,14})[)）]?[。;；]?$"
)
NOT_CONDITION = re.compile(
    r"非专门面向|专门面向[^。]{0,16}[:：]否|不专门面向|^(无|/)[。;]?$|^见(招标)?公告|^.{0,10}政策$"
)
CONDUCT = re.compile(r"纪律|行为|诚信|廉")
ENOUGH = 3
ANY_KIND = "?"
PROOF = re.compile(r"^(须|需|应|请)?(提供|提交|附|出具|上传)|^(证明|佐证)(材料|文件)")
DUTY = re.compile(
    rf"{BIDDER}(必须|须|应|不得|应当|具有|具备|未被)|(具有|具备|持有)|^(未被|不得|没有|必须|须|不接受)|不接受|不允许|名录|应(当)?与|要求:.|预留|专门面向"
)
GENERAL = re.compile(
    r"(规定|下列|以下|相关|全部|如下)的?(资格)?(条件|要求|材料)[。;:]?$|(条件|要求)[,，](提供|并)"
)
OF_FORM = re.compile(r"^本表|本表(仅|应)|由招标人(根据|在)|由采购人(根据|在)")
JOINT = re.compile(
    r"(不|拒绝)(接受|允许)[^。;,]{0,10}联合体|是否(接受|允许)[^。;,:]{0,6}联合体[^。;,:]{0,6}:(□是)?[☑√✓■☒]?(否|不)|是否(接受|允许)[^。;,:]{0,6}联合体[^。;]{0,10}[☑√✓■☒](否|不)"
)
ONE_OF = re.compile(r"(下列|以下)[^:：]{0,14}(情形|情况|关联|条件)[^:：]{0,12}之一|不得(存在|有)(下列|以下)")


def find_qualifications(outline: Outline) -> list[Item]:
    """Return the conditions in the order of the document, each once."""
    found: list[Unit] = []
    taken: set[int] = set()
    for head in outline.units:
        if head.index in taken or not _is_head(head) or (_general(head) and len(found) >= ENOUGH):
            continue
        below = _below(outline, head)
        taken |= {unit.index for unit in below}
        found += _leaves(outline, head, below)
    lists = [
        unit
        for unit in outline.units
        if unit.index not in taken and (_forbids(outline, unit) or _alone(unit))
    ]
    if not found:
        found = list(_reviewed(outline))
    chosen = sorted({unit.index: unit for unit in (*found, *lists)}.values(), key=lambda unit: unit.index)
    return once(make_item("qualification", outline, unit, quote=_quote(outline, unit)) for unit in chosen)


def _reviewed(outline: Outline) -> Iterator[Unit]:
    """Yield what a table of the qualification review asks, where the document asks it nowhere else."""
    for line, units in outline.tables_under_lines():
        if line is None or len(line.plain) >= TITLE or not REVIEW.search(line.plain):
            continue
        rows: dict[int, Unit] = {}
        proofs = {unit.column for unit in units if unit.row == 0 and OF_PROOF.search(unit.plain)}
        for unit in units:
            if unit.column in proofs:
                continue
            best = rows.get(unit.row)
            asked = unit.row > 0 and not unit.contents and unit.zone is not Zone.FORMS
            if asked and (best is None or len(unit.plain) > len(best.plain)):
                rows[unit.row] = unit
        yield from (unit for unit in rows.values() if _is_condition(unit, without_label(unit.plain)))


def _general(head: Unit) -> bool:
    """The rules of procedure only repeat what notice and particulars ask; their tables and annexes are particulars."""
    annex = head.label is not None and head.label.kind.startswith("annex")
    return head.zone in (Zone.INSTRUCTIONS, Zone.OTHER) and not head.table and not annex


def _is_head(unit: Unit) -> bool:
    if unit.zone not in HEAD_ZONES or unit.contents:
        return False
    words = BARE_NUMBER.sub("", without_label(unit.plain))
    title = words.split(":")[0]
    if len(title) > 42 or "。" in title or NOT_HEAD.search(title) or POINTS.search(words):
        return False
    if unit.label is None and not unit.table and not words.endswith(":") and not HEAD.match(words):
        return False
    return bool(HEAD.search(title))


def _forbids(outline: Outline, unit: Unit) -> bool:
    if unit.zone not in HEAD_ZONES or unit.contents or not FORBIDDEN.search(unit.plain):
        return False
    return not any(CONDUCT.search(outline.units[head].plain[:40]) for head in unit.heads)


def _alone(unit: Unit) -> bool:
    """A notice may say in a line of its own that consortia are not wanted."""
    return unit.zone is Zone.NOTICE and len(unit.plain) < 40 and bool(JOINT.search(unit.plain))


def _below(outline: Outline, head: Unit) -> list[Unit]:
    """Return what stands under a title: its numbered part, its row, or the list that follows it."""
    if head.table:
        return [
            unit
            for unit in outline.units[head.index + 1 :]
            if unit.table == head.table and unit.row == head.row
        ]
    if head.label is not None:
        return _of_annex(outline.under(head)) if head.label.kind.startswith("annex") else outline.under(head)
    bare = BARE_NUMBER.match(head.plain)
    if bare:
        return _numbered_below(outline, head, f"{bare[0]}.")
    out: list[Unit] = []
    kind = ""
    for unit in outline.units[head.index + 1 :]:
        if unit.zone is not head.zone or unit.heads[: len(head.heads)] != head.heads:
            break
        if unit.label is not None:
            kind = kind or unit.label.kind
            if len(unit.heads) == len(head.heads) and unit.label.kind != kind:
                break
        elif not kind:
            break
        out.append(unit)
    return out


def _numbered_below(outline: Outline, head: Unit, prefix: str) -> list[Unit]:
    """Return 2.1, 2.2 … right after a title that reads 2投标人资格要求."""
    out: list[Unit] = []
    for unit in outline.units[head.index + 1 :]:
        if unit.label is None or not unit.label.text.strip().startswith(prefix):
            break
        out.append(unit)
    return out


def _of_annex(below: list[Unit]) -> list[Unit]:
    """An annex has no end of its own: the next title that is numbered like a paragraph is not part of it."""
    for place, unit in enumerate(below):
        label = unit.label
        starts = label is not None and label.kind in ("han", "digit") and label.value == 1
        if starts and unit.titled and not unit.table and not NOTE.match(without_label(unit.plain)):
            return below[:place]
    return below


def _leads(outline: Outline, unit: Unit) -> bool:
    """Return whether what stands above a paragraph leads to it: a list to its number, a title to whatever follows."""
    above = outline.head(unit)
    return unit.label is not None or (above is not None and above.titled and bool(HEAD.search(above.plain)))


def _leaves(outline: Outline, head: Unit, below: Sequence[Unit]) -> Iterator[Unit]:
    """Yield the conditions under a title; a title may hold its condition behind a colon."""
    words = without_label(head.plain)
    own = words.partition(":")[2]
    if (not below or len(own) > 12) and _is_condition(head, own or words):
        yield head
    walk = _Walk({unit.heads[-1] for unit in below if unit.heads and _leads(outline, unit)})
    for unit in below:
        text = without_label(unit.plain)
        if not walk.passed(unit, text) and _is_condition(unit, text):
            walk.close(unit, text)
            yield unit


@dataclass(slots=True)
class _Walk:
    """What is already said while we go down a list: notes, proofs under a condition, cases of a one-of."""

    parents: set[int]
    closed: set[int] = field(default_factory=set)
    cases: str = ""

    def passed(self, unit: Unit, text: str) -> bool:
        """Return whether a paragraph is no condition of its own because of where it stands."""
        if self.closed & set(unit.heads):
            return True
        if self.cases and unit.label is not None and self.cases in (ANY_KIND, unit.label.kind):
            self.cases = unit.label.kind
            return True
        self.cases = ""
        about_joint = unit.index in self.parents and "联合体" in text and not JOINT.search(text)
        if NOTE.match(text) or about_joint:
            self.closed.add(unit.index)
            return True
        if _opens(unit, text, unit.index in self.parents):
            return True
        return unit.label is None and not _stands_alone(unit, text)

    def close(self, unit: Unit, text: str) -> None:
        """Take what stands under a condition as part of it."""
        if unit.label is not None and unit.index in self.parents:
            self.closed.add(unit.index)
        if unit.label is None and ONE_OF.search(text) and text.endswith(":"):
            self.cases = ANY_KIND


def _opens(unit: Unit, text: str, parent: bool) -> bool:
    """Return whether a paragraph only leads to conditions below it."""
    if ONE_OF.search(text) or FORBIDDEN.search(text):
        return False
    if parent and GENERAL.search(text):
        return True
    return (parent or unit.plain.endswith(":")) and (unit.titled or text.endswith(":")) and len(text) < 60


def _stands_alone(unit: Unit, text: str) -> bool:
    """An unnumbered paragraph is a condition of its own when it says a duty of the bidder."""
    if unit.titled and not DUTY.search(text):
        return False
    return bool(DUTY.search(text)) and not PROOF.match(text) and not OF_FORM.search(text)


def _is_condition(unit: Unit, text: str) -> bool:
    if text.startswith("□") or (BOX.search(text) and _unasked(text)):
        return False
    if POINTS.search(text):
        return False
    if len(text) < 6 or NOT_CONDITION.search(text) or PROOF.match(text) or OF_FORM.search(text):
        return False
    if len(text) < 45 and (EMPTY.search(text) or ELSEWHERE.search(text)):
        return False
    return not (unit.table and unit.row == 0 and unit.titled)


def _unasked(text: str) -> bool:
    """Return whether the ticked answer is that nothing is asked: ☑无 □专门面向中小企业."""
    chosen = ticked_words(text.partition(":")[2] or text)
    return bool(re.match(r"(无|不要求|不适用|/|否)([。;,]|$)", chosen)) and not JOINT.search(text)


def _quote(outline: Outline, unit: Unit) -> str:
    """A list of cases is quoted whole."""
    if not ONE_OF.search(unit.plain) and not FORBIDDEN.search(unit.plain):
        return unit.text
    return "".join([unit.text, *(below.text for below in outline.under(unit)[:16])])
