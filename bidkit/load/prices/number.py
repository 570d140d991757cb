"""One cell → its number or its text, as a person reading the sheet would take it.

What can mean one thing only is read: ￥, full-width digits, separators and blanks between groups of three, numbers kept
as text. Everything else is refused with the reason, and never guessed.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.model.values import parse_money

if TYPE_CHECKING:
    from bidkit.load.prices.cells import Cell

MONEY, COUNT, RATE = "含税单价", "数量", "税率"
DIGITS = 15
"""Excel keeps fifteen digits; what a file holds beyond them is noise of binary fractions."""

ERRORS = {
    "#REF!": "公式引用的格子已经删掉了",
    "#DIV/0!": "公式除以了零",
    "#N/A": "公式没有查到值",
    "#VALUE!": "公式用到了不是数字的格子，或日期超出范围",
    "#NAME?": "公式里有不认识的名字",
    "#NUM!": "公式算出的数太大或没有意义",
    "#NULL!": "公式的区域写错了",
    "#SPILL!": "公式的结果没有地方放",
    "#CALC!": "公式算不出来",
    "#GETTING_DATA": "公式的数据还没有取到",
}
FIX = "请改好公式，或直接填上数字，保存后再运行"
_UNSEEN = re.compile("[\u200b-\u200d\ufeff]")
_GROUPED = re.compile(r"([+-]?\d{1,3})((?:[, ]\d{3})+)(\.\d+)?")
_PLAIN = re.compile(r"[+-]?\d+(?:\.\d+)?")
_SIGN = re.compile(r"^(-?)\s*(?:人民币|RMB|CNY|¥)\s*", re.IGNORECASE)
_FOREIGN = re.compile(r"[$€£₩]|USD|EUR|HKD|美元|欧元|港币|港元", re.IGNORECASE)
_TO_HALF = str.maketrans({"−": "-", "–": "-", "—": "-"})


class NumberError(ValueError):
    """The cell holds no number that can be trusted; the message names what it holds, ``cure`` says what to do."""

    def __init__(self, message: str, cure: str) -> None:
        super().__init__(message)
        self.cure = cure


def exact(value: float) -> Decimal:
    """Return a stored number as Excel shows it in full: 0.30000000000000004 is 0.3, and fifteen digits stay."""
    return Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{DIGITS}g}")


def shown(value: Decimal) -> str:
    """Return a number as people write it: no exponent, no zeros at the end."""
    return f"{value.normalize():f}"


def number(cell: Cell, title: str) -> Decimal:
    """Return the number of a cell in the column ``title``: yuan, a count, or a rate as a share of one.

    Raises:
        NumberError: empty, an error, no result yet, a date, a truth value, or text that is no plain number.
    """
    value = cell.value
    if cell.pending:
        formula = f" {cell.pending}" if len(cell.pending) > 1 else ""
        cure = "请用 Excel 或 WPS 打开、保存一次，公式的结果才会存进文件；或直接填上数字"
        raise NumberError(f"「{title}」是空的：公式{formula} 还没有算出结果", cure)
    if cell.error or value in ERRORS:
        raise NumberError(f"{_wrong(value, title)}；{ERRORS.get(value, '公式出错了')}", FIX)
    if isinstance(value, bool):
        raise NumberError(f"{_wrong('TRUE' if value else 'FALSE', title)}", "请填上数字")
    if isinstance(value, datetime | date | time | timedelta):
        cure = "请把单元格格式改成「常规」或「数值」，重新填上数字"
        raise NumberError(f"「{title}」这一格是日期格式，显示的是「{text(cell)}」，不是数字", cure)
    if isinstance(value, int | float):
        return _checked(_stored(cell, title), title)
    return _checked(_typed(str(value), title), title)


def _stored(cell: Cell, title: str) -> Decimal:
    if cell.value != cell.value or abs(cell.value) == float("inf"):
        raise NumberError(f"{_wrong(cell.value, title)}：太大或没有意义", FIX)
    value = exact(cell.value)
    if cell.percent and title == MONEY:
        message = f"「{title}」这一格是百分比格式，显示成 {shown(value * 100)}%"
        raise NumberError(message, "请把单元格格式改成「常规」或「数值」，核对金额")
    if cell.percent and title == RATE and value >= 1:
        typed = f"{shown(value)}%"
        raise NumberError(
            f"税率显示成 {shown(value * 100)}%，不对", f"税率是 {typed} 的，请在这一格输入 {typed}"
        )
    return value


def _checked(value: Decimal, title: str) -> Decimal:
    if title == RATE and value >= 1:
        share, percent = shown(value / 100), f"{shown(value)}%"
        message = f"税率 {shown(value)} 不对，{percent} 请写成 {share}"
        raise NumberError(message, f"请改成 {share} 或 {percent}；免税、不征税写 0")
    return value


def _typed(written: str, title: str) -> Decimal:
    """Return the number that a text says."""
    plain = unicodedata.normalize("NFKC", _UNSEEN.sub("", written)).translate(_TO_HALF)
    plain = re.sub(r"\s", " ", plain).strip()
    if title == RATE and plain.endswith("%"):
        return _figure(plain.removesuffix("%").strip(), written, title) / 100
    if title == MONEY:
        if _FOREIGN.search(plain):
            raise NumberError(
                f"{_wrong(written, title)}：写的是外币", "请按招标文件要求的币种，换成人民币的元"
            )
        plain = _SIGN.sub(r"\1", plain)
        whole = re.fullmatch(r"(.*?)\s*(元|万元?|亿元?)?(?:整|正)?", plain)
        if whole is not None and whole[2]:
            return _scaled(_figure(whole[1], written, title), whole[2])
    return _figure(plain, written, title)


def _scaled(figure: Decimal, unit: str) -> Decimal:
    try:
        return Decimal(parse_money(f"{figure:f}{unit}"))
    except ValueError as wrong:
        raise NumberError(str(wrong), "请核对是否多写了零") from None


def _figure(plain: str, written: str, title: str) -> Decimal:
    """Return a bare figure; separators must part groups of three, or nobody knows which number was meant."""
    if _PLAIN.fullmatch(plain):
        return Decimal(plain)
    grouped = _GROUPED.fullmatch(plain)
    if grouped is not None and len(set(re.sub(r"\d", "", grouped[2]))) == 1:
        return Decimal(grouped[1] + re.sub("[, ]", "", grouped[2]) + (grouped[3] or ""))
    cure = "请只写一个数，例如 1980000；没有报价的行请删掉"
    if re.fullmatch(r"[\d,. ]+", plain):
        cure = "数字中间的空格、逗号位置不对，看不出是多少，请只写一个数，例如 1980000"
    elif plain.startswith("(") and plain.endswith(")"):
        cure = "括号可能表示负数：优惠请写成 -500 这样的负数，不是的请去掉括号"
    elif title == COUNT and re.match(r"\d", plain):
        cure = "请把单位写到「单位」列，「数量」只写数字"
    elif title == RATE:
        cure = "请写成 0.13 或 13%；免税、不征税写 0"
    raise NumberError(_wrong(written, title), cure)


def _wrong(value: object, title: str) -> str:
    held = str(value).strip()[:30]
    return f"「{held}」不是金额" if title == MONEY else f"「{title}」「{held}」填错了：要填数字"


def text(cell: Cell) -> str:
    """Return a cell of words as it is shown; raises NumberError for an error or a formula without a result."""
    value = cell.value
    if cell.pending:
        raise NumberError("这一格的公式还没有算出结果", "请用 Excel 或 WPS 打开、保存一次，或直接填上文字")
    if cell.error or value in ERRORS:
        raise NumberError(
            f"「{value}」是公式的错误：{ERRORS.get(value, '公式出错了')}", "请改好公式，或直接填上文字"
        )
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, int | float):
        return f"{shown(exact(value) * 100)}%" if cell.percent else f"{exact(value):f}"
    return str(value).strip()
