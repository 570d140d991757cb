"""What a careless hand makes of a fact, and what an honest one writes instead of it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

from bidkit.words.dates import day
from bidkit.words.money import figures
from bidkit.words.numerals import chinese
from bidkit.words.periods import period

Changed = tuple[str, str, bool]
"""How, the new text, whether it is honest."""

FIGURE = re.compile(r"\d")
DATED = re.compile(r"(\d{4})(\D{1,3})(\d{1,2})(\D{1,3})(\d{1,2})")
NEGATIONS = {
    "无偏离": "负偏离",
    "正偏离": "负偏离",
    "均满足": "不满足",
    "满足": "不满足",
    "不转包": "可以转包",
    "不撤销": "可以撤销",
    "无转委托权": "有转委托权",
    "不低于": "低于",
    "不少于": "少于",
    "没有": "另有",
    "有权": "无权",
}
UNITS = {
    "万元": "元",
    "元": "万元",
    "个月": "天",
    "年": "个月",
    "月": "天",
    "小时": "天",
    "天": "个月",
    "日": "个月",
}
SOUNDALIKE = "维伟为衡恒明民铭岚兰兰岗城诚信欣科课数术据剧"


def changes(kind: str, text: str, others: Callable[[str], str]) -> Iterator[Changed]:
    """Yield the changes of a fact; ``others`` gives another name of the same kind, "" where there is none."""
    if kind in ("大写金额", "应答"):
        yield from _words(kind, text)
        return
    if kind in (
        "金额",
        "期限",
        "数量",
        "日期",
        "项目编号",
        "信用代码",
        "身份证号",
        "电话",
        "证书编号",
        "账号",
        "邮箱",
    ):
        yield from _figures(text)
    if kind in ("金额", "期限"):
        yield from _unit(text)
    if kind in ("项目名称", "投标人名称", "采购人", "人名", "业绩名称", "业绩委托方", "地址", "行业"):
        yield "名称错一个字", _other_letter(text), False
        if len(text) > 4:
            yield "名称少一个字", text[:2] + text[3:], False
    if kind in ("项目名称", "人名", "业绩名称") and (other := others(kind)):
        yield ("换成别的项目" if kind != "人名" else "换了人"), other, False
    if kind == "日期":
        yield from _moved(text)
    yield from _honest(kind, text)


def _words(kind: str, text: str) -> Iterator[Changed]:
    if kind == "应答":
        yield "改成相反的意思", NEGATIONS[text], False
        return
    digits = "壹贰叁肆伍陆柒捌玖"
    at = next((n for n, letter in enumerate(text) if letter in digits), 0)
    yield "改一个数字", text[:at] + digits[(digits.find(text[at]) + 3) % 9] + text[at + 1 :], False
    if "仟" in text:
        yield "换成相邻的值", text.replace("仟", "佰", 1), False
    if "万" in text:
        yield "少一个单位", text.replace("万", "", 1), False
    yield "写法不同", text.replace("元", "圆").removesuffix("整").removesuffix("正") + "整", True


def _figures(text: str) -> Iterator[Changed]:
    places = [match.start() for match in FIGURE.finditer(text)]
    if not places:
        return
    at = places[len(places) // 2]
    yield "改一个数字", text[:at] + str((int(text[at]) + 3) % 10 or 4) + text[at + 1 :], False
    for first, second in itertools.pairwise(places):
        if text[first] != text[second] and text[second] != "0" and second == first + 1:
            yield "换成相邻的值", text[:first] + text[second] + text[first] + text[second + 1 :], False
            break


def _unit(text: str) -> Iterator[Changed]:
    unit = next((one for one in UNITS if text.endswith(one)), "")
    if unit:
        yield "改单位", text.removesuffix(unit) + UNITS[unit], False


def _other_letter(text: str) -> str:
    at = len(text) - 1 if len(text) < 4 else len(text) // 2
    new = next(letter for letter in SOUNDALIKE[ord(text[at]) % 7 :] if letter != text[at])
    return text[:at] + new + text[at + 1 :]


def _moved(text: str) -> Iterator[Changed]:
    match = DATED.search(text)
    if match is None:
        return
    year, one, month, two, on = match.groups()
    later = str(int(on) % 28 + 1).zfill(len(on))
    rest = text[match.end() :]
    yield "日期挪动", f"{text[: match.start()]}{year}{one}{month}{two}{later}{rest}", False
    yield "早一年", f"{text[: match.start()]}{int(year) - 1}{one}{month}{two}{on}{rest}", False


def _honest(kind: str, text: str) -> Iterator[Changed]:
    if kind == "日期" and (on := day(text)) is not None and DATED.fullmatch(text.rstrip("日")):
        yield "写法不同", _in_chinese(on) if "年" in text else f"{on.year}年{on.month}月{on.day}日", True
    if kind == "期限" and (said := period(text)) is not None and said.count % 1 == 0 and said.unit == "个月":
        yield "写法不同", re.sub(r"\d+", lambda match: chinese(int(match[0])), text), True
    if kind == "金额":
        yield from _same_sum(text)
    if kind in ("投标人名称", "采购人") and "（" in text:
        yield "括号半角", text.replace("（", "(").replace("）", ")"), True


def _same_sum(text: str) -> Iterator[Changed]:
    figure = next(iter(figures(text)), None)
    if figure is None or (figure.start, figure.end) != (0, len(text)):
        return
    if "," in text:
        yield "写法不同", text.replace(",", ""), True
    if figure.unit == "元" and figure.value % 100 == 0 and figure.value >= 10_000:
        yield "单位不同数值相等", f"{(figure.value / Decimal(10_000)).normalize():f}万元", True


def _in_chinese(on: date) -> str:
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(on.year))
    return f"{year}年{chinese(on.month)}月{chinese(on.day)}日"
