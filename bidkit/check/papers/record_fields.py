"""A record the bid uses has the field a judge will look for: number, amount, auditor, maker."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from bidkit.check.kind import Hit, Kind, Words, fail
from bidkit.check.ours import graded, used
from bidkit.check.world import World
from bidkit.model.library import Case, Certificate, Fact, Financial, Person, Product, Qualification
from bidkit.model.record import Record
from bidkit.model.rules import Rule

SORTS: dict[str, type[Fact]] = {
    "qualification": Qualification, "case": Case, "financial": Financial, "product": Product,
}  # fmt: skip
FIELD_NAMES = {
    "number": "证书编号", "issuer": "发证单位", "issued": "发证日期", "amount": "合同金额", "client": "客户",
    "signed": "签订日期", "manager": "项目负责人", "content": "内容", "auditor": "审计单位", "opinion": "审计意见",
    "revenue": "营业收入", "net_profit": "净利润", "assets": "资产总额", "liabilities": "负债总额",
    "maker": "制造商", "model": "型号", "brand": "品牌",
}  # fmt: skip
Field = Literal[
    "number", "issuer", "issued", "amount", "client", "signed", "manager", "content", "auditor", "opinion",
    "revenue", "net_profit", "assets", "liabilities", "maker", "model", "brand",
]  # fmt: skip


class Parameters(Record):
    """Fields that records of a sort must have; ``kinds`` narrows certificates to kinds that carry them."""

    of: Literal["qualification", "personal-certificate", "case", "financial", "product"]
    fields: tuple[Field, ...]
    kinds: Words = ()


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield used records with an empty field."""
    if parameters.of == "personal-certificate":
        yield from _personal(world, parameters)
        return
    for record in used(world, SORTS[parameters.of]):
        if parameters.kinds and getattr(record, "kind", "") not in parameters.kinds:
            continue
        lacking = _lacking(record, parameters)
        if lacking:
            message = f"「{record.label}」（{record.id}）没有填{lacking}"
            yield graded(world, fail(record.id, message, record.span), record.id)


def _personal(world: World, parameters: Parameters) -> Iterator[Hit]:
    for person in used(world, Person):
        for held in person.certificates:
            asked = any(name in held.name or held.name in name for name in world.uses.asked)
            lacking = _lacking(held, parameters)
            if asked and lacking:
                message = f"{person.name}的「{held.name}」没有填{lacking}"
                yield graded(world, fail(f"{person.id}/{held.name}", message, held.span), person.id)


def _lacking(record: Fact | Certificate, parameters: Parameters) -> str:
    empty = [FIELD_NAMES[name] for name in parameters.fields if getattr(record, name, None) in (None, "")]
    return "、".join(empty)


KIND = Kind("用到的资料是否缺编号、金额等字段", Parameters, check)
