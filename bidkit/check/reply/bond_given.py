"""The bid bond as given against the bond as asked: who paid it, and from which account."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from bidkit.check.kind import Hit, Kind, fail, unknown
from bidkit.check.world import World
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.model.tender import Bond
from bidkit.model.terms import BondPaid


class Parameters(Record):
    """What to look at."""

    look: Literal["basic-account", "payer"]


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield a bond that is not what the tender wants; no bond at all is another rule's."""
    asked, given = world.tender.money.bond, world.dossier.bid.bond
    if asked is None or not asked.amount:
        return
    if given is None:
        return
    hit = _LOOKS[parameters.look](world, asked, given)
    if hit is not None:
        yield hit


def _basic_account(world: World, asked: Bond, given: BondPaid) -> Hit | None:
    if given.form not in ("transfer", "cheque") or world.tender.mandatory == "no":
        return None
    basic = {_digits(bank.account) for bank in world.library.company.banks if bank.basic}
    if not basic or not given.payer_account:
        why = "bond.payer_account 没有写付款账号" if basic else "company.yaml 没有写明哪个是基本户"
        return unknown("payer_account", f"{why}，无法判断保证金是否从基本户转出", given.span)
    if _digits(given.payer_account) in basic:
        return None
    message = f"保证金从账号 {given.payer_account} 转出，不是投标人的基本户"
    return fail("payer_account", message, given.span_of("payer_account"))


def _payer(world: World, asked: Bond, given: BondPaid) -> Hit | None:
    company = world.library.company
    joint = world.dossier.bid.consortium
    if given.payer and given.payer not in (company.name, *(joint.members if joint else ())):
        return fail("payer", f"保证金由「{given.payer}」支付，不是投标人", given.span_of("payer"))
    accounts = {_digits(bank.account) for bank in company.banks}
    if given.payer_account and accounts and _digits(given.payer_account) not in accounts and joint is None:
        message = f"付款账号 {given.payer_account} 不在投标人的账户里，像是他人代付"
        return fail("payer", message, given.span_of("payer_account"))
    return None


def _digits(account: str) -> str:
    return "".join(character for character in account if character.isalnum())


_LOOKS: dict[str, Callable[[World, Bond, BondPaid], Hit | None]] = {
    "basic-account": _basic_account, "payer": _payer,
}  # fmt: skip


KIND = Kind("交的投标保证金是否合乎招标文件", Parameters, check)
