"""Credit codes and identity numbers add up: length, letters, check digit, birth date and sex."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bidkit.check.kind import Hit, NoParameters, fail, family, of_world
from bidkit.check.ours import used
from bidkit.check.world import World
from bidkit.model.library import Person
from bidkit.source import Span
from bidkit.words.masks import half_hidden

CODE_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ID_DIGITS = "10X98765432"


def _credit_code(world: World) -> Iterator[Hit]:
    company = world.library.company
    problem = credit_code_problem(company.credit_code)
    if problem:
        message = f"统一社会信用代码「{company.credit_code}」{problem}"
        yield fail(company.id, message, company.span_of("credit_code"))


def _by_itself(world: World) -> Iterator[Hit]:
    """Yield identity numbers that no person has."""
    for name, number, _, _, subject, span in _numbers(world):
        if problem := id_problem(number):
            yield fail(subject, f"{name}的身份证号（{half_hidden(number)}）{problem}", span)


def _against_facts(world: World) -> Iterator[Hit]:
    """Yield identity numbers that say another birthday or sex than the record."""
    for name, number, born, sex, subject, span in _numbers(world):
        problem = "" if id_problem(number) else id_differs(number, born, sex)
        if problem:
            yield fail(subject, f"{name}的身份证号（{half_hidden(number)}）{problem}", span)


def _numbers(world: World) -> Iterator[tuple[str, str, date | None, str, str, Span]]:
    company = world.library.company
    if company.legal_person_id:
        place = company.span_of("legal_person_id")
        name, sex = f"法定代表人{company.legal_person}", company.legal_person_gender
        yield name, company.legal_person_id, None, sex, company.id, place
    for person in used(world, Person):
        if person.id_number:
            place = person.span_of("id_number")
            yield person.name, person.id_number, person.born, person.gender, person.id, place


def credit_code_problem(code: str) -> str:
    """Return what is wrong with a unified social credit code (GB 32100-2015); empty when nothing is."""
    if len(code) != 18:
        return f"是 {len(code)} 位，应为 18 位"
    strange = sorted(set(code) - set(CODE_LETTERS))
    if strange:
        return f"含有不会出现的字符「{'、'.join(strange)}」（没有 I、O、Z、S、V）"
    total = sum(CODE_LETTERS.index(letter) * pow(3, place, 31) for place, letter in enumerate(code[:17]))
    right = CODE_LETTERS[-total % 31]
    return "" if code[17] == right else "校验位不对，至少有一位写错"


def id_problem(number: str) -> str:
    """Return what is wrong with an identity number by itself; empty when nothing is."""
    if not re.fullmatch(r"\d{17}[\dX]", number):
        return f"不是 18 位身份证号（{len(number)} 位）" if len(number) != 18 else "含有不该有的字符"
    if _born(number) is None:
        return "里的出生日期不存在"
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], ID_WEIGHTS, strict=True))
    return "" if number[17] == ID_DIGITS[total % 11] else "校验位不对，至少有一位写错"


def id_differs(number: str, born: date | None, sex: str) -> str:
    """Return how an identity number contradicts birth date or sex; empty when it does not."""
    said, given = id_says(number)
    if born is not None and said != born:
        return f"里的出生日期是 {said}，资料写的是 {born}"
    return f"对应的性别是{given}，资料写的是{sex}" if sex and sex != given else ""


def id_says(number: str) -> tuple[date | None, str]:
    """Return the birthday and the sex that a whole identity number says; None for a day that is none."""
    return _born(number), "男" if int(number[16]) % 2 else "女"


def _born(number: str) -> date | None:
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


KINDS = family(
    "信用代码、身份证号是否写对",
    NoParameters,
    {
        "credit-code": of_world(_credit_code),
        "id-number": of_world(_by_itself),
        "id-facts": of_world(_against_facts),
    },
)
