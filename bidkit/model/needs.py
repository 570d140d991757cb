"""``needs``: a small typed query on the library.

The same query says whether a requirement is met, how many points an item earns and which pages prove it.
"""

from typing import Literal, Self

from pydantic import model_validator

from bidkit.model.bounds import Age, Count, Day, Months, Tally, Year, Years
from bidkit.model.library import AttachmentKind
from bidkit.model.record import Record
from bidkit.model.values import Amount

ValidAt = Literal["opening", "validity-end", "none"]


class QualificationNeed(Record):
    """A certificate of the company; names match when one contains the other."""

    kind: str = ""
    name: str = ""
    standard: str = ""
    grade: str = ""
    scope: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    holder: Literal["bidder", "any"] = "bidder"
    valid_at: ValidAt = "opening"
    issued_after: Day | None = None
    proof: tuple[AttachmentKind, ...] = ()
    count: Count = 1


class CertificateNeed(Record):
    """A certificate that a person must hold."""

    name: str
    grade: str = ""
    major: str = ""


class SocialSecurityNeed(Record):
    """Months of social security paid by the bidder, counted back from ``until`` (the opening when empty)."""

    months: Months
    until: Day | None = None


class PersonNeed(Record):
    """People of the proposed team, or of the library when ``role`` is empty."""

    role: str = ""
    roles_excluded: tuple[str, ...] = ()
    certificates: tuple[CertificateNeed, ...] = ()
    certificates_any: tuple[CertificateNeed, ...] = ()
    title: str = ""
    degree: str = ""
    years: Years = 0
    age_max: Age = 0
    exclusive: bool = False
    social_security: SocialSecurityNeed | None = None
    proof: tuple[AttachmentKind, ...] = ()
    count: Count = 1


WindowMeaning = Literal["days", "months", "calendar-years"]
"""近三年: to the day, 36 whole months, or three whole calendar years before this one."""


class CaseNeed(Record):
    """Contracts (业绩); the window looks at the signing day unless ``window`` says acceptance.

    ``subject`` is what they must be about where only a person can tell: a contract counts once bid.yaml names it for
    the item or its tags hold the subject, and is unknown until then.

    ``years`` is 近 N 年 counted back from ``counted_from``. The tender says which of the three meanings it has;
    without ``window_meaning`` a contract counts only where all three agree, and else nobody can tell.
    """

    tags: tuple[str, ...] = ()
    tags_any: tuple[str, ...] = ()
    subject: str = ""
    window: Literal["signed", "accepted"] = "signed"
    after: Day | None = None
    before: Day | None = None
    years: Years = 0
    window_meaning: WindowMeaning | None = None
    counted_from: Literal["deadline", "issued"] = "deadline"
    led_by: str = ""
    amount_min: Amount | None = None
    region: str = ""
    client: str = ""
    proof: tuple[AttachmentKind, ...] = ("contract",)
    count: Count = 1


class FinancialNeed(Record):
    """Audited years; ``profit`` demands a positive net profit in each."""

    years: tuple[Year, ...]
    revenue_min: Amount | None = None
    profit: bool = False


class CompanyNeed(Record):
    """Facts and papers of the company itself."""

    proof: tuple[AttachmentKind, ...] = ("licence",)
    registered_capital_min: Amount | None = None
    scope: tuple[str, ...] = ()
    valid_at: ValidAt = "opening"


class ProductNeed(Record):
    """A product of the library."""

    name: str = ""
    brand: str = ""
    tags: tuple[str, ...] = ()
    count: Count = 1


class AskNeed(Record):
    """A number that only a person knows, told in bid.yaml: how many, or how much; one is enough where no bound stands.

    ``what`` says what is counted, with its unit. Nothing told is unknown.
    """

    what: str
    at_least: Tally | None = None
    above: Tally | None = None
    at_most: Tally | None = None
    below: Tally | None = None


class Need(Record):
    """Exactly one query; ``all`` and ``any`` join several; ``form`` names a prescribed form that is the proof."""

    qualification: QualificationNeed | None = None
    person: PersonNeed | None = None
    case: CaseNeed | None = None
    financial: FinancialNeed | None = None
    company: CompanyNeed | None = None
    product: ProductNeed | None = None
    ask: AskNeed | None = None
    form: str = ""
    all: tuple["Need", ...] = ()
    any: tuple["Need", ...] = ()

    @model_validator(mode="after")
    def _one_query(self) -> Self:
        given = [name for name in type(self).model_fields if getattr(self, name)]
        if len(given) != 1:
            names = "、".join(type(self).model_fields)
            raise ValueError(f"needs 必须且只能写一种：{names}")
        return self
