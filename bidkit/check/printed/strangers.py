"""Another company's traces in our files: a rival's name, a foreign credit code, a foreign name in headers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from bidkit.check.kind import Check, Hit, Words, fail, family, of_volumes
from bidkit.check.labels import known_parties
from bidkit.check.text import Line, around, lines, page_lines
from bidkit.check.world import World
from bidkit.finding import Severity
from bidkit.model.document import FinishedVolume
from bidkit.model.record import Record
from bidkit.source import Span
from bidkit.words.spaces import squeeze

_CODE = re.compile(r"(?<![0-9A-Z])[1-9A-HJ-NPQRT-UW-Y][0-9A-Z]\d{6}[0-9A-HJ-NPQRT-UW-Y]{10}(?![0-9A-Z])")
_COMPANY = re.compile(r"[\u4e00-\u9fff()]{4,30}?(?:有限责任公司|股份有限公司|有限公司|集团公司)")
_WE = re.compile(
    r"(?:我公司|我司|本公司|我单位|我方)[,(:为是即]{0,2}[(\"“]?([\u4e00-\u9fff()]{4,30}?(?:有限责任公司|股份有限公司|有限公司))"
)
_MAIL = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
_PUBLIC = (
    "qq.com",
    "163.com",
    "126.com",
    "139.com",
    "sina.com",
    "gmail.com",
    "outlook.com",
    "foxmail.com",
    "aliyun.com",
)

LEAST = 4
"""A shorter name is too common a word."""


class Parameters(Record):
    """``fine`` are names that may stand."""

    fine: Words = ()


def _traces(
    look: Callable[[World, FinishedVolume, tuple[Line, ...], frozenset[str]], Iterator[Hit]],
) -> Check:
    """Return the check that looks for one kind of trace of other companies, each once a volume."""

    def found(world: World, volume: FinishedVolume, parameters: Parameters) -> Iterator[Hit]:
        story = (*lines(volume), *(page_lines(volume) if volume.passages else ()))
        return look(world, volume, story, frozenset(squeeze(name) for name in parameters.fine))

    return of_volumes(found)


def _rivals(
    world: World, volume: FinishedVolume, story: tuple[Line, ...], fine: frozenset[str]
) -> Iterator[Hit]:
    properties = tuple(
        Line(text, Span(volume.word_name, part=f"文件属性 {key}")) for key, text in volume.metadata
    )
    for rival in _called(world, fine):
        for line in (*story, *properties):
            form = next((form for form in rival.forms if form in line.plain), "")
            if form:
                at = line.plain.find(form)
                said = around(line.plain, at, at + len(form))
                message = f"《{volume.title}》出现了{rival.role}「{rival.name}」：{said}"
                subject = f"{volume.id}/{rival.name}"
                yield fail(subject, message, line.span, related=(rival.span,), severity=rival.severity)


@dataclass(frozen=True, slots=True)
class _Rival:
    """Another bidder, sure or likely, and how it is called in running text."""

    name: str
    forms: tuple[str, ...]
    role: str
    span: Span
    severity: Severity | None = None


def _called(world: World, fine: frozenset[str]) -> Iterator[_Rival]:
    """Yield each other bidder: the named ones, those expected, and competitors on file that are no partner of ours."""
    bid, seen = world.dossier.bid, set[str]()
    named: list[tuple[str, str, Span, Severity | None]]
    named = [(name, "其他投标人", bid.span_of("rivals"), None) for name in bid.rivals]
    named += [(one.competitor, "预计的其他投标人", bid.span_of("expected"), None) for one in bid.expected]
    named += [(one.id, "竞争对手", one.span, Severity.ERROR) for one in world.library.competitors]
    partners = {squeeze(one) for one in (bid.consortium.members if bid.consortium else ())} | fine
    for called, role, span, severity in named:
        known = world.library.competitor(called)
        name = squeeze(known.name if known else called)
        if not name or name in seen or (severity and name in partners | known_parties(world)):
            continue
        seen.add(name)
        short = (
            tuple(squeeze(one) for one in known.short_names if len(squeeze(one)) >= LEAST) if known else ()
        )
        yield _Rival(name, (*_forms(name), *short), role, span, severity)


@lru_cache(maxsize=256)
def _forms(name: str) -> tuple[str, ...]:
    """Return how a company is called: in full, without its legal form, without its trade, without its city."""
    bare = re.sub(r"(?:股份|责任)?有限(?:责任)?公司$|集团$|公司$", "", name)
    core = re.sub(
        r"(?:信息|科技|技术|数据|网络|软件|系统|工程|发展|实业|咨询|服务|集成|集团|股份)+$", "", bare
    )
    brand = re.sub(r"^[\u4e00-\u9fff]{2,3}?[省市]", "", core)
    return tuple(form for form in dict.fromkeys((name, bare, core, brand)) if len(form) >= LEAST)


def _codes(
    world: World, volume: FinishedVolume, story: tuple[Line, ...], fine: frozenset[str]
) -> Iterator[Hit]:
    ours = world.library.company.credit_code
    for line in story:
        for match in _CODE.finditer(line.plain):
            if match[0] != ours and match[0] not in fine and _is_code(line.plain, match):
                message = f"《{volume.title}》有别家的统一社会信用代码「{match[0]}」，我方是 {ours}"
                yield fail(f"{volume.id}/{match[0]}", message, line.span)


def _is_code(text: str, match: re.Match[str]) -> bool:
    """Return whether eighteen signs are a credit code: letters among them, or called one."""
    return bool(re.search(r"[A-Z]", match[0])) or "代码" in text[max(0, match.start() - 12) : match.start()]


def _headers(
    world: World, volume: FinishedVolume, story: tuple[Line, ...], fine: frozenset[str]
) -> Iterator[Hit]:
    for line in story:
        if line.part in ("页眉", "页脚"):
            for match in _COMPANY.finditer(line.plain):
                if not _known(world, match[0], fine):
                    message = f"《{volume.title}》的{line.part}写着别的单位「{match[0]}」"
                    yield fail(f"{volume.id}/{match[0]}", message, line.span)


def _we(world: World, volume: FinishedVolume, story: tuple[Line, ...], fine: frozenset[str]) -> Iterator[Hit]:
    """Yield sentences in which we call ourselves by another company's name."""
    for line in story:
        for match in _WE.finditer(line.plain):
            if not _known(world, match[1], fine):
                message = f"《{volume.title}》自称「{match[1]}」，投标人是「{world.library.company.name}」"
                yield fail(f"{volume.id}/{match[1]}", message, line.span)


def _mail(
    world: World, volume: FinishedVolume, story: tuple[Line, ...], fine: frozenset[str]
) -> Iterator[Hit]:
    company = world.library.company
    own = {company.email.rpartition("@")[2].lower(), *_PUBLIC, *fine}
    site = re.sub(r"^(?:https?://)?(?:www\.)?", "", company.website.lower()).rstrip("/")
    for line in story:
        for match in _MAIL.finditer(line.plain):
            domain = match[1].lower()
            if (
                own - {""}
                and company.email
                and not any(name and domain.endswith(name) for name in (*own, site))
            ):
                message = f"《{volume.title}》有别家域名的邮箱「{match[0]}」"
                yield fail(f"{volume.id}/{domain}", message, line.span)


def _known(world: World, name: str, fine: frozenset[str]) -> bool:
    company, tender = world.library.company, world.tender
    ours = {
        squeeze(one) for one in (company.name, *company.former_names, tender.purchaser, tender.agency) if one
    }
    members = world.dossier.bid.consortium.members if world.dossier.bid.consortium else ()
    known = ours | {squeeze(one) for one in members} | known_parties(world) | fine
    return any(one in name or name in one for one in known)


KINDS = family(
    "成品里有没有别家公司的痕迹",
    Parameters,
    {
        "rivals": _traces(_rivals), "codes": _traces(_codes), "headers": _traces(_headers), "we": _traces(_we),
        "mail": _traces(_mail),
    },
)  # fmt: skip
