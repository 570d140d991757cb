"""No price of this bid stands in a volume that must not hold one: not its total, not a line, not in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bidkit.check.kind import Hit, Kind, NoParameters, fail, gather
from bidkit.check.money import total_label
from bidkit.check.rate_words import label, labelled
from bidkit.check.text import Line, around, lines
from bidkit.check.world import World
from bidkit.model.document import FinishedVolume
from bidkit.model.rules import Rule
from bidkit.words.capitals import AMOUNT, parse
from bidkit.words.money import Amounts, figures

_LEAST = 1000
_LABEL = re.compile(
    r"(?:报价|单价|合价|总价|投标价|费用合计|下浮率|折扣率|优惠率|费率)(?:[（(][^（()）]{0,10}[)）])?\s*[：:为是]\s*(?:人民币)?[¥￥]?\s*$"
)
_NOT_OURS = re.compile(
    r"合同|最高限价|控制|预算|限价|注册资本|营业|处罚|罚|扣|保证金|业绩|中标金额|采购金额|项目金额|标准|市场|硬件|服务器"
)
_PERCENT = re.compile(
    r"(?:下浮率|折扣率|优惠率|下浮|投标费率)(?:[（(][^（()）]{0,10}[)）])?\s*[：:为是]?\s*(\d+(?:\.\d+)?)\s*[%％]"
)


def check(world: World, parameters: NoParameters, rule: Rule) -> Iterator[Hit]:
    """Yield amounts of our price in volumes planned without price."""
    for volume in world.volumes:
        if not volume.price:
            yield from gather(_found(world, volume))


def _found(world: World, volume: FinishedVolume) -> Iterator[Hit]:
    ours = _ours(world)
    known = Amounts(ours)
    for line in lines(volume):
        for text, why in _amounts(line, ours, known):
            at = line.text.find(text)
            shown = around(line.text, at, at + len(text))
            message = f"《{volume.title}》是不含报价的分册，出现了{why}「{text}」：{shown}"
            yield fail(f"{volume.id}/{text}", message, line.span)
    if world.tender.money.quote.is_rate:
        for text, _, line in labelled(lines(volume), label(world.tender.money.quote)):
            if not _PERCENT.search(line.text):
                message = f"《{volume.title}》是不含报价的分册，出现了报价比率「{text}」"
                yield fail(f"{volume.id}/{text}", message, line.span)


def _ours(world: World) -> dict[Decimal, str]:
    """Return the amounts that give our price away, with what each is; a public limit gives nothing away."""
    price, money = world.dossier.price, world.tender.money
    named = {line.amount: f"分项「{line.item}」的金额" for line in world.dossier.lines}
    if price is not None:
        named |= {price.total - price.tax: "不含税总价", price.total: "投标总价"}
    known = {money.budget, money.ceiling, *(case.amount for case in world.library.cases)}
    known |= {one.revenue for one in world.library.financials} | {world.library.company.registered_capital}
    return {amount: name for amount, name in named.items() if amount >= _LEAST and amount not in known}


def _amounts(line: Line, ours: dict[Decimal, str], known: Amounts) -> Iterator[tuple[str, str]]:
    for figure in figures(line.text):
        text, before = line.text[figure.start : figure.end], line.text[: figure.start]
        said = figure.one_of(known)
        same = ours[said] if said is not None else ""
        if same and (figure.money or figure.number >= _LEAST):
            yield text, same
        elif (figure.money or figure.number >= _LEAST) and _called_price(before):
            yield text, "报价金额"
    for match in AMOUNT.finditer(line.text):
        amount = parse(match[0])
        if amount in ours and re.search("[元圆圓]", match[0]):
            yield match[0], ours[amount]
    for match in _PERCENT.finditer(line.text):
        if not re.search("合同|业绩|以往|其他", line.text[max(0, match.start() - 12) : match.start()]):
            yield match[0], "报价比率"


def _called_price(before: str) -> bool:
    """Return whether a label before an amount calls it our price."""
    return not _NOT_OURS.search(before[-24:]) and (total_label(before) or bool(_LABEL.search(before)))


KIND = Kind("不含报价的分册有没有出现报价", NoParameters, check)
