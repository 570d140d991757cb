"""The files keep to the tender's limits: pages of a volume, size and name of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, NoParameters, fail, family, of_volumes
from bidkit.check.world import World
from bidkit.model.document import FinishedVolume
from bidkit.model.record import Record
from bidkit.source import Span

_MB = 1 << 20
_ILLEGAL = re.compile(r'[\\/:*?"<>|\x00-\x1f]|\s{2,}|^\s|\s\.')
_HOLE = re.compile(r"\\\{([^{}]*)\\\}")
_VERSION = re.compile(
    r"副本|最终版|终稿|定稿|修改版|改\d|[（(]\d[)）]|\bv\d|_final|新建|未命名|复件|copy", re.IGNORECASE
)


class Length(Record):
    """``name_length`` counts characters with the ending."""

    name_length: int = 120


def _pages(world: World, volume: FinishedVolume, _: NoParameters) -> Iterator[Hit]:
    plan = next((one for one in world.tender.package.volumes if one.id == volume.id), None)
    count = max(len(volume.page_texts), len(volume.pdf.pages))
    if plan is not None and plan.page_limit is not None and count > plan.page_limit:
        message = f"《{volume.title}》有 {count} 页，招标文件限 {plan.page_limit} 页"
        yield fail(
            volume.id,
            message,
            Span(volume.pdf_name, page=plan.page_limit + 1),
            related=(plan.span_of("page_limit"),),
        )


def _size(world: World, volume: FinishedVolume, _: NoParameters) -> Iterator[Hit]:
    limit = world.tender.package.file_limit_mb
    for name, size in ((volume.word_name, volume.word.bytes), (volume.pdf_name, volume.pdf.bytes)):
        if limit is not None and size > limit * _MB:
            message = f"{name} 有 {size / _MB:.1f} MB，超过上限 {limit} MB"
            yield fail(
                f"{volume.id}/{name.rsplit('.', 1)[-1]}",
                message,
                Span(name),
                related=(world.tender.package.span_of("file_limit_mb"),),
            )


def _name(world: World, volume: FinishedVolume, parameters: Length) -> Iterator[Hit]:
    for name in filter(None, (volume.word_name, volume.pdf_name)):
        told = ""
        if len(name) > parameters.name_length:
            told = f"太长（{len(name)} 个字），有的平台不收"
        elif _ILLEGAL.search(name):
            told = "含有空格或平台不收的符号"
        elif _VERSION.search(name.rsplit(".", 1)[0]):
            told = f"带着工作中的版本字样「{(_VERSION.search(name) or [''])[0]}」"
        if told:
            yield fail(f"{volume.id}/{name.rsplit('.', 1)[-1]}", f"文件名「{name}」{told}", Span(name))


ABOUT = "页数、文件大小、文件名是否超出限制"
KINDS = {
    **family(ABOUT, NoParameters, {"pages": of_volumes(_pages), "size": of_volumes(_size)}),
    "name": Kind(ABOUT, Length, of_volumes(_name)),
}
