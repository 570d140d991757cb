"""A leaf's words cut into pieces: what earns points, for each match or once, what costs points, and the most of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from bidkit.read.labels import parse_label, without_label
from bidkit.read.rules.words import PROOF
from bidkit.words.numerals import count

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["once", "each", "minus", "most", "none", "words"]

NUMBER = r"(\d+(?:\.\d+)?)"
BREAKS = re.compile(
    r"(?<=[:：。;分])(?=[(]?1[).、](?!\d))|(?<=分)(?=\d[.、](?!\d))|(?=[①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸⑹⑺⑻⑼])"
)
EARNED = re.compile(rf"(?:得|计|加){NUMBER}分")
POINTS = re.compile(rf"{NUMBER}分(?!钟|公司|包|支|档|项|之)")
MOST = re.compile(
    rf"(?:最高|最多|满分|不(?:超过|得超过)|上限|加至|累计|合计|至多|总计)(?:可)?(?:得|加|扣|计|为|到|至|共)*{NUMBER}分(?:止)?|以{NUMBER}分为限|{NUMBER}分(?:封顶|为限)|满{NUMBER}分止|^共{NUMBER}分|{NUMBER}分扣完为止|扣完{NUMBER}分"
    rf"|(?:封顶|上限|^本项|^该项|^此项|^限)(?:为|至|到|得|计)?{NUMBER}分|(?:得|加|计)?满{NUMBER}分(?:为)?止|(?:至|到){NUMBER}分(?:为)?止"
    rf"|{NUMBER}分(?:为)?(?:止|封顶)|(?:仍|均|一律)?(?:只)?按{NUMBER}分计"
)
FULL = re.compile(r"(?:得|计|为)满分")
NOTHING = re.compile(r"不得分|不计分|不加分|无分|(?<!\d)0分")
LOSES = re.compile(rf"(?:扣|减)(?:除|去)?{NUMBER}分")
UNIT = r"(?:份|例|项|人|个|名|本|证|台|辆|种|处|张|套|次|件|篇|家|笔|门|期|所)"
EACH = re.compile(
    rf"(?<![\d第任意中加])[一1]{UNIT}(?:合同|业绩|证书|品种)?(?:的)?,?(?:得|计|加|给)?{NUMBER}分|"
    rf"每(?!月|年|天|日|次?季)[^;。]*?{NUMBER}分|{NUMBER}分/(?:项|个|人|份)|提供[一1](?:个|项|份|例)[^;。]*?{NUMBER}分"
    rf"|(?<!\d)[一1](?:份|例)(?:合同|业绩)?(?:得|计)?{NUMBER}分|各(?:得|计|加)?{NUMBER}分"
)
MORE = re.compile(r"另(?:加|得)?|再加|加\d|在此基础上|同时(?:还|又)?(?:持|具|获)")
COUNTED = re.compile(
    rf"(?<![\d第])([一两二三四五六七八九十1-9]){UNIT}"
    rf"(?:及以上|以上|全部|齐全|均有|都有|全有)?(?:的)?,?(?:得|计|加|给)?{NUMBER}分"
)
"""So many of a kind bring so many points: 一项2分,三项6分."""
STEP = re.compile(r"每(?:再|额外)?(?:增加|延长|提前|缩短|提高|增|多|超过|加)(?:一|1|\d+(?:\.\d+)?)?")
TOTAL = re.compile(r"^(?:以上|上述|累计|合计|总计|总分|累加)")
SEVERAL = 2
WHOLE = re.compile(r"^(?:以上|上述|累计|合计|本项|该项|总计|总分|最高|最多|满分|累加)")
HEAD = re.compile(r"^(?:评(?:分|审)(?:内容|标准|办法)|评分细则|考察内容)?[:]?$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words; ``label`` is the kind of number before it, ``joined``: a comma stands before it."""

    text: str
    kind: Kind
    points: Decimal | None = None
    most: Decimal | None = None
    label: str = ""
    more: bool = False
    joined: bool = False

    @property
    def earns(self) -> bool:
        """Return whether the piece brings or costs points."""
        return self.kind in ("once", "each", "minus")


def pieces(words: str, full: Decimal) -> list[Piece] | None:
    """Return the pieces of a leaf's words; None where one speaks of points in a way that is not understood."""
    out: list[Piece] = []
    for text, label, joined in _cut(words):
        piece = _piece(text, full)
        if piece is None:
            return None
        out.append(replace(piece, label=label, joined=joined))
    for place, (one, after) in enumerate(pairwise(out)):
        if one.kind == "each" and "每" not in one.text and STEP.search(after.text):
            out[place] = replace(one, kind="once")  # 有1个得2分,每增加1个加1分
    return _by_count(out)


def _by_count(found: list[Piece]) -> list[Piece]:
    """Points for two, three … of a kind are a multiple of those for one, or one is only the lowest of several steps."""
    said = {place: _counted(one) for place, one in enumerate(found) if one.kind in ("once", "each")}
    told = {place: one for place, one in said.items() if one is not None}
    first, one = next(iter(told.values()), (0, Decimal()))
    if len(told) < SEVERAL or all(number != 1 for number, _ in told.values()):
        return found
    open_ = any("以上" in found[place].text for place, (number, _) in told.items() if number > 1)
    even = first == 1 and not open_ and all(points == number * one for number, points in told.values())
    made = list(found)
    for place, (number, points) in told.items():
        if even and number > 1:
            made[place] = replace(found[place], kind="most", points=None, most=points)
        elif not even:
            made[place] = replace(found[place], kind="once")
    if even:  # only the largest of them may be where it ends
        largest = max(number for number, _ in told.values())
        made = [one for place, one in enumerate(made) if told.get(place, (1, 0))[0] in (1, largest)]
    return made


def _counted(piece: Piece) -> tuple[int, Decimal] | None:
    """Return for how many of a kind a piece gives how many points."""
    found = None if piece.more or "每" in piece.text else COUNTED.search(piece.text)
    number = count(found[1]) if found else None
    return (number, Decimal(found[2])) if found and number else None


def _cut(words: str) -> Iterator[tuple[str, str, bool]]:
    for whole in re.split(r"[;。]", BREAKS.sub(";", words)):
        label = parse_label(whole)
        inner = without_label(whole) if label else whole
        for number, text in enumerate(re.split(r"(?<=[\d满]分)[,、]|(?<=\d分\))[,、]", inner)):
            text = text.strip(",、:")
            if text and not HEAD.match(text):
                yield text, label.kind if label and number == 0 else "", number > 0


def _piece(text: str, full: Decimal) -> Piece | None:
    rest = MOST.sub("", text)
    caps = {Decimal(one) for found in MOST.findall(text) for one in found if one}
    if len(caps) > 1:
        return None
    most = caps.pop() if caps else None
    lost = LOSES.findall(rest)
    points = [Decimal(one) for one in POINTS.findall(rest)]
    if lost:
        return Piece(text, "minus", Decimal(lost[0]), most) if len(lost) == len(points) == 1 else None
    if NOTHING.search(rest):
        points = [one for one in points if one]
        if not points:
            return Piece(text, "none" if most is None else "most", most=most)
        return None
    if FULL.search(rest) and not points:
        return Piece(text, "once", full, most)
    if not points:
        kind: Kind = "most" if most is not None else "none" if PROOF.search(rest) else "words"
        return Piece(text, kind, most=most)
    if len(points) > 1:
        points = [Decimal(one) for one in EARNED.findall(rest)]
    if len(points) != 1:
        return None
    more = bool(MORE.search(rest))
    return Piece(text, "each" if EACH.search(rest) else "once", points[0], most, more=more)
