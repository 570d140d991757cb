"""A blind volume has none of the parts that could tell whose it is: headers, page numbers, contents, pictures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bidkit.check.kind import Check, Hit, NoParameters, fail, family, of_volumes
from bidkit.check.text import lines
from bidkit.check.world import World
from bidkit.model.blind import BlindProfile
from bidkit.model.document import FinishedVolume
from bidkit.source import Span

_NUMBER = re.compile(
    r"(?:^|\n)\s*(?:第\s*\d+\s*页|[-—]\s*\d+\s*[-—]|\d+\s*/\s*\d+)(?:\s*共\s*\d+\s*页)?\s*(?:\n|$)"
)
_LATIN = re.compile(r"[A-Za-z]{2,}")
_ENDING = re.compile(r"[\u4e00-\u9fff][,;:?!](?=[\u4e00-\u9fff]|$)")


Part = Callable[[World, FinishedVolume], Iterator[Hit]]


def _blind(look: Part) -> Check:
    """Return the check of the blind volumes."""
    return of_volumes(lambda world, volume, _: look(world, volume) if volume.blind else iter(()))


def _forbidden(part: str, look: Part) -> Check:
    """Return the check of the blind volumes where the profile forbids a part of them."""

    def found(world: World, volume: FinishedVolume) -> Iterator[Hit]:
        profile = world.tender.package.blind or BlindProfile()
        return look(world, volume) if getattr(profile, part) == "forbidden" else iter(())

    return _blind(found)


def _header(_: World, volume: FinishedVolume) -> Iterator[Hit]:
    for setup in volume.word.setups:
        for name, text in (("页眉", setup.head), ("页脚", setup.foot)):
            if text:
                yield fail(
                    f"{volume.id}/{name}",
                    f"《{volume.title}》是暗标，却有{name}「{text[:40]}」",
                    Span(volume.word_name, part=name),
                )
        if setup.page_field:
            yield fail(
                f"{volume.id}/页码",
                f"《{volume.title}》是暗标，却有页码",
                Span(volume.word_name, part="页脚"),
            )
    for number, text in enumerate(volume.page_texts, 1):
        found = _NUMBER.search(text)
        if found:
            message = f"《{volume.title}》是暗标，PDF 第 {number} 页印着页码「{found[0].strip()}」"
            yield fail(f"{volume.id}/页码", message, Span(volume.pdf_name, page=number))


def _contents(_: World, volume: FinishedVolume) -> Iterator[Hit]:
    for line in lines(volume):
        if line.contents or re.fullmatch(r"目\s*录", line.text.strip()):
            yield fail(f"{volume.id}/目录", f"《{volume.title}》是暗标，却有目录", line.span)
    for trace in volume.word.traces:
        if trace.kind == "TOC 域":
            yield fail(
                f"{volume.id}/目录",
                f"《{volume.title}》是暗标，却有目录域",
                Span(volume.word_name, part=trace.part),
            )


def _pictures(_: World, volume: FinishedVolume) -> Iterator[Hit]:
    boxes = [trace for trace in volume.word.traces if trace.kind == "文本框"]
    if volume.word.pictures or boxes:
        what = f"{len(volume.word.pictures)} 张图片、{len(boxes)} 个文本框"
        yield fail(
            f"{volume.id}/图片", f"《{volume.title}》是暗标且不得有图片，却有{what}", Span(volume.word_name)
        )


def _letters(pattern: re.Pattern[str], name: str) -> Part:
    """Return what looks for letters of a pattern in the text."""

    def look(_: World, volume: FinishedVolume) -> Iterator[Hit]:
        for line in lines(volume):
            match = pattern.search(line.text)
            if match and not line.contents:
                message = f"《{volume.title}》是暗标，正文里有{name}「{match[0]}」：{line.text.strip()[:30]}"
                yield fail(f"{volume.id}/{name}", message, line.span)

    return look


def _shared_pictures(world: World, volume: FinishedVolume) -> Iterator[Hit]:
    """Yield pictures that an open volume shows as well: a logo or a certificate tells whose bid it is."""
    others = {
        p.digest: one.title for one in world.volumes if not one.blind for p in one.word.pictures if p.digest
    }
    for picture in volume.word.pictures:
        if picture.digest in others:
            name = picture.name.rpartition("/")[2]
            message = f"《{volume.title}》是暗标，图片 {name} 与《{others[picture.digest]}》里的是同一张"
            yield fail(f"{volume.id}/{picture.name}", message, Span(volume.word_name))


def _shared_text(world: World, volume: FinishedVolume) -> Iterator[Hit]:
    """Yield paragraphs that stand word for word in an open volume."""
    others = {
        line.plain: one.title
        for one in world.volumes
        if not one.blind
        for line in lines(one)
        if len(line.plain) >= 40
    }
    for line in lines(volume):
        if line.plain in others:
            message = f"《{volume.title}》是暗标，这一段与《{others[line.plain]}》一字不差：{line.text.strip()[:30]}…"
            yield fail(f"{volume.id}/相同段落", message, line.span)


KINDS = family(
    "暗标里有没有不该有的部分",
    NoParameters,
    {
        "header": _forbidden("header", _header), "contents": _forbidden("contents", _contents),
        "pictures": _forbidden("pictures", _pictures), "latin": _forbidden("latin", _letters(_LATIN, "字母")),
        "punctuation": _blind(_letters(_ENDING, "半角标点")),
        "shared-pictures": _blind(_shared_pictures), "shared-text": _blind(_shared_text),
    },
)  # fmt: skip
