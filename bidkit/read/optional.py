"""The tender's own words that let some bidders leave a form out: a proposal that a person has to confirm."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.read.text import plain, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bidkit.read.unit import Unit

_LEFT_OUT = re.compile(
    r"(?:如|若|非|不是|不属于|没有|不采用|独立)[^。;]{0,40}?(?:不需要?|无需|无须|不用|可不|可以不|不必|不再)"
    r"(?:另行|再)?(?:提供|提交|填写|填报|递交|出具|编制|签订|附)"
)
_IN_TITLE = re.compile(
    r"\((?:如有|若有|如需|如适用|如果有|若适用|[^()]{0,16}(?:时|的|须|需)(?:提供|提交|填写|适用|递交))\)"
)
_LONGEST = 120


def proposal_of(title: str, units: Iterable[Unit]) -> str:
    """Return the words of a form by which it may be left out; "" where it says nothing of the kind."""
    named = _IN_TITLE.search(plain(title))
    if named:
        return named[0].strip("()")
    for unit in units:
        for sentence in sentences(unit.plain):
            if _LEFT_OUT.search(sentence):
                return sentence.strip("。; ")[:_LONGEST]
    return ""
