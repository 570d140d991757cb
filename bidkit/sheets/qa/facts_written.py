"""Facts about what stands in the package: which chapter, table or statement is there, by its title and its pages.

A clause that says "the plan is in the bid" stands behind one of these; without the chapter nobody may say it.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from bidkit.finding import Answer
from bidkit.model.anchors import section_anchor
from bidkit.sheets.qa.known import Known, missing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bidkit.model.sheet import PageRef
    from bidkit.model.tender import SectionPlan
    from bidkit.sheets.material import Material

_SHOWN = 2

_CHAPTERS: dict[str, tuple[str, str]] = {
    "应答表": ("deviation-technical|deviation-commercial|response-substantive", "偏离表|响应表|应答表|响应索引表"),
    "进度计划": ("", "进度计划|里程碑|实施计划|工期计划"),
    "人员表": ("staff-table|staff", "团队一览|人员情况表|人员配备|人员一览|项目组织"),
    "人员简历": ("resumes", "简历"),
    "分项报价表": ("price-table", "分项报价|报价明细|工程量清单"),
    "评分索引表": ("index-criteria", "评分索引"),
    "重点难点章节": ("", "重点难点|重难点"),
    "合理化建议章节": ("", "合理化建议"),
    "服务方案": ("service-commitment", "服务承诺|服务方案|售后服务|服务保障"),
    "培训方案": ("", "培训"),
    "应急方案": ("", "应急"),
    "保密承诺": ("secrecy", "保密承诺"),
    "信息安全方案": ("", "信息安全|数据安全"),
    "质量方案": ("", "质量管理|质量保障|质量保证"),
    "演示方案": ("", "演示"),
    "诚信承诺": ("integrity-statement|commitment", "诚信|廉洁"),
    "中小企业声明函": ("sme-statement", "中小企业声明"),
    "本国产品声明": ("", "本国产品|原产地|产地声明"),
}  # fmt: skip
"""Name of a fact: templates of the set, and words of titles and headings that show the chapter."""

_STATEMENTS = {
    "关联声明": "单位负责人为同一人|控股|关联供应商|关联关系",
    "前期声明": "整体设计|规范编制|前期服务",
    "信用声明": "失信|重大税收违法|严重违法",
}
"""Name of a fact: words of the demand whose statement stands in a form of the package."""


def chapter_named(material: Material, name: str) -> Known:
    """Return the titles and pages of the chapters that one fact is about; missing where the package has none."""
    templates, words = _CHAPTERS[name]
    found = list(_sections(material, templates, words)) or list(_headings(material, words))
    if not found:
        return missing(f"投标文件的章节里没有{name}（按标题找“{words.replace('|', '、')}”），有的话改标题")
    told = "、".join(f"《{title}》" for title, _ in found[:_SHOWN])
    return Known(told, f"tender.yaml package：{found[0][0]}", tuple(ref for _, refs in found for ref in refs))


def _sections(material: Material, templates: str, words: str) -> Iterator[tuple[str, tuple[PageRef, ...]]]:
    forms = {form.id: form for form in material.dossier.tender.forms}
    for section in _planned(material):
        form = forms.get(section.form)
        made = (section.template, section.form, form.template if form else "")
        title = (section.title or (form.title if form else "")).rpartition("：")[2]
        if (templates and re.fullmatch(templates, next(filter(None, made), ""))) or re.search(words, title):
            pages = material.section_pages(section.id)
            if pages or material.places is None:
                yield title, pages


def _headings(material: Material, words: str) -> Iterator[tuple[str, tuple[PageRef, ...]]]:
    """Yield the headings of our own texts in the finished package."""
    texts = {section_anchor(s.id): s.id for s in _planned(material) if s.text}
    for anchor in material.places.anchors if material.places is not None else ():
        start, _, heading = anchor.partition("#")
        if start in texts and heading and re.search(words, heading):
            yield heading, material.section_pages(f"{texts[start]}#{heading}")


def _planned(material: Material) -> Iterator[SectionPlan]:
    """Yield the sections of the package; a chapter for which the bid has no text is none."""
    given = {*material.dossier.bid.sections, *(text.id for text in material.dossier.library.texts)}
    for volume in material.dossier.tender.package.volumes:
        for section in volume.sections:
            if not section.scans and (not section.text or section.text in given):
                yield section


def _statement(name: str, material: Material) -> Known:
    """Return the form that makes a statement the tender demands, where that form is in the package."""
    forms = {form.id: form.title for form in material.dossier.tender.forms}
    for binding in material.dossier.bindings:
        asked = binding.requirement
        form = asked.needs.form if asked.needs is not None else ""
        stated = re.search(_STATEMENTS[name], f"{asked.title}\n{asked.text}")
        if form and stated and binding.verdict.answer is Answer.PASS:
            sections = [one.id for one in _planned(material) if one.form == form]
            refs = tuple(ref for one in sections for ref in material.section_pages(one))
            return Known(f"《{forms.get(form, form)}》", f"tender.yaml {asked.id}", refs)
    return missing(f"没有找到写{name.removesuffix('声明')}情况的声明函或承诺函，核对后由答的人说明")


WRITTEN_FACTS: dict[str, Callable[[Material], Known]] = {
    **{name: partial(chapter_named, name=name) for name in _CHAPTERS},
    **{name: partial(_statement, name) for name in _STATEMENTS},
}
