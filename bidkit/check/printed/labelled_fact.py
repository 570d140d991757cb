"""A fact that stands after its label in the finished files is the one of the tender, the library or the bid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from bidkit.check.kind import Hit, Kind, Words, fail, gather
from bidkit.check.labels import Labelled, forms_of, known_parties, labelled
from bidkit.check.world import World
from bidkit.model.document import FinishedVolume
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.source import Span
from bidkit.words.numerals import NUMERALS, count
from bidkit.words.spaces import squeeze

FactName = Literal["bidder", "buyer", "lot", "legal-person", "signer", "manager", "credit-code", "account"]
NAMES: dict[FactName, str] = {
    "bidder": "投标人",
    "buyer": "采购人",
    "lot": "包号",
    "legal-person": "法定代表人",
    "signer": "授权代表",
    "manager": "项目负责人",
    "credit-code": "统一社会信用代码",
    "account": "银行账号",
}
_SHAPES: dict[FactName, str] = {
    "bidder": r"[\w()]{2,40}?(?:公司|集团|事务所|研究院|研究所|合作社|厂|中心)",
    "buyer": r"[\w()]{4,40}",
    "lot": r"[\w\-]{1,12}",
    "legal-person": r"[\u4e00-\u9fff·]{2,4}",
    "signer": r"[\u4e00-\u9fff·]{2,4}",
    "manager": r"[\u4e00-\u9fff·]{2,4}",
    "credit-code": r"[0-9A-Z]{15,20}",
    "account": r"[\d ]{10,30}",
}
_NO_NAME = re.compile(
    r"签字|签名|盖章|签章|授权|代表|委托|姓名|职务|负责|电话|日期|先生|女士|身份|见下|同上|详见|如下|本人|一名|专职|年|月|日"
)
_TITLE = re.compile(r"(?:先生|女士|同志)$")


class Parameters(Record):
    """``labels`` before the fact; ``everywhere`` looks beyond the prescribed forms."""

    fact: FactName
    labels: Words
    everywhere: bool = False


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield values that are not the true one, each once a volume."""
    right, place = _truth(world, parameters.fact)
    if not right:
        return
    for volume in world.volumes:
        yield from gather(_wrong(world, parameters, volume, right, place))


def _wrong(
    world: World, parameters: Parameters, volume: FinishedVolume, right: tuple[str, ...], place: Span
) -> Iterator[Hit]:
    forms = forms_of(volume)
    for found in labelled(volume, parameters.labels):
        if not parameters.everywhere and found.line.section and found.line.section not in forms:
            continue
        value = _shaped(found, parameters.fact)
        if value and not _fits(value, right, parameters.fact) and not _honest(world, value, parameters.fact):
            name = NAMES[parameters.fact]
            message = f"《{volume.title}》「{found.label}」写的是「{value}」，应为「{'、'.join(right[:2])}」（{name}）"
            yield fail(f"{volume.id}/{value}", message, found.line.span, related=(place,))


def _shaped(found: Labelled, fact: FactName) -> str:
    value = _TITLE.sub("", found.value) if fact in ("legal-person", "signer", "manager") else found.value
    match = re.match(_SHAPES[fact], value)
    if match is None or (fact in ("legal-person", "signer", "manager") and _NO_NAME.search(value[:12])):
        return ""
    return (
        value
        if fact in ("legal-person", "signer", "manager") and match[0] == value
        else ("" if fact in ("legal-person", "signer", "manager") else match[0])
    )


def _truth(world: World, fact: FactName) -> tuple[tuple[str, ...], Span]:
    """Return the values that may stand there, and where the first of them is written."""
    tender, company, dossier = world.tender, world.library.company, world.dossier
    people = {person.id: person.name for person in world.library.people}
    team = [m.person for m in dossier.bid.team if re.search(r"项目经理|项目负责人|总监理|总负责", m.role)]
    values: dict[FactName, tuple[tuple[str, ...], Span]] = {
        "bidder": ((company.name, *_members(world)), company.span_of("name")),
        "buyer": ((tender.purchaser, tender.agency), tender.span_of("purchaser")),
        "lot": ((tender.project.lot,), tender.project.span_of("lot")),
        "legal-person": ((company.legal_person,), company.span_of("legal_person")),
        "signer": (
            (people.get(dossier.bid.signer.person, ""), company.legal_person),
            dossier.bid.signer.span,
        ),
        "manager": (tuple(people.get(person, "") for person in team), dossier.bid.span_of("team")),
        "credit-code": ((company.credit_code,), company.span_of("credit_code")),
        "account": (tuple(account.account for account in company.banks), company.span_of("banks")),
    }
    right, place = values[fact]
    return tuple(squeeze(value) for value in right if value), place


def _members(world: World) -> tuple[str, ...]:
    consortium = world.dossier.bid.consortium
    return consortium.members if consortium else ()


def _fits(value: str, right: tuple[str, ...], fact: FactName) -> bool:
    if fact == "lot":
        return any(_lot(value) == _lot(one) for one in right)
    if fact in ("buyer", "bidder"):
        return any(one in value or (len(value) >= 4 and value in one) for one in right)
    return value in right


def _lot(value: str) -> str:
    """Return what tells lots apart: 第二包, 02包 and 包2 are one, A包 and A are one."""
    core = re.sub(r"第|包组?|标段|分标|标包|标|号|组|段|:|-|\.", "", squeeze(value))
    core = re.sub(f"[{NUMERALS}]+", lambda match: str(count(match[0]) or match[0]), core).upper().lstrip("0")
    return core or value


def _honest(world: World, value: str, fact: FactName) -> bool:
    """Return whether the library explains another value in this place: a client of a contract, our former name."""
    company = world.library.company
    if fact == "bidder":
        return value in {squeeze(name) for name in (*company.former_names, *company.short_names)}
    if fact == "buyer":
        return any(party in value for party in known_parties(world)) or not re.search(_PARTY, value)
    if fact == "account":
        bond = world.tender.money.bond
        return bond is not None and value == squeeze(bond.account)
    return False


_PARTY = r"(?:局|委|院|厅|办|部|中心|公司|学校|大学|学院|医院|政府|处|所|站|馆|集团|银行|委员会|管理会|支队|总队|法院)$"


KIND = Kind("成品里标签后面写的事实对不对", Parameters, check)
