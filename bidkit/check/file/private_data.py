"""A volume that is published holds nobody's identity number, mobile telephone, home address or private account."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, NoParameters, fail, gather
from bidkit.check.text import both
from bidkit.check.world import World
from bidkit.model.document import FinishedVolume
from bidkit.model.rules import Rule
from bidkit.words.masks import half_hidden

_ID = re.compile(
    r"(?<![\dA-Za-z])\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
)
_MOBILE = re.compile(r"(?<![\d\-])1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)")
_HOME = re.compile(r"(?:家庭住址|现住址|户籍地址|身份证住址|户口所在地)\s*[：:]\s*[\u4e00-\u9fff]{4,}")


def check(world: World, parameters: NoParameters, rule: Rule) -> Iterator[Hit]:
    """Yield personal data in published volumes, the data itself masked."""
    public = {plan.id for plan in world.tender.package.volumes if plan.public}
    for volume in world.volumes:
        if volume.id in public:
            yield from gather(_found(world, volume))


def _found(world: World, volume: FinishedVolume) -> Iterator[Hit]:
    company = re.sub(r"\D", "", world.library.company.phone)
    for story in both(volume):
        for name, pattern in (("身份证号", _ID), ("手机号", _MOBILE), ("住址", _HOME)):
            for line, match in story.search(pattern.pattern):
                if re.sub(r"\D", "", match[0]) == company:
                    continue
                hidden = half_hidden(match[0])
                message = f"《{volume.title}》会对外公开，里面有{name}「{hidden}」"
                yield fail(f"{volume.id}/{name}", message, line.span)


KIND = Kind("公开的分册里有没有个人信息", NoParameters, check)
