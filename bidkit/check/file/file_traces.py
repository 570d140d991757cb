"""Source files that are more than their picture: what they tell unseen, what signs them, what becomes too small."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from bidkit.check.kind import Hit, Kind, fail
from bidkit.check.world import World
from bidkit.model.document import FileTraces
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.source import Span


class Parameters(Record):
    """``look``: what a file tells beside its picture, its electronic signatures, or the size its type is shown in."""

    look: Literal["told", "signed", "small"] = "told"


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield every source file of that sort."""
    for file in world.told:
        said = _said(file, parameters)
        if said:
            record = world.dossier.record(file.owner)
            whose = f"（{file.owner}）" if file.owner else ""
            span = record.span_of("files") if record is not None else Span(file.path)
            yield fail(file.path, f"{file.path}{whose}{said}", span)


def _said(file: FileTraces, parameters: Parameters) -> str:
    if parameters.look == "told":
        return f"带着{'、'.join(file.sorts)}；成品里已去掉，画面没有改动" if file.sorts else ""
    if parameters.look == "signed":
        return "有电子签名，编进成品以后只看得到图样，签名验不了" if file.signatures else ""
    if not file.letters:
        return ""
    return f"第 {file.page} 页缩小后装进成品，小字只有 {file.letters:g} 磅，看不清"


KIND = Kind("资料和章节里的文件画面以外还有什么：附带的信息、电子签名、缩小后的字号", Parameters, check)
