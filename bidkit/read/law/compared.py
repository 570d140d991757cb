"""Types of clauses that two places show: a gate scored again, a sign without a legend, two values, foreign names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.read.law.scene import Hit
from bidkit.read.notes import NAMES
from bidkit.read.text import key
from bidkit.read.unit import Zone
from bidkit.words.spaces import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bidkit.read.law.pieces import Piece
    from bidkit.read.law.scene import Scene
    from bidkit.read.unit import Unit

PAPER = re.compile(
    r"[一-鿿A-Za-z0-9]{2,24}?(?:许可证|资质证书|资格证书|认证证书|登记证|备案证|资质|资格证|执业资格|认证|证书)"
)
LED = re.compile(
    r"^.*?(?:具有|具备|持有|持|取得|提供|须有|应有|需有|有效的?|要求|投标人|供应商|有|须|应|获得|通过|出具|的|在有效期内)(?=[一-鿿A-Z])"
)
SAID_AGAIN = 10
"""So many letters of a condition, said again where points are given, are no chance."""
WEAK = frozenset(
    (
        "资格证书",
        "资质证书",
        "认证证书",
        "相关证书",
        "资格",
        "证书",
        "证明",
        "资质",
        "认证",
        "营业执照",
        "相关资质",
        "证明材料",
        "有效证书",
        "复印件",
    )
)
MORE = re.compile(
    r"另|除[^,。;]{1,20}外|超出|额外|以外|增配|增加|每多|多提供|高于|优于|更高|以上(?:等级|级别)"
)
MARKS = "★▲●◆■※△☆◎#*"
EFFECT = re.compile(
    r"不满足|不符合|无效|否决|废|扣|不得(?:负)?偏离|响应|符合性|不允许|必须(?:满足|响应)|实质性|得\d|分|拒|不影响|仅作|参考|不作为"
)
LEGEND = re.compile(r"号|标|带|注|打|记|条款|指标|参数|要求|项|为|代表|表示")
TWO = ("deadline", "ceiling", "budget", "validity_days", "bond", "opening")
SUMS = ("ceiling", "budget", "bond")
"""Of these one sentence may well name several, of an item and of the whole."""
NUMBER = re.compile(r"(?:项目|招标|采购|标书|文件)编号[:为是]{0,2}([A-Za-z0-9][-A-Za-z0-9〔〕()\[\]]{5,})")
OLD_LAW = re.compile(
    r"《(?:中华人民共和国)?(?:合同法|民法通则|担保法|物权法|侵权责任法)》|财政部(?:令)?第?(?:18|20)号令?|财政部令第(?:18|19|20)号"
)
BUYER = re.compile(
    r"(?:(?:采购人|甲方|招标人|买方|委托方|委托人|发包人|用户单位|使用单位|需方)(?:\([^)]*\))?(?:为|是|:|指)|派往|派驻|运至|送至|运抵|运到|送到|交付至)([一-鿿]{3,24}?(?:大学|学院|学校|中学|小学|幼儿园|医院|局|中心|公司|法院|检察院|委员会|水厂|集团|研究院|研究所|政府|银行|图书馆|博物馆))"
)
PROJECT = re.compile(
    r"(?:本次(?:招标|采购)(?:的)?(?:项目|内容)?(?:为|是|:)|项目名称(?:为|是)?:)[“\"《]?([一-鿿A-Za-z0-9（）()-]{6,40}?(?:项目|工程|采购|服务))(?=$|[,。;”\"》])"
)
OTHER = re.compile(
    r"(?:阅读|参加|响应|参与|关于|签订|组织|实施)([一-鿿]{2,4}(?:市|县|区|省|州)[一-鿿]{2,30}?(?:采购|改造|施工|服务|建设|招标)项目)"
)
BLANK = re.compile(
    r"(最高(?:投标)?限价|采购预算|预算(?:金额)?|控制价|投标有效期|有效期|数量|交货(?:期|时间|地点)|供货(?:期|时间)|工期|服务期限?|服务地点|实施地点|截止时间|保证金(?:金额)?|代理(?:服务)?费(?:用)?|招标代理服务费|合同履行期限|核心产品|分包(?:比例|份额))(?:为|:|是)?[^。;]{0,16}?(在?开标(?:会上|现场|时|前)[^,。;]{0,4}(?:宣布|公布)|另行通知|另行(?:公布|确定|约定|规定)|待定|待通知|届时(?:通知|公布|确定)|视情况(?:而定|确定)|由[^,。;]{1,10}(?:另定|确定|决定)|_{3,}|/$|暂未确定|未定|若干)"
)
LIMIT = re.compile(
    r"(?:超过|高于|超出|高出)(?:了)?(?:本项目|采购人?|招标人?)?[^,。;]{0,6}(?:最高(?:投标)?限价|控制价|采购预算|预算(?:金额|价)?|限价)[^。;]{0,10}(?:无效|否决|废标|不予)"
)
REFUSED = re.compile(r"(?:联合体|联合投标)[^。;]{0,20}(?:无效|否决|拒绝)")
STATED = re.compile(
    r"(?:接受|允许|不得|可以?|谢绝|非)[^,。;]{0,12}联合|联合[^,。;]{0,14}(?:接受|允许|不得参)|是否[^,。;]{0,8}联合|联合体(?:投标|参加)?:|联合体(?:各|成员|协议|牵头)"
)


def score_condition(scene: Scene) -> Iterator[Hit]:
    """Yield scored papers that the conditions ask of everybody."""
    gates: dict[str, Piece] = {}
    whole: dict[str, Piece] = {}
    for piece in scene.of("gate"):
        if "score" in piece.roles:
            continue
        for name in _papers(piece.text):
            gates.setdefault(name, piece)
        words = key(re.sub(r"^[\d.、()]+", "", piece.quote))
        if len(words) >= SAID_AGAIN and not re.search("格式|盖章|公章|复印件|附", words):
            whole[words] = piece
    for piece in scene.of("score"):
        if MORE.search(piece.text):
            continue
        told = key(piece.quote)
        again = next((one for words, one in whole.items() if words in told), None)
        if again is not None and again.unit.index != piece.unit.index:
            yield Hit(
                "score-condition",
                piece.unit,
                piece.quote,
                f"资格条件里已经有「{shortened(again.quote, 60)}」",
            )
            continue
        for name in _papers(piece.text):
            gate = gates.get(name) or next((gates[one] for one in gates if _same(one, name)), None)
            if gate is not None and gate.unit.index != piece.unit.index:
                said = f"资格条件已经要求「{shortened(gate.quote, 60)}」，评分又给「{name}」分"
                yield Hit("score-condition", piece.unit, piece.quote, said)
                break


def _papers(text: str) -> Iterator[str]:
    for found in PAPER.finditer(text):
        name = found[0]
        while (led := LED.match(name)) and len(name) - led.end() >= 4:
            name = name[led.end() :]
        if len(name) >= 4 and name not in WEAK and not re.match(r"相关|有关|以上|上述|该|其", name):
            yield name


def _same(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    return len(short) >= 5 and short in long


def star_undefined(scene: Scene) -> Iterator[Hit]:
    """Yield signs before clauses that no sentence gives an effect."""
    first: dict[str, Piece] = {}
    told: set[str] = set()
    for piece in scene.pieces:
        for mark in MARKS:
            if mark not in piece.text:
                continue
            head = re.match(rf"(?:[\d.、()]+)?[{re.escape(mark)}]", piece.quote)
            if EFFECT.search(piece.text) and LEGEND.search(piece.text.split(mark, 1)[1][:8] or ""):
                told.add(mark)
            elif piece.unit.zone not in (Zone.REQUIREMENTS, Zone.QUALIFICATION):
                continue
            elif head or re.search(rf"[打带标注加][“\"]?{re.escape(mark)}", piece.text):
                if mark in "#*" and not head:
                    continue
                first.setdefault(mark, piece)
    for mark, piece in first.items():
        lines = [line for line in scene.whole.split("\n") if mark in line]
        legend = any(
            EFFECT.search(line) and not re.match(rf"[\d.、()]*{re.escape(mark)}", line) for line in lines
        )
        if mark not in told and not legend:
            yield Hit("star-undefined", piece.unit, piece.quote, f"「{mark}」没有写不满足怎么办")


def two_values(scene: Scene) -> Iterator[Hit]:
    """Yield the facts that two serious places state in two ways, and a ceiling above the budget."""
    for name in TWO:
        choice = scene.facts.get(name)
        if choice is None or choice.against is None:
            continue
        if name in SUMS and _of_parts(scene, choice.unit, choice.against.unit):
            continue
        if choice.against.trust >= 2.0:
            other = choice.against.unit
            said = f"{NAMES[name]}还有一处：「{shortened(other.text, 60)}」；先核对是不是读错（疑问 READ-CONFLICT）"
            yield Hit("two-values", choice.unit, choice.unit.text, said)
    budget, ceiling = scene.sum("budget"), scene.sum("ceiling")
    if budget and ceiling and ceiling > budget and len(scene.read.lots) < 2:
        unit = scene.facts["ceiling"].unit
        yield Hit(
            "two-values",
            unit,
            unit.text,
            f"最高限价高于预算：「{shortened(scene.facts['budget'].unit.text, 60)}」",
        )


def _of_parts(scene: Scene, one: Unit, two: Unit) -> bool:
    """Return whether two sums may well be of an item or a lot and of the whole."""
    return (
        one.index == two.index
        or len(scene.read.lots) > 1
        or bool(re.search(r"包|标段", one.plain + two.plain))
    )


def leftover_names(scene: Scene) -> Iterator[Hit]:
    """Yield numbers, buyers and names of other projects, and laws that are repealed."""
    own, title = key(scene.value("project_number")), key(scene.object)
    buyers = [key(scene.value(name)) for name in ("purchaser", "agency") if scene.value(name)]
    for piece in scene.pieces:
        said = ""
        old = OLD_LAW.search(piece.text)
        number = NUMBER.search(piece.text)
        if old:
            said = f"{old[0]}已经废止"
        elif own and number and not _related(key(number[1]), own):
            said = f"编号和本项目的 {scene.value('project_number')} 不同"
        elif buyers and (buyer := BUYER.search(piece.text)) and not _is_ours(buyer[1], buyers):
            said = f"这里的「{buyer[1]}」不是本项目的采购人"
        elif (
            title
            and (name := PROJECT.search(piece.text) or OTHER.search(piece.text))
            and _foreign(key(name[1]), title)
        ):
            said = f"这里的「{name[1]}」不是本项目的名称"
        if said:
            yield Hit("leftover-names", piece.unit, piece.quote, said)


def _is_ours(name: str, buyers: Sequence[str]) -> bool:
    return bool(re.search(r"采购人|招标人|委托|是否", name)) or any(
        _related(key(name), one) for one in buyers
    )


def _related(one: str, two: str) -> bool:
    return one in two or two in one


def _foreign(one: str, two: str) -> bool:
    """Return whether two names share too little to be two ways to say one project."""
    pairs = {one[at : at + 2] for at in range(len(one) - 1)} - {"项目", "采购", "服务", "工程"}
    return bool(pairs) and sum(pair in two for pair in pairs) / len(pairs) < 0.2


def missing_number(scene: Scene) -> Iterator[Hit]:
    """Yield what a bidder must know and the tender leaves open or never says."""
    for piece in scene.of("procedure", "gate", "need", "award"):
        if re.search(r"复本|品种|如有|若有", piece.text):
            continue
        blank = BLANK.search(piece.text)
        if blank and piece.unit.zone is not Zone.CONTRACT:
            yield Hit("missing-number", piece.unit, piece.quote, f"{blank[1]}没有写明")
    if len(scene.read.lots) > 1 or scene.sum("budget", "ceiling"):
        limit = None
    else:
        limit = next((one for one in scene.pieces if LIMIT.search(one.text)), None)
    if limit is not None and not re.search(r"(?:限价|控制价|预算)[^。;]{0,30}\d", scene.whole):
        yield Hit("missing-number", limit.unit, limit.quote, "全文没有写限价、预算是多少")
    if not scene.complete:
        return
    first = next((one for one in scene.pieces if one.unit.zone is Zone.INSTRUCTIONS), None)
    if first is None:
        return
    if not re.search(r"有效期", scene.whole):
        yield Hit("missing-number", first.unit, first.quote, "全文没有写投标有效期")
    if (
        scene.binding == "procurement"
        and not scene.read.lots
        and not re.search(r"预算|限价|控制价", scene.whole)
    ):
        yield Hit("missing-number", first.unit, first.quote, "全文没有写预算")


def consortium(scene: Scene) -> Iterator[Hit]:
    """Yield a purchase that never says whether consortia may bid, or refuses them only where bids are judged."""
    if scene.binding != "procurement" or not scene.complete:
        return
    told = [one for one in scene.pieces if "联合体" in one.text or "联合投标" in one.text]
    if any(STATED.search(one.text) for one in told):
        return
    if not told and "联合体" in scene.whole:
        return  # said by a tick
    if not told:
        first = next((one for one in scene.pieces if "gate" in one.roles), None)
        if first is not None:
            yield Hit("consortium", first.unit, first.quote, "全文没有写是否接受联合体")
        return
    refused = next((one for one in told if REFUSED.search(one.text)), None)
    if refused is not None:
        yield Hit("consortium", refused.unit, refused.quote, "没有写明不接受联合体，评审时却判无效")


def no_criteria(scene: Scene) -> Iterator[Hit]:
    """Yield scored items that have points and no word of how they are given."""
    told = [leaf for leaf in scene.read.scoring if re.search(r"[一-鿿]{4}", leaf.criteria)]
    for leaf in scene.read.scoring if len(told) >= 2 else ():
        if not re.search(r"[一-鿿\dA-Za-z]", leaf.criteria) and not re.search(r"价", leaf.item):
            unit = scene.read.outline.units[leaf.unit]
            yield Hit("no-criteria", unit, f"{leaf.item} {leaf.points} 分", "只有分值，没有评分标准")


COMPARED: dict[str, Callable[[Scene], Iterator[Hit]]] = {
    "score-condition": score_condition,
    "star-undefined": star_undefined,
    "two-values": two_values,
    "leftover-names": leftover_names,
    "missing-number": missing_number,
    "consortium": consortium,
    "no-criteria": no_criteria,
}
