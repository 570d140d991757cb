"""Ladders of grades: 三级 never satisfies 一级, and a grade that no ladder knows is unknown."""

from __future__ import annotations

import re

from bidkit.finding import Answer

# Each ladder from the highest step down; spellings of one step are separated by a bar.
_LADDERS: tuple[tuple[str, ...], ...] = (
    ("特级", "甲级|一级|壹级|1级|Ⅰ级|I级", "乙级|二级|贰级|2级|Ⅱ级|II级", "丙级|三级|叁级|3级|Ⅲ级|III级",
     "丁级|四级|肆级|4级|Ⅳ级|IV级", "五级|伍级|5级|Ⅴ级|V级"),
    ("AAAAA|5A", "AAAA|4A", "AAA|3A", "AA|2A", "A|1A"),
    ("ML5|CMMI5|CMMI-5|五级|5级|5", "ML4|CMMI4|CMMI-4|四级|4级|4", "ML3|CMMI3|CMMI-3|三级|3级|3",
     "ML2|CMMI2|CMMI-2|二级|2级|2"),
    ("正高级|教授级", "高级|副高级", "中级", "初级|助理级", "员级"),
    ("博士研究生|博士", "硕士研究生|硕士", "本科|大学本科|学士", "大专|专科", "中专|高中"),
)  # fmt: skip
_ML_LADDER = 2


def reaches(given: str, wanted: str, *, name: str = "") -> Answer:
    """Return whether a grade is at least the wanted one; unknown when no ladder holds both.

    Args:
        given: the grade on the certificate.
        wanted: the lowest grade that will do.
        name: what the grade is of; CMMI counts upwards, every other number downwards.
    """
    if not wanted:
        return Answer.PASS
    if not given:
        return Answer.UNKNOWN
    for ladder in _ladders(name):
        high, low = _step(given, ladder), _step(wanted, ladder)
        if high is not None and low is not None:
            return Answer.PASS if high <= low else Answer.FAIL
    return Answer.PASS if _plain(given) == _plain(wanted) else Answer.UNKNOWN


def title_grade(title: str) -> str:
    """Return 正高级, 高级, 中级, 初级 for a professional title such as 高级工程师; empty when it says none."""
    if re.search(r"正高|教授级|研究员级", title):
        return "正高级"
    if "高级" in title or title.startswith("副"):
        return "高级"
    if re.search(r"助理|初级", title):
        return "初级"
    if re.search(r"中级|工程师|经济师|会计师|统计师|审计师", title):
        return "中级"
    return ""


def _ladders(name: str) -> tuple[tuple[str, ...], ...]:
    upwards = re.search(r"CMMI|能力成熟度|安全等级保护|等保", name, re.IGNORECASE) is not None
    return (_LADDERS[_ML_LADDER],) if upwards else _LADDERS


def _step(grade: str, ladder: tuple[str, ...]) -> int | None:
    plain = _plain(grade)
    for index, step in enumerate(ladder):
        if plain in {_plain(spelling) for spelling in step.split("|")}:
            return index
    return None


def _plain(grade: str) -> str:
    text = re.sub(r"[\s（）()\-]|等级|资质|成熟度|及以上|以上|学历|学位", "", grade).upper()
    return text
