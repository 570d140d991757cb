"""Where the bid writes about the topic of a question: the heading or the section that a judge can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.model.anchors import section_anchor
from bidkit.sheets.qa.scoring import first_of_each

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.library import QuestionCard
    from bidkit.model.sheet import PageRef
    from bidkit.model.tender import SectionPlan
    from bidkit.sheets.material import Material

WORDS: dict[str, tuple[str, ...]] = {
    "公司": (),
    "需求理解": ("需求分析", "需求理解", "项目理解"), "总体架构": ("总体架构", "总体设计", "应用架构"),
    "实施方案": ("实施方案", "项目组织"), "进度": ("进度计划", "里程碑"), "团队": ("团队", "人员投入"),
    "质量": ("质量管理", "质量保障"), "验收": ("验收",), "信息安全": ("信息安全", "数据安全"), "保密": ("保密",),
    "国产化": ("信创", "国产"), "知识产权": ("知识产权",), "服务": ("服务承诺", "服务保障", "服务方案"),
    "培训": ("培训",), "应急": ("应急", "服务保障"), "政策支持": ("中小企业声明",), "偏离": ("偏离", "条款响应"),
    "重点难点": ("重点难点",), "分析方法": ("指标", "重点难点"), "数据质量": ("治理规则", "数据治理", "数据底板"),
    "履约": ("履约", "服务承诺一览"), "风险": ("风险管理",), "合规与廉洁": ("诚信", "履约承诺", "廉洁"),
    "价格": ("报价说明", "报价明细"), "低价": ("报价说明", "报价明细"),
    "联合体与分包": ("联合体", "分包", "履约承诺"),
}  # fmt: skip
"""What headings call a topic, the closest name first; nothing for one that facts alone answer."""

_SHOWN = 2


def chapters(material: Material, card: QuestionCard) -> tuple[PageRef, ...]:
    """Return the headings of our texts that name the card's topic, else the sections whose titles do."""
    for word in WORDS.get(card.topic, (card.topic,)):
        found = first_of_each((*_headings(material, word), *_sections(material, word)))
        if found:
            return found[:_SHOWN]
    return ()


def _headings(material: Material, word: str) -> Iterator[PageRef]:
    anchors = material.places.anchors if material.places is not None else {}
    texts = {section_anchor(section.id): section.id for section in _planned(material) if section.text}
    named: dict[str, list[str]] = {start: [] for start in texts}
    for start, _, heading in (anchor.partition("#") for anchor in anchors):
        if heading and word in heading and start in named:
            named[start].append(heading)
    for start, headings in named.items():
        for heading in headings:
            yield from material.section_pages(f"{texts[start]}#{heading}")


def _sections(material: Material, word: str) -> Iterator[PageRef]:
    for section in _planned(material):
        if word in section.title.rpartition("：")[2] and not section.scans:
            yield from material.section_pages(section.id)


def _planned(material: Material) -> Iterator[SectionPlan]:
    for volume in material.dossier.tender.package.volumes:
        yield from volume.sections
