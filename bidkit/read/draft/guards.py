"""Which rule or requirement watches an invalidity clause, where its words leave no doubt; a person binds the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from bidkit.model.packs import BASE
from bidkit.read.text import key, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bidkit.model.extract import Item

LACKS = r"(未|没有|不(?!同|得|少于|再)|缺)"
LACKING = "{缺}"
QUALIFICATIONS = "qualifications"
"""Stands for all qualifications of the tender."""
STEM = 16
"""So many letters in common make a clause and a requirement the same sentence."""
SUBJECTS = tuple(
    re.compile(words)
    for words in (
        r"信用中国|失信|黑名单|信用记录",
        r"负责人为同一|控股|管理关系",
        r"重大违法记录|行贿犯罪",
        r"整体设计|规范编制|利害关系",
        r"社会保障|(?<!同一单位缴纳)社会保险|纳税|税收",
        r"停产停业|吊销|暂扣|破产|清算",
    )
)
"""A clause and a qualification that speak of the same of these are about one thing."""
CONDUCT = re.compile(
    r"不同(投标|响应|参选)?(人|供应商|投标供应商)|串通|混装|行贿|施加影响|虚假|弄虚作假|质疑|中标人|成交供应商|其他(投标|响应)?(供应商|投标人)的|澄清|说明或|解释"
)
"""What several bidders do together, or what happens while bids are judged: no rule sees it."""


def bound_to(quote: str, items: Mapping[str, Iterable[Item]], packs: Iterable[str] = ()) -> list[str]:
    """Return the codes of rules and the ids of requirements that watch a clause; [] where its words do not say.

    ``items`` holds the requirements by id; ``packs`` names the packs of rules that run beside the base pack.
    """
    words = plain(quote)
    found = list(_same_sentence(quote, items))
    found += _same_subject(words, items)
    ours = {BASE, *packs}
    for part in re.split(r"[。;]", words):
        conduct = bool(CONDUCT.search(part))
        for guard in guards():
            if guard.pack in ours and (guard.conduct or not conduct) and guard.words.search(part):
                found += [one for name in guard.bound for one in _named(name, items)]
    return list(dict.fromkeys(found))


def _named(name: str, items: Mapping[str, Iterable[Item]]) -> list[str]:
    return _ids(items) if name == QUALIFICATIONS else [name]


@dataclass(frozen=True, slots=True)
class Guard:
    """What clauses say of a rule's subject, the rules that watch it and the pack they are of.

    ``conduct``: it leaves its traces in our own files although several bidders are in it.
    """

    words: re.Pattern[str]
    bound: tuple[str, ...]
    pack: str = BASE
    conduct: bool = False


@cache
def guards() -> tuple[Guard, ...]:
    """Return the guards of ``guards.yaml``."""
    from bidkit.load.yaml_tree import parse  # YAML is slow to import, and a check of what is known needs none

    text = resources.files(__package__).joinpath("guards.yaml").read_text("utf-8")
    return tuple(
        Guard(
            re.compile("|".join(one["words"]).replace(LACKING, LACKS)),
            tuple(one["bound"]),
            str(one.get("pack", BASE)),
            bool(one.get("conduct")),
        )
        for one in parse(text, "guards.yaml")
    )


def _same_sentence(quote: str, items: Mapping[str, Iterable[Item]]) -> Iterator[str]:
    """Yield the requirements that say the same sentence."""
    letters = key(quote)
    for prefix, group in items.items():
        for number, item in enumerate(group, start=1):
            other = key(item.quote)
            if min(len(letters), len(other)) >= STEM and (letters[:STEM] in other or other[:STEM] in letters):
                yield f"{prefix}{number}"


def _same_subject(words: str, items: Mapping[str, Iterable[Item]]) -> Iterator[str]:
    """Yield the qualifications that ask what a clause refuses."""
    for subject in SUBJECTS:
        if subject.search(words):
            for number, item in enumerate(items.get("Q", ()), start=1):
                if subject.search(plain(item.quote)):
                    yield f"Q{number}"


def _ids(items: Mapping[str, Iterable[Item]]) -> list[str]:
    return [f"Q{number}" for number, _ in enumerate(items.get("Q", ()), start=1)]
