"""How the bid is handed in: copies, binding, file types, sizes, names, blind rules; and what the reader passed over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.read.items import make_item, once
from bidkit.read.text import plain, sentences
from bidkit.read.unit import Zone
from bidkit.words.numerals import NUMERALS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.extract import Item
    from bidkit.read.outline import Outline
    from bidkit.read.unit import Unit

NUMBER = rf"([\d{NUMERALS}]+)"
COPY = re.compile(
    rf"(?:(?:资格性?|商务|技术|价格|报价|其他)?(?:投标|响应|应答|申请)?(?:文件)?)?(正本|副本|电子(?:文档|版|投标文件|响应文件|文件|光盘)|U盘|光盘|加密的?电子(?:投标|响应)文件)[^。;，,、\d{NUMERALS}]{{0,6}}?{NUMBER}(?:份|套|个|张|本)"
)
COUNTED = re.compile(rf"{NUMBER}(?:份|套|个|张|本)(正本|副本|电子(?:文档|版|光盘)|U盘|光盘)")
ALIKE = re.compile(
    rf"(?:投标|响应|应答|申请|报价)(?:文件|书)(?:均|应|须|需|一律|为|按)*一式{NUMBER}(?:份|套)(?:\([^()]{{2,16}}\))?"
)
FORMAT = re.compile(
    r"(文件大小|不(得)?超过\d+(\.\d+)?(MB|M|GB|兆)|PDF|pdf|Word|word|DOC|JPG|扫描件|格式的?(文件|文档)|A4|胶装|活页|双面打印|页码|目录|装订|密封|骑缝|逐页|暗标|小四|宋体|行距|字号|页边距|文件名|命名)"
)
DUTY = re.compile(r"应|须|必须|不得|否则|无效|否决|★")
MUST = re.compile(
    r"(?<![供响适反相感回效对])应(?!用|急|对|付|收|变|届|力|聘|答|标|商|税)|(?<!必)须(?!知)|必须|不得|否则|无效|否决|★"
)
WEIGHTS = (
    (8, re.compile(r"无效|否决|拒[绝收]|废标|★|取消[^。;]{0,6}资格")),
    (4, re.compile(r"不得|必须|否则|(投标人|供应商|响应人|申请人|投标文件|响应文件)[^。;,]{0,8}(须|应)")),
)
"""What costs the bid comes before what binds the bidder, and that before the rest."""
ELSEWHERE = (Zone.CONTRACT, Zone.FORMS, Zone.COVER)
OWN_ZONES = (Zone.CONTRACT, Zone.CONTENTS)


def find_copies(outline: Outline) -> list[Item]:
    """Return how many originals, duplicates and electronic copies are asked for, in the document's words."""
    return once(_copies(outline))


def _copies(outline: Outline) -> Iterator[Item]:
    for unit in outline.units:
        if unit.zone in (Zone.FORMS, *OWN_ZONES):
            continue
        for found in COPY.finditer(unit.plain):
            yield make_item("format", outline, unit, quote=found[0], words=found[1])
        for found in COUNTED.finditer(unit.plain):
            yield make_item("format", outline, unit, quote=found[0], words=found[2])
        for found in ALIKE.finditer(unit.plain):
            yield make_item("format", outline, unit, quote=found[0], words="一式")


def find_formats(outline: Outline) -> list[Item]:
    """Return the sentences that say how files, pages and envelopes must look."""
    out = []
    for unit in outline.units:
        if unit.zone not in (Zone.INSTRUCTIONS, Zone.NOTICE, Zone.FORMS, Zone.OTHER):
            continue
        for sentence in sentences(unit.text):
            found = FORMAT.search(plain(sentence))
            if found and DUTY.search(sentence) and len(sentence) < 400:
                out.append(make_item("format", outline, unit, quote=sentence, words=found[0]))
    return once(out)


def find_signing(outline: Outline) -> list[Item]:
    """Return the sentences on who signs and seals, outside the forms themselves."""
    words = re.compile(r"(签字|签名|签署|盖章|公章|签章|单位章)")
    out = []
    for unit in outline.units:
        if unit.zone not in (Zone.INSTRUCTIONS, Zone.NOTICE, Zone.OTHER):
            continue
        for sentence in sentences(unit.text):
            found = words.search(sentence)
            if found and MUST.search(sentence):
                out.append(make_item("signing", outline, unit, quote=sentence, words=found[0]))
    return once(out)


def passed_over(outline: Outline, taken: set[int], covers: set[int]) -> list[Item]:
    """Return every paragraph with a word of duty that no item came from and no marked title covers.

    What may cost the bid comes first; contracts and forms come last.
    """
    out = []
    for unit in outline.units:
        if unit.contents or unit.index in taken or covers & set(unit.heads):
            continue
        found = MUST.search(unit.text)
        if found:
            out.append(make_item("format", outline, unit, words=found[0]))
    return sorted(out, key=lambda item: -_weight(outline.units[item.unit]))


def _weight(unit: Unit) -> int:
    """Return how much a paragraph may matter; of equals the earlier comes first."""
    said = sum(points for points, words in WEIGHTS if words.search(unit.plain))
    return said - (16 if unit.zone in ELSEWHERE else 0)
