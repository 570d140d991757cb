"""Which rule or requirement watches an invalidity clause, where its words leave no doubt; a person binds the rest."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from bidkit.load.yamlsrc import parse
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
        r"社会保障|社会保险|纳税|税收",
        r"停产停业|吊销|暂扣|破产|清算",
    )
)
"""A clause and a qualification that speak of the same of these are about one thing."""
CONDUCT = re.compile(
    r"不同(投标|响应|参选)?(人|供应商|投标供应商)|串通|混装|行贿|施加影响|虚假|弄虚作假|质疑|中标人|成交供应商|其他(投标|响应)?(供应商|投标人)的|澄清|说明或|解释"
)
"""What several bidders do together, or what happens while bids are judged: no rule sees it."""


def bound_to(quote: str, items: Mapping[str, Iterable[Item]]) -> list[str]:
    """Return the codes of rules and the ids of requirements that watch a clause; [] where its words do not say.

    ``items`` holds the requirements by id.
    """
    words = plain(quote)
    found = list(_same_sentence(quote, items))
    found += _same_subject(words, items)
    if not CONDUCT.search(words):
        for pattern, names in guards():
            if pattern.search(words):
                found += _ids(items) if names == [QUALIFICATIONS] else names
    return list(dict.fromkeys(found))


@cache
def guards() -> tuple[tuple[re.Pattern[str], list[str]], ...]:
    """Return what clauses say of a rule's subject, from ``guards.yaml``, and the rules that watch it."""
    text = resources.files(__package__).joinpath("guards.yaml").read_text("utf-8")
    listed = parse(text, "guards.yaml")
    return tuple((re.compile("|".join(one["words"]).replace(LACKING, LACKS)), one["bound"]) for one in listed)


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
