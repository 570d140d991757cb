"""Words that may not stand in a line of the price table: gifts, open prices, other currencies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, Words
from bidkit.check.price_line import of_line
from bidkit.check.world import World
from bidkit.model.bid import PriceLine
from bidkit.model.record import Record
from bidkit.model.rules import Rule

_DENIED = re.compile(r"(?:不|无|没有|非|不得|不再|不含)(?:任何|另行)?$")
_INCLUDED = re.compile(
    r"(?:^|[,，;；。、\s(（])(?:其中|均|单价|总价|本项|费用|价格)?(?:已|均|内|也)?(?:包?含|包括|计入)"
)
_AFTER_SALE = re.compile(
    r"\s*(?:的)?(?:提供)?(?:质保|保修|维修|维护|升级|巡检|更换|上门|技术支持|咨询|运维|培训)"
)
_GIVEN = re.compile(r"(?:另|额外|另外|再|首年|第[一二三]年)(?:行|外)?\s*$")


class Parameters(Record):
    """The words; one that is denied (不赠送) is fine."""

    words: Words


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield lines with one of the words in name, specification or note."""
    for number, line in enumerate(world.dossier.lines, 1):
        problem = _problem(line, parameters.words)
        if problem:
            yield of_line(number, line, problem)


def _problem(line: PriceLine, words: tuple[str, ...]) -> str:
    for text, name in ((line.item, "名称"), (line.spec, "规格"), (line.note, "备注")):
        for word in (one for one in words if one in text):
            for match in re.finditer(re.escape(word), text):
                if not _DENIED.search(text[: match.start()]) and not _is_included(text, match):
                    return f"的{name}里有「{word}」"
    return ""


def _is_included(text: str, match: re.Match[str]) -> bool:
    """Return whether 免费 says what the price covers (含 24 个月免费升级), and nothing is given away."""
    before = text[: match.start()]
    if match[0] != "免费" or _GIVEN.search(before) or text[match.end() :].startswith("赠"):
        return False
    return bool(_INCLUDED.search(before) or _AFTER_SALE.match(text, match.end()))


KIND = Kind("报价表里有没有不该有的字样", Parameters, check)
