"""What stands around the bidders of a notice: its title and kind, project, days, and which statutes it follows."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from bidkit.law.regimes import PROCUREMENT, TENDERING
from bidkit.read.text import plain
from bidkit.words.dates import DATE, day
from bidkit.words.numerals import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.model.notice import NoticeKind
    from bidkit.model.purchase import Regime

_TITLE = re.compile(r"(?:公告|公示|通知书)$")
_FAILED = re.compile(r"废标|流标|终止|采购失败|招标失败|重新招标")
_CANDIDATES = re.compile(r"候选人|评标结果公示|评审结果公示|预中标|拟中标")
_NUMBER = re.compile(
    r"(?:项目|采购|招标|采购项目|招标项目)(?:编号|编码|代码)[:]?\s*([A-Za-z0-9\u4e00-\u9fff][\w()\[\]〔〕\-/]*)"
)
_ABOUT = re.compile(
    r"(?:的|关于|项目)?(?:中标|成交|采购|评标|评审|废标|流标|终止|预)+(?:\(成交\)|（成交）)?(?:候选人|结果)*(?:的)?(?:公告|公示|通知书)$"
)
_NAME = re.compile(r"(?:采购|招标)?项目名称[:]\s*([^。;,]+)")
_PUBLISHED = re.compile(rf"(?:公告|公示|发布|发布公告|公布)(?:的)?(?:日期|时间)[:]?\s*({DATE})")
_SPAN = re.compile(
    rf"公示(?:期|时间|期限|期间)?[^。;]{{0,10}}?[:为自从]?\s*(?:自|从)?({DATE})[^。;至到~]{{0,12}}(?:至|到|-|~)\s*({DATE})"
)
_FOR = re.compile(
    rf"公示(?:期|时间|期限)?[^。;]{{0,12}}?(?:(?:自|从)?({DATE})起)?[^。;\d一二三四五六七八九十]{{0,10}}([\d一二三四五六七八九十]{{1,2}})个?(工作)?日"
)
_WORDS: tuple[tuple[Regime, re.Pattern[str]], ...] = (
    (PROCUREMENT, re.compile(r"政府采购|质疑|财政部门|采购人代表|磋商小组|谈判小组|询价小组|评审专家名单")),
    (TENDERING, re.compile(r"中标候选人|招标投标法|行政监督部门|否决投标|招标人")),
    (PROCUREMENT, re.compile(r"成交(?:结果)?公告|成交供应商")),
)


def title_of(lines: Sequence[str]) -> str:
    """Return the first line that ends as a notice's title does, else the first line."""
    return next((line for line in lines[:8] if _TITLE.search(plain(line))), lines[0] if lines else "")


def kind_of(title: str, text: str) -> NoticeKind:
    """Return whether something failed, candidates are shown, or a result is told; the title decides before the text."""
    if _FAILED.search(title):
        return "failed"
    if _CANDIDATES.search(title):
        return "candidates"
    if re.search(r"结果|中标|成交", title):
        return "result"
    return "candidates" if _CANDIDATES.search(text) else "result"


def number_of(lines: Sequence[str]) -> str:
    """Return the project's number as printed; "" where no label names one."""
    found = next(filter(None, (_NUMBER.search(plain(line)) for line in lines)), None)
    return re.sub(r"[(](?!\d+[)]).*$", "", found[1]).rstrip("()") if found else ""


def name_of(lines: Sequence[str], title: str) -> str:
    """Return the project's name where a label names it, else what the title is about."""
    found = next(filter(None, (_NAME.search(plain(line)) for line in lines)), None)
    return found[1].strip() if found else _ABOUT.sub("", title).strip()


def signed_on(lines: Sequence[str]) -> date | None:
    """Return the labelled day of publication, else that of the last line that is nothing but a day."""
    labelled = [found[1] for line in lines if (found := _PUBLISHED.search(plain(line)))]
    alone = [line for line in lines if day(plain(line)) is not None]
    return next((day(plain(one)) for one in (*labelled[:1], *alone[-1:])), None)


def period_end(lines: Sequence[str], signed: date | None) -> date | None:
    """Return the last day of the period of a publication in days; None where it is not told or counts working days."""
    for line in map(plain, lines):
        if span := _SPAN.search(line):
            return day(span[2])
        told = _FOR.search(line)
        if told is not None and not told[3]:
            first, much = (day(told[1]) if told[1] else signed), count(told[2])
            if first is not None and much:
                return first + timedelta(days=much - 1 if told[1] else much)
    return None


def regime_of(title: str, text: str) -> tuple[Regime | Literal[""], str]:
    """Return the statutes that a notice seems to follow with the word that tells it; "" where none does."""
    for words in (title, text):
        for regime, pattern in _WORDS:
            if found := pattern.search(plain(words)):
                return regime, found[0]
    return "", ""
