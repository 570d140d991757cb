"""What the buyer demands: tender.yaml as records."""

from datetime import date as day
from datetime import timedelta
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from bidkit.finding import Severity
from bidkit.model.blind import BlindProfile
from bidkit.model.bounds import (
    CopyCount,
    Day,
    Decimals,
    Megabytes,
    Pages,
    PercentOfWhole,
    PeriodDays,
    Points,
    Some,
    ValidDays,
    within,
)
from bidkit.model.changes import Change
from bidkit.model.doubt import Doubt
from bidkit.model.form import Form as Form
from bidkit.model.form import Source as Source
from bidkit.model.needs import Need
from bidkit.model.pack_off import PackOff
from bidkit.model.price_rule import PriceRule
from bidkit.model.purchase import Method as Method
from bidkit.model.purchase import Regime as Regime
from bidkit.model.purchase import RequirementKind as RequirementKind
from bidkit.model.quote import Quote, wrong_unit
from bidkit.model.record import Record
from bidkit.model.score_rule import ScoreRule
from bidkit.model.terms import Addendum, BondForm, Presentation, PriceItem, PriceLimit
from bidkit.model.unchecked import Absent
from bidkit.model.unread import CLOCK, only_what_was_read
from bidkit.model.values import Amount, Moment, Money
from bidkit.source import Span


class Project(Record):
    """The name and number that must stand in the bid letter by letter."""

    name: str
    number: str
    lot: str = ""


class Bond(Record):
    """The bid bond; no ``bond`` in ``money`` means that the tender says nothing, amount 0 that it wants none."""

    amount: Amount
    form: tuple[BondForm, ...] = ()
    due: Moment | None = None
    payee: str = ""
    account: str = ""


class MoneyTerms(Record):
    """Budget, ceiling, how the price is asked, limits below the total, prescribed lines and the bond, in yuan."""

    budget: Money | None = None
    estimate: Amount | None = None
    ceiling: Money | None = None
    floor: Amount | None = None
    quote: Quote = Quote()
    limits: tuple[PriceLimit, ...] = ()
    items: tuple[PriceItem, ...] = ()
    decimals: Decimals = 2
    bond: Bond | None = None
    performance_percent: PercentOfWhole | None = None

    @model_validator(mode="after")
    def _limits_are_something(self) -> Self:
        """Refuse a limit of nothing: every price would lie above it."""
        for name, limit in (("预算（budget）", self.budget), ("最高限价（ceiling）", self.ceiling)):
            if limit is not None and limit <= 0:
                raise ValueError(f"{name}要大于零；招标文件没有写的就不填")
        for one in self.limits:
            for rate in (one.at_most, one.at_least):
                if rate is not None and (wrong := wrong_unit(self.quote.kind, rate)):
                    raise ValueError(f"「{one.item or one.group or one.lot}」的限价：{wrong}")
        return self


class Dates(Record):
    """The clock of the tender; ``validity_days`` counts from the deadline (87号令 art 23, 条例 art 25).

    None is what nobody has read in the tender; every use has to ask, and what rests on it is unknown.
    """

    issued: Day | None = None
    documents_until: Day | None = None
    questions_until: Moment | None = None
    addenda: tuple[Addendum, ...] = ()
    deadline: Moment | None = None
    opening: Moment | None = None
    validity_days: ValidDays | None = None

    @model_validator(mode="after")
    def _opening_not_before_deadline(self) -> Self:
        if self.deadline is not None and self.opening is not None and self.opening < self.deadline:
            raise ValueError("开标时间 opening 早于投标截止时间 deadline，请核对招标文件")
        return self

    @property
    def validity_end(self) -> day | None:
        """Return the last day of the bid validity period; None while the deadline or the days are not read."""
        if self.deadline is None or self.validity_days is None:
            return None
        return self.deadline.date() + timedelta(days=self.validity_days)


class Copies(Record):
    """How many originals, duplicates and electronic copies are handed in."""

    original: CopyCount = 0
    duplicate: CopyCount = 0
    electronic: CopyCount = 1


class Evaluation(Record):
    """The evaluation method and its price part."""

    method: str
    price: PriceRule | None = None


class PageNumbers(Record):
    """How pages are numbered; ``{n}`` and ``{total}`` stand for the page and the volume's pages."""

    format: str = "第{n}页 共{total}页"
    first: int = 1

    @model_validator(mode="after")
    def _sensible(self) -> Self:
        rest = self.format.replace("{total}", "")
        if "{n}" not in rest or set(rest.replace("{n}", "")) & set("{}"):
            raise ValueError(f"页码格式「{self.format}」里要有 {{n}}，除此以外只能有 {{total}}")
        if not 0 <= self.first <= 9999:
            raise ValueError(f"起始页码 {self.first} 不合理，要在 0 到 9999 之间")
        return self


class SectionPlan(Record):
    """One section of a volume.

    Exactly one source: ``template`` (of the set), ``form`` (id of a prescribed form), ``text`` (a key of
    bid.yaml ``sections`` or the id of a library text) or ``scans`` (requirement, criterion or record ids whose
    evidence is laid in here, in that order; ``record:kind`` takes one kind of a record's papers).
    """

    id: str
    title: str = ""
    template: str = ""
    form: str = ""
    text: str = ""
    scans: tuple[str, ...] = ()
    in_contents: bool = True
    page_number: bool = True

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        given = [name for name in ("template", "form", "text", "scans") if getattr(self, name)]
        if len(given) != 1:
            raise ValueError("章节必须且只能写一种来源：template、form、text、scans")
        return self

    @property
    def scan_ids(self) -> tuple[str, ...]:
        """Return the ids in ``scans`` without the kind of paper that ``record:kind`` narrows them to."""
        return tuple(name.partition(":")[0] for name in self.scans)


class VolumePlan(Record):
    """One volume: its sections in order; ``price`` says that prices may stand in it.

    ``public`` volumes are published after the award; ``page_limit`` counts every page of the volume.
    """

    id: str
    title: str
    sections: tuple[SectionPlan, ...]
    price: bool = True
    blind: bool = False
    public: bool = False
    page_limit: Pages | None = None
    contents_depth: Annotated[int, within(1, 9, "级")] = 2


class PackagePlan(Record):
    """What is handed in and what the files are called."""

    set: str
    volumes: tuple[VolumePlan, ...]
    page: PageNumbers = PageNumbers()
    file_limit_mb: Megabytes | None = None
    file_name: str = "{project.number}_{bidder}_{volume}"
    blind: BlindProfile | None = None

    def id_places(self) -> list[tuple[str, Span]]:
        """Return the id of every volume and section with its place."""
        places = [(volume.id, volume.span_of("id")) for volume in self.volumes]
        return places + [(s.id, s.span_of("id")) for volume in self.volumes for s in volume.sections]


class Requirement(Record):
    """One demand; ``needs`` can be judged by the library, ``answer: person`` needs words in bid.yaml."""

    id: str
    kind: RequirementKind
    text: str
    title: str = ""
    source: Source = Source()
    needs: Need | None = None
    answer: Literal["person", ""] = ""
    deviation_allowed: bool = False

    @model_validator(mode="after")
    def _answerable(self) -> Self:
        if self.needs is None and not self.answer:
            raise ValueError(f"要求 {self.id} 既没有 needs 也没有 answer: person，没人知道怎么算满足")
        return self


class Criterion(Record):
    """A leaf of the scoring table."""

    id: str
    item: str
    points: Points
    group: str = ""
    text: str = ""
    source: Source = Source()
    rule: ScoreRule


class Invalidity(Record):
    """The tender's own words for when a bid is out.

    ``bound`` names the rules or requirements that watch it; a rule-type clause is about conduct or procedure.
    """

    id: str
    quote: str
    source: Source = Source()
    kind: Literal["substantive", "rule-type"]
    bound: tuple[str, ...] = ()


class RuleChange(Record):
    """A tender's own view of one rule: another severity or other parameters."""

    severity: Severity | None = None
    parameters: dict[str, str] = Field(default_factory=dict)


class Confirmation(Record):
    """Who read the extracted tender against the paper, and when."""

    by: str
    on: Day


class Tender(Record):
    """tender.yaml; ``checklists`` adds packs to those that follow (``model/packs.py``), ``packs_off`` takes one away.

    ``absent`` is what a person looked for in the tender and did not find; ``unread`` names further fields that were not
    read, and whose words only say so; ``doubts`` are what the reader was not sure of.
    """

    regime: Regime
    method: Method
    project: Project
    purchaser: str
    agency: str = ""
    money: MoneyTerms = MoneyTerms()
    dates: Dates = Dates()
    opening_place: str = ""
    presentation: Presentation = Presentation()
    copies: Copies = Copies()
    category: Literal["works", "goods", "services", "survey-design", ""] = ""
    mandatory: Literal["yes", "no", ""] = ""
    consortium: Literal["allowed", "not-allowed", ""] = ""
    subcontract: Literal["allowed", "not-allowed", ""] = ""
    imports: Literal["allowed", "not-allowed", ""] = ""
    sme: Literal["set-aside", "deduction", "none", ""] = ""
    sme_industry: str = ""
    max_deviations: Some | None = None
    delivery_days: PeriodDays | None = None
    evaluation: Evaluation
    package: PackagePlan
    requirements: tuple[Requirement, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    invalidity: tuple[Invalidity, ...] = ()
    forms: tuple[Form, ...] = ()
    checklists: tuple[str, ...] = ()
    packs_off: tuple[PackOff, ...] = ()
    rules: dict[str, RuleChange] = Field(default_factory=dict)
    confirmed: Confirmation | None = None
    absent: tuple[Absent, ...] = ()
    unread: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _only_what_was_read(cls, data: Any) -> Any:
        return only_what_was_read(data)

    def is_read(self, field: str) -> bool:
        """Return whether a field such as ``dates.opening`` says what the tender says."""
        part = field.partition(".")[0]
        return not {field, part} & {*self.unread, *self.not_read}

    @property
    def not_read(self) -> tuple[str, ...]:
        """Return the fields that must be there and that nobody has read: those listed, and the open days."""
        lacking = (f"dates.{name}" for name in CLOCK if getattr(self.dates, name) is None)
        open_days = tuple(name for name in lacking if name not in self.unread and "dates" not in self.unread)
        return (*self.unread, *open_days)

    @property
    def issue_day(self) -> Day | None:
        """Return the day whose law holds: that of the issue, else the deadline; None where neither was read."""
        if self.dates.issued is not None and self.is_read("dates.issued"):
            return self.dates.issued
        return self.dates.deadline.date() if self.dates.deadline is not None else None

    @property
    def first_offer(self) -> bool:
        """Return whether what is handed in is a first offer, and the final one follows on the spot.

        Left open, the method tells (recalled: 74号令 art 33, negotiation; 财库〔2014〕214号 art 21, consultation).
        """
        asked = self.money.quote.rounds
        return asked == "first-and-final" or (asked == "" and self.method in ("negotiation", "consultation"))

    @property
    def file_name(self) -> str:
        """Return what is handed in as a whole: 响应文件 where nobody tenders (74号令; 财库〔2014〕214号)."""
        return "投标文件" if self.method in ("open", "invited") else "响应文件"

    @property
    def offer_name(self) -> str:
        """Return what the total that is handed in is called."""
        return "首次报价" if self.first_offer else "投标总价"

    def form(self, form_id: str) -> Form | None:
        """Return the prescribed form with this id."""
        return next((form for form in self.forms if form.id == form_id), None)

    def item_places(self) -> list[tuple[str, Span]]:
        """Return every numbered item's id with its place: requirements, criteria, invalidity clauses, forms."""
        places = [(item.id, item.span_of("id")) for item in self.requirements]
        places += [(item.id, item.span_of("id")) for item in self.criteria]
        places += [(item.id, item.span_of("id")) for item in self.invalidity]
        return places + [(item.id, item.span_of("id")) for item in self.forms]
