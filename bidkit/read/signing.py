"""Who signs and who seals a form, and whether both or either: read from the lines at its foot."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.read.unit import Unit

ASKS = re.compile(r"签字|签名|签章|盖章|公章|单位章|盖单位|印章|电子章|签署|\((章|签|盖)\)")
COMPANY = re.compile(
    r"(投标人|供应商|响应人|申请人|单位|公司|企业|报价人)(名称|全称)?.{0,8}[(:]?.{0,6}(盖|章)|公章|单位章|盖章\)"
)
LEGAL = re.compile(r"法定代表人|单位负责人|法人代表|负责人")
AGENT = re.compile(r"授权代表|委托代理人|代理人|被授权人|授权委托人|授权人")
EITHER = re.compile(
    r"签字(或|/|、或)(者)?(加)?盖|盖章?(或|/)签(字|名)|签字或签章|签(字|名|章)[或/](盖)?章|签章"
)
OR_AGENT = re.compile(r"(或|/)(其)?(授权|委托|代理)")
JOINT = re.compile(r"联合体(成员|牵头|各方)")
FOOT = 60
NOTE = re.compile(r"^[(（]?(?:备?注|说明|提示|填写|[★※])")
SENTENCE = re.compile(r"[,;。]")
PLACE = re.compile(r":|_{2,}|[xX×]{2,}")


def signing_of(
    body: Sequence[Unit],
) -> tuple[tuple[str, ...], tuple[str, ...], Literal["and", "or"], str]:
    """Return the seals, the signatures, how they join, and the lines they were read from."""
    seal: list[str] = []
    sign: list[str] = []
    lines: list[str] = []
    either = False
    for unit in body:
        words = unit.plain
        if len(words) > FOOT or not ASKS.search(words) or _told(words):
            continue
        lines.append(unit.text)
        if JOINT.search(words) and re.search(r"章", words):
            seal.append("joint")
        legal, agent = LEGAL.search(words), AGENT.search(words)
        if legal and (agent and OR_AGENT.search(words)):
            sign.append("either")
        elif legal:
            sign.append("legal-person")
        elif agent:
            sign.append("authorised")
        elif COMPANY.search(words):
            seal.append("company")
        either = either or bool(EITHER.search(words))
    join: Literal["and", "or"] = "or" if either else "and"
    return tuple(dict.fromkeys(seal)), tuple(dict.fromkeys(sign)), join, "；".join(lines)[:300]


def _told(words: str) -> bool:
    """Return whether a line is a sentence about signing and no place to sign at."""
    return bool(NOTE.match(words)) or (bool(SENTENCE.search(words)) and not PLACE.search(words))


def is_place_to_sign(words: str) -> bool:
    """Return whether a line, in the signs that we match, is a place to sign or seal at."""
    if len(words) > FOOT or not ASKS.search(words) or NOTE.match(words):
        return False
    if SENTENCE.search(words) and not re.search(r"_{2,}|[:)]$", words):
        return False
    ended = re.search(r"(章|签字|签名|签署)\)?:?$", words)
    return bool(PLACE.search(words) or ended or re.search(r"\([^()]*(章|签)[^()]*\)", words))


def blocks_of(places: Sequence[int], apart: int) -> list[int]:
    """Return where each block of places to sign begins; places nearer than ``apart`` lines are one block."""
    return [after for before, after in pairwise([-apart, *places]) if after - before >= apart]
