"""When a standard action belongs to this bid, and what shows that it was done; the data names these tests."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from bidkit.finding import Answer
from bidkit.law.action import Action, Condition, Sign
from bidkit.law.regimes import TENDERING, is_procurement, is_tendering
from bidkit.model.values import PERMANENT
from bidkit.sheets.material import Material

PRESENTATION = re.compile(r"述标|讲标|演示|答辩|陈述方案")
SITE = re.compile(r"踏勘|现场考察|现场勘察|现场勘查")
SAMPLE = re.compile(r"(?:提供|递交|提交|送达).{0,8}样品|样品(?:递交|评审|要求)")
MAKER = re.compile(r"(?:厂家|制造商|原厂|生产厂商).{0,6}(?:授权|承诺|售后)")
LOW_SHARE = Decimal("0.65")


def texts(material: Material) -> str:
    """Return the words of the tender's requirements and scoring items as one text."""
    tender = material.dossier.tender
    words = [one.text for one in tender.requirements] + [f"{one.item} {one.text}" for one in tender.criteria]
    return "\n".join(words)


def procurement(material: Material) -> bool:
    """Return whether the statutes of government procurement apply."""
    return is_procurement(material.dossier.tender.regime)


def tendering(material: Material) -> bool:
    """Return whether the statutes of tendering apply."""
    return is_tendering(material.dossier.tender.regime)


def public(material: Material) -> bool:
    """Return whether either statute applies, with its clocks."""
    return procurement(material) or tendering(material)


def electronic(material: Material) -> bool:
    """Return whether the bid is uploaded."""
    copies = material.dossier.tender.copies
    return copies.electronic > 0 and copies.original == 0


def paper(material: Material) -> bool:
    """Return whether printed copies are handed in."""
    copies = material.dossier.tender.copies
    return copies.original + copies.duplicate > 0


def bonded(material: Material) -> bool:
    """Return whether a bid bond is asked for."""
    bond = material.dossier.tender.money.bond
    return bond is not None and bond.amount > 0


def performance_bond(material: Material) -> bool:
    """Return whether a performance bond is asked for or may be: silence is no promise."""
    percent = material.dossier.tender.money.performance_percent
    return percent is None or percent > 0


def presented(material: Material) -> bool:
    """Return whether the tender speaks of a presentation, a demonstration or an oral defence."""
    return bool(PRESENTATION.search(texts(material)))


def visited(material: Material) -> bool:
    """Return whether a visit of the site is spoken of, or usual as for works."""
    return material.dossier.tender.category == "works" or bool(SITE.search(texts(material)))


def sampled(material: Material) -> bool:
    """Return whether samples are handed in."""
    return bool(SAMPLE.search(texts(material)))


def maker_letter(material: Material) -> bool:
    """Return whether a maker's letter is asked for."""
    return bool(MAKER.search(texts(material)))


def joint(material: Material) -> bool:
    """Return whether we bid jointly."""
    return material.dossier.bid.consortium is not None


def prequalified(material: Material) -> bool:
    """Return whether there was a prequalification."""
    return bool(material.dossier.bid.prequalification)


def expiring(material: Material) -> bool:
    """Return whether the checks found certificates that have expired or end too early."""
    return any(material.uses(finding).weakness in ("expired", "expiry") for finding in material.findings)


def low(material: Material) -> bool:
    """Return whether our price is so low that the buyer may ask for the costs behind it."""
    money, price = material.dossier.tender.money, material.dossier.price
    limit = money.ceiling or money.budget
    return limit is not None and price is not None and 0 < price.total < limit * LOW_SHARE


def scored(material: Material) -> bool:
    """Return whether there is a scoring table."""
    return bool(material.dossier.tender.criteria)


def confirmed(material: Material) -> bool:
    """Return whether somebody confirmed that the tender was read rightly."""
    return material.dossier.tender.confirmed is not None


def bond_paid(material: Material) -> bool:
    """Return whether bid.yaml says that the bond was paid."""
    bond = material.dossier.bid.bond
    return bond is not None and bond.paid_on is not None


def uploaded(material: Material) -> bool:
    """Return whether bid.yaml says when the bid was uploaded and holds the receipt."""
    handed = material.dossier.bid.submission
    return handed.uploaded_at is not None and bool(handed.receipt)


def certified(material: Material) -> bool:
    """Return whether the certificate for signing and decryption is known to outlast the opening."""
    until = material.dossier.bid.submission.ca_valid_until
    opening = material.dossier.tender.dates.opening
    lasts = isinstance(until, date) and opening is not None and until >= opening.date()
    return until == PERMANENT or lasts


def agreed(material: Material) -> bool:
    """Return whether the agreement of a joint bid is in the library."""
    consortium = material.dossier.bid.consortium
    return consortium is not None and bool(consortium.agreement)


def started(material: Material) -> bool:
    """Return whether the bid holds answers, so that somebody decided to bid and began."""
    return bool(material.dossier.bid.answers)


def outlined(material: Material) -> bool:
    """Return whether the bid names the text of its sections."""
    return bool(material.dossier.bid.sections)


def gathered(material: Material) -> bool:
    """Return whether the library proves every requirement that it can prove."""
    needed = [one.verdict.answer for one in material.dossier.bindings if one.requirement.needs is not None]
    return bool(needed) and all(answer is Answer.PASS for answer in needed)


def replied(material: Material) -> bool:
    """Return whether every requirement that wants words of ours has them."""
    asked = [one for one in material.dossier.bindings if one.requirement.answer]
    return bool(asked) and all(one.reply is not None for one in asked)


def priced(material: Material) -> bool:
    """Return whether there is a price list with a total."""
    return material.dossier.price is not None and material.dossier.price.total > 0


CONDITIONS: dict[Condition, Callable[[Material], bool]] = {
    "procurement": procurement,
    TENDERING: tendering,
    "public": public,
    "electronic": electronic,
    "paper": paper,
    "bonded": bonded,
    "performance-bond": performance_bond,
    "presented": presented,
    "visited": visited,
    "sampled": sampled,
    "maker-letter": maker_letter,
    "joint": joint,
    "prequalified": prequalified,
    "expiring": expiring,
    "low": low,
    "scored": scored,
}
SIGNS: dict[Sign, Callable[[Material], bool]] = {
    "confirmed": confirmed,
    "bond-paid": bond_paid,
    "uploaded": uploaded,
    "certified": certified,
    "agreed": agreed,
    "started": started,
    "outlined": outlined,
    "gathered": gathered,
    "replied": replied,
    "priced": priced,
}


def belongs(action: Action, material: Material) -> bool:
    """Return whether an action is part of this bid: all its conditions hold."""
    return all(CONDITIONS[name](material) for name in action.when)


def is_done(action: Action, material: Material) -> bool:
    """Return whether facts in the bid show that an action was done."""
    return action.finished is not None and SIGNS[action.finished](material)
