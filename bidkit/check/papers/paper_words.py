"""What a scan itself says, where it has text, against the record it proves: holder, number, grade, last valid day.

Only what stands after its label on the paper counts, and only where it says something else than the record. A paper
without text says nothing: that it was not read stands in the report beside the verdict.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bidkit.check.kind import Hit, Kind, NoParameters, fail
from bidkit.check.ours import graded
from bidkit.check.world import World
from bidkit.finding import Answer, Severity
from bidkit.model.document import FileTraces
from bidkit.model.grades import reaches
from bidkit.model.library import Certificate, Company, Fact, Person, Qualification
from bidkit.model.rules import Rule
from bidkit.words.dates import date_words, days
from bidkit.words.late import late
from bidkit.words.names import folded
from bidkit.words.spaces import squeeze

Difference = tuple[str, str, bool]
"""What differs, the words for it, and whether it is more than a sign that was recognised wrongly."""
FEW, LEAST = 2, 5
ASK = "，只差一两个字，也可能是文字识别错了，请对着扫描件看"
HOLDERS = late(
    r"(?:持证单位|持证人|获证组织|获证单位|组织名称|单位名称|企业名称|公司名称|著作权人|专利权人|兹证明|名称):?"
    r"([^:;。,、\n]{4,40}?(?:公司|研究院|研究所|事务所|合作社|中心|学院|大学|协会|厂))"
)
NUMBERS = late(r"(?:证书|注册|登记|许可证|资质|认证)(?:编号|证号|号码|号):?([A-Z0-9][A-Z0-9/-]{4,30})", re.I)
CREDIT = late(r"统一社会信用代码:?([0-9A-Z]{18})(?![0-9A-Z])")
IDENTITY = late(r"公?民?身份(?:证)?号码?:?(\d{17}[\dX])(?![\dX])")
PERSONS = late(r"(?:^|\n)\s*姓\s*名\s*[:：]?\s*([\u4e00-\u9fff·]{2,8})\s*(?=\n|$|性)")
GRADED = late(r"(?:资质|信用|证书|评定|能力|资信|成熟度)?(?:等级|级别)[:：]\s*([^\n]{1,30})")
STEP = late(
    r"[特甲乙丙丁一二三四五壹贰叁肆伍1-5]级|A{1,5}(?![A-Za-z])|[1-5]A(?![A-Za-z])"
    r"|正高级|副高级|[高中初]级"
)
LASTS = late(r"(?:有效期|有效日期|有效期限|证书有效期)(?:限)?(?:至|到|截止|为)?:?\s*([^\n]{6,40})")


def check(world: World, parameters: NoParameters, rule: Rule) -> Iterator[Hit]:
    """Yield papers that name another holder, bear another number, or end before the record says."""
    for file in world.told:
        record = world.dossier.record(file.owner) if file.words else None
        if record is not None:
            for what, said, sure in _differences(record, file, world.library.company):
                message = f"{record.label}（{record.id}）的扫描件 {file.path} 上{said}"
                hit = fail(f"{file.path}/{what}", message, record.span_of("files"))
                hit = graded(world, hit, record.id)
                yield hit if sure else replace(hit, severity=hit.severity or Severity.ERROR)


def _differences(record: Fact, file: FileTraces, company: Company) -> Iterator[Difference]:
    text = squeeze(file.words)
    if isinstance(record, Qualification):
        yield from _holder(text, (record.holder, company.name, *company.former_names))
        yield from _number(text, record.number)
        yield from _grade(file.words, record.grade, record.name)
        yield from _last(file.words, record.valid_until)
    elif isinstance(record, Company):
        yield from _other(CREDIT, text, record.credit_code, "统一社会信用代码")
    elif isinstance(record, Person):
        yield from _other(IDENTITY, text, record.id_number, "身份证号")
        yield from _other(PERSONS, file.words, record.name, "姓名")
        for held in _held(record, file.path):
            yield from _number(text, held.number)
            yield from _grade(file.words, held.grade, held.name)
            yield from _last(file.words, held.valid_until)


def _held(person: Person, path: str) -> Iterator[Certificate]:
    return (held for held in person.certificates if any(paper.path == path for paper in held.files))


def _holder(text: str, known: tuple[str, ...]) -> Iterator[Difference]:
    """Yield the holder on the paper where it is none of those known, who stand nowhere else on it either."""
    whole = folded(text)
    named = [match[1] for match in HOLDERS.finditer(text)]
    if named and not any(folded(name) in whole for name in known if name):
        sure = not any(_misread(named[0], name) for name in known)
        yield "holder", f"写的持证人是「{named[0]}」，资料里是「{known[0]}」{ASK if not sure else ''}", sure


def _number(text: str, number: str) -> Iterator[Difference]:
    """Yield the number on the paper where the record's own stands nowhere on it."""
    printed = [match[1] for match in NUMBERS.finditer(text)]
    if number and printed and folded(number) not in folded(text):
        sure = not any(_misread(one, number) for one in printed)
        yield "number", f"写的编号是「{printed[0]}」，资料里是「{number}」{ASK if not sure else ''}", sure


def _grade(words: str, grade: str, name: str) -> Iterator[Difference]:
    """Yield the grade on the paper where every one that stands behind its label is another step than the record's."""
    printed = [step for match in GRADED.finditer(words) for step in STEP.findall(match[1])]
    ours = STEP.findall(grade)
    same = {Answer.PASS, Answer.UNKNOWN}
    if (
        len(ours) == 1
        and printed
        and not any(
            reaches(one, ours[0], name=name) in same and reaches(ours[0], one, name=name) in same
            for one in printed
        )
    ):
        yield "grade", f"写的等级是「{printed[0]}」，资料里是「{grade}」", True


def _last(words: str, valid_until: object) -> Iterator[Difference]:
    """Yield the last valid day on the paper where the record says a later one, or no end at all."""
    ends = [max(on for on, _, _ in days(match[1])) for match in LASTS.finditer(words) if list(days(match[1]))]
    if not ends or valid_until is None:
        return
    last = max(ends)
    if not isinstance(valid_until, date):
        yield "last", f"写着有效期到 {date_words(last)}，资料里写的是长期有效", True
    elif last < valid_until:
        yield "last", f"写着有效期到 {date_words(last)}，资料里写到 {date_words(valid_until)}", True


def _other(pattern: re.Pattern[str], text: str, ours: str, name: str) -> Iterator[Difference]:
    printed = [match[1] for match in pattern.finditer(text)]
    if ours and printed and not any(folded(one) == folded(ours) for one in printed):
        sure = not any(_misread(one, ours) for one in printed)
        yield name, f"写的{name}和资料里的不一样{ASK if not sure else ''}", sure


def _misread(one: str, other: str) -> bool:
    """Return whether two names differ by so few signs that a program which recognised the text may have erred."""
    read, known = folded(one), folded(other)
    differing = sum(a != b for a, b in zip(read, known, strict=False))
    return len(read) == len(known) > LEAST and differing <= FEW


KIND = Kind("扫描件上写的持证人、编号、等级、有效期是否和资料一致", NoParameters, check)
