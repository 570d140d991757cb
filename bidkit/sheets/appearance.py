"""Whether and how a team stands before the judges: a demonstration, a presentation, an oral defence, or nothing.

Read from the tender's own words. It must not invent an appearance: where the tender speaks of none there is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bidkit.law.regimes import has_talks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.model.tender import Criterion, Tender

Kind = Literal["demo", "talk", "defence", "none"]

TITLES: dict[Kind, str] = {"demo": "演示提纲", "talk": "述标提纲", "defence": "答辩提纲", "none": "述标提纲"}
SPOKEN: dict[Kind, str] = {"demo": "演示", "talk": "述标", "defence": "答辩", "none": "述标"}

_NOT_AT_ALL = re.compile(
    r"(?:不|无需|无须|没有|免)(?:再|另行)?(?:要求|进行|组织|安排|设置?|需要?|接受|举行|采用|得)?[^。；，]{0,8}?"
    r"(?:述标|讲标|演示|答辩|现场陈述)(?:环节)?|(?:述标|讲标|演示|答辩|现场陈述)(?:环节)?[：:]?\s*(?:无(?!误|故)|不(?:适用|要求|组织|安排|进行))"
)
_DEMO = re.compile(
    r"(?:现场|系统|功能|产品|原型|软件|平台|样机|实物|操作|完整)演示(?!文件|文稿|视频|材料|的效果)|(?m:^)演示|演示(?:人员|时间|签到|答辩|与答辩|环节|评分|得分)"
)
_TALK = re.compile(
    r"述标|讲标|宣讲|现场(?:陈述|讲解|汇报|介绍)|口头(?:陈述|汇报)"
    r"|(?:方案|项目)(?:陈述|讲解|汇报|介绍)(?:环节|时间|限时|不超过)"
)
_DEFENCE = re.compile(r"答辩|面试|现场提问|现场问答")
_BY_WEIGHT: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("demo", _DEMO),
    ("talk", _TALK),
    ("defence", _DEFENCE),
)
_FAR = r"(?:线上|(?<!同时)在线|远程|网络|视频会议|腾讯会议|不见面)"
_SPEAKING = r"(?:述标|讲标|演示|答辩|陈述|讲解)"
_ONLINE = re.compile(rf"{_FAR}[^。；\n]{{0,12}}{_SPEAKING}|{_SPEAKING}[^。；\n]{{0,16}}{_FAR}")
_NO_SLIDES = re.compile(
    r"(?:不得|不能|不可以?|不允许|禁止|不)(?:使用|采用|用|以)[^。；]{0,8}(?:幻灯|PPT|ppt)|(?:幻灯|PPT|ppt)[^。；]{0,12}(?:不得分|无效|不予)"
)


@dataclass(frozen=True, slots=True)
class Appearance:
    """The kind of appearance; ``scored`` are the ids of the items that judges mark by it, ``said`` where it is asked.

    ``slides`` is False where the tender forbids them; ``online`` where it is held at a distance.
    """

    kind: Kind
    scored: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    online: bool = False
    slides: bool = True

    @property
    def title(self) -> str:
        """Return what the outline is called."""
        return TITLES[self.kind]


def appearance(tender: Tender) -> Appearance:
    """Return how the team appears; ``none`` where neither scoring, demands nor the filled fields speak of it."""
    told = [(one.id, f"{one.title}：{one.text}") for one in tender.requirements]
    told += [(one.id, _words(one)) for one in tender.criteria]
    own = tender.presentation
    if own.demo:
        told.append(("presentation.demo", f"现场演示：{own.demo}"))
    heard = [(name, _NOT_AT_ALL.sub("", words)) for name, words in told]
    scored = [(one.id, _NOT_AT_ALL.sub("", _words(one))) for one in tender.criteria]
    kind = _kind(tender, [words for _, words in scored], [words for _, words in heard])
    if kind == "none":
        return Appearance("none")
    everything = "\n".join(words for _, words in told if _shown(words))
    return Appearance(
        kind,
        tuple(name for name, words in scored if _shown(words)),
        tuple(name for name, words in heard if _shown(words)),
        bool(_ONLINE.search(everything)),
        not _NO_SLIDES.search(everything),
    )


def _kind(tender: Tender, scored: Sequence[str], heard: Sequence[str]) -> Kind:
    """Return the weightiest kind that is spoken of: what is scored is told first by the order demo, talk, defence."""
    for texts in (scored, heard):
        for kind, pattern in _BY_WEIGHT:
            if any(pattern.search(text) for text in texts):
                return kind
    if tender.presentation.minutes is not None:
        return "talk"
    meets = has_talks(tender.method) or tender.presentation.answer_minutes is not None
    return "defence" if meets else "none"


def _words(one: Criterion) -> str:
    return f"{one.item}\n{one.text}"


def _shown(words: str) -> bool:
    return any(pattern.search(words) for _, pattern in _BY_WEIGHT)
