"""The facts in a line of finished text: known names and numbers, sums, dates, periods, answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bidkit.words.dates import days
from bidkit.words.money import figures
from bidkit.words.periods import periods

if TYPE_CHECKING:
    from bidkit.model.dossier import Dossier

CAPITALS = re.compile(r"[壹贰叁肆伍陆柒捌玖拾佰仟万亿零]{4,}[元圆][整正]?")
COUNTED = re.compile(r"\d+(?:\.\d+)?\s*(?:%|人(?!民)|次)")
ANSWERS = re.compile(
    r"无偏离|正偏离|均?满足|不转包|不撤销|无转委托权|不低于|不少于|没有(?=附加|缺漏)|有权(?=代表)"
)
MONTH_OF_A_DATE = re.compile(r"\d+\s*月")
PLACES = re.compile(r"[ 、]*第?\s*\d+(?:\s*[-—–]\s*\d+)?\s*页?")


@dataclass(frozen=True, slots=True)
class Fact:
    """A piece of a line that says something; ``end`` is behind it."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Finder:
    """Finds facts by the data of one bid and by the readers of ``words/``."""

    dossier: Dossier

    @cached_property
    def known(self) -> tuple[tuple[str, str], ...]:
        """Return (text, kind) of every name and number that the data knows, the longest first."""
        return tuple(sorted(set(_known(self.dossier)), key=lambda one: (-len(one[0]), one)))

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Return the names of all people on file."""
        return tuple(person.name for person in self.dossier.library.people)

    def facts(self, text: str) -> list[Fact]:
        """Return the facts of a line that do not overlap, names before figures."""
        taken: list[Fact] = []
        for fact in self._all(text):
            if all(fact.end <= one.start or fact.start >= one.end for one in taken):
                taken.append(fact)
        return sorted(taken, key=lambda one: one.start)

    def _all(self, text: str) -> Iterator[Fact]:
        for name, kind in self.known:
            at = text.find(name)
            while at >= 0:
                yield Fact(kind, at, at + len(name))
                at = text.find(name, at + len(name))
        yield from (Fact("大写金额", match.start(), match.end()) for match in CAPITALS.finditer(text))
        yield from (Fact("日期", start, end) for _, start, end in days(text))
        yield from (
            Fact("期限", start, end)
            for _, start, end in periods(text)
            if not MONTH_OF_A_DATE.fullmatch(text[start:end])
        )
        yield from (
            Fact("金额", figure.start, figure.end)
            for figure in figures(text)
            if figure.money and figure.number > 99
        )
        yield from (Fact("数量", match.start(), match.end()) for match in COUNTED.finditer(text))
        yield from (Fact("应答", match.start(), match.end()) for match in ANSWERS.finditer(text))


def _known(dossier: Dossier) -> Iterable[tuple[str, str]]:
    tender, library, company = dossier.tender, dossier.library, dossier.library.company
    named = [
        ("项目名称", tender.project.name), ("项目编号", tender.project.number), ("采购人", tender.purchaser),
        ("投标人名称", company.name), ("信用代码", company.credit_code), ("地址", company.address),
        ("电话", company.phone), ("邮箱", company.email), ("人名", company.legal_person),
        ("身份证号", company.legal_person_id), ("行业", company.industry),
    ]  # fmt: skip
    named += [("账号", bank.account) for bank in company.banks]
    for person in library.people:
        named += [("人名", person.name), ("身份证号", person.id_number), ("电话", person.phone)]
        named += [("证书编号", one.number) for one in person.certificates]
    named += [("证书编号", one.number) for one in library.qualifications]
    for case in library.cases:
        named += [("业绩名称", case.name), ("业绩委托方", case.client)]
    return [(text, kind) for kind, text in named if len(text) > 1]


def is_page_reference(text: str) -> bool:
    """Return whether a cell only says on which page something is."""
    return PLACES.fullmatch(text.strip()) is not None
