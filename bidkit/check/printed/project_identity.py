"""The project's name and number are the tender's, and nothing of an earlier tender is left in the files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from bidkit.check.kind import Hit, Kind, NoParameters, fail, gather
from bidkit.check.text import Line, around, lines, near_misses, page_lines
from bidkit.check.world import World
from bidkit.model.document import FinishedVolume
from bidkit.model.library import PastTender
from bidkit.model.rules import Rule
from bidkit.words.spaces import squeeze

_LABEL = r"(?<!合同)(?:招标项目编号|采购项目编号|项目编号|招标编号|采购编号|标书编号|磋商编号|谈判编号|询价编号|项目号)"
_NUMBER = re.compile(rf"{_LABEL}(?:\([^)]{{0,12}}\))?(?::|(?=[A-Za-z0-9\[〔]))([\w\-—./#\[\]〔〕()]+)")
_CELL = re.compile(rf"{_LABEL}(?:\([^)]{{0,12}}\))?:?")
_NAMED = re.compile(r"(?:采购|招标)?项目名称:([^,;，；。]+)")
_NAME_CELL = re.compile(r"(?:采购|招标)?项目名称:?")
_ALIKE = 0.7
_ADDRESSED = re.compile(r"^致:?([\w()]+)")
_TOO_SHORT, _LONG = 4, 12
_LONGEST = 40


def check(world: World, parameters: NoParameters, rule: Rule) -> Iterator[Hit]:
    """Yield wrong numbers, misspelt project names and the traces of earlier tenders, each once a volume."""
    for volume in world.volumes:
        pages = tuple(page_lines(volume)) if volume.passages else ()
        for look in (_names, _labelled):
            yield from gather(look(world, volume, lines(volume)))
        for look in (_numbers, _past):
            yield from gather(look(world, volume, (*lines(volume), *pages)))


def _numbers(world: World, volume: FinishedVolume, story: Sequence[Line]) -> Iterator[Hit]:
    project = world.tender.project
    number = squeeze(project.number)
    for index, line in enumerate(story):
        text = squeeze(line.text)
        found = [match[1] for match in _NUMBER.finditer(text)]
        if line.cell and _CELL.fullmatch(text) and index + 1 < len(story):
            found.append(squeeze(story[index + 1].text))
        for given in found:
            if _is_number(given) and number not in given and not _is_part(given, number):
                message = f"《{volume.title}》项目编号写成「{given}」，招标文件是「{project.number}」"
                yield fail(f"{volume.id}/{given}", message, line.span, related=(project.span_of("number"),))


def _is_number(given: str) -> bool:
    return bool(re.search(r"\d", given)) and len(given) <= _LONGEST


def _is_part(given: str, number: str) -> bool:
    """Return whether brackets merely cut the number short, as in ``(2026)088号``."""
    return len(given) * 2 >= len(number) and number.endswith(given)


def _names(world: World, volume: FinishedVolume, story: Sequence[Line]) -> Iterator[Hit]:
    project = world.tender.project
    name = squeeze(project.name)
    if len(name) < _TOO_SHORT:
        return
    edits = 2 if len(name) >= _LONG else 1
    others = other_projects(world)
    for line in story:
        text = squeeze(line.text)
        for near in near_misses(text, name, edits):
            cut = name.startswith(near.found) or name.endswith(near.found)
            place = text[max(0, near.start - 20) : near.start + len(near.found) + 20]
            if not cut and not any(near.found in other and other in place for other in others):
                message = (
                    f"《{volume.title}》「{near.found}」与项目名称「{project.name}」差 {near.distance} 个字"
                )
                yield fail(
                    f"{volume.id}/{near.found}", message, line.span, related=(project.span_of("name"),)
                )


def _labelled(world: World, volume: FinishedVolume, story: Sequence[Line]) -> Iterator[Hit]:
    """Yield what stands after 项目名称 and is rather like the project's name, with whole words lost or changed."""
    project = world.tender.project
    name, others = squeeze(project.name), other_projects(world)
    for index, line in enumerate(story):
        text = squeeze(line.text)
        match = _NAMED.match(text)
        given = match[1] if match else ""
        if line.cell and _NAME_CELL.fullmatch(text) and index + 1 < len(story):
            given = squeeze(story[index + 1].text)
        if not given or name in given or any(other in given for other in others):
            continue
        if SequenceMatcher(None, given[: 2 * len(name)], name, autojunk=False).ratio() >= _ALIKE:
            message = f"《{volume.title}》项目名称写成「{given}」，招标文件是「{project.name}」"
            yield fail(f"{volume.id}/{given}", message, line.span, related=(project.span_of("name"),))


def other_projects(world: World) -> frozenset[str]:
    """Return the projects that may honestly be named: our contracts and what our people worked on."""
    names = [case.name for case in world.library.cases]
    names += [job.project for person in world.library.people for job in person.experience]
    names += [past.project for past in world.library.past_tenders]
    return frozenset(squeeze(name) for name in names if name)


def _past(world: World, volume: FinishedVolume, story: Sequence[Line]) -> Iterator[Hit]:
    honest = _honest(world)
    for past in world.library.past_tenders:
        traces = [(squeeze(text), what) for text, what in _traces(past, world) if squeeze(text) not in honest]
        for line in story:
            text = squeeze(line.text)
            for trace, what in traces:
                if trace in text:
                    at = text.find(trace)
                    message = f"《{volume.title}》留有以前项目的{what}「{trace}」：{around(text, at, at + len(trace))}"
                    yield fail(f"{volume.id}/{trace}", message, line.span, related=(past.span,))
            addressed = _ADDRESSED.match(text)
            if addressed and past.purchaser and squeeze(past.purchaser) in addressed[1]:
                yield from _wrong_buyer(world, volume, line, past)


def _traces(past: PastTender, world: World) -> Iterator[tuple[str, str]]:
    project = world.tender.project
    if len(past.number) >= 4 and past.number not in project.number:
        yield past.number, "项目编号"
    if len(past.project) >= 6 and past.project not in project.name:
        yield past.project, "项目名称"


def _wrong_buyer(world: World, volume: FinishedVolume, line: Line, past: PastTender) -> Iterator[Hit]:
    if past.purchaser not in (world.tender.purchaser, world.tender.agency):
        message = f"《{volume.title}》抬头写给以前的采购人「{past.purchaser}」，本项目是「{world.tender.purchaser}」"
        yield fail(f"{volume.id}/{past.purchaser}", message, line.span, related=(past.span,))


def _honest(world: World) -> frozenset[str]:
    """Return earlier projects that we won: they stand in the files as our contracts."""
    names = [case.name for case in world.library.cases]
    names += [job.project for person in world.library.people for job in person.experience]
    return frozenset(
        squeeze(past.project)
        for past in world.library.past_tenders
        if any(squeeze(past.project) in squeeze(name) for name in names)
    )


KIND = Kind("成品文件里项目名称、编号是否正确", NoParameters, check)
