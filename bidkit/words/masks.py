"""Numbers of persons and their money are half hidden in every text that leaves the workspace.

Hidden are identity numbers (18 and 15 digits), mobile numbers, landlines and bank accounts, however they are grouped
and in either width. Amounts, dates, pages, project, certificate and credit codes stay readable: a number of the same
shape is told apart by the word before it, a number inside a code by the letters it hangs on. Not for hashes and file
names, whose digits mean nothing.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bidkit.words.late import late

if TYPE_CHECKING:
    from collections.abc import Collection

_S = r"[ \u00a0\u2002-\u200a\u202f\u3000\-－‐‑–—]"
_END = r"(?![\dA-Za-z])(?!\s*(?:[千万亿]?元|[%％‰]|[.．]\d))"
_ACCOUNT = (
    r"(?:(?:账|帐)(?:号|户)(?:号码|号)?|卡号|A/C)[\s:：为是（）()人民币]*"
    r"(?:[\u4e00-\u9fff]{2,30}(?:银行|分行|支行|分理处|营业部|信用社|公司)[\s,，:：]*)?"
)
_OPEN = late(
    r"(?:信用代码|税号|识别号|编号|合同号|证书号|证号|文号|发票号?|凭证号?|订单号?|流水号|备案号|注册号|标准号|批号|案号|代码|版本|"
    r"项目号|包号|招标号)(?:码)?[\s:：为是（）()「《“\"]*$"
)
_PERSONAL = late(r"(?:身份证|身份号码|证件号|证件)(?:件)?(?:编号|号码|号)?[\s:：为是（）()「]*$")
_FIRMS = late(r"(?:信用代码|税号|识别号|注册号|(?:项目|招标|采购|标段)编?号)[\s:：为是（）()「]*$")
_PHONE = late(
    r"(?:电话|手机|座机|传真|联系方式|热线|微信|tel|phone|mobile|fax|[☎📞])(?:号码|号)?[\s:：.为是（）()「]*$",
    re.I,
)
_CODE = late(r"([A-Za-z]+|[A-Za-z\d]+[-_/－])$")
_WORDS = {"ID", "NO", "TEL", "PHONE", "MOBILE", "MOB", "FAX", "WECHAT"}
_REGION = late(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91")
_BORN = range(1900, 2016)
_LOCAL = rf"[2-8]\d{{2,3}}{_S}?\d{{4}}"
_EXTENSION = rf"(?:\s*(?:转|分机|ext\.?|{_S})\s*\d{{1,6}})?"
_ALIKE = str.maketrans("０１２３４５６７８９Ｘｘx", "0123456789XXX")
Hide = Callable[["re.Match[str]", str], str]


def masked(text: str, label: str = "") -> str:
    """Return the text with every personal number half hidden; ``label`` is what stands before it, in another cell."""
    if sum(sign.isdigit() for sign in text) < 7:
        return text
    if label and not re.search(r"\d{2}", label):
        return masked(f"{label}：{text}")[len(label) + 1 :]
    for pattern, hide in _KINDS:

        def step(match: re.Match[str], hide: Hide = hide) -> str:
            return hide(match, match.string[max(0, match.start() - 40) : match.start()])

        text = pattern.sub(step, text)
    return text


def masked_values(value: Any, whole: Collection[str] = (), key: str = "") -> Any:
    """Return plain values for JSON with every text in them masked; what stands under a key of ``whole`` is kept."""
    if isinstance(value, str):
        return value if key in whole else masked(value)
    if isinstance(value, dict):
        return {name: masked_values(one, whole, name) for name, one in value.items()}
    return [masked_values(one, whole, key) for one in value] if isinstance(value, (list, tuple)) else value


def half_hidden(number: str) -> str:
    """Return one number with its middle hidden: the last four signs stay, and three or four at the beginning."""
    if len(number) < 8:
        return "*" * len(number)
    keep = 3 if len(number) <= 11 else 4
    return f"{number[:keep]}{'*' * (len(number) - keep - 4)}{number[-4:]}"


def _signs(text: str) -> str:
    return re.sub(r"[^\dX]", "", text.translate(_ALIKE))


def _in_code(before: str) -> bool:
    """Return whether a number hangs on letters or digits that make it part of a code."""
    found = _CODE.search(before)
    return found is not None and found[1].rstrip("-_/－").upper() not in _WORDS


def _account(match: re.Match[str], _: str) -> str:
    return match["label"] + half_hidden(_signs(match["number"]))


def _identity(match: re.Match[str], before: str) -> str:
    signs = _signs(match[0])
    if _PERSONAL.search(before) or (not _in_code(before) and not _FIRMS.search(before) and _of_person(signs)):
        return half_hidden(signs)
    return match[0]


def _of_person(signs: str) -> bool:
    """Return whether a number has the shape of GB 11643: region, and a year or a day on which a person was born."""
    if not _REGION.match(signs):
        return False
    if len(signs) == 18:
        return int(signs[6:10]) in _BORN
    month, day = int(signs[8:10]), int(signs[10:12])
    return 1 <= month <= 12 and 1 <= day <= monthrange(1900 + int(signs[6:8]), month)[1]


def _mobile(match: re.Match[str], before: str) -> str:
    if not _PHONE.search(before) and (_in_code(before) or _OPEN.search(before)):
        return match[0]
    return (match["country"] or "") + half_hidden(_signs(match["number"]))


def _landline(match: re.Match[str], before: str) -> str:
    said = _PHONE.search(before)
    year = (
        re.match(r"20[12]\d", match["local"]) and len(match["area"]) == 4
    )  # 0701-20240012 is a tender's number
    if not said and (_in_code(before) or _OPEN.search(before) or year or not match["gap"]):
        return match[0]
    extension = "-***" if match["extension"] else ""
    return f"{match['country'] or ''}{match['area']}-****{_signs(match['local'])[4:]}{extension}"


def _local(match: re.Match[str], before: str) -> str:
    """Hide a number without its area only where the word before says that it is a telephone."""
    return f"****{_signs(match['local'])[4:]}" if _PHONE.search(before) else match[0]


def _card(match: re.Match[str], before: str) -> str:
    return match[0] if _in_code(before) or _OPEN.search(before) else half_hidden(_signs(match[0]))


_COUNTRY = rf"(?P<country>(?:[+＋]\s?86|0086|[(（][+＋]?86[)）]|86){_S}?)"
_KINDS: tuple[tuple[re.Pattern[str], Hide], ...] = (
    (late(rf"(?P<label>{_ACCOUNT})(?P<number>\d(?:{_S}?\d){{7,33}}){_END}"), _account),
    (late(rf"(?<!\d)\d{{6}}{_S}?\d{{4}}{_S}?\d{{4}}{_S}?\d{{3}}[\dXxＸｘ](?![\dA-Za-z])"), _identity),
    (late(rf"(?<!\d)\d{{6}}{_S}?\d{{6}}{_S}?\d{{3}}{_END}"), _identity),
    (late(rf"(?<!\d)62\d{{2}}(?:{_S}?\d{{4}}){{3}}(?:{_S}?\d{{1,3}})?{_END}"), _card),
    (
        late(rf"(?<!\d)[3-59]\d{{3}}(?P<s>{_S})\d{{4}}(?P=s)\d{{4}}(?P=s)\d{{4}}(?:(?P=s)\d{{1,3}})?{_END}"),
        _card,
    ),
    (
        late(
            rf"(?<!\d){_COUNTRY}?(?P<number>[1１][3-9３-９]\d{_S}?\d{{4}}{_S}?\d{{4}}"
            rf"|[1１][3-9３-９]\d\d{_S}\d{{3}}{_S}\d{{4}}|[1１][3-9３-９]\d{{3}}{_S}\d{{6}}"
            rf"|[1１](?P<t>{_S})[3-9３-９](?:(?P=t)\d){{9}}){_END}"
        ),
        _mobile,
    ),
    (
        late(
            rf"(?<!\d){_COUNTRY}?[(（]?(?P<area>[0０](?:[1１][0０]|[2２]\d|[3-9３-９]\d\d))(?P<gap>\s*[)）]\s*|{_S})?"
            rf"(?P<local>{_LOCAL})(?P<extension>{_EXTENSION}){_END}"
        ),
        _landline,
    ),
    (late(rf"(?<![\d*])(?P<local>{_LOCAL}){_END}"), _local),
)
