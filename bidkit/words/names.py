"""When two names mean one company, and when a certificate answers to the name that was asked for.

The two differ on purpose. A company is itself only under its whole name, one it had before or a short one it goes by:
a branch that holds the name of the company is another holder. A certificate answers when its name holds everything
that was asked for; one whose name is shorter answers only when nothing but remarks is missing from it, such as the
standard beside the system, a remark in brackets or the major of a 建造师: 工程师 is neither 监理工程师 nor 高级工程师.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bidkit.words.late import late
from bidkit.words.spaces import squeeze

SYSTEMS = {
    "9001": "质量",
    "14001": "环境",
    "45001": "职业健康安全",
    "27001": "信息安全",
    "20000": "信息技术服务",
    "27701": "隐私信息",
    "50001": "能源",
    "22301": "业务连续性",
}
"""The standard of each management system, by its ISO number."""
_NATIONAL = {
    "19001": "9001",
    "24001": "14001",
    "22080": "27001",
    "24405": "20000",
    "23331": "50001",
    "30146": "22301",
}
_STANDARD = late(r"(?:(?:ISO|IEC|GB|GBT|T)[/\-]*)+(\d{4,5})(?:\.\d+)?(?:[-:]\d{1,4})*", re.IGNORECASE)
_SHAPES = str.maketrans(
    {**dict.fromkeys("〔【[{", "("), **dict.fromkeys("〕】]}", ")"), **dict.fromkeys("〈〉《》“”\"'·", "")}
)
_BRACKETED = late(r"\([^()]*\)")
_NOISE = late(r"认证证书|资格证书|证书|注册|执业|[()/\-:、]")
_REMARK = late(
    "资格|认证|有效的?|专业|建筑工程|公路工程|铁路工程|民航机场工程|港口与航道工程|水利水电工程|矿业工程|市政公用工程|通信与广电工程|机电工程"
)


@lru_cache(maxsize=1 << 12)
def folded(name: str) -> str:
    """Return a name with width, blanks, letter case and the sort of its brackets folded away."""
    return squeeze(name).translate(_SHAPES).upper()


def same_company(name: str, *known: str) -> bool:
    """Return whether a name is one of the names a company goes by: its own, former and short ones; "" is nobody."""
    return bool(name.strip()) and folded(name) in {folded(one) for one in known if one.strip()}


def alike(wanted: str, given: str) -> bool:
    """Return whether one name, folded, holds the other: for products and standards, which have no register."""
    one, other = _bare(wanted), _bare(given)
    return bool(one and other) and (one in other or other in one)


def same_certificate(wanted: str, given: str) -> bool:
    """Return whether a certificate named ``given`` is one that answers to ``wanted``."""
    asked, held = _standards(wanted), _standards(given)
    if asked and held and not asked & held:
        return False
    named, other = _STANDARD.sub("", folded(wanted)), _bare(_STANDARD.sub("", folded(given)))
    one = _bare(named if "(" in folded(given) else _BRACKETED.sub("", named) or named)
    if not (one or asked) or not (other or held):
        return False
    if not one or not other:  # a standard alone, against the same standard or the system it is about
        return bool(asked & (held or _about(other))) if not one else bool(held & (asked or _about(one)))
    return one in other or (other in one and not _REMARK.sub("", one.replace(other, "", 1)))


def _bare(name: str) -> str:
    return _NOISE.sub("", folded(name))


def _standards(name: str) -> set[str]:
    return {_NATIONAL.get(found, found) for found in _STANDARD.findall(folded(name))}


def _about(name: str) -> set[str]:
    return {number for number, system in SYSTEMS.items() if f"{system}管理体系" in name}
