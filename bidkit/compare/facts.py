"""Names, numbers and accounts in a bid: who may be reached, who works on it, who gets the money.

Reads text; what two files share is for the caller.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bidkit.words.spaces import squeeze

if TYPE_CHECKING:
    from bidkit.compare.document import Document

_COMPANY = r"[\u4e00-\u9fff()（）A-Za-z]{2,28}?(?:有限责任公司|股份有限公司|有限公司|集团公司|研究院|事务所)"
_BIDDER = re.compile(
    rf"(?:投标人|供应商|响应人|投标单位|单位|公司|申请人)(?:名称|全称)?(?:[(（][^)）]{{0,10}}[)）])?[:：]({_COMPANY})"
)
_BIDDER_CELL = re.compile(r"(?:投标人|供应商|响应人|投标单位|单位|公司|企业)(?:名称|全称)?[:：]?")
_WHOLE = re.compile(_COMPANY)
_ROLE = (
    "项目经理|项目负责人|技术负责人|项目总监|质量负责人|安全员|"
    "联系人|授权代表|委托代理人|被授权人|法定代表人|单位负责人|姓名"
)
_PERSON = re.compile(
    rf"(?:{_ROLE})(?:姓名)?(?:[(（][^)）]{{0,10}}[)）])?[:：]([\u4e00-\u9fff·]{{2,4}})(?![\u4e00-\u9fff])"
)
_PERSON_CELL = re.compile(rf"(?:{_ROLE})(?:姓名)?[:：]?")
_NO_NAME = re.compile("时间|日期|专业|学历|职称|电话|单位|年月|性别|联系|签字|盖章|姓名|职务|身份|证书")
_NAME = re.compile(r"[\u4e00-\u9fff·]{2,4}")
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢"
    "姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文"
    "牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲"
)
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CODE_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@dataclass(frozen=True, slots=True)
class Found:
    """A fact: its kind in Chinese, its value, and where it first stands."""

    kind: str
    value: str
    where: str


def _identity(text: str) -> bool:
    total = sum(int(sign) * weight for sign, weight in zip(text, _ID_WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == text[-1].upper()


def _credit(text: str) -> bool:
    if any(sign not in _CODE_SIGNS for sign in text) or text.isdigit():
        return False
    total = sum(_CODE_SIGNS.index(sign) * pow(3, at, 31) for at, sign in enumerate(text[:17]))
    return _CODE_SIGNS[(31 - total % 31) % 31] == text[17]


def _always(_: str) -> bool:
    return True


_PATTERNS: tuple[tuple[str, re.Pattern[str], Callable[[str], bool]], ...] = (
    ("身份证号", re.compile(r"(?<!\d)(\d{17}[\dXx])(?![\dA-Za-z])"), _identity),
    ("统一社会信用代码", re.compile(r"(?<![0-9A-Za-z])([0-9A-Z]{18})(?![0-9A-Za-z])"), _credit),
    ("银行账号", re.compile(r"(?:账号|帐号|账户|帐户|卡号)[^\d\n]{0,8}(\d{10,25})(?!\d)"), _always),
    ("手机号", re.compile(r"(?<!\d)(1[3-9]\d{9})(?!\d)"), _always),
    ("电话", re.compile(r"(?<!\d)(0\d{2,3}[-—]?\d{7,8})(?!\d)"), _always),
    ("电子邮箱", re.compile(r"([A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"), _always),
)


def contacts(document: Document) -> tuple[Found, ...]:
    """Return telephone numbers, addresses, codes and accounts, each once with its first place."""
    found: dict[tuple[str, str], Found] = {}
    for paragraph in document.paragraphs:
        text = (
            squeeze(paragraph.text) if any(sign.isdigit() or sign == "@" for sign in paragraph.text) else ""
        )
        for kind, pattern, sound in _PATTERNS if text else ():
            for match in pattern.finditer(text):
                value = re.sub("[-—]", "", match[1]).lower() if kind == "电话" else match[1]
                if sound(match[1]):
                    found.setdefault((kind, value), Found(kind, value, paragraph.where))
    return tuple(found.values())


def people(document: Document) -> tuple[Found, ...]:
    """Return the persons named beside a role, in a column of names, or in the cell after such a label."""
    found: dict[str, Found] = {}
    for name, where in (*_labelled(document), *_in_tables(document)):
        if _NAME.fullmatch(name) and name[0] in _SURNAMES and not _NO_NAME.search(name):
            found.setdefault(name, Found("人员", name, where))
    return tuple(found.values())


def _labelled(document: Document) -> Iterator[tuple[str, str]]:
    before = ""
    for paragraph in document.paragraphs:
        text = squeeze(paragraph.text)
        yield from ((match[1], paragraph.where) for match in _PERSON.finditer(text))
        if _PERSON_CELL.fullmatch(before):
            yield text, paragraph.where
        before = text


def _in_tables(document: Document) -> Iterator[tuple[str, str]]:
    for line in document.lines:
        for label, name in pairwise(map(squeeze, line)):
            if _PERSON_CELL.fullmatch(label):
                yield name, "表格行"
    for number, rows in enumerate(document.tables, 1):
        columns: set[int] = set()
        for row in rows:
            cells = [squeeze(cell) for cell in row]
            heads = {at for at, cell in enumerate(cells) if cell in ("姓名", "人员姓名", "成员姓名")}
            columns = heads or columns
            if not heads:
                yield from ((cells[at], f"表格{number}") for at in columns if at < len(cells))


def bidder_names(document: Document) -> tuple[str, ...]:
    """Return the company the file is from: the one named most often as bidder; empty when none is named."""
    votes: Counter[str] = Counter()
    before = ""
    for paragraph in document.paragraphs:
        text = squeeze(paragraph.text)
        votes.update(match[1] for match in _BIDDER.finditer(text))
        if _BIDDER_CELL.fullmatch(before) and _WHOLE.fullmatch(text):
            votes[text] += 1
        before = text
    for key in ("core:creator", "app:Company", "pdf:Author"):
        given = squeeze(document.properties.get(key, ""))
        if _WHOLE.fullmatch(given):
            votes[given] += 1
    return tuple(name for name, _ in votes.most_common(1))
