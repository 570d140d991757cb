"""A blind volume looks as the tender prescribes: paper, margins, font, size, colour, spacing, indents.

Compares the file with ``package.blind``; a demand the profile does not make is not checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from bidkit.check.kind import Hit, Kind, fail, gather, unknown
from bidkit.check.world import World
from bidkit.model.blind import BlindProfile
from bidkit.model.document import FinishedVolume
from bidkit.model.facts import Look, PageSetup, Setting
from bidkit.model.record import Record
from bidkit.model.rules import Rule
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

Demand = Literal[
    "profile",
    "paper",
    "margins",
    "font",
    "pdf-font",
    "size",
    "marks",
    "colour",
    "line",
    "space",
    "indent",
    "align",
    "spaces",
    "empty",
]


class Parameters(Record):
    """Which demand of the profile."""

    look: Demand


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield what differs from the profile, each difference once a volume."""
    profile = world.tender.package.blind
    for volume in world.volumes:
        if not volume.blind:
            continue
        if profile is None:
            if parameters.look == "profile":
                yield unknown(
                    volume.id,
                    f"《{volume.title}》是暗标，tender.yaml 没有写暗标要求（package.blind），版式无法判断",
                )
        elif parameters.look == "pdf-font":
            yield from _shown_faces(volume, profile)
        elif parameters.look in ("paper", "margins"):
            yield from gather(_setups(volume, profile, parameters.look))
        elif parameters.look in ("font", "size", "marks", "colour"):
            yield from gather(_looks(volume, profile, parameters.look))
        elif parameters.look != "profile":
            yield from gather(_settings(volume, profile, parameters.look))


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


def _setups(volume: FinishedVolume, profile: BlindProfile, look: str) -> Iterator[Hit]:
    for setup in volume.word.setups:
        told = _paper(setup, profile) if look == "paper" else _margins(setup, profile)
        if told:
            yield fail(
                f"{volume.id}/{look}", f"《{volume.title}》{told}", Span(volume.word_name, part="页面设置")
            )


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


def _looks(volume: FinishedVolume, profile: BlindProfile, demand: str) -> Iterator[Hit]:
    for look in volume.word.looks:
        told = "" if look.table and profile.tables_free else _look(look, profile, demand)
        if told:
            message = f"《{volume.title}》{told}：「{look.sample}」（共 {look.letters} 字）"
            yield fail(
                f"{volume.id}/{told[:24]}",
                message,
                Span(volume.word_name, part=look.part, paragraph=look.paragraph),
            )


def _look(look: Look, profile: BlindProfile, demand: str) -> str:
    if demand == "font":
        if (
            profile.fonts
            and any("\u4e00" <= char <= "\u9fff" for char in look.sample)
            and look.east not in profile.fonts
        ):
            return f"字体是「{look.east or '未设'}」，应为 {'、'.join(profile.fonts)}"
    elif demand == "size":
        wanted = [size for size in (profile.size, profile.heading_size) if size is not None]
        if profile.size is not None and all(abs(look.size - size) > _SLACK for size in wanted):
            return f"字号是 {look.size:g} 磅，应为 {'、'.join(f'{size:g}' for size in wanted)} 磅"
    elif demand == "marks":
        if profile.plain and look.marks:
            return f"用了{'、'.join(look.marks)}"
    elif profile.black and look.colour not in ("", "000000"):
        return f"颜色是 {look.colour}，应为黑色"
    return ""


def _settings(volume: FinishedVolume, profile: BlindProfile, demand: str) -> Iterator[Hit]:
    for setting in volume.word.settings:
        told = "" if setting.table and profile.tables_free else _setting(setting, profile, demand)
        if told:
            message = f"《{volume.title}》{told}：「{setting.sample or '空段落'}」（共 {setting.count} 段）"
            place = Span(volume.word_name, part=setting.part, paragraph=setting.paragraph)
            yield fail(f"{volume.id}/{told[:24]}", message, place)


def _setting(setting: Setting, profile: BlindProfile, demand: str) -> str:
    """Return what is wrong with how a paragraph lies, in words; "" when nothing is."""
    if demand == "empty":
        return "有空段落" if setting.empty and profile.empty_lines == "forbidden" else ""
    if setting.empty:
        return ""
    match demand:
        case "line":
            return _line(setting, profile)
        case "space":
            wrong = (
                profile.space is not None
                and max(abs(setting.before - profile.space), abs(setting.after - profile.space)) > _SLACK
            )
            return (
                f"段前 {setting.before:g} 磅、段后 {setting.after:g} 磅，应为 {profile.space:g} 磅"
                if wrong
                else ""
            )
        case "indent":
            wrong = (
                profile.indent is not None
                and not setting.heading
                and abs(setting.indent - profile.indent) > _SLACK
            )
            return f"首行缩进 {setting.indent:g} 字，应为 {profile.indent:g} 字" if wrong else ""
        case "align":
            wrong = bool(profile.align) and setting.align not in _ALIGN.get(profile.align, ())
            return (
                f"段落是{_ALIGN_NAMES.get(setting.align, setting.align)}，应为{_ALIGN_NAMES[profile.align]}"
                if wrong
                else ""
            )
        case _:
            return "用空格代替缩进" if setting.spaces and profile.indent is not None else ""


def _line(setting: Setting, profile: BlindProfile) -> str:
    if profile.line is not None and (setting.rule != "exact" or abs(setting.line - profile.line) > _SLACK):
        given = f"{setting.line:g} 磅" if setting.rule != "auto" else f"{setting.line:g} 倍"
        return f"行距是{given}，应为固定值 {profile.line:g} 磅"
    if profile.lines is not None and (setting.rule != "auto" or abs(setting.line - profile.lines) > 0.02):
        given = f"{setting.line:g} 倍" if setting.rule == "auto" else f"{setting.line:g} 磅"
        return f"行距是{given}，应为 {profile.lines:g} 倍"
    return ""


KIND = Kind("暗标的版式是否符合招标文件", Parameters, check)
