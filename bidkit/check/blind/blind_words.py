"""A blind volume holds no word that tells whose it is: names, places, numbers and contracts of our own library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from bidkit.check.kind import Hit, Kind, Words, fail, gather
from bidkit.check.text import Line, around, lines, page_lines
from bidkit.check.world import World
from bidkit.model.blind import BlindProfile
from bidkit.model.document import FinishedVolume
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.source import Span
from bidkit.words.spaces import squeeze

_CITY = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,8}?省)?([\u4e00-\u9fff]{2,6}?(?:市|州|盟|地区))([\u4e00-\u9fff]{2,6}?(?:区|县|旗))?"
)
_STREET = re.compile(r"(?:[\u4e00-\u9fff]*[市区县镇])?([\u4e00-\u9fff]{2,8}?(?:大道|路|街|道|巷)\d+号)")
_PHONE = re.compile(
    r"(?<!\d)(?:0\d{2,3}[-\s]?\d{3,4}[-\s]?\d{4}|1[3-9]\d{9}|400[-\s]?\d{3}[-\s]?\d{4})(?!\d)"
)
_WEB = re.compile(r"(?:https?://|www\.)[\w./-]+|[\w.+-]+@[\w-]+\.[\w.]+")


class Parameters(Record):
    """``look`` for our own names and numbers, for telling phrases, or for the words the tender forbids."""

    look: Literal["names", "people", "numbers", "clients", "contacts", "phrases", "profile"]
    phrases: Words = ()


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield telling words, each once a volume, wherever they stand: text, headers, boxes, properties, PDF pages."""
    profile = world.tender.package.blind or BlindProfile()
    words = {
        squeeze(word): what for word, what in _words(world, parameters, profile) if len(squeeze(word)) > 1
    }
    honest = {squeeze(word) for word in profile.allowed_words} | {""}
    patterns = _patterns(parameters)
    for volume in world.volumes:
        if volume.blind:
            yield from gather(
                _found(world, volume, {k: v for k, v in words.items() if k not in honest}, patterns)
            )


def _found(
    world: World, volume: FinishedVolume, words: dict[str, str], patterns: list[tuple[re.Pattern[str], str]]
) -> Iterator[Hit]:
    project = squeeze(world.tender.project.name + world.tender.purchaser + world.tender.agency)
    for line in _everything(volume):
        text = line.plain
        for word, what in words.items():
            at = text.find(word)
            if at >= 0 and word not in project:
                message = (
                    f"《{volume.title}》是暗标，出现了{what}「{word}」：{around(text, at, at + len(word))}"
                )
                yield fail(f"{volume.id}/{word}", message, line.span)
        for pattern, what in patterns:
            for match in pattern.finditer(text):
                message = (
                    f"《{volume.title}》是暗标，出现了{what}「{match[0]}」：{around(text, *match.span())}"
                )
                yield fail(f"{volume.id}/{match[0][:20]}", message, line.span)


def _everything(volume: FinishedVolume) -> Iterator[Line]:
    yield from lines(volume)
    if volume.passages:
        yield from page_lines(volume)
    for trace in volume.word.traces:
        yield Line(trace.text, Span(volume.word_name, part=trace.kind))
    for name in (volume.word_name, volume.pdf_name):
        yield Line(name.rsplit(".", 1)[0], Span(name, part="文件名"))


def _words(world: World, parameters: Parameters, profile: BlindProfile) -> Iterator[tuple[str, str]]:
    library, company = world.library, world.library.company
    match parameters.look:
        case "names":
            yield company.name, "投标人名称"
            yield re.sub(r"(?:股份|责任)?有限(?:责任)?公司$", "", company.name), "投标人名称"
            yield from ((name, "投标人简称") for name in company.short_names)
            yield from ((name, "投标人曾用名") for name in company.former_names)
            yield from ((product.brand, "自有品牌") for product in library.products)
            yield from (
                (p.name, "自有产品名称")
                for p in library.products
                if squeeze(p.maker) == squeeze(company.name)
            )
            yield from ((re.split(r"[（(]", name)[0], "关联单位") for name in company.related)
        case "people":
            yield company.legal_person, "法定代表人姓名"
            yield from ((person.name, "本公司人员姓名") for person in library.people)
        case "numbers":
            yield company.credit_code, "统一社会信用代码"
            for one in library.qualifications:
                yield (one.number if len(one.number) >= 6 else ""), "证书编号"
            for person in library.people:
                yield from (
                    (c.number if len(c.number) >= 6 else "", "人员证书编号") for c in person.certificates
                )
        case "clients":
            yield from ((case.name, "业绩名称") for case in library.cases)
            yield from ((case.client, "业绩单位") for case in library.cases)
        case "contacts":
            yield from (
                (text, "联系方式") for text in (company.phone, company.fax, company.email, company.website)
            )
            yield from ((street, "地址") for street in _STREET.findall(company.address))
            found = _CITY.match(company.address)
            yield from ((place, "所在地") for place in (found.groups() if found else ()) if place)
        case "profile":
            yield from ((word, "招标文件禁止的词") for word in profile.words)
        case _:
            return


def _patterns(parameters: Parameters) -> list[tuple[re.Pattern[str], str]]:
    if parameters.look == "contacts":
        return [(_PHONE, "电话号码"), (_WEB, "网址或邮箱")]
    if parameters.look == "phrases":
        return [(re.compile(phrase), "暴露身份的说法") for phrase in parameters.phrases]
    return []


KIND = Kind("暗标里有没有暴露身份的词", Parameters, check)
