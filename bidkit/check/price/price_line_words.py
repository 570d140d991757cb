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


class Parameters(Record):
    """The words; one that is denied (不赠送) is fine."""

    words: Words


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield lines with one of the words in name, specification or note."""
    price = world.dossier.price
    for number, line in enumerate(price.lines, 1) if price is not None else ():
        problem = _problem(line, parameters.words)
        if problem:
            yield of_line(number, line, problem)


def _problem(line: PriceLine, words: tuple[str, ...]) -> str:
    for text, name in ((line.item, "名称"), (line.spec, "规格"), (line.note, "备注")):
        for word in words:
            for match in re.finditer(re.escape(word), text):
                if not _DENIED.search(text[: match.start()]):
                    return f"的{name}里有「{word}」"
    return ""


KIND = Kind("报价表里有没有不该有的字样", Parameters, check)
