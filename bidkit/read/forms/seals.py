"""Where a form wants a seal or a signature, by whom, and whether 和 or 或 joins them.

The places stay empty: nobody but people signs and seals.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bidkit.read.forms.blanks import ADVICE
from bidkit.read.forms.words import SIGNED, like
from bidkit.words.spaces import tight

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bidkit.word.cut.lines import Line

Seal = Literal["company", "legal-person", "joint"]
Sign = Literal["authorised", "legal-person", "either"]
COMPANY = re.compile(r"公章|单位盖?章|盖单位|加盖.{0,4}章|供应商签章|投标人签章|单位签章|电子印章|电子签章")
BIDDER = re.compile(r"(投标人|供应商|响应人|投标单位|申请人|报价人|单位名称|公司名称|知悉人|承诺人|响应单位)")
LEGAL = re.compile(r"法定代表人|单位负责人|法人代表|负责人")
AGENT = re.compile(r"授权代表|委托代理人|代理人|被授权人|授权委托人|受托人|投标人代表|供应商代表|授权人")
PEN = re.compile(r"签字|签名|签章|签署")
STAMP = re.compile(r"盖章|印章|私章|名章|签章")
OWN_STAMP = re.compile(r"个人印章|私章|名章|签字或者?盖章|签名或者?盖章|签字或者?加盖")
EITHER = re.compile(r"或|/|及其")
JOINT = re.compile(r"联合体(各方|成员|牵头|双方)")
OR = re.compile(
    r"(公章|单位章|盖章)\)?[^。;]{0,6}或者?[^。;]{0,20}(签字|签名)|(签字|签名)\)?[^。;]{0,4}或者?(加?盖)?((单位|投标人|供应商)公?章|公章)"
)
LONGEST = 70
NUMBERED = re.compile(r"^(\(?[\d一二三四五六七八九十]{1,3}[)、.．]|[①-⑳])")
SPOT = re.compile(r":|_{2,}|X{2,}|\([^()]*(章|签字|签名)[^()]*\)|(签字|签名|盖章|公章)$")


@dataclass(frozen=True, slots=True)
class Hands:
    """Who seals and signs a form; ``places`` quotes each place."""

    seal: tuple[Seal, ...] = ()
    sign: tuple[Sign, ...] = ()
    join: Literal["and", "or"] = "and"
    places: tuple[str, ...] = ()


def read_hands(lines: Iterable[Line]) -> Hands:
    """Return the seals and signatures that the lines of a form ask for."""
    seals: dict[Seal, None] = {}
    signs: dict[Sign, None] = {}
    places: list[str] = []
    join: Literal["and", "or"] = "and"
    for line in lines:
        text = tight(like(line.text))
        if not SIGNED.search(text) or not _is_place(text):
            continue
        seals |= dict.fromkeys(_seals(text))
        signs |= dict.fromkeys(_signs(text))
        if _seals(text) or _signs(text):
            places.append(text[:60])
        if OR.search(text):
            join = "or"
    return Hands(tuple(seals), tuple(signs), join, tuple(dict.fromkeys(places)))


def _is_place(text: str) -> bool:
    """Return whether a line is a place to sign at, not a sentence about signing."""
    told = ADVICE.match(text) or NUMBERED.match(text) or "," in text or "。" in text[:-1]
    return len(text) <= LONGEST and not told and bool(SPOT.search(text))


def _seals(text: str) -> list[Seal]:
    found: list[Seal] = []
    person = LEGAL.search(text) or AGENT.search(text)
    if COMPANY.search(text) or (STAMP.search(text) and (BIDDER.search(text) or not person)):
        found.append("joint" if JOINT.search(text) else "company")
    if LEGAL.search(text) and OWN_STAMP.search(text) and not AGENT.search(text):
        found.append("legal-person")
    return found


def _signs(text: str) -> list[Sign]:
    if not PEN.search(text):
        return []
    legal, agent = LEGAL.search(text), AGENT.search(text)
    if legal and agent:
        between = text[min(legal.end(), agent.end()) : max(legal.start(), agent.start())]
        return ["either"] if EITHER.search(between) else ["legal-person", "authorised"]
    return ["legal-person"] if legal else ["authorised"] if agent else []
