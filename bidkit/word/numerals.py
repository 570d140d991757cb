"""How a number looks in each of Word's number formats; pure text, no XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.words.numerals import DIGITS, FORMAL, chinese

if TYPE_CHECKING:
    from collections.abc import Callable

BY_DIGIT = DIGITS.replace("零", "〇")
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


def numeral(number: int, form: str) -> str:
    """Return the number as the ``w:numFmt`` writes it; an unknown format is written in decimal."""
    if form in ("bullet", "none"):
        return ""
    write = FORMATS.get(form)
    return str(number) if write is None or number < 0 else write(number)


def _counting(number: int) -> str:
    """Above 99 this format falls back to digits one by one: 一〇〇."""
    return chinese(number) if 0 < number < 100 else _by_digit(number)


def _by_digit(number: int) -> str:
    return "".join(BY_DIGIT[int(digit)] for digit in str(number))


def _japanese(number: int) -> str:
    text = chinese(number).replace("零", "") if number else "〇"
    for unit in "百千":
        text = text.replace("一" + unit, unit)
    return text.replace("一十", "十")


def _letters(number: int) -> str:
    """27 is AA and 28 is BB: Word repeats the letter."""
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else ""


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    steps = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    names = ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I")
    out = ""
    for step, name in zip(steps, names, strict=True):
        out += name * (number // step)
        number %= step
    return out


def _circled(number: int) -> str:
    for first, last, start in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= number <= last:
            return chr(start + number - first)
    return str(number)


def _ordinal(number: int) -> str:
    tail = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else tail}"


def _from(first: int, count: int) -> Callable[[int], str]:
    return lambda number: chr(first + number - 1) if 1 <= number <= count else str(number)


def _in(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 1 <= number <= len(signs) else str(number)


def _full_width(number: int) -> str:
    return str(number).translate({ord("0") + place: 0xFF10 + place for place in range(10)})


def _sexagenary(number: int) -> str:
    return STEMS[(number - 1) % 10] + BRANCHES[(number - 1) % 12] if number else "0"


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "ordinal": _ordinal,
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalHalfWidth": str,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _from(0x2488, 20),
    "decimalEnclosedParen": _from(0x2474, 20),
    "ideographEnclosedCircle": _in("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "chineseCounting": _counting,
    "chineseCountingThousand": chinese,
    "chineseLegalSimplified": lambda number: chinese(number, FORMAL, "拾佰仟", short_ten=False),
    "ideographLegalTraditional": lambda number: chinese(
        number, "零壹貳參肆伍陸柒捌玖", "拾佰仟", short_ten=False
    ),
    "ideographDigital": _by_digit,
    "japaneseCounting": _japanese,
    "japaneseDigitalTenThousand": _by_digit,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": chinese,
    "taiwaneseDigital": _by_digit,
    "koreanDigital2": _by_digit,
    "ideographTraditional": _in(STEMS),
    "ideographZodiac": _in(BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
}
