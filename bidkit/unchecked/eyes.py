"""What no rule can see and a person looks at, by name of place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.unchecked.pages import digest_of
from bidkit.unchecked.spot import Spot

if TYPE_CHECKING:
    from bidkit.check.world import World
    from bidkit.model.tender import SectionPlan, VolumePlan

WRITTEN = digest_of(lambda _, section: bool(section.text))
WHOLE = digest_of(lambda volume, section: True)
COVERS = digest_of(lambda volume, section: _is_cover(volume, section))
FOREIGN = re.compile(r"中英文|英文版|双语|外文|英文对照")
SHOWN = 4


def _names(titles: list[str]) -> str:
    """Return the titles in quotation marks, the first few by name."""
    more = f"等 {len(titles)} 处" if len(titles) > SHOWN else ""
    return "、".join(f"《{title}》" for title in titles[:SHOWN]) + more


def _is_cover(volume: VolumePlan, section: SectionPlan) -> bool:
    return not volume.blind and (section.template == "cover" or "封面" in section.title)


def _covers(world: World) -> str:
    found = [volume.title for volume, section in world.sections() if _is_cover(volume, section)]
    return f"{_names(found)}的封面：格式、项目名称的排法和要不要盖章，系统看不出" if found else ""


def _figures(world: World) -> str:
    found = [section.title or section.text for _, section in world.sections() if section.text]
    return f"{_names(found)}：图有没有图名、图例，图纸有没有制图、校核、审定的签名" if found else ""


def _lots(world: World) -> str:
    lot = world.tender.project.lot
    return f"投的是「{lot}」：几个包都要交的部分（资格、承诺、授权）是否每个包各放一份" if lot else ""


def _foreign(world: World) -> str:
    asked = [one.id for one in world.tender.requirements if FOREIGN.search(one.text)]
    return f"要求 {'、'.join(asked[:SHOWN])} 提到外文：译文齐不齐、两种文字一不一致" if asked else ""


def _slips(world: World) -> str:
    written = any(section.text for _, section in world.sections()) or world.dossier.bid.answers
    return "只查了最常见的错别字（D050、D047），术语和称呼前后是否一致，系统看不出" if written else ""


EYES: tuple[Spot, ...] = (
    Spot(
        what="封面",
        why=_covers,
        cure="对照招标文件的封面要求看打印样；写了盖章的列进签字盖章清单",
        pages=COVERS,
    ),
    Spot(what="图和图纸", why=_figures, cure="逐图看一遍，缺的补上", pages=WRITTEN),
    Spot(what="各包共用的部分", why=_lots, cure="对照每个包的组成逐项点一遍", pages=WHOLE),
    Spot(what="外文和译文", why=_foreign, cure="请懂这种文字的人对一遍", pages=WHOLE),
    Spot(what="错别字和用语", why=_slips, cure="换一个没写过这份标书的人通读一遍", pages=WRITTEN),
)
