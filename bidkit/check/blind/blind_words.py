"""A blind volume holds no word that tells whose it is: names, places, numbers and contracts of our own library."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from bidkit.check.kind import Check, Hit, Kind, NoParameters, Words, fail, family, gather
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


Told = Callable[[World], Iterator[tuple[str, str]]]
Pattern = tuple[re.Pattern[str], str]


class Phrases(Record):
    """Patterns of phrases by which a bidder is known."""

    phrases: Words = ()


def _none(_: World) -> Iterator[tuple[str, str]]:
    return iter(())


def _telling(told: Told = _none, patterns: Callable[[Any], list[Pattern]] = lambda _: []) -> Check:
    """Return the check for words and patterns that tell who bids, each once a blind volume.

    They may stand anywhere: text, headers, boxes, properties, names of the files, PDF pages.
    """

    def check(world: World, parameters: Record, rule: Rule) -> Iterator[Hit]:
        profile = world.tender.package.blind or BlindProfile()
        honest = {squeeze(word) for word in profile.allowed_words}
        words = {squeeze(word): what for word, what in told(world)}
        words = {word: what for word, what in words.items() if len(word) > 1 and word not in honest}
        for volume in world.volumes:
            if volume.blind:
                yield from gather(_found(world, volume, words, patterns(parameters)))

    return check


def _found(
    world: World, volume: FinishedVolume, words: dict[str, str], patterns: list[Pattern]
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


def _names(world: World) -> Iterator[tuple[str, str]]:
    library, company = world.library, world.library.company
    yield company.name, "投标人名称"
    yield re.sub(r"(?:股份|责任)?有限(?:责任)?公司$", "", company.name), "投标人名称"
    yield from ((name, "投标人简称") for name in company.short_names)
    yield from ((name, "投标人曾用名") for name in company.former_names)
    yield from ((product.brand, "自有品牌") for product in library.products)
    own = (one for one in library.products if squeeze(one.maker) == squeeze(company.name))
    yield from ((product.name, "自有产品名称") for product in own)
    yield from ((re.split(r"[（(]", name)[0], "关联单位") for name in company.related)


def _people(world: World) -> Iterator[tuple[str, str]]:
    yield world.library.company.legal_person, "法定代表人姓名"
    yield from ((person.name, "本公司人员姓名") for person in world.library.people)


def _numbers(world: World) -> Iterator[tuple[str, str]]:
    library = world.library
    yield library.company.credit_code, "统一社会信用代码"
    yield from ((one.number, "证书编号") for one in library.qualifications if len(one.number) >= 6)
    held = (one for person in library.people for one in person.certificates)
    yield from ((one.number, "人员证书编号") for one in held if len(one.number) >= 6)


def _clients(world: World) -> Iterator[tuple[str, str]]:
    yield from ((case.name, "业绩名称") for case in world.library.cases)
    yield from ((case.client, "业绩单位") for case in world.library.cases)


def _contacts(world: World) -> Iterator[tuple[str, str]]:
    company = world.library.company
    ways = (company.phone, company.fax, company.email, company.website)
    yield from ((text, "联系方式") for text in ways)
    yield from ((street, "地址") for street in _STREET.findall(company.address))
    found = _CITY.match(company.address)
    yield from ((place, "所在地") for place in (found.groups() if found else ()) if place)


def _forbidden(world: World) -> Iterator[tuple[str, str]]:
    profile = world.tender.package.blind
    yield from ((word, "招标文件禁止的词") for word in (profile.words if profile else ()))


def _phrases(parameters: Phrases) -> list[Pattern]:
    return [(re.compile(phrase), "暴露身份的说法") for phrase in parameters.phrases]


ABOUT = "暗标里有没有暴露身份的词"
KINDS = {
    "phrases": Kind(ABOUT, Phrases, _telling(patterns=_phrases)),
    **family(
        ABOUT,
        NoParameters,
        {
            "names": _telling(_names), "people": _telling(_people), "numbers": _telling(_numbers),
            "clients": _telling(_clients), "profile": _telling(_forbidden),
            "contacts": _telling(_contacts, lambda _: [(_PHONE, "电话号码"), (_WEB, "网址或邮箱")]),
        },
    ),
}  # fmt: skip
