"""Management systems that a company is certified for, one or several; other papers are a person's to find."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, Any

from bidkit.words.names import SYSTEMS
from bidkit.words.numerals import count

if TYPE_CHECKING:
    from collections.abc import Sequence

FILLER = re.compile(
    r"^(?:投标人|供应商|响应人|企业|公司|单位)+|有效的?|^有|同时|均|具有|具备|持有|拥有|取得|获得|通过|提供|有效的?|(?:且|并)?(?:均)?(?:在|处于)有效期内?"
    r"|(?:相关)?认证机构颁发的?|认证(?:证书)?|证书|体系(?!$)(?=认证)|的|\(?[一二三四五六\d]项齐全\)?|[一二三四五六\d]项全部?"
)
SYSTEM = re.compile(
    r"(?P<std>(?:GJB|GB/?T|ISO(?:/?IEC)?)-?(?P<number>\d{4,5})[A-Z]?(?:[-:]\d{4})?)?(?P<name>[\u4e00-\u9fff]{2,10}管理)?(?:体系)?(?:\((?:GB/?T|ISO)[^()]*\))?"
)
COUNTED = re.compile(r"(?:其中|任意|任何|任)?([一二两三四五六\d])(?:项|个|类|种)(?!齐全|全部|均)")
WHOLE = re.compile(r"齐全|全部|均具有|同时|三体系|[三四五]项均")


def systems(text: str) -> list[dict[str, Any]] | None:
    """Return the query for each management system that a condition names; None where it asks for anything else."""
    body = FILLER.sub("", re.sub(r"[“”\"《》]", "", text))
    needs: list[dict[str, Any]] = []
    for one in filter(None, re.split(r"[、,]|以及|和|及|与|且", body)):
        found = SYSTEM.fullmatch(one)
        if found is None or not (found["std"] or found["name"]):
            return None
        number = next((one for one in re.findall(r"\d{4,5}", one) if one in SYSTEMS), "")
        known = SYSTEMS.get(number, "")
        if not found["name"] and not known:
            return None
        if not found["name"]:
            needs.append(_held(f"ISO{number}{known}管理体系认证证书"))
            continue
        needs.append(_held(f"{found['std'] or ''}{found['name']}体系认证证书"))
    return needs or None


def _held(name: str) -> dict[str, Any]:
    return {"qualification": {"name": name, "valid_at": "opening"}}


def all_of(needs: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return one query for several that must all be met."""
    return needs[0] if len(needs) == 1 else {"all": list(needs)}


def some_of(needs: Sequence[dict[str, Any]], number: int) -> dict[str, Any]:
    """Return one query for any so many of several."""
    ways = [all_of(chosen) for chosen in combinations(needs, number)]
    return ways[0] if len(ways) == 1 else {"any": ways}


def by_number(texts: Sequence[str]) -> list[dict[str, Any]] | None:
    """Return the queries of steps that ask for all, for two, for one of the systems that the first step lists."""
    listed = next(
        (
            one
            for one in re.split(r"[,](?=[一二三四五六\d]项|全部|同时|其中)", texts[0])
            if "管理" in one or "ISO" in one
        ),
        "",
    )
    needs = systems(listed) if listed else None
    if needs is None or len(needs) < 2:
        return None
    out, last = [], len(needs) + 1
    for place, text in enumerate(texts):
        told = COUNTED.search(text.replace(listed, ""))
        number = len(needs) if WHOLE.search(text) or place == 0 else count(told[1]) if told else None
        if number is None or not 0 < number < last:
            return None
        out.append(some_of(needs, number))
        last = number
    return out
