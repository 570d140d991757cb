"""The bid bond as given against the bond as asked: who paid it, and from which account."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bidkit.check.kind import Check, Hit, NoParameters, fail, family, unknown
from bidkit.check.world import World
from bidkit.model.rules import Rule
from bidkit.model.tender import Bond
from bidkit.model.terms import BondPaid


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


def _paid(look: Callable[[World, Bond, BondPaid], Hit | None]) -> Check:
    """Return the check of a bond that is wanted and was paid; no bond at all is another rule's."""

    def check(world: World, parameters: NoParameters, rule: Rule) -> Iterator[Hit]:
        asked, given = world.tender.money.bond, world.dossier.bid.bond
        if asked is not None and asked.amount and given is not None:
            hit = look(world, asked, given)
            yield from (hit,) if hit is not None else ()

    return check


KINDS = family(
    "交的投标保证金是否合乎招标文件",
    NoParameters,
    {"basic-account": _paid(_basic_account), "payer": _paid(_payer)},
)
