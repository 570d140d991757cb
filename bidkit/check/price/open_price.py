"""A bid has one firm price: no second price, no discount under a condition, no price that moves later. Anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bidkit.check.kind import Hit, Words, fail, family, of_volumes
from bidkit.check.price_line import of_line
from bidkit.check.text import both
from bidkit.check.world import World
from bidkit.model.document import FinishedVolume
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.words.late import late
from bidkit.words.numerals import NUMERALS
from bidkit.words.rates import rates
from bidkit.words.sentences import sentences
from bidkit.words.spaces import squeeze

_RATE = (
    rf"(?:\d+(?:\.\d+)?%|百分之[{NUMERALS}点]+|[\d{NUMERALS},.]+万?元"
    rf"|[\d{NUMERALS}]{{1,3}}(?:\.\d)?折|[\d{NUMERALS}]+个(?:百分)?点)"
)
_OURS = late(
    r"(?:我[方司]|本公司|投标|本次|本项目)的?(?:报价|价格|总价|价款|费用)|报价|(?:合同|投标|项目)?总价|合同(?:价|额|金额|价款|款)|投标价"
    r"|单价|结算价?|货款|服务费|维护费|运维费|实施费|培训费|开发费|费用总额|整体价格?|本项目|整体(?=让|优惠|降)"
)
_CUT = (
    r"(?:优惠|下浮|下调|让利|让价|减免|核减|核降|减收|减价|降价|再降|打折|折扣|返还|返利|返点|抵扣|立减|便宜|免收|少收|(?:总价|报价|单价|价款|费用)[^,。;]{0,4}降低"
    rf"|让[\d{NUMERALS}]+个点|[{NUMERALS}\d]{{1,3}}(?:\.\d)?折(?![线叠旧射]))"
)
_CUTS = late(_CUT)
_IF = late(
    r"如(?!下|上|实|期|约|何|图|表)|若|倘|凡|只要|一旦|一次性|一并|同时(?:采购|签|委托)|提前|预付|续签|追加"
    r"|的[,，]|后[,，]?(?:可|再)|[可再愿](?:再|以|另|给予|在此)?(?:行|外)?(?:" + _CUT + ")"
)
_SECOND = late(
    r"备选(?:报价|方案)|优惠(?:后(?:的)?(?:总价|报价|价格)|价)|折后价|最终优惠|(?:再|另行|额外)(?:优惠|让利|下浮)|让利"
    r"|报价[一二三](?:[:]|为)|可选报价|选择性报价|(?:第二|两个|另一)个?(?:报价|价格)[:为]"
)
_MOVES = (
    "(?:调整|调价|浮动|上浮|上调|变更|增加|追加|补差|加收|重新(?:报价|核定|商定|计算|协商)"
    "|商定|协商|议定|约定|面议|另计|另议)"
)
_CAUSE = r"(?:汇率|人工|人力成本|劳动力|材料|原材料|油价|行情|市场价?|税率|物价|成本|工作量|关税)"
_LATER = late(
    rf"{_CAUSE}[^。;]{{0,16}}(?:变化|变动|波动|上涨|涨价|上升|超过|增加|调整|增长)[^。;]{{0,20}}{_MOVES}"
    rf"|随(?:着|同)?{_CAUSE}[^。;]{{0,8}}(?:{_MOVES}|变化|波动|变动)"
    r"|以?(?:最终|实际|审计|竣工|财政|双方)[^。;,]{0,8}(?:结算|决算|核定|审定|评审)(?:结果|金额|价格?)?为准"
    r"|据实(?:结算|计算|收取|计费|核算|支付)|按实(?:结算|计算|计费|收取)|按实际[^。;,]{1,14}(?:结算|计费|收费|计价|核算)|实报实销"
    rf"|(?:价格|单价|总价|报价|费用|合同价|金额)[^。;,]{{0,14}}(?:相应|随之|适当|酌情|另行|再行|届时|重新|同步|可以?|有权){_MOVES}"
    r"|(?:另行|再行|重新|双方)(?:协商|商定|议定|约定|确定|核定)(?:的)?(?:价格|费用|报价|单价|总价)"
)
_DENIED = late(
    r"(?:不|无|没有|未|非|不得|不再|不存在|拒绝|禁止|不接受)(?:任何|另行|再|会|予|作|因|随|得|含|提供|附|设|做|可|存在)?[^,。;]{0,8}$"
)
_DENIES = late(
    r"不(?:因|随|再|予|作|做|得|会|另|可|相应)?(?:[^,。;]{0,6})?(?:调|浮|变|加|增|另|协|议)|固定不变"
)
_FINE = late(
    r"招标文件|采购文件|磋商文件|价格(?:扣除|评审|分)|评审|评标|评分|政策|税收|小微|中小企业|以往|曾|已为|帮助|历史|案例|变更程序|合同范围(?:以|之)?外|超出合同"
    r"|扣减|扣款|扣除|违约|考核|罚|绩效|法律法规|质保金|保证金|只(?:提交|有)一"
)


class Parameters(Record):
    """``fine`` words make a sentence harmless."""

    fine: Words = ()


_QUICK = late(
    _CUT
    + r"|备选|报价|随|为准|据实|按实|实报|协商|商定|议定|约定|重新|调整|调价|浮动|上浮|增加|追加|补差|加收|面议"
)


def _in_notes(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield each sentence of the price table by which a price is not the only one, or not firm."""
    for number, line in enumerate(world.dossier.lines, 1):
        for text, name in ((line.item, "名称"), (line.spec, "规格"), (line.note, "备注")):
            said = open_price(text, parameters.fine, priced=True)
            if said:
                yield of_line(number, line, f"的{name}让价格不确定：「{said}」")


def _in_files(world: World, volume: FinishedVolume, parameters: Parameters) -> Iterator[Hit]:
    ours = frozenset(rate.percent for _, rate in world.dossier.bid.quote.given)
    for line in (line for story in both(volume) for line in story if not line.contents):
        section = volume.section(line.section)
        priced = volume.price or (section is not None and "报价" in section.title)
        said = open_price(line.text, parameters.fine, priced=priced, ours=ours)
        if said:
            message = f"《{volume.title}》的报价不是唯一、确定的：「{said}」"
            yield fail(f"{volume.id}/{said}", message, line.span)


def open_price(
    text: str, fine: tuple[str, ...] = (), *, priced: bool, ours: frozenset[Decimal] = frozenset()
) -> str:
    """Return the words that open a price in a text, "" where there are none.

    ``priced`` text is about our price in itself; elsewhere a sentence must name our price for the words to count.
    ``ours`` are the percents that are our offer itself: 下浮率 15.50% is the price then, and no second one.
    """
    if not _QUICK.search(text):
        return ""
    for sentence in sentences(squeeze(text)):
        if any(word in sentence for word in fine) or not (priced or _OURS.search(sentence)):
            continue
        if ours and _is_offer(sentence, ours):
            continue
        said = _said(sentence)
        if said:
            return said
    return ""


def _is_offer(sentence: str, ours: frozenset[Decimal]) -> bool:
    """Return whether a sentence only says our rate: every rate in it is ours, and nothing makes it depend."""
    found = [one.rate.percent for one in rates(sentence)]
    return bool(found) and ours.issuperset(found) and not (_IF.search(sentence) or _LATER.search(sentence))


def _said(sentence: str) -> str:
    if _FINE.search(sentence) and not re.search(r"我[方司]", sentence):
        return ""
    for match in _SECOND.finditer(sentence):
        if not _DENIED.search(sentence[: match.start()]):
            return match[0]
    for match in _LATER.finditer(sentence):
        if not _DENIES.search(match[0]) and not _DENIED.search(sentence[: match.start()]):
            return match[0]
    cut = next((m for m in _CUTS.finditer(sentence) if not _DENIED.search(sentence[: m.start()])), None)
    if cut and _OURS.search(sentence) and (_IF.search(sentence) or _named_cut(sentence, cut[0])):
        return sentence[max(0, cut.start() - 8) : cut.end() + 6]
    return ""


def _named_cut(sentence: str, word: str) -> bool:
    """Return whether a sentence without a condition says how much is cut: 按九五折, 优惠为 3%."""
    return bool(
        re.search(_RATE, sentence) and ("折" in word or re.search(_CUT + r"(?:后|为|按|[:])", sentence))
    )


KINDS = family(
    "报价是不是唯一、确定、不附条件", Parameters, {"notes": _in_notes, "files": of_volumes(_in_files)}
)
