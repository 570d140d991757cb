"""What the bid shows is ours: certificates, contracts and people bear the bidder's name or a declared former one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from bidkit.check.kind import Hit, Kind, fail
from bidkit.check.ours import graded, our_names, seated, used
from bidkit.check.world import World
from bidkit.model.library import Case, Qualification
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.words.names import same_company


class Parameters(Record):
    """Whose name to look at; ``former`` is a certificate in a former name without the paper of the change."""

    look: Literal["certificate", "former", "contract", "employer"]


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield records in another's name."""
    names = our_names(world)
    if parameters.look == "contract":
        for case in used(world, Case):
            if case.contractor and not any(name in case.contractor for name in names):
                message = f"业绩「{case.name}」（{case.id}）的承担单位是「{case.contractor}」，不是投标人"
                yield graded(world, fail(case.id, message, case.span_of("contractor")), case.id)
    elif parameters.look == "employer":
        for person in seated(world):
            if person.employer and not same_company(person.employer, *names):
                message = f"{person.name}（{person.id}）的所在单位是「{person.employer}」，不是投标人"
                yield graded(world, fail(person.id, message, person.span_of("employer")), person.id)
    elif parameters.look == "former":
        yield from _former(world)
    else:
        for item in used(world, Qualification):
            if not same_company(item.holder, *names):
                message = f"「{item.name}」（{item.id}）的持证人是「{item.holder}」，不是投标人"
                yield graded(world, fail(item.id, message, item.span_of("holder")), item.id)


def _former(world: World) -> Iterator[Hit]:
    """Yield certificates in a former name when the company has no paper that shows the change of name."""
    company = world.library.company
    papers = " ".join(f"{file.title} {file.path}" for file in company.files)
    if any(word in papers for word in ("变更", "更名", "name-change")):
        return
    for item in used(world, Qualification):
        if same_company(item.holder, *company.former_names):
            message = (
                f"「{item.name}」（{item.id}）写的是曾用名「{item.holder}」，资料里没有准予变更登记的证明"
            )
            yield fail(item.id, message, item.span_of("holder"), related=(company.span_of("former_names"),))


KIND = Kind("证书、业绩、人员是不是投标人自己的", Parameters, check)
