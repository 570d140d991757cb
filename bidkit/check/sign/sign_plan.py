"""Who signs what: the signer may sign each form, and the papers that give the right to sign are planned."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

from bidkit.check.kind import Hit, Kind, fail
from bidkit.check.world import World
from bidkit.model.library import Person
from bidkit.model.record import Record
from bidkit.model.rules import Rule

_AUTHORITY = re.compile(r"授权(?!经销|代理商|厂)\S{0,8}(?:书|函)|授权委托")
_IDENTITY = re.compile(r"(?:法定代表人|(?<!项目)负责人)[^，。：—\s]{0,8}(?:证明书|身份证明|资格证明)")
_SEALED = re.compile(r"投标函|响应函|投标书|开标一览表|报价一览表|授权\S{0,4}书|声明函|承诺书|承诺函")


class Parameters(Record):
    """What to look at."""

    look: Literal[
        "authority", "identity", "signer-name", "self", "legal-person", "joint", "unstated", "both-or"
    ]


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield signatures that nobody in this bid can give."""
    yield from _LOOKS[parameters.look](world)


def _titles(world: World) -> list[str]:
    """Return what is planned: section titles and the titles of their forms; identity cards alone are no letter."""
    found = []
    for _, section in world.sections():
        if section.scans and "身份证" in section.title:
            continue
        form = world.tender.form(section.form) if section.form else None
        found.append(f"{section.title} {form.title if form else ''}")
    return found


def _authority(world: World) -> Iterator[Hit]:
    signer = world.dossier.bid.signer
    if signer.as_ == "authorised" and not any(_AUTHORITY.search(title) for title in _titles(world)):
        message = f"由授权代表（{signer.person}）签字，却没有编入授权委托书"
        yield fail("authority", message, signer.span)


def _identity(world: World) -> Iterator[Hit]:
    """Yield a legal person who signs, or who authorises, without the certificate of who he is."""
    signer = world.dossier.bid.signer
    if not any(_IDENTITY.search(title) for title in _titles(world)):
        who = "法定代表人亲自签字" if signer.as_ == "legal-person" else "授权委托书由法定代表人出具"
        yield fail("identity", f"{who}，却没有编入法定代表人身份证明", signer.span)


def _signer_name(world: World) -> Iterator[Hit]:
    signer, company = world.dossier.bid.signer, world.library.company
    person = world.dossier.record(signer.person)
    if signer.as_ == "legal-person" and isinstance(person, Person) and person.name != company.legal_person:
        message = f"以法定代表人身份签字的是{person.name}，营业执照上是{company.legal_person}"
        yield fail("signer", message, signer.span, related=(company.span_of("legal_person"),))


def _self(world: World) -> Iterator[Hit]:
    """Yield a legal person who is named as his own authorised representative."""
    signer, company = world.dossier.bid.signer, world.library.company
    person = world.dossier.record(signer.person)
    if signer.as_ == "authorised" and isinstance(person, Person) and person.name == company.legal_person:
        yield fail("signer", f"授权代表{person.name}就是法定代表人，不必也不能授权自己", signer.span)


def _legal_person(world: World) -> Iterator[Hit]:
    if world.dossier.bid.signer.as_ == "legal-person":
        return
    planned = {section.form for _, section in world.sections()}
    for form in world.tender.forms:
        if form.id in planned and form.sign == ("legal-person",):
            message = f"格式 {form.id}「{form.title}」只能由法定代表人本人签字，授权代表签了不算"
            yield fail(form.id, message, form.span_of("sign"))


def _joint(world: World) -> Iterator[Hit]:
    """Yield forms sealed jointly in a bid that is not joint."""
    joint = world.dossier.bid.consortium
    for form in world.tender.forms:
        if form.required and "joint" in form.seal and joint is None:
            message = f"格式 {form.id}「{form.title}」要联合体各方盖章，本次却不是联合体投标"
            yield fail(form.id, message, form.span_of("seal"))


def _unstated(world: World) -> Iterator[Hit]:
    """Yield the forms of a paper bid whose seals and signatures nobody has noted."""
    if not world.tender.copies.original:
        return
    planned = {section.form for _, section in world.sections()}
    forms = [form for form in world.tender.forms if form.id in planned and not (form.seal or form.sign)]
    bare = [form for form in forms if _SEALED.search(form.title)]
    if bare:
        names = "、".join(f"{form.id}「{form.title}」" for form in bare)
        yield fail("forms", f"递交纸质投标文件，{names}没有写由谁签字、盖什么章", bare[0].span)


def _both_or(world: World) -> Iterator[Hit]:
    """Yield a form with seal and signature whose connector the tender does not settle beyond doubt."""
    for form in world.tender.forms:
        if form.required and form.seal and form.sign and form.join == "or":
            message = f"格式 {form.id}「{form.title}」写的是签字「或」盖章：两样都做，避免理解不同"
            yield fail(form.id, message, form.span_of("join"))


_LOOKS: dict[str, Callable[[World], Iterator[Hit]]] = {
    "authority": _authority, "identity": _identity, "signer-name": _signer_name, "self": _self,
    "legal-person": _legal_person, "joint": _joint, "unstated": _unstated, "both-or": _both_or,
}  # fmt: skip


KIND = Kind("签字人、授权和各格式的签章要求是否对得上", Parameters, check)
