"""Source files that are more than their picture: what they tell unseen, what signs them, what becomes too small."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bidkit.check.kind import Check, Hit, NoParameters, fail, family
from bidkit.check.world import World
from bidkit.model.document import FileTraces
from bidkit.model.rules import Rule
from bidkit.source import Span


def _files(said: Callable[[FileTraces], str]) -> Check:
    """Return the check of the source files; ``said`` tells in words what one is beside its picture, "" for nothing."""

    def check(world: World, parameters: NoParameters, rule: Rule) -> Iterator[Hit]:
        for file in world.told:
            if words := said(file):
                record = world.dossier.record(file.owner)
                whose = f"（{file.owner}）" if file.owner else ""
                span = record.span_of("files") if record is not None else Span(file.path)
                yield fail(file.path, f"{file.path}{whose}{words}", span)

    return check


def _told(file: FileTraces) -> str:
    return f"带着{'、'.join(file.sorts)}；成品里已去掉，画面没有改动" if file.sorts else ""


def _signed(file: FileTraces) -> str:
    return "有电子签名，编进成品以后只看得到图样，签名验不了" if file.signatures else ""


def _small(file: FileTraces) -> str:
    said = f"第 {file.page} 页缩小后装进成品，小字只有 {file.letters:g} 磅，看不清"
    return said if file.letters else ""


KINDS = family(
    "资料和章节里的文件画面以外还有什么：附带的信息、电子签名、缩小后的字号",
    NoParameters,
    {"told": _files(_told), "signed": _files(_signed), "small": _files(_small)},
)
