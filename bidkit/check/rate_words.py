"""How a finished file speaks of our rate: the labels before it, and the figures and words that say it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.model.quote import QuoteKind
from bidkit.words.decimals import plain_decimal
from bidkit.words.rates import rates
from bidkit.words.spaces import tight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.check.text import Line, Story
    from bidkit.model.quote import Quote
    from bidkit.words.rates import FoundRate, Rate

_LABELS: dict[QuoteKind, str] = {
    "rate": "(?:投标|报价|服务|收费|取费|计费|管理|代理)?费率|(?:投标|报价)比例",
    "reduction": "下浮率|优惠率|让利率|折让率|下浮(?:比例|系数|幅度)|优惠(?:比例|幅度)",
    "discount": "折扣率|折扣系数|(?:投标|报价)折扣|折扣",
}
_NOT_OURS = "".join(f"(?<!{word})" for word in ("最高", "最低", "平均", "基准", "有效", "其他", "结算"))
_REMARK = r"(?:[（(][^（()）\d]{0,16}[)）])?"
_FILLER = r"(?:[\s：:（()）,，、为是即]|小写|大写|[%％])*"
_SPELT = re.compile(r"大写[)）]?[为是：:]*(?:[（(]|人民币)?$")
_REACH = 2
_IN_HEAD = re.compile(r"[（(]\s*(?:单位[:：])?\s*[%％]\s*[)）]|百分比")
_BARE = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)(?![\d.%％])")


def label(quote: Quote) -> re.Pattern[str]:
    """Return the pattern of a text that ends in a label of our rate, with nothing but filler after it."""
    own = [re.escape(quote.name)] if quote.name else []
    words = "|".join((*own, *filter(None, [_LABELS.get(quote.kind, "")])))
    return re.compile(rf"{_NOT_OURS}(?:{words}){_REMARK}{_FILLER}$")


def says(found: FoundRate, rate: Rate, kind: QuoteKind) -> bool:
    """Return whether a rate that was found is this one; 八五折 says 85 % of a discount, and nothing else."""
    return found.rate.percent == rate.percent and (found.rate.unit != "折" or kind == "discount")


def in_figures(text: str, rate: Rate, kind: QuoteKind) -> bool:
    """Return whether a text holds the rate in figures; a bare figure counts where a head says （%）, 八五折 as 85%."""
    if any(says(one, rate, kind) and (not one.words or one.rate.unit == "折") for one in rates(text)):
        return True
    bare = (match[1] for match in _BARE.finditer(text)) if _IN_HEAD.search(text) else ()
    return any(plain_decimal(rate.percent) == _plain(one) for one in bare)


def in_words(text: str, rate: Rate, kind: QuoteKind) -> bool:
    """Return whether a text holds the rate in numerals."""
    squeezed = tight(text)
    return any(says(one, rate, kind) and one.words for one in rates(squeezed))


def labelled(story: Story, pattern: re.Pattern[str]) -> Iterator[tuple[str, FoundRate, Line]]:
    """Yield each rate that a label calls ours, as written: in the same paragraph, or in the cells after it."""
    for index, line in enumerate(story):
        found = list(rates(line.text))
        named = pattern.search(line.text)
        for one in found:
            if pattern.search(line.text[: one.start]):
                yield line.text[one.start : one.end], one, line
        if not (line.cell and named and not found):
            continue
        for cell in story[index + 1 : index + 3]:
            alone = _alone(cell.text, percent=bool(_IN_HEAD.search(line.text))) if cell.cell else None
            if alone is not None:
                yield *alone, cell
            if alone is not None or not cell.cell or pattern.search(cell.text):
                break


def spelt_out(story: Story, pattern: re.Pattern[str]) -> Iterator[tuple[str, FoundRate, Line]]:
    """Yield each rate after a label 大写 that follows our rate: in the same paragraph, or in one or two after it."""
    ours = 0
    for line in story:
        text = tight(line.text)
        found = list(rates(text))
        named = any(pattern.search(text[: one.start]) for one in found)
        ours = _REACH if named or pattern.search(text) else ours - 1
        if ours < 0:
            continue
        for one in found:
            label_of = _SPELT.search(text[: one.start])
            if one.words and label_of and (not named or not pattern.search(text[: one.start])):
                yield text[one.start : one.end], one, line


def _alone(text: str, *, percent: bool) -> tuple[str, FoundRate] | None:
    """Return the rate that a cell holds and nothing else; under a head with （%） a bare figure is one."""
    bare = _BARE.fullmatch(text.strip())
    whole = f"{text.strip()}%" if bare and percent else text
    for one in rates(whole):
        if re.fullmatch(_FILLER, whole[: one.start]) and re.fullmatch(_FILLER, whole[one.end :]):
            return text.strip(), one
    return None


def _plain(figure: str) -> str:
    return figure.rstrip("0").rstrip(".") if "." in figure else figure
