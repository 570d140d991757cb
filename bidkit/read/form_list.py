"""The forms a bid must use: the titles of the chapter that prescribes them, in order, with who seals and signs."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bidkit.model.extract import FormItem
from bidkit.read.items import place_of
from bidkit.read.labels import without_label
from bidkit.read.signing import signing_of
from bidkit.read.text import key
from bidkit.read.unit import Unit, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.read.outline import Outline

ENDS = (
    r"(函|书|表|声明|证明|承诺|协议|清单|封面|方案|证件|文件|材料|资料|说明|凭证|机构|附录|设计|情况|样式|报价|单|业绩|介绍|条件"
    r"|保证金|格式|企业|大纲|纲要|报告|名单|计划|措施|证书|执照|图|组织|封皮|建议|其他|内容|体系|服务|及承诺|响应|偏离|复印件|扫描件|目录)"
)
FORM = re.compile(rf"{ENDS}(等)?([（(][^（）()]*[）)])*[①-⑩*＊]?$")
ASIDE = re.compile(r"[（(][^（）()]*(自拟|如有|若有|不涉及|选用|原件|加盖|复印件|提供)[^（）()]*[）)]?$")
SOLE = re.compile(r"(函|书|表|声明|封面|企业|凭证)([（(][^（）()]*[）)])*$")
ANNEX = re.compile(r"^[★▲]?\s*(附件|格式)")
VOLUME = re.compile(
    r"(部分|分册|册|卷|正文|附件)([（(].*[）)])?$|^(投标|响应|商务|技术|价格|报价|资格).{0,6}文件([（(].*[）)])?$|格式$|组成$|[”\"]格式"
)
NOT_FORM = re.compile(
    r"质疑|投诉|询问函|合同(书|文本|条款|范本|样本|协议书?|格式)?$|中标通知|成交通知|验收|^目录$|文件目录|填写(说明|指引|要求)|须知|^附件?$|封套|标签|^注"
)
NOT_HANDED_IN = re.compile(
    r"(不用放|无需放|不放入|不属于(投标|响应)文件|中标后(提供|填写|提交)|(不作为|不需)(投标|响应)文件)"
)
PART = re.compile(
    r"^(?:第[一二三四五六]部分|\(?[一二三四五六][)、.])?[“\"《(]*"
    r"(?P<name>(?:(?:投标|响应)文件(?:正文|附件)?\(?)?(?:第?[一二三]个?信封(?:\(.{2,20}\))?|信息不?公开部分"
    r"|(?:资格|商务|技术|报价|价格|经济|资信|其他|性|审查|及|和|、|标)+(?:投标|响应)?(?:文件|部分|分册|册|卷))\)?)"
    r"[”\"》)]*(?:格式|部分)?:?$"
)
LONGEST = 100
LEAST = 3
BRACKET = re.compile(r"^[（(\[【].*[）)\]】]$")
SKIP_LINE = re.compile(
    r"^[（(]?(正本|副本)|^[xX×_]+.{0,8}项目|^封面[:：]?$|^[(（]项目名称|^项目名称|^采购编号|^致|^.{0,6}[:：]$"
)


def find_forms(outline: Outline) -> list[FormItem]:
    """Return the prescribed forms in order, each once."""
    zone = [
        unit for unit in outline.units if unit.zone is Zone.FORMS and not unit.contents and not unit.table
    ]
    zone = zone or _annexes_at_the_end(outline)
    titles = _annexes(zone) or _numbered(outline, zone) or _bare(zone)
    if not titles:
        return []
    parts = _parts(zone)
    ends = [unit.index for unit, _ in titles[1:]] + [zone[-1].index + 1]
    out: dict[str, FormItem] = {}
    for (unit, title), end in zip(titles, ends, strict=True):
        body = outline.units[unit.index : end]
        if NOT_HANDED_IN.search("".join(below.plain for below in body[:3])):
            continue
        seal, sign, join, quote = signing_of(body)
        part = next((name for start, name in reversed(parts) if start <= unit.index), "")
        made = FormItem(title, place_of(outline, unit), seal, sign, join, quote, unit.index, part)
        name = key(title)
        if name not in out or len(body) > 2:
            out[name] = made if name not in out or (seal or sign) else out[name]
    several = len({form.part for form in out.values() if form.part}) > 1
    return [form if several else replace(form, part="") for form in out.values()]


def _annexes_at_the_end(outline: Outline) -> list[Unit]:
    """Return what follows 附件1 of a short document without a chapter of forms: 附件1, 2, 3 … that are forms all."""
    units = [unit for unit in outline.units if not unit.contents and not unit.table]
    marked = [unit for unit in units if unit.label and unit.label.kind == "annex" and _is_title(unit)]
    numbers = [unit.label.value for unit in marked if unit.label]
    if len(numbers) < LEAST or numbers != list(range(1, len(numbers) + 1)):
        return []
    return [unit for unit in units if unit.index >= marked[0].index]


def _parts(zone: Sequence[Unit]) -> list[tuple[int, str]]:
    """Return the lines that name a part of the bid, such as 第一部分 “资格文件” 格式, with that name."""
    found = [(unit.index, match["name"]) for unit in zone if (match := PART.match(unit.plain))]
    return [(start, name if "(" in name else name.rstrip(")")) for start, name in found]


def _title_text(text: str) -> str:
    words = without_label(text)
    words = re.sub(r"^[★▲]\s*", "", words)
    words = re.sub(r"(的?(参考)?格式|样本)$", "", words) if not re.search(r"^.{0,4}格式$", words) else words
    words = ASIDE.sub("", words)
    words = re.sub(r"(内容和|的)?(格式)?由?(供应商|投标人|响应人)?自拟[。.]?$", "", words)
    found = re.fullmatch(r"《([^《》]+)》", words)
    return re.sub(r"[①-⑩*＊]$", "", found[1] if found else words).strip("：:。 ")


def _is_title(unit: Unit) -> bool:
    words = _title_text(unit.text)
    if not 2 <= len(words) <= 60 or BRACKET.match(words) or SKIP_LINE.match(words) or NOT_FORM.search(words):
        return False
    return bool(FORM.search(words)) and not re.search(
        r"[。；;，]|^\d|____|应(不|由|按)|应当(?!具备|符合)|不得|必须(?!具备)", words
    )


def _annexes(zone: Sequence[Unit]) -> list[tuple[Unit, str]]:
    """Titles behind 附件N or 格式N, on the same line or the next; more than one form may stand under a number."""
    marked = [
        unit for unit in zone if unit.label and unit.label.kind.startswith("annex") and ANNEX.match(unit.text)
    ]
    marked = [unit for unit in marked if len(unit.plain) <= LONGEST and "。" not in unit.plain]
    if len(marked) < LEAST:
        return []
    places = {unit.index for unit in marked}
    out: list[tuple[Unit, str]] = []
    position = {unit.index: place for place, unit in enumerate(zone)}
    first = position[marked[0].index]
    out += [(unit, _title_text(unit.text)) for unit in zone[:first] if unit.label is None and _cover(unit)][
        :1
    ]
    for unit in marked:
        stop = next((later.index for later in marked if later.index > unit.index), zone[-1].index + 1)
        words = _title_text(unit.text)
        body = [
            below
            for below in zone[position[unit.index] + 1 :]
            if below.index < stop and below.index not in places
        ]
        if len(words) >= 2 and not NOT_FORM.search(words):
            out.append((unit, _joined(words, body)))
            out += _more(body, words)
        else:
            out += _first(body)
    return out


def _joined(words: str, body: Sequence[Unit]) -> str:
    """A long title may go on on the next line."""
    if (
        body
        and not FORM.search(words)
        and body[0].label is None
        and body[0].titled
        and FORM.search(body[0].text)
    ):
        return words + body[0].text if len(words) > 12 else words
    return words


def _cover(unit: Unit) -> bool:
    return bool(re.search(r"封面$", unit.text)) and unit.titled


def _first(body: Sequence[Unit]) -> list[tuple[Unit, str]]:
    """The title is the first line that reads like one; lines before it may only be brackets or blanks."""
    for place, unit in enumerate(body[:5]):
        if SKIP_LINE.match(unit.text) or BRACKET.match(unit.text):
            continue
        words = _title_text(unit.text)
        if words == "附件":
            continue
        if NOT_FORM.search(words):
            return []
        after = body[place + 1] if place + 1 < len(body) else None
        if after is not None and _same(words, _title_text(after.text)) and _is_title(after):
            words, unit = _title_text(after.text), after
        if len(words) > 60:
            return []
        if (
            not FORM.search(words)
            and after is not None
            and after.label is None
            and FORM.search(after.text)
            and after.titled
            and len(words) > 14
        ):
            words += after.text
        return [(unit, words), *_more(body[body.index(unit) + 1 :], words)]
    return []


def _same(one: str, two: str) -> bool:
    bare = [re.sub(r"[（(].*$", "", words) for words in (one, two)]
    return bare[0] == bare[1] and bool(bare[0])


def _more(body: Sequence[Unit], title: str) -> list[tuple[Unit, str]]:
    """Other forms under the same number: lines alone that end like a form and differ from the title."""
    out: list[tuple[Unit, str]] = []
    for place, unit in enumerate(body):
        words = _title_text(unit.text)
        if unit.label is not None or not _is_title(unit) or not SOLE.search(words) or len(words) > 34:
            continue
        after = body[place + 1] if place + 1 < len(body) else None
        if after is not None and _same(words, _title_text(after.text)):
            continue
        if (
            words != title
            and re.search(r"(函|书|凭证)([（(][^（）()]*[）)])*$", words)
            and not any(words == old for _, old in out)
        ):
            out.append((unit, words))
    return out


def _numbered(outline: Outline, zone: Sequence[Unit]) -> list[tuple[Unit, str]]:
    """Titles numbered like paragraphs: those right under the chapter, or under its volumes."""
    labelled = [unit for unit in zone if unit.label is not None and unit.label.kind not in ("chapter",)]
    depth = min(
        (len(unit.heads) for unit in labelled if _is_title(unit) or VOLUME.search(unit.plain)), default=-1
    )
    top = [unit for unit in labelled if len(unit.heads) == depth]
    out: list[tuple[Unit, str]] = []
    for unit in top:
        inner = [
            below for below in labelled if below.heads and below.heads[-1] == unit.index and _is_title(below)
        ]
        if VOLUME.search(_title_text(unit.plain)) and len(inner) >= 2:
            for form in inner:
                out.append((form, _title_text(form.text)))
                out += _circled(labelled, form)
        elif _is_title(unit):
            out.append((unit, _title_text(unit.text)))
            out += _circled(labelled, unit)
    kinds = [unit.label.kind for unit, _ in out if unit.label]
    usual = max(set(kinds), key=kinds.count) if kinds else ""
    kept = [item for item in out if item[0].label and item[0].label.kind in (usual, "circled")]
    return _bodies(kept) if len(kept) >= 3 else []


def _circled(labelled: Sequence[Unit], form: Unit) -> Iterator[tuple[Unit, str]]:
    for unit in labelled:
        inside = form.index in unit.heads and unit.label is not None and unit.label.kind == "circled"
        if inside and _is_title(unit) and SOLE.search(_title_text(unit.text)):
            yield unit, _title_text(unit.text)


def _bodies(titles: list[tuple[Unit, str]]) -> list[tuple[Unit, str]]:
    """Where a list of titles stands before the forms, a title that has its form later is that later one."""
    last = {key(words): unit for unit, words in titles}
    bodied = [item for item in titles if last[key(item[1])] is item[0]]
    listed = [item for item in titles if last[key(item[1])] is not item[0]]
    if not listed:
        return titles
    alone = {id(item[0]) for item in bodied}
    first_body = min(last[key(words)].index for _, words in listed)
    return [
        item
        for item in titles
        if id(item[0]) in alone and (item[0].index >= first_body or _kept(item, first_body))
    ]


def _kept(item: tuple[Unit, str], first_body: int) -> bool:
    """A listed title without a form of its own is still asked for when nothing renames it."""
    return item[0].index < first_body and bool(SOLE.search(item[1]))


def _bare(zone: Sequence[Unit]) -> list[tuple[Unit, str]]:
    """Without numbers: short lines that end like a form and are followed by lines to be filled."""
    out = []
    for place, unit in enumerate(zone):
        if unit.label is not None or not _is_title(unit) or not SOLE.search(_title_text(unit.text)):
            continue
        body = "".join(below.plain for below in zone[place + 1 : place + 30])
        if re.search(r"致:|日期|盖章|公章|签字|年月日", body) and len(unit.plain) <= 30:
            out.append((unit, _title_text(unit.text)))
    return out
