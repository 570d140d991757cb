"""What words behind a label are as a value: a company, a number, a day, an amount; and whether it proves itself.

Each reader returns the value as a cell of the library's workbook holds it with how sure it is by itself (1: its check
digit or shape holds, 0.5: read and in doubt), or None where the words are no such thing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bidkit.check.people.identity_numbers import credit_code_problem, id_problem
from bidkit.words import dates
from bidkit.words.decimals import plain_decimal
from bidkit.words.money import amount, figures
from bidkit.words.spaces import squeeze, tight

Read = tuple[str, float] | None
Reader = Callable[[str], Read]
SURE, NAMED, DOUBT = 1.0, 0.9, 0.5
ORG = (
    r"(?:有限责任公司|股份有限公司|有限公司|集团公司|分公司|公司|事务所|研究院|研究所|设计院|合作社|工作室|中心|学院|大学|学校"
    r"|医院|中学|小学|幼儿园|图书馆|银行|协会|委员会|管理局|监督管理局|人民政府|大队|支队|总队|厂|局|厅|部|院|所|馆|站|处|社|会|署|行|办公室|集团|店)"
)
_ORG = re.compile(rf"[\u4e00-\u9fffA-Za-z0-9（）()·&]{{2,40}}{ORG}(?![\u4e00-\u9fff])")
_NUMBER = re.compile(
    r"[（(〔\[A-Za-z0-9\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff（）()〔〕\[\]【】/\-—–_.·#№:]{2,44}"
)
_LATIN = str.maketrans({"O": "0", "I": "1", "Z": "2", "S": "5", "o": "0", "l": "1"})
_PLAIN = {
    code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_PERSON = re.compile(r"[\u4e00-\u9fff]{1,6}(?:·[\u4e00-\u9fff]{1,8})?")
_BRACKETS = {"（": "）", "(": ")", "〔": "〕", "[": "]", "【": "】"}
_WHOLE_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z0-9（）·]{4,40}")
FOREVER = ("长期", "永久", "无固定期限", "不约定期限", "长久")
_MONTH = re.compile(r"(?<!\d)(20\d{2})\s*(?:年|[-./])?\s*(0[1-9]|1[0-2]|[1-9](?=\s*月))(?:\s*月)?(?!\d)")
_YEAR = re.compile(r"(20\d{2})\s*(?:年度|年\s*12\s*月\s*31\s*日)")


def text(words: str) -> Read:
    """Return words as they are, on one line."""
    plain = re.sub(r"\s*\t\s*", " ", words).strip(" ：:;；,，。（(")
    return (plain, SURE) if len(plain) > 1 else None


def first(words: str) -> Read:
    """Return the words up to the next gap."""
    return text(words.split("\t")[0])


def wide_brackets(words: str) -> str:
    """Return words with the brackets of Chinese names."""
    return words.replace("(", "（").replace(")", "）")


def company(words: str) -> Read:
    """Return the name of a company or another body; words without such an end are doubtful."""
    for part in (words.split("\t")[0], words):
        part = wide_brackets(squeeze(part))
        found = _ORG.search(part)
        if found:
            name = found[0].lstrip("）")
            return (name, SURE) if name.count("（") == name.count("）") else (name, DOUBT)
    part = squeeze(words.split("\t")[0])
    if not 4 <= len(part) <= 40 or re.search(r"\d{4}", part):
        return None
    return part, NAMED if _WHOLE_NAME.fullmatch(part) else DOUBT


def number(words: str) -> Read:
    """Return the number of a certificate: letters, figures and what stands between them; no day and no amount."""
    plain = tight(words.split("\t")[0] or words).translate(_PLAIN)
    found = _NUMBER.match(plain.lstrip(":："))
    if found is None or not re.search(r"\d", found[0]) or dates.day(found[0]):
        return None
    value = _paired(found[0]).rstrip("（(〔[:.-—·")
    return (value, SURE) if len(value) >= 4 else None


def _paired(value: str) -> str:
    """Return a number whose brackets are closed by their own kind; it ends before one that closes nothing."""
    made, waiting = "", []
    for sign in value:
        if sign in _BRACKETS:
            waiting.append(_BRACKETS[sign])
        elif sign in _BRACKETS.values():
            if not waiting:
                return made
            sign = waiting.pop()
        made += sign
    return (
        made
        if not waiting
        else made[: made.rindex(next(one for one in _BRACKETS if _BRACKETS[one] == waiting[0]))]
    )


def credit(words: str) -> Read:
    """Return a unified social credit code; one whose check digit does not hold is doubtful."""
    found = re.search(r"[0-9A-Za-z]{18}", squeeze(words))
    if found is None:
        return None
    plain = found[0].upper()
    options = (plain, plain.translate(_LATIN))
    good = next((one for one in options if not credit_code_problem(one)), "")
    return (good, SURE) if good else (plain, DOUBT)


def identity(words: str) -> Read:
    """Return an identity number; one whose check digit does not hold is doubtful."""
    found = re.search(r"\d{17}[\dXx]", squeeze(words).replace("O", "0"))
    if found is None:
        return None
    plain = found[0].upper()
    return (plain, DOUBT if id_problem(plain) else SURE)


def person(words: str) -> Read:
    """Return a person's name, its letters standing apart or not."""
    parts = [part.strip() for part in words.split("\t")]
    name = parts[0]
    while len(parts) > 1 and len(name) < 3 and len(parts[1]) == 1:
        name += parts.pop(1)
    found = _PERSON.match(squeeze(name))
    if found is None or not 2 <= len(found[0]) <= 12:
        return None
    return found[0], SURE if len(squeeze(name)) == len(found[0]) else DOUBT


def day(words: str) -> Read:
    """Return the first day in the words."""
    return next(((on.isoformat(), SURE) for on, _, _ in dates.days(words)), None)


def last(words: str) -> Read:
    """Return the last day of a validity: of two days the later one; 长期 is for ever."""
    found = [on for on, _, _ in dates.days(words)]
    if any(one in words for one in FOREVER):
        return "长期有效", SURE
    return (max(found).isoformat(), SURE) if found else None


def money(words: str) -> Read:
    """Return an amount in yuan; figures and capitals that differ are doubtful, as are several amounts."""
    plain = squeeze(words)
    parts = [part.strip("。.,，;；:：)") for part in re.split(r"[(（\t]|大写|小写|。|；|;", plain)]
    said = [value for part in parts if (value := amount(part)) is not None and value >= 1]
    marked = [one.value for one in figures(plain) if one.value >= 1 and one.money and _whole(plain, one.end)]
    found = said or marked
    if not found:
        return None
    clean = len({*said, *marked}) == 1 and not re.search(r"[.,，]{2}", plain)
    return plain_decimal(found[0]), SURE if clean else DOUBT


def _whole(words: str, end: int) -> bool:
    """Return whether a figure ends where it seems to: no further figures behind a sign that was read wrongly."""
    return not re.match(r"[.,，]\d", words[end:])


def capital(words: str) -> Read:
    """Return a registered capital; one in another money is left to a person."""
    if re.search(r"美元|港元|欧元|日元", words):
        return None
    return money(words)


def gender(words: str) -> Read:
    """Return 男 or 女."""
    found = re.match(r"\s*([男女])", words)
    return (found[1], SURE) if found else None


def months(words: str) -> list[str]:
    """Return every month that stands in the words, as 2026-09, in order."""
    return sorted({f"{one[1]}-{int(one[2]):02d}" for one in _MONTH.finditer(words)})


def year(words: str) -> Read:
    """Return the year that an audit is about."""
    found = _YEAR.search(squeeze(words))
    return (found[1], SURE) if found else None
