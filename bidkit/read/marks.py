"""★ and ▲ clauses: a mark on a title covers its part; the sentence that defines the mark is no clause.

Words such as （实质性要求） behind a title count as a mark.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from bidkit.read.items import make_item, once
from bidkit.read.labels import parse_label
from bidkit.read.text import clean, key, plain
from bidkit.read.unit import Unit, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.extract import Item, Kind
    from bidkit.read.outline import Outline

SIGNS = "★⭐☆※*▲△◆◇#◎⊙●○"
EVERY = f"{SIGNS}■"
DEFINITION = re.compile(
    rf"(?:(?<=[\d.、])|带|标|打|加注|标注|标有|注有|加|“|\"|^|\(|:)[“\"‘']?([{re.escape(SIGNS)}])[”\"’']?(号|项|标记|标识|符号|标注)?(?=[^\d])([^★▲]{{2,40}})"
)
BOXED = re.compile(
    r"(?:带|标|打|注|加|有)[有注明上]?[“\"‘'(]?(■)[”\"’')]?(?:号|项|标记|标识|符号|的)+([^★▲■]{2,40})"
)
"""■ is a mark only where a sentence says so: elsewhere it is a ticked box."""
BEFORE = re.compile(
    rf"((?:实质性|必须满足|重要|主要|关键)[^。;,]{{0,16}}?)(?:均?以|用)[“\"]?([{re.escape(SIGNS)}])[”\"]?号?(?:标明|标注|标示|表示|标记|标识)"
)
"""实质性要求以“▲”标明: the meaning stands before the sign."""
MUST = re.compile(
    r"实质性|不(允许|得|可)(负)?偏离|必须(完全|全部|逐条|逐项|无条件|全面)*(满足|响应|做到|达到|符合|遵守|具备|保证)"
    r"|无效|否决|强制|作废|(视为|作为?|按)未响应|不予评审|刚性|底线"
)
ALWAYS = re.compile(r"必须(完全|全部|逐条)?(满足|响应|符合|做到|达到)|实质性|不(允许|得|可)(负)?偏离")
POINTS = re.compile(r"重要|主要|扣分|评分|得分|关键")
SEVERAL = re.compile(r"(超过|达到|多于|累计)[^,。;]{0,4}[\d二两三四五六七八九十]+(\([^)]*\))?(项|条|个)")
"""Only so many of them together put a bid out: one alone costs points."""
ONE_MISS = re.compile(r"[^,。;\d]{0,4}(?:不|未)(?:响应|满足|符合)的?[^,。;\d]{0,8}(?:否决|无效|拒绝)")
"""What follows of a mark that is called key: one that is not met puts the bid out."""
LED = re.compile(r"(否决|无效|废标|拒绝)[^。]{0,12}[。:]?$")
DEFINES = re.compile(
    r"[“\"‘'(《\[【]\s*[{m}]\s*[”\"’')》\]】]|[“\"][{m}][^”\"]{{0,4}}[”\"]|[{m}](为|是|系指|指|表示|代表|号|项|条款|的|指标|标记|参数|要求|标识|符号|类|标注|和|或|及|、|/|,)"
    r"|(带|标|打|加|注|有|为|中|以|及|凡|含|非|用|号|和|或|与|等|附|、|/)[“\"]?[{m}]"
)
REFUSING_LINE = 80
NARROW = 16
SHORTEST = 4
BRACKETED = re.compile(r"[(（【\[]([{m}])[)）】\]](?!号|项|标|为|的|是|条款|内容|代表|表示|类|和|或|及|、)")
"""【★】 or （▲） in front of a clause; behind it stand no words that would only explain the sign."""
YES_HEAD = re.compile(r"是否(为)?(实质性|★|必须|不可偏离)|^实质性(要求|条款)?$|^★$")
YES = re.compile(r"^(是|√|✓|☑|★)$")
IMPORTANT = re.compile(r"[（(【\[](重要|主要)(技术|商务|性能)?(参数|指标|条款|要求)[）)】\]]")
STEM = re.compile(r"^[★▲☆※*#]*\s*(附件|格式|附表)?[\s\d－\-—.、:：]*")
WORDS = re.compile(
    r"[（(【\[](均)?为?(属于)?(本项目)?实质性(要求|条款|响应条款|格式|响应|内容)(的?条款)?[）)】\]]|[（(]不(允许|得|可)(负)?偏离[）)]"
)
WORDS_DEFINE = re.compile(
    r"(标注|标明|注明|带|标有|除|凡|明确|标记|加注|[不未](响应|满足|符合))[^。;]{0,6}[“\"(（【]?实质性(要求|条款)|[“\"][(（]实质性"
)
CONTENT = re.compile(r"应(当)?对[^。]{4,90}等实质性(内容|要求|条款)(作出|做出)(全面)?(满足性)?响应")


def find_substantive(outline: Outline) -> list[Item]:
    """Return the clauses a bid must not deviate from."""
    signs = marks_of(outline)[0]
    return once(_best_of_same(outline, list(_marked(outline, "substantive", signs))))


def find_important(outline: Outline) -> list[Item]:
    """Return the clauses that cost points."""
    signs = marks_of(outline)[1]
    return once(_marked(outline, "important", signs))


def marks_of(outline: Outline) -> tuple[str, str]:
    """Return the signs of clauses that must be met and of those that cost points, as this document defines them.

    ★ means the first and ▲ the second unless a sentence says otherwise; other signs count only when defined.
    """
    said: dict[str, str] = {}
    refusals = _refusal_tables(outline)
    for unit in outline.units:
        if unit.zone is Zone.CONTRACT or not re.search(f"[{re.escape(EVERY)}]", unit.plain):
            continue
        for sentence in re.split(r"[;。]", unit.plain):
            refused = refusals.get(unit.index, False) if unit.table else _in_refusals(outline, unit)
            told = dict(_named(sentence)) if refused else {}
            for sign, meaning_here in (told | dict(_defined(sentence))).items():
                meant = "must" if refused else meaning_here
                said[sign] = "must" if "must" in (meant, said.get(sign)) else meant
    meaning = {"★": "must", "⭐": "must", "▲": "points"} | said
    must = "".join(sign for sign, kind in meaning.items() if kind == "must")
    return must, "".join(sign for sign, kind in meaning.items() if kind == "points")


def _in_refusals(outline: Outline, unit: Unit) -> bool:
    """A case in a list of refusals speaks of what must be met, whatever it calls the mark."""
    heads = [outline.units[head].plain for head in unit.heads]
    return any(len(text) < 80 and LED.search(text) for text in heads)


def _refusal_tables(outline: Outline) -> dict[int, bool]:
    """Return for each paragraph of a table whether the line above it says that what it holds puts a bid out."""
    return {
        unit.index: True
        for line, units in outline.tables_under_lines()
        if line is not None and len(line.plain) < REFUSING_LINE and LED.search(line.plain)
        for unit in units
    }


def _named(sentence: str) -> Iterator[tuple[str, str]]:
    """Yield the signs of which a case of refusal speaks: a *条款 that is not met."""
    for sign in re.findall(
        rf"[“\"]?([{re.escape(SIGNS)}])[”\"]?号?(?:的)?(?:条款|项|指标|要求|参数|技术|商务)", sentence
    ):
        if not SEVERAL.search(_about(sentence, sign).split(",")[0]):
            yield sign, "must"


def _defined(sentence: str) -> Iterator[tuple[str, str]]:
    """Yield what a sentence makes of a sign; ★ only costs points where nothing beside it says must."""
    for words, sign in BEFORE.findall(sentence):
        yield sign, "must" if MUST.search(words) else "points"
    for piece in re.split(r"[,，]", sentence):
        pairs = [(sign, words) for sign, _, words in DEFINITION.findall(piece)]
        for sign, words in (*pairs, *BOXED.findall(piece)):
            if SEVERAL.search(words):
                yield sign, "points"
            elif MUST.search(words):
                yield sign, "must"
            elif POINTS.search(words):
                whole = sign == "★" and MUST.search(_without_others(sentence, sign))
                whole = whole or ONE_MISS.match(_about(sentence, sign).partition(",")[2])
                yield sign, "must" if whole or ALWAYS.search(_about(sentence, sign)) else "points"


def _without_others(sentence: str, sign: str) -> str:
    """Return a sentence without what it says of other signs."""
    others = SIGNS.replace(sign, "")
    return re.sub(rf"[{re.escape(others)}][^{re.escape(sign)}]*", "", sentence)


def _about(sentence: str, sign: str) -> str:
    """Return what a sentence says of a sign: from it to the next sign."""
    rest = sentence[sentence.find(sign) + 1 :]
    return re.split(f"[{re.escape(SIGNS)}]", rest, maxsplit=1)[0]


def _best_of_same(outline: Outline, items: list[Item]) -> list[Item]:
    """A form marked in a list and again at its own title is one item: the one at its title."""
    best: dict[str, Item] = {}
    for item in items:
        stem = key(STEM.sub("", item.quote))[:30]
        label = outline.units[item.unit].label
        if stem not in best or (label is not None and label.kind.startswith("annex")):
            best[stem] = item
    kept = {id(item) for item in best.values()}
    return [item for item in items if id(item) in kept]


def _marked(outline: Outline, kind: Kind, marks: str) -> Iterator[Item]:
    for unit in outline.units:
        if unit.contents or unit.zone is Zone.CONTRACT:
            continue
        found = (_mark(unit, marks) if marks else "") or (
            _yes(outline, unit) if kind == "substantive" else ""
        )
        if found:
            quote = _quote(outline, unit, found)
            if quote:
                yield make_item(kind, outline, unit, quote=quote, mark=found)
        elif kind == "important":
            if IMPORTANT.search(unit.text) and len(unit.plain) > NARROW // 2:
                yield make_item(kind, outline, unit, quote=unit.text, mark="重要")
        else:
            words = _in_words(unit) or _over_lines(outline, unit)
            if words:
                yield make_item(kind, outline, unit, quote=_whole_cell(outline, unit), mark=words)


@cache
def _patterns(signs: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what explains a sign and what brackets it, for these signs."""
    one = re.escape(signs)
    defines = DEFINES.pattern.replace("{m}", one).replace("{{", "{").replace("}}", "}")
    return re.compile(defines), re.compile(BRACKETED.pattern.replace("{m}", one))


def _mark(unit: Unit, usual: str) -> str:
    signs = f"[{re.escape(usual)}]"
    text = unit.plain
    if not re.search(signs, text):
        return ""
    defines, bracketed = _patterns(usual)
    inside = bracketed.match(text[len(unit.label.text.strip()) :] if unit.label else text) or bracketed.match(
        text
    )
    if inside:
        return inside[1]
    behind = re.search(rf"[(（【\[]({signs})[)）】\]][。;；]?$", text)
    if behind and len(text) > 6 and not defines.search(text[-12:-4]):
        return behind[1]
    if unit.table and re.fullmatch(rf"{signs}(\d+(\.\d+)*)?", text):
        return text[0]
    label = parse_label(text)
    rest = text[len(label.text) :] if label else text
    if label and re.match(signs, label.text):
        return label.text[0]
    if re.match(signs, rest):
        return rest[0] if _name_of_row(unit, rest) or not defines.match(rest) else ""
    for found in re.finditer(signs, text):
        before, after = text[: found.start()], text[found.start() :]
        if (
            before.endswith(("。", ";", ":", "!"))
            and not defines.match(after)
            and not defines.search(before[-6:] + after[:4])
        ):
            return found[0]
    tail = re.search(rf"(?<![“\"(（]){signs}$", text)
    return tail[0] if tail and len(text) > 6 and not defines.search(text[-6:]) else ""


def _yes(outline: Outline, unit: Unit) -> str:
    """Return ★ for a cell 是 under a head that asks whether the row must be met."""
    if not unit.table or unit.row < 1 or not YES.match(unit.plain):
        return ""
    head = plain(outline.tables[unit.table].text(0, unit.column))
    return "★" if YES_HEAD.search(head) else ""


def _name_of_row(unit: Unit, rest: str) -> bool:
    """A short cell such as ★参数设置 names what its row asks for."""
    return (
        bool(unit.table) and len(rest) <= NARROW and not re.search(r"为|是|指|表示|号|项|条款|及|和|、", rest)
    )


def _quote(outline: Outline, unit: Unit, mark: str) -> str:
    """Return the words the mark stands for: its row when it stands alone in a cell, else what follows it."""
    words = unit.plain
    if unit.table and len(re.sub(r"[\d.]", "", words)) <= 1:
        if unit.row == 0:  # the head of a column of signs
            return ""
        table = outline.tables[unit.table]
        texts = {clean(table.text(unit.row, column)) for column in range(table.block.columns)}
        best = max(texts, key=len, default="")
        return best if len(best) > 3 else ""
    place = unit.text.find(mark)
    head = unit.text[:place]
    behind = len(unit.text) - place > SHORTEST
    if place > 0 and len(head) > 8 and behind:
        return unit.text[place:]
    after = outline.units[unit.index + 1] if unit.index + 1 < len(outline.units) else None
    if unit.label is not None and len(words) <= len(unit.label.text.strip()) + 1 and after is not None:
        return unit.text + after.text
    if len(words) > 3:
        return unit.text
    return f"{unit.text} {after.text}" if unit.table and after is not None and after.row == unit.row else ""


def _in_words(unit: Unit) -> str:
    if WORDS_DEFINE.search(unit.plain):
        return ""
    if WORDS.search(unit.text):
        return "实质性要求"
    return "实质性内容" if CONTENT.search(unit.plain) and unit.zone is not Zone.FORMS else ""


def _over_lines(outline: Outline, unit: Unit) -> str:
    """A narrow cell of a PDF breaks the mark in two."""
    if not unit.table or len(unit.plain) > NARROW or "实质" not in unit.plain:
        return ""
    whole = clean(outline.tables[unit.table].text(unit.row, unit.column))
    return "实质性要求" if len(whole) <= 2 * NARROW and WORDS.search(whole) else ""


def _whole_cell(outline: Outline, unit: Unit) -> str:
    """A mark in words on a line of its own belongs to the line before it in the cell."""
    if not unit.table and unit.titled and unit.label is not None:
        below = outline.under(unit)[:1]
        return unit.text + "".join(item.text[:200] for item in below)
    if not unit.table or len(plain(unit.text)) > NARROW:
        return unit.text
    return clean(outline.tables[unit.table].text(unit.row, unit.column))
