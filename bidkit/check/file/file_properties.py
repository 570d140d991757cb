"""The properties of the files name us and nobody else: author, company, last editor, template, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, NoParameters, Words, fail, family, of_volumes, of_world
from bidkit.check.world import World
from bidkit.model.document import FinishedVolume
from bidkit.model.record import Record
from bidkit.source import Span
from bidkit.words.spaces import squeeze

_PERSONAL = {
    "core:creator": "作者",
    "core:lastModifiedBy": "上次修改者",
    "app:Company": "单位",
    "app:Manager": "主管",
    "pdf:Author": "PDF 作者",
    "pdf:xmp:creator": "PDF 作者（XMP）",
}
_FREE = {
    "core:title",
    "core:subject",
    "core:keywords",
    "core:description",
    "core:category",
    "pdf:Title",
    "pdf:Subject",
    "pdf:Keywords",
}
_TELLING = ("app:Template", "pdf:Keywords", "core:keywords")
_PATH = re.compile(r"[A-Za-z]:\\|\\\\\w|/Users/|/home/|file:")
_NEUTRAL = re.compile(
    r"^(?:bidkit|user|admin|administrator|windows 用户|微软用户|microsoft office user|wps|python-docx|\d*)$",
    re.IGNORECASE,
)


class Parameters(Record):
    """``fine`` are names that may stand."""

    fine: Words = ()


class Sorts(Record):
    """What a photograph may tell that is asked about."""

    sorts: Words = ()


def _strangers(world: World, volume: FinishedVolume, parameters: Parameters) -> Iterator[Hit]:
    company = world.library.company
    ours = {squeeze(name) for name in (company.name, *company.short_names, *parameters.fine)}
    people = {squeeze(person.name) for person in world.library.people} | {squeeze(company.legal_person)}
    for key, value in volume.metadata:
        plain = squeeze(value)
        known = any(name in plain for name in ours) or plain in people or plain == squeeze(company.name)
        if key in _PERSONAL and not known and not _NEUTRAL.match(value.strip()):
            message = f"《{volume.title}》文件属性「{_PERSONAL[key]}」是「{value}」，不是本公司和资料库里的人"
            yield fail(f"{volume.id}/{key}", message, _place(volume, key))


def _several(world: World) -> Iterator[Hit]:
    """Yield the editors of all volumes together when there is more than one person or company."""
    found: dict[str, str] = {}
    for volume in world.volumes:
        for key, value in volume.metadata:
            if key in ("core:creator", "core:lastModifiedBy", "app:Company") and not _NEUTRAL.match(
                value.strip()
            ):
                found.setdefault(value.strip(), f"{volume.title}的{_PERSONAL[key]}")
        for trace in volume.word.traces:
            if trace.author and trace.kind in ("批注", "插入", "删除", "格式修订"):
                found.setdefault(trace.author, f"{volume.title}的{trace.kind}")
    if len(found) > 1:
        named = "；".join(f"{name}（{where}）" for name, where in sorted(found.items()))
        yield fail("editors", f"文件里留下了 {len(found)} 个编制人：{named}")


def _other_project(world: World, volume: FinishedVolume, _: NoParameters) -> Iterator[Hit]:
    for key, value in volume.metadata:
        if key not in _FREE and not key.startswith("custom:"):
            continue
        plain = squeeze(value)
        for past in world.library.past_tenders:
            for name in (past.project, past.number, past.purchaser):
                if (
                    len(name) >= 4
                    and squeeze(name) in plain
                    and squeeze(name) not in squeeze(world.tender.project.name)
                ):
                    message = f"《{volume.title}》文件属性「{key.partition(':')[2]}」留着以前的项目「{name}」"
                    yield fail(f"{volume.id}/{key}", message, _place(volume, key), related=(past.span,))


def _paths(world: World, volume: FinishedVolume, _: NoParameters) -> Iterator[Hit]:
    for key, value in volume.metadata:
        if _PATH.search(value):
            message = (
                f"《{volume.title}》文件属性「{key.partition(':')[2]}」露出了电脑上的路径「{value[:60]}」"
            )
            yield fail(f"{volume.id}/{key}", message, _place(volume, key))
    template = volume.word.template
    if template and template.lower() not in ("normal.dotm", "normal.dot", "normal", "normal.wpt"):
        yield fail(
            f"{volume.id}/template",
            f"《{volume.title}》挂着别的模板「{template}」",
            _place(volume, "app:Template"),
        )


def _blind(world: World, volume: FinishedVolume, _: NoParameters) -> Iterator[Hit]:
    """Yield anything at all that the properties of a blind volume say about who made it."""
    for key, value in volume.metadata if volume.blind else ():
        telling = key in _PERSONAL or key.startswith("custom:") or key in _TELLING
        if telling and value.strip() and not (key == "app:Template" and value.lower().startswith("normal")):
            name = _PERSONAL.get(key, key.partition(":")[2])
            message = f"《{volume.title}》是暗标，文件属性「{name}」写着「{value}」"
            yield fail(f"{volume.id}/{key}", message, _place(volume, key))


def _pictures(world: World, volume: FinishedVolume, _: NoParameters) -> Iterator[Hit]:
    for name, traces, place in _telling(volume) if volume.blind else ():
        message = f"《{volume.title}》是暗标，{name} 带着信息：{'，'.join(traces[:3])}"
        yield fail(f"{volume.id}/图片信息", message, place)


def _photographs(world: World, volume: FinishedVolume, parameters: Sorts) -> Iterator[Hit]:
    for name, traces, place in _telling(volume) if not volume.blind else ():
        told = [said for said in traces if said.partition("：")[0] in parameters.sorts]
        if told:
            message = f"《{volume.title}》的{name} 带着画面以外的信息：{'，'.join(told[:3])}"
            yield fail(f"{volume.id}/照片信息", message, place)


def _telling(volume: FinishedVolume) -> Iterator[tuple[str, tuple[str, ...], Span]]:
    """Yield every picture of both files that says something beside what it shows: its name, the words, the place."""
    for picture in volume.word.pictures:
        if picture.traces:
            yield f"图片 {picture.name.rpartition('/')[2]}", picture.traces, Span(volume.word_name)
    for number, page in enumerate(volume.pdf.pages, 1):
        for image in page.images:
            if image.traces:
                yield f"PDF 第 {number} 页的图片", image.traces, Span(volume.pdf_name, page=number)


def _place(volume: FinishedVolume, key: str) -> Span:
    return Span(
        volume.pdf_name if key.startswith("pdf:") else volume.word_name,
        part=f"文件属性 {key.partition(':')[2]}",
    )


ABOUT = "文件属性里有没有不该有的内容"
KINDS = {
    "strangers": Kind(ABOUT, Parameters, of_volumes(_strangers)),
    "photographs": Kind(ABOUT, Sorts, of_volumes(_photographs)),
    **family(
        ABOUT,
        NoParameters,
        {
            "several": of_world(_several),
            "other-project": of_volumes(_other_project),
            "paths": of_volumes(_paths),
            "blind": of_volumes(_blind),
            "pictures": of_volumes(_pictures),
        },
    ),
}
