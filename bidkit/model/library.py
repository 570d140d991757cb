"""The bidder's reusable facts: company, qualifications, people, cases, financials, products, texts, answers."""

from typing import Annotated, Literal

from pydantic import Field

from bidkit.model.bounds import Born, Day, Founded, People, Year, within
from bidkit.model.competitors import Competitor
from bidkit.model.filed import Attachment as Attachment
from bidkit.model.filed import AttachmentKind as AttachmentKind
from bidkit.model.filed import Fact as Fact
from bidkit.model.record import Record
from bidkit.model.values import Amount, Money, Month, Sum, Term, ValidUntil


class BankAccount(Record):
    """An account of the company; ``basic`` marks the 基本账户 that bonds must be paid from."""

    bank: str
    account: str
    basic: bool = False


class Staff(Record):
    """Head-count figures of the company."""

    total: People
    managers: People = 0
    senior_titles: People = 0
    middle_titles: People = 0
    registered: People = 0


class Company(Fact):
    """The bidder itself, as its licence says."""

    name: str
    short_names: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    credit_code: str
    kind: str = ""
    legal_person: str
    legal_person_title: str = "董事长"
    legal_person_id: str = ""
    legal_person_gender: str = ""
    address: str
    postcode: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    website: str = ""
    registered_capital: Sum | None = None
    founded: Founded | None = None
    term: Term = "permanent"
    scope: str = ""
    size: Literal["大型", "中型", "小型", "微型", ""] = ""
    industry: str = ""
    banks: tuple[BankAccount, ...] = ()
    staff: Staff | None = None
    shareholders: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    profile: str = ""


class Qualification(Fact):
    """A licence, certification, permit, honour, intellectual property right or credit report."""

    kind: Literal["licence", "certification", "permit", "honour", "intellectual-property", "credit"]
    name: str
    standard: str = ""
    grade: str = ""
    scope: str = ""
    holder: str
    number: str = ""
    issuer: str = ""
    issued: Day | None = None
    valid_until: ValidUntil | None = None


class Certificate(Record):
    """A professional certificate, title or degree of one person."""

    name: str
    grade: str = ""
    major: str = ""
    number: str = ""
    issuer: str = ""
    issued: Day | None = None
    valid_until: ValidUntil | None = None
    files: tuple[Attachment, ...] = ()


class Education(Record):
    """One degree of a person."""

    school: str
    degree: str
    major: str = ""
    graduated: Day | None = None
    files: tuple[Attachment, ...] = ()


class SocialSecurity(Record):
    """Months of social security paid for a person and who paid them; gaps are named in ``missing``."""

    payer: str
    first: Month
    last: Month
    missing: tuple[Month, ...] = ()
    files: tuple[Attachment, ...] = ()


class Experience(Record):
    """A project a person worked on."""

    project: str
    role: str = ""
    first: Month | None = None
    last: Month | None = None
    client: str = ""


class Person(Fact):
    """Somebody who can be named in a bid."""

    name: str
    gender: Literal["男", "女", ""] = ""
    born: Born | None = None
    id_number: str = ""
    phone: str = ""
    position: str = ""
    title: str = ""
    employer: str = ""
    joined: Day | None = None
    career_start: Day | None = None
    education: tuple[Education, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    social_security: SocialSecurity | None = None
    experience: tuple[Experience, ...] = ()
    resume: str = ""

    def papers(self) -> tuple[Attachment, ...]:
        """Return every scan of the person: identity card, degrees, certificates, social security."""
        degrees = [file for one in self.education for file in one.files]
        certificates = [file for one in self.certificates for file in one.files]
        paid = self.social_security.files if self.social_security else ()
        return (*self.files, *degrees, *certificates, *paid)


class Case(Fact):
    """A finished or running contract (业绩)."""

    name: str
    client: str
    contractor: str = ""
    contact: str = ""
    phone: str = ""
    region: str = ""
    amount: Amount | None = None
    signed: Day | None = None
    started: Day | None = None
    accepted: Day | None = None
    manager: str = ""
    content: str = ""
    role: str = ""


class Financial(Fact):
    """The audited figures of one year, in yuan."""

    year: Year
    revenue: Amount | None = None
    net_profit: Money | None = None
    assets: Amount | None = None
    liabilities: Amount | None = None
    employees: People | None = None
    auditor: str = ""
    opinion: str = ""

    @property
    def label(self) -> str:
        """Return the year with what the scans are."""
        return f"{self.year}年度审计报告"


class Product(Fact):
    """Something the company makes or resells."""

    name: str
    brand: str = ""
    model: str = ""
    maker: str = ""
    origin: str = ""
    content: str = ""


class Text(Fact):
    """A reusable Word text; it is filled like a template, so a project name in it is a tag, never typed."""

    title: str
    file: str


class QuestionCard(Fact):
    """A standard judges' question with the skeleton of its answer."""

    question: str
    topic: str
    judge_wants: str = ""
    answer: str = ""
    pitfalls: str = ""
    speaker: str = ""
    minutes: Annotated[float, within(0.1, 480, "分钟")] = 1.0
    weakness: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()


class PastTender(Record):
    """A tender the company bid for before; its names must not turn up in today's bid."""

    project: str
    number: str = ""
    purchaser: str = ""
    lot: str = ""
    opened: Day | None = None


class Library(Record):
    """Everything the bidder has on file, each list sorted by id."""

    company: Company
    qualifications: tuple[Qualification, ...] = ()
    people: tuple[Person, ...] = ()
    cases: tuple[Case, ...] = ()
    financials: tuple[Financial, ...] = ()
    products: tuple[Product, ...] = ()
    texts: tuple[Text, ...] = ()
    answers: tuple[QuestionCard, ...] = ()
    competitors: tuple[Competitor, ...] = ()
    past_tenders: tuple[PastTender, ...] = Field(default=())

    def find(self, record_id: str) -> Fact | None:
        """Return the record with this id, of whatever kind; ids are unique over the library."""
        return self.index().get(record_id)

    def index(self) -> dict[str, Fact]:
        """Return every record by id."""
        return {fact.id: fact for fact in self.facts()}

    def competitor(self, name: str) -> Competitor | None:
        """Return the competitor with this id, name or short name."""
        return next((one for one in self.competitors if one.is_called(name)), None)

    def facts(self) -> tuple[Fact, ...]:
        """Return every record, the company first."""
        return (
            self.company, *self.qualifications, *self.people, *self.cases, *self.financials,
            *self.products, *self.texts, *self.answers, *self.competitors,
        )  # fmt: skip
