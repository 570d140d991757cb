"""Choices of the forms are made: one box of each group is ticked, and of two that exclude one another only one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bidkit.check.kind import Hit, NoParameters, fail, family, of_volumes
from bidkit.check.text import Line, lines
from bidkit.check.world import World
from bidkit.model.document import FinishedVolume
from bidkit.words.spaces import squeeze

OPEN_BOXES, TICKED = "□☐▢◻", "☑☒■▣✓✔√"
_CHOICE = re.compile(rf"([{OPEN_BOXES}{TICKED}])\s*([\w（(][^{OPEN_BOXES}{TICKED}；;。]{{0,40}})")
_BULLETS = 5


@dataclass(frozen=True, slots=True)
class Group:
    """Boxes that belong together: their lines, what each says, and what is ticked."""

    lines: list[Line]
    choices: list[re.Match[str]]

    @property
    def ticked(self) -> list[str]:
        """Return the words behind the ticked boxes."""
        return [match[2].strip() for match in self.choices if match[1] in TICKED]


def _boxes(volume: FinishedVolume) -> Iterator[Group]:
    for group in _groups(lines(volume)):
        yield Group(group, [match for line in group for match in _CHOICE.finditer(line.text)])


def _none(_: World, volume: FinishedVolume, __: NoParameters) -> Iterator[Hit]:
    """Yield groups in which nothing is ticked."""
    for group in _boxes(volume):
        if not group.ticked and _is_choice(group.lines, group.choices):
            names = "、".join(_short(match[2]) for match in group.choices[:4])
            message = f"《{volume.title}》「{names}」一个也没有勾选"
            yield fail(f"{volume.id}/{_short(group.choices[0][2])}", message, group.lines[0].span)


def _both(_: World, volume: FinishedVolume, __: NoParameters) -> Iterator[Hit]:
    """Yield ticks that exclude one another."""
    for group in _boxes(volume):
        if len(group.ticked) > 1 and _exclusive(group.ticked):
            names = "、".join(map(_short, group.ticked[:3]))
            message = f"《{volume.title}》互相排斥的「{names}」都勾选了"
            yield fail(f"{volume.id}/{_short(group.ticked[0])}", message, group.lines[0].span)


def _groups(story: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield runs of neighbouring lines with boxes: one line with several, or several lines each led by one."""
    group: list[Line] = []
    for line in story:
        marks = _CHOICE.findall(line.text)
        led = len(marks) == 1 and bool(_CHOICE.match(line.text.strip()))
        if group and not (led and line.part == group[0].part and line.section == group[0].section):
            yield group
            group = []
        if len(marks) > 1:
            yield [line]
        elif led:
            group.append(line)
        elif marks:
            yield [line]
    if group:
        yield group


def _is_choice(group: Sequence[Line], choices: Sequence[re.Match[str]]) -> bool:
    """Return whether open boxes are there to be ticked: not a list with box bullets, not a row of tofu."""
    if not choices or (len(group) > _BULLETS and all(match[1] in OPEN_BOXES for match in choices)):
        return False
    return len(choices) > 1 or bool(
        re.match(r"(?:是|同意|我方|本公司|接受|已|无|有|不)", choices[0][2].strip())
    )


def _exclusive(ticked: Sequence[str]) -> bool:
    plain = [squeeze(name)[:8] for name in ticked]
    pairs = (
        ("是", "否"),
        ("有", "无"),
        ("接受", "不接受"),
        ("同意", "不同意"),
        ("属于", "不属于"),
        ("无偏离", "有偏离"),
    )
    for yes, no in pairs:
        if any(name.startswith(no) for name in plain) and any(
            name.startswith(yes) and not name.startswith(no) for name in plain
        ):
            return True
    sizes = [name for name in plain if re.match(r"(?:大型|中型|小型|微型)企业", name)]
    return len(set(sizes)) > 1


def _short(name: str) -> str:
    return re.split(r"[，,。；;：:（(\s]", name.strip())[0][:16]


KINDS = family("成品里的方框有没有勾选", NoParameters, {"none": of_volumes(_none), "both": of_volumes(_both)})
