"""Mistakes that two files make alike: wrong words, doubled words, odd punctuation, rare wrong characters.

A mistake counts only with the words around it, and only when the tender does not make it too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.compare.result import Place, Shared, Sign
from bidkit.compare.words import Common, letters

if TYPE_CHECKING:
    from bidkit.compare.document import Document

WRONG = (
    "签定|既使|座落|既然而|按装|布署|部暑|部属环境|数剧|数椐|服务气|登陆系统|登陆平台|渡过难关|象以往|"
    "做为|以经|己经|因该|必需按照|按排|另部件|另配件|松驰|凑和|迫不急待|一如继往|不只所云|走头无路|再接再励|"
    "竟标|竞标书|投标文建|投标入|投标人入|采构|采购入|招标入|中标入|质量保征|保征金|有限工司|责任工司|责仼|"
    "安全防互|相应时间|响映|反溃|培圳|验受|交负|维获|运维获|系经理|顶目|项日|工其|甲万|乙万|技木|枝术|"
    "平合|接囗|端囗|窗囗|人囗|数据厍|数据库厍|软仵|硬仵|文仵|条仵|邮仵|网落|罔络|信夕|惰况|情兄"
)
_WRONG = re.compile(WRONG)
_DOUBLED = re.compile(r"([\u4e00-\u9fff]{2,4})\1(?![\u4e00-\u9fff]?\1)")
_LAWFUL = frozenset(
    ("研究", "讨论", "商量", "考虑", "学习", "交流", "了解", "认识", "休息", "比较", "逐步", "一个", "一项")
)
_PUNCTUATION = re.compile(
    r"[，。；：、][，。；：、]+|[（(][^（()）]{0,20}[,.]\s*[)）]|[\u4e00-\u9fff][,;][\u4e00-\u9fff]|“[^“”]{1,20}“"
)
_PARTICLES = re.compile(r"的的|了了|是是|在在|和和|与与|为为|对对|将将")
_ALIKE = (
    "据椐剧锯 己已巳 末未 侯候 拔拨 账帐 竟竞 暑署 布部 按安 项顷顶 技枝 木术 平乎 人入八 口囗 大太 间问 折拆析 "
    "侧测则 密蜜 既即 份分 定订 做作 象像 度渡 微徵 征证 责职 需须 记纪 缴交 权杈 材村 框筐 缓援 准淮 汇会 线钱 限线 "
    "练炼 连联 致至 制置 登灯 陆录 响晌 应映 培陪 馈溃 收受 付负 护获 统经 件仵 库厍 络落 网罔 息夕 情惰 况兄 数薮 "
    "采彩 构购 标栋 投役 质贡 量重 服报 务雾 系糸 运远 维唯 程呈 设没 计汁 施拖 评平 审申 合和 同洞 金全 单卑 价介"
)
SIDE = 4
RARE = 3
OFTEN = 6
WEIGHTS = {"错别字": 80.0, "重复的词": 70.0, "少见的错字": 75.0, "标点错误": 35.0}
MOST = 60


@dataclass(frozen=True, slots=True)
class Slip:
    """A mistake with the words around it, which name it."""

    kind: str
    text: str
    context: str
    where: str


def shared_slips(left: Document, right: Document, common: Common) -> Iterator[Shared]:
    """Yield the mistakes that stand in the same words in both files."""
    theirs = {(slip.kind, slip.context): slip for slip in slips(right)}
    mine = {(slip.kind, slip.context): slip for slip in slips(left)}
    both = [(slip, theirs[key]) for key, slip in mine.items() if key in theirs]
    both += [pair for pair in _rare_signs(left, right)]
    for one, other in both[:MOST]:
        if letters(one.context) and letters(one.context) in common.raw:
            continue
        title = f"相同的{one.kind}「{one.text}」：{one.context}"
        places = (Place(left.name, one.where), Place(right.name, other.where))
        yield Shared(Sign.TYPO, title, WEIGHTS[one.kind], places)


def slips(document: Document) -> Iterator[Slip]:
    """Yield the mistakes of a file that can be told without knowing another."""
    for paragraph in document.paragraphs:
        text = paragraph.text
        for kind, pattern in (
            ("错别字", _WRONG),
            ("重复的词", _DOUBLED),
            ("重复的词", _PARTICLES),
            ("标点错误", _PUNCTUATION),
        ):
            for match in pattern.finditer(text):
                if match.groups() and match[1] in _LAWFUL:
                    continue
                around = text[max(0, match.start() - SIDE) : match.end() + SIDE]
                if re.search(r"[.．…·]{3}|^\s*\d", around) is None:
                    yield Slip(kind, match[0], around, paragraph.where)


def _rare_signs(left: Document, right: Document) -> Iterator[tuple[Slip, Slip]]:
    """Yield words that both files write with a character found nearly nowhere else in them, often right elsewhere."""
    counts = [Counter(document.text) for document in (left, right)]
    usual = _usual(left.text) & _usual(right.text)
    masked = {word[:at] + "?" + word[at + 1 :]: word for word in usual for at in range(len(word))}
    rare = {sign for sign, n in counts[0].items() if n <= RARE and counts[1].get(sign, RARE + 1) <= RARE}
    rare = {sign for sign in rare if "\u4e00" <= sign <= "\u9fff"}
    theirs = {slip.context: slip for slip in _with_rare(right, rare, masked)} if rare else {}
    for slip in _with_rare(left, rare, masked) if rare else ():
        if slip.context in theirs:
            yield slip, theirs[slip.context]


def _usual(text: str) -> set[str]:
    words = Counter(
        text[at : at + 4]
        for at in range(len(text) - 3)
        if all("\u4e00" <= s <= "\u9fff" for s in text[at : at + 4])
    )
    return {word for word, times in words.items() if times >= OFTEN}


def _confused() -> dict[str, str]:
    """Return for each character those it is mistaken for by shape or sound."""
    found: dict[str, str] = {}
    for group in _ALIKE.split():
        for sign in group:
            found[sign] = found.get(sign, "") + group
    return found


CONFUSED = _confused()


def _with_rare(document: Document, rare: set[str], masked: dict[str, str]) -> Iterator[Slip]:
    for paragraph in document.paragraphs:
        text = paragraph.text
        for at, sign in enumerate(text):
            if sign not in rare:
                continue
            for start in range(max(0, at - 3), at + 1):
                word = text[start : start + 4]
                right = (
                    masked.get(word[: at - start] + "?" + word[at - start + 1 :], "")
                    if len(word) == 4
                    else ""
                )
                if right and right != word and right[at - start] in CONFUSED.get(sign, ""):
                    context = text[max(0, at - SIDE) : at + SIDE + 1]
                    yield Slip("少见的错字", f"{word}（多处写作{right}）", context, paragraph.where)
                    break
