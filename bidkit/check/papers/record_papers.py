"""A record the bid uses has the scan that proves it: contract, acceptance, audit report, identity card."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from bidkit.check.kind import Hit, Kind, fail
from bidkit.check.ours import graded, used
from bidkit.check.world import World
from bidkit.model.library import AttachmentKind, Case, Fact, Financial, Person
from bidkit.model.record import Record
from bidkit.model.rules import Rule

PAPER_NAMES = {
    "contract": "合同", "acceptance": "验收证明", "audit": "审计报告", "id-card": "身份证",
    "social-security": "社保证明", "certificate": "证书", "award": "中标通知书",
}  # fmt: skip


class Parameters(Record):
    """Which papers which records need; any one of ``papers`` will do."""

    of: Literal["case", "accepted-case", "financial", "signer", "personal-certificate"]
    papers: tuple[AttachmentKind, ...]


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield used records without the paper."""
    names = "、".join(PAPER_NAMES.get(kind, kind) for kind in parameters.papers)
    if parameters.of == "personal-certificate":
        yield from _personal(world, names)
        return
    for record in _records(world, parameters.of):
        if not any(file.kind in parameters.papers for file in record.papers()):
            message = f"{record.label}（{record.id}）没有{names}扫描件"
            hit = fail(record.id, message, record.span_of("files"))
            yield hit if parameters.of == "signer" else graded(world, hit, record.id)


def _records(world: World, sort: str) -> Iterator[Fact]:
    if sort == "signer":
        signer = world.dossier.record(world.dossier.bid.signer.person)
        if signer is not None:
            yield signer
    elif sort == "financial":
        yield from used(world, Financial)
    else:
        for case in used(world, Case):
            if sort == "case" or case.accepted is not None:
                yield case


def _personal(world: World, names: str) -> Iterator[Hit]:
    """Yield certificates that a requirement or scoring item asks for by name and that no page shows."""
    for person in used(world, Person):
        for held in person.certificates:
            asked = any(name in held.name or held.name in name for name in world.uses.asked)
            if asked and not held.files:
                message = f"{person.name}的「{held.name}」没有{names}扫描件"
                yield graded(world, fail(f"{person.id}/{held.name}", message, held.span), person.id)


KIND = Kind("用到的资料是否缺合同、验收等扫描件", Parameters, check)
