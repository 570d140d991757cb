"""What bidders may do: consortium, subcontract, set-aside for small firms; ticks and words both count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.read.facts.candidates import Candidate
from bidkit.read.text import plain, sentences
from bidkit.read.unit import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.read.facts.pairs import Pair
    from bidkit.read.outline import Outline
    from bidkit.read.unit import Unit

TICKED = re.compile(r"[☑√✓■☒]")
BOX = re.compile(r"[☑√✓■☒□]")
OPPOSITES = re.compile(
    r"([\u4e00-\u9fff]{1,4})[/、,|;]*(不|非|无需|不予)\1(?![\u4e00-\u9fff])|(不|非)([\u4e00-\u9fff]{1,4})[/、,|;]*\4(?![\u4e00-\u9fff])"
    r"|是[/、,|;]*否(?![\u4e00-\u9fff])|有[/、,|;]*无(?![\u4e00-\u9fff])"
)
"""Both answers and no tick: nobody has answered."""
NO = re.compile(
    r"(不|拒绝|非|禁止|谢绝)[^,。;]{0,4}(接受|允许|同意|可以|得|能|适用)|不接受|不允许|^否|^不$|^无$"
)
YES = re.compile(r"接受|允许|同意|^是|可以")
JOINT_NO = re.compile(
    r"谢绝[^。;,]{0,6}联合体|(不|拒绝)(接受|允许|得以)[^。;,]{0,14}联合体|联合体[^。;,]{0,10}(不接受|不允许|:否|:不)|不(允许|得)组成联合体|不接受[^。;]{0,10}联合|不得[^。;,]{0,8}联合(体|投标|参加|参与|响应|报价|[,。;]|$)"
)
JOINT_YES = re.compile(r"(?<!不)(?<!否)(接受|允许)[^。;,不]{0,10}联合体")
SPLIT_KEY = re.compile(
    r"^(合同|中标|成交|工程|项目)?(转让[与和及])?分包(要求|规定|与否)?$|(是否|可否)[^:]{0,12}分包"
)
SPLIT_NO = re.compile(
    r"(不得|不允许|不接受|禁止|严禁|谢绝|不可以?)[^。;,再次未]{0,14}分包(?!给|意向)|分包[:：]?(不允许|不接受|不得|禁止)"
)
SPLIT_YES = re.compile(r"(?<!不)(?<!否)(接受|允许|可以)[^。;,不]{0,10}分包(?=[。;,]|$)")
UNLAWFUL = re.compile(
    r"违(法|规)分包|非法分包|(主体|关键)[^。;,]{0,12}分包|未经[^。;]{0,16}分包|转让|再次?分包|擅自"
)
FOR_SMALL = re.compile(r"专门面向(中小|小微|小型)")
ASIDE_KEY = re.compile(r"面向(中小|小微|小型)")
NOT_ASIDE = re.compile(r"非专门面向|不(是)?专门面向|专门面向[^。;]{0,14}[:：]否|是\(否\)")
ASIDE = re.compile(
    r"(本(项目|采购包|包)|采购包\d?)[^。;]{0,8}(整体)?专门面向|政策[^:。;]{0,10}(资格)?(要求|条件):(整体)?专门面向"
)
IN_BRACKETS = re.compile(r"[(（\[【]\s*(是|否|不)\s*[)）\]】](?=接受|允许)")
"""The answer of a printed sentence: 本项目（否）接受联合体投标."""
PART_ASIDE = re.compile(
    r"部分(专门)?面向|部分[^。;,]{0,8}专门面向|专门面向[^。;,]{0,10}(部分|的(相关)?(产品|货物|标的))"
)
THIS = re.compile(r"本(项目|采购包|包|次|标段|采购项目)|采购包\d")
KIND_OF = re.compile(r"对于|对(?=非专门)|如|若|凡|的(采购)?项目|的采购包|的,|时,")
CASE = re.compile(r"的$|且")
SOFT = re.compile(r"如|若|是否|的,|的项目|对于|当|除|适用于|时|□")


def candidates(outline: Outline, pairs: Sequence[Pair]) -> Iterator[Candidate]:
    """Yield what the document says about consortia, subcontracts and small firms."""
    for pair in pairs:
        if pair.unit.zone in (Zone.FORMS, Zone.CONTRACT) or pair.how in ("column", "title"):
            continue
        if re.search(r"联合(体|投标|响应)", pair.key) and len(pair.key) <= 24:
            yield from _answer("consortium", pair.value, pair.unit)
        if ASIDE_KEY.search(pair.key) and len(pair.key) <= 24 and pair.how == "row":
            yield from _aside_answer(pair.value, pair.unit)
        if SPLIT_KEY.search(pair.key) and len(pair.key) <= 20:
            yield from _answer("subcontract", pair.value, pair.unit)
    for unit in outline.units:
        if unit.zone not in (Zone.FORMS, Zone.CONTRACT, Zone.CONTENTS):
            yield from _said(unit)


def ticked_words(text: str) -> str:
    """Return only the choices that are ticked; the whole text where nothing can be ticked.

    Both answers side by side without a box are no choice either: "".
    """
    words = IN_BRACKETS.sub(lambda found: "" if found[1] == "是" else "不", plain(text))
    if not BOX.search(words):
        return "" if OPPOSITES.match(words) else words
    if not TICKED.search(words):
        return ""
    if not BOX.match(words) and BOX.search(words[-1]):
        return ";".join(
            text for text, box in re.findall(r"([^☑√✓■☒□]+)([☑√✓■☒□])", words) if TICKED.match(box)
        )
    parts = re.split(r"(?=[☑√✓■☒□])", words)
    return ";".join(part[1:] for part in parts if part and TICKED.match(part))


def _answer(key: str, value: str, unit: Unit) -> Iterator[Candidate]:
    chosen = ticked_words(value)[:40]
    first = re.split(r"[,。;(]", chosen)[0]
    if NO.search(first) or YES.fullmatch(first):
        chosen = first
    if NO.search(chosen):
        yield Candidate(key, "not-allowed", unit, 1.3)
    elif YES.search(chosen) and not SOFT.search(chosen[:12]) and not CASE.search(first):
        yield Candidate(key, "allowed", unit, 1.3)


def _aside_answer(value: str, unit: Unit) -> Iterator[Candidate]:
    """A box of its own for all, for a part and for none; the part is neither."""
    chosen = ticked_words(value)
    if re.search(r"部分|预留", chosen):
        return
    if re.match(r"否|不|非|无", chosen):
        yield Candidate("set_aside", "no", unit, 1.3)
    elif re.match(r"是|全部|整体|专门", chosen):
        yield Candidate("set_aside", "yes", unit, 1.3)


def _said(unit: Unit) -> Iterator[Candidate]:
    if "联合" in unit.plain:
        for sentence in sentences(ticked_words(unit.text)):
            if OPPOSITES.search(sentence):
                continue
            if JOINT_NO.search(sentence) and not re.search(r"如|若|对于|是否|的采购项目|时,", sentence):
                yield Candidate("consortium", "not-allowed", unit, 1.0)
            elif JOINT_YES.search(sentence) and not SOFT.search(sentence) and not CASE.search(sentence):
                yield Candidate("consortium", "allowed", unit, 0.3)
    if "分包" in unit.plain:
        yield from _split(unit)
    if FOR_SMALL.search(unit.plain):
        yield from _set_aside(unit)


def _set_aside(unit: Unit) -> Iterator[Candidate]:
    """A part set aside is neither; what holds for tenders of a kind says nothing about this one."""
    for sentence in sentences(ticked_words(unit.text)):
        if not FOR_SMALL.search(sentence) or PART_ASIDE.search(sentence):
            continue
        if NOT_ASIDE.search(sentence):
            if THIS.search(sentence) or not KIND_OF.search(sentence):
                yield Candidate("set_aside", "no", unit)
        elif ASIDE.search(sentence) and not re.search(r"如|若|是否", sentence):
            yield Candidate("set_aside", "yes", unit)


def _split(unit: Unit) -> Iterator[Candidate]:
    """Unlawful subcontracts are forbidden everywhere; that says nothing about lawful ones."""
    for sentence in sentences(ticked_words(unit.text)):
        sentence = re.sub(r"(如|若)(果)?(中标|成交)", "", sentence)
        if UNLAWFUL.search(sentence) or re.search(r"包号|如|若|对于|是否|意向|时,|\(或", sentence):
            continue
        if SPLIT_NO.search(sentence):
            yield Candidate("subcontract", "not-allowed", unit, 1.0)
        elif SPLIT_YES.search(sentence) and not SOFT.search(sentence):
            yield Candidate("subcontract", "allowed", unit, 0.5)
