"""A blind volume looks as the tender prescribes: paper, margins, font, size, colour, spacing, indents.

Compares the file with ``package.blind``; a demand the profile does not make is not checked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bidkit.check.kind import (
    Check,
    Hit,
    NoParameters,
    fail,
    family,
    of_volumes,
    of_world,
    unknown,
)
from bidkit.check.world import World
from bidkit.model.blind import BlindProfile
from bidkit.model.document import FinishedVolume
from bidkit.model.facts import Look, PageSetup, Setting
from bidkit.source import Span

_PAPER = {"A4": (210, 297), "A3": (297, 420)}
_SLACK_MM = 1.0
_SLACK = 0.3
_SIDES = {"top": "上", "bottom": "下", "left": "左", "right": "右"}
_ALIGN = {"left": ("left", "start"), "both": ("both", "distribute", "justify"), "center": ("center",)}
_ALIGN_NAMES = {
    "left": "左对齐",
    "both": "两端对齐",
    "center": "居中",
    "right": "右对齐",
    "distribute": "分散对齐",
}

_FACES = {
    face: re.compile(pattern, re.IGNORECASE)
    for face, pattern in {
        "仿宋": r"fang|仿宋|fzfs",
        "楷体": r"kai|楷",
        "黑体": r"hei|黑|sans[ -]?(?:cjk|sc)|han ?sans|gothic",
        "宋体": r"song|sim ?sun|宋|serif[ -]?(?:cjk|sc)|han ?serif|mingti",
    }.items()
}
"""Kinds of Chinese typefaces by their names; 仿宋 first, as its names hold those of 宋体."""


def _shown_faces(volume: FinishedVolume, profile: BlindProfile) -> Iterator[Hit]:
    """Yield that the PDF shows another kind of typeface than the tender wants: a stand-in of this machine."""
    wanted = {face for name in profile.fonts if (face := kind_of_face(name))}
    shown = {name: face for name in volume.pdf.fonts if (face := kind_of_face(name))}
    if not wanted or not volume.pdf.fonts or wanted & set(shown.values()):
        return
    asked = "、".join(profile.fonts)
    if not shown:
        said = f"的 PDF 看不出用的是不是 {asked}（{'、'.join(volume.pdf.fonts[:3])}）"
        yield unknown(f"{volume.id}/pdf-font", f"《{volume.title}》{said}", Span(volume.pdf_name))
        return
    given = "、".join(f"{name}（{face}）" for name, face in list(shown.items())[:3])
    message = f"《{volume.title}》的 PDF 显示的是 {given}，要求是 {asked}"
    yield fail(f"{volume.id}/pdf-font", message, Span(volume.pdf_name))


def kind_of_face(name: str) -> str:
    """Return 仿宋, 宋体, 黑体 or 楷体 for the name of a font, in Word or in a PDF; "" for any other."""
    return next((face for face, pattern in _FACES.items() if pattern.search(name)), "")


def _no_profile(world: World) -> Iterator[Hit]:
    for volume in world.volumes:
        if volume.blind and world.tender.package.blind is None:
            message = f"《{volume.title}》是暗标，tender.yaml 没有写暗标要求（package.blind），版式无法判断"
            yield unknown(volume.id, message)


def _profiled(look: Callable[[FinishedVolume, BlindProfile], Iterator[Hit]]) -> Check:
    """Return the check of the blind volumes against the profile, each difference once a volume."""

    def found(world: World, volume: FinishedVolume, _: NoParameters) -> Iterator[Hit]:
        profile = world.tender.package.blind
        return look(volume, profile) if volume.blind and profile is not None else iter(())

    return of_volumes(found)


def _setups(name: str, told: Callable[[PageSetup, BlindProfile], str]) -> Check:
    """Return the check of every page setup; ``told`` says in words what is wrong with one, "" where nothing is."""

    def look(volume: FinishedVolume, profile: BlindProfile) -> Iterator[Hit]:
        for setup in volume.word.setups:
            if wrong := told(setup, profile):
                place = Span(volume.word_name, part="页面设置")
                yield fail(f"{volume.id}/{name}", f"《{volume.title}》{wrong}", place)

    return _profiled(look)


def _paper(setup: PageSetup, profile: BlindProfile) -> str:
    if not profile.paper:
        return ""
    name, _, way = profile.paper.partition("-")
    wanted = _PAPER[name] if way == "portrait" else tuple(reversed(_PAPER[name]))
    if all(abs(a - b) <= _SLACK_MM for a, b in zip((setup.width, setup.height), wanted, strict=True)):
        return ""
    return f"纸张是 {setup.width:.0f}×{setup.height:.0f} 毫米，应为 {name} {'纵向' if way == 'portrait' else '横向'}"


def _margins(setup: PageSetup, profile: BlindProfile) -> str:
    wrong = []
    for side, name in _SIDES.items():
        wanted, given = getattr(profile.margins, side), getattr(setup, side)
        given += setup.gutter if side == "left" else 0
        if wanted is not None and abs(given - wanted) > _SLACK_MM:
            wrong.append(f"{name}边距 {given:.1f} 毫米，应为 {wanted:g} 毫米")
    return "；".join(wrong)


def _looks(told: Callable[[Look, BlindProfile], str]) -> Check:
    """Return the check of how letters look; ``told`` as above."""

    def found(volume: FinishedVolume, profile: BlindProfile) -> Iterator[Hit]:
        for look in volume.word.looks:
            wrong = "" if look.table and profile.tables_free else told(look, profile)
            if wrong:
                message = f"《{volume.title}》{wrong}：「{look.sample}」（共 {look.letters} 字）"
                place = Span(volume.word_name, part=look.part, paragraph=look.paragraph)
                yield fail(f"{volume.id}/{wrong[:24]}", message, place)

    return _profiled(found)


def _font(look: Look, profile: BlindProfile) -> str:
    han = any("\u4e00" <= char <= "\u9fff" for char in look.sample)
    wrong = bool(profile.fonts) and han and look.east not in profile.fonts
    return f"字体是「{look.east or '未设'}」，应为 {'、'.join(profile.fonts)}" if wrong else ""


def _size(look: Look, profile: BlindProfile) -> str:
    wanted = [size for size in (profile.size, profile.heading_size) if size is not None]
    wrong = profile.size is not None and all(abs(look.size - size) > _SLACK for size in wanted)
    return f"字号是 {look.size:g} 磅，应为 {'、'.join(f'{size:g}' for size in wanted)} 磅" if wrong else ""


def _marks(look: Look, profile: BlindProfile) -> str:
    return f"用了{'、'.join(look.marks)}" if profile.plain and look.marks else ""


def _colour(look: Look, profile: BlindProfile) -> str:
    return f"颜色是 {look.colour}，应为黑色" if profile.black and look.colour not in ("", "000000") else ""


def _settings(told: Callable[[Setting, BlindProfile], str], *, empty: bool = False) -> Check:
    """Return the check of how paragraphs lie: of those with words in them, or of the ``empty`` ones."""

    def found(volume: FinishedVolume, profile: BlindProfile) -> Iterator[Hit]:
        for setting in volume.word.settings:
            free = setting.empty != empty or (setting.table and profile.tables_free)
            wrong = "" if free else told(setting, profile)
            if wrong:
                message = (
                    f"《{volume.title}》{wrong}：「{setting.sample or '空段落'}」（共 {setting.count} 段）"
                )
                place = Span(volume.word_name, part=setting.part, paragraph=setting.paragraph)
                yield fail(f"{volume.id}/{wrong[:24]}", message, place)

    return _profiled(found)


def _no_empty(setting: Setting, profile: BlindProfile) -> str:
    return "有空段落" if profile.empty_lines == "forbidden" else ""


def _space(setting: Setting, profile: BlindProfile) -> str:
    if profile.space is None:
        return ""
    wrong = max(abs(setting.before - profile.space), abs(setting.after - profile.space)) > _SLACK
    return (
        f"段前 {setting.before:g} 磅、段后 {setting.after:g} 磅，应为 {profile.space:g} 磅" if wrong else ""
    )


def _indent(setting: Setting, profile: BlindProfile) -> str:
    if profile.indent is None or setting.heading or abs(setting.indent - profile.indent) <= _SLACK:
        return ""
    return f"首行缩进 {setting.indent:g} 字，应为 {profile.indent:g} 字"


def _align(setting: Setting, profile: BlindProfile) -> str:
    if not profile.align or setting.align in _ALIGN.get(profile.align, ()):
        return ""
    return f"段落是{_ALIGN_NAMES.get(setting.align, setting.align)}，应为{_ALIGN_NAMES[profile.align]}"


def _spaces(setting: Setting, profile: BlindProfile) -> str:
    return "用空格代替缩进" if setting.spaces and profile.indent is not None else ""


def _line(setting: Setting, profile: BlindProfile) -> str:
    if profile.line is not None and (setting.rule != "exact" or abs(setting.line - profile.line) > _SLACK):
        given = f"{setting.line:g} 磅" if setting.rule != "auto" else f"{setting.line:g} 倍"
        return f"行距是{given}，应为固定值 {profile.line:g} 磅"
    if profile.lines is not None and (setting.rule != "auto" or abs(setting.line - profile.lines) > 0.02):
        given = f"{setting.line:g} 倍" if setting.rule == "auto" else f"{setting.line:g} 磅"
        return f"行距是{given}，应为 {profile.lines:g} 倍"
    return ""


KINDS = family(
    "暗标的版式是否符合招标文件",
    NoParameters,
    {
        "profile": of_world(_no_profile), "pdf-font": _profiled(_shown_faces),
        "paper": _setups("paper", _paper), "margins": _setups("margins", _margins),
        "font": _looks(_font), "size": _looks(_size), "marks": _looks(_marks), "colour": _looks(_colour),
        "line": _settings(_line), "space": _settings(_space), "indent": _settings(_indent),
        "align": _settings(_align), "spaces": _settings(_spaces), "empty": _settings(_no_empty, empty=True),
    },
)  # fmt: skip
