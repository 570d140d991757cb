"""Judge one record against one need: pass, fail or unknown, with every reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.bind.clock import MET, NOT_READ, Clock, full_years
from bidkit.bind.windows import in_window
from bidkit.finding import Answer
from bidkit.model.gap import Lack, Reason
from bidkit.model.grades import reaches, title_grade
from bidkit.words.months import months_back
from bidkit.words.names import alike, same_certificate, same_company

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bidkit.model.library import (
        Attachment,
        AttachmentKind,
        Case,
        Certificate,
        Company,
        Financial,
        Person,
        Product,
        Qualification,
    )
    from bidkit.model.needs import (
        CaseNeed,
        CertificateNeed,
        CompanyNeed,
        FinancialNeed,
        PersonNeed,
        ProductNeed,
        QualificationNeed,
        SocialSecurityNeed,
    )


@dataclass(frozen=True, slots=True)
class Match:
    """A record's answer to a need; ``relevant`` is False for a record of another kind or name altogether."""

    answer: Answer
    reasons: tuple[Reason, ...]
    relevant: bool = True


DEADLINE_NOT_READ = Reason(Answer.UNKNOWN, "要等读到投标截止时间才能判断", Lack.UNREAD, "dates.deadline")
_BEST_FIRST = (Answer.PASS, Answer.UNKNOWN, Answer.FAIL)
SOCIAL = "social_security"
IRRELEVANT = Match(Answer.FAIL, (), relevant=False)


def judge(reasons: Iterable[Reason]) -> Match:
    """Return the worst answer and all its reasons; fail beats unknown beats pass."""
    kept = tuple(one for one in reasons if one.answer is not Answer.PASS)
    answers = {one.answer for one in kept}
    worst = next((a for a in (Answer.FAIL, Answer.UNKNOWN) if a in answers), Answer.PASS)
    return Match(worst, kept)


def _demand(met: bool, why: str, lack: Lack = Lack.FACT, field: str = "") -> Reason:
    return MET if met else Reason(Answer.FAIL, why, lack, field)


def _unfilled(says: str, field: str) -> Reason:
    return Reason(Answer.UNKNOWN, says, Lack.FIELD, field)


def _papers(files: Iterable[Attachment], kinds: Iterable[AttachmentKind]) -> list[Reason]:
    files = tuple(files)
    if not files:
        return [Reason(Answer.FAIL, "没有扫描件", Lack.PAPER, "files")]
    have = {file.kind for file in files}
    return [
        _demand(kind in have, f"缺少{PAPER_NAMES[kind]}扫描件", Lack.PAPER, f"files.{kind}") for kind in kinds
    ]


PAPER_NAMES: dict[str, str] = {
    "certificate": "证书", "contract": "合同", "acceptance": "验收", "award": "中标通知书", "invoice": "发票",
    "id-card": "身份证", "degree": "学历学位", "title": "职称", "social-security": "社保", "audit": "审计报告",
    "licence": "营业执照", "statement": "声明", "screenshot": "截图", "other": "其他",
}  # fmt: skip


def match_qualification(
    need: QualificationNeed, item: Qualification, company: Company, clock: Clock
) -> Match:
    """Return whether a certificate of the company answers the need."""
    if need.kind and item.kind != need.kind:
        return IRRELEVANT
    if need.name and not same_certificate(need.name, item.name):
        return IRRELEVANT
    if need.tags and not set(need.tags) <= set(item.tags):
        return IRRELEVANT
    reasons = [clock.valid(need.valid_at, item.issued, item.valid_until)]
    if need.standard:
        reasons.append(_demand(alike(need.standard, item.standard), f"依据标准是「{item.standard}」"))
    grade = reaches(item.grade, need.grade, name=item.name)
    reasons.append(Reason(grade, f"等级「{item.grade or '未填'}」，要求「{need.grade}」及以上"))
    reasons += [_demand(word in item.scope, f"范围没有写「{word}」") for word in need.scope]
    if need.holder == "bidder":
        held = same_company(item.holder, company.name, *company.former_names)
        reasons.append(_demand(held, f"持证人是「{item.holder}」，不是投标人"))
    if need.issued_after is not None:
        recent = item.issued is not None and item.issued >= need.issued_after
        reasons.append(_demand(recent, f"发证日期 {item.issued} 早于 {need.issued_after}"))
    return judge([*reasons, *_papers(item.files, need.proof)])


def match_case(
    need: CaseNeed, item: Case, clock: Clock, leaders: frozenset[str] = frozenset(), *, named: bool = False
) -> Match:
    """Return whether a contract counts: tags, window, amount, region, client, who led it, and its papers.

    ``named``: a person has chosen it for this very demand, so its subject is settled.
    """
    if need.tags and not set(need.tags) <= set(item.tags):
        return IRRELEVANT
    if need.tags_any and not set(need.tags_any) & set(item.tags):
        return IRRELEVANT
    reasons = _case_window(need, item, clock)
    if need.subject and not named and need.subject not in item.tags:
        says = f"要人看是不是「{need.subject}」，是的在 bid.yaml 的 evidence 里写上"
        reasons.append(_unfilled(says, "tags"))
    if need.led_by:
        other = Reason(
            Answer.FAIL, f"项目负责人是「{item.manager}」，不是本次的{need.led_by}", field="manager"
        )
        answer = other if item.manager else _unfilled("没有填项目负责人（manager）", "manager")
        reasons.append(MET if item.manager in leaders else answer)
    if need.amount_min is not None:
        if item.amount is None:
            reasons.append(_unfilled("没有填合同金额", "amount"))
        else:
            short = f"合同金额 {item.amount} 元，低于 {need.amount_min} 元"
            reasons.append(_demand(item.amount >= need.amount_min, short))
    reasons.append(_demand(need.region in item.region, f"地区是「{item.region}」"))
    reasons.append(_demand(need.client in item.client, f"客户是「{item.client}」"))
    return judge([*reasons, *_papers(item.files, need.proof)])


def _case_window(need: CaseNeed, item: Case, clock: Clock) -> list[Reason]:
    if need.after is None and need.before is None and not need.years:
        return []
    day, what = (item.signed, "签订") if need.window == "signed" else (item.accepted, "验收")
    if day is None:
        return [_unfilled(f"没有填{what}日期", "signed" if need.window == "signed" else "accepted")]
    reasons = [
        _demand(need.after is None or day >= need.after, f"{day} {what}，早于 {need.after}"),
        _demand(need.before is None or day <= need.before, f"{day} {what}，晚于 {need.before}"),
    ]
    if need.years:
        start = clock.issued if need.counted_from == "issued" else clock.deadline
        unread = start is None and need.counted_from != "issued"
        window = in_window(day, start, need.years, need.window_meaning)
        reasons.append(DEADLINE_NOT_READ if unread else window)
    return reasons


def match_person(need: PersonNeed, item: Person, company: Company, clock: Clock) -> Match:
    """Return whether a person has the certificates, title, degree, years and social security asked for."""
    reasons = [_has_certificate(wanted, item, clock) for wanted in need.certificates]
    if need.certificates_any:
        each = [_has_certificate(wanted, item, clock) for wanted in need.certificates_any]
        reasons.append(min(each, key=lambda reason: _BEST_FIRST.index(reason.answer)))
    if need.title:
        given = title_grade(item.title)
        reasons.append(
            Reason(reaches(given, title_grade(need.title) or need.title), f"职称「{item.title or '未填'}」")
        )
    if need.degree:
        reasons.append(_best_degree(need.degree, item))
    if need.years:
        reasons.append(_years(need.years, item, clock))
    if need.age_max:
        reasons.append(_age(need.age_max, item, clock))
    if need.social_security is not None:
        reasons += _social_security(need.social_security, item, company, clock)
    ours = (company.name, *company.former_names)
    from_employer = not item.employer or same_company(item.employer, *ours)
    reasons.append(_demand(from_employer, f"所在单位是「{item.employer}」，不是投标人"))
    return judge([*reasons, *_papers(item.papers(), need.proof)])


def _has_certificate(wanted: CertificateNeed, item: Person, clock: Clock) -> Reason:
    held = [one for one in item.certificates if same_certificate(wanted.name, one.name)]
    if not held:
        return Reason(Answer.FAIL, f"没有「{wanted.name}」", field="certificates")
    matches = [_certificate(wanted, one, clock) for one in held]
    best = min(matches, key=lambda match: _BEST_FIRST.index(match.answer))
    says = f"「{wanted.name}」{'；'.join(one.says for one in best.reasons)}"
    lack = max((one.lack for one in best.reasons), default=Lack.FACT)
    return Reason(best.answer, says, lack, "certificates")


def _certificate(wanted: CertificateNeed, held: Certificate, clock: Clock) -> Match:
    return judge(
        [
            Reason(reaches(held.grade, wanted.grade, name=held.name), f"等级「{held.grade or '未填'}」"),
            _demand(wanted.major in held.major, f"专业是「{held.major}」"),
            clock.valid("opening", held.issued, held.valid_until),
        ]
    )


def _best_degree(wanted: str, item: Person) -> Reason:
    answers = [reaches(one.degree, wanted) for one in item.education]
    if Answer.PASS in answers:
        return MET
    degrees = "、".join(one.degree for one in item.education) or "未填"
    answer = Answer.UNKNOWN if Answer.UNKNOWN in answers or not answers else Answer.FAIL
    return Reason(answer, f"学历「{degrees}」", field="education")


def _years(years: int, item: Person, clock: Clock) -> Reason:
    if item.career_start is None:
        return _unfilled("没有填从业起始日期（career_start）", "career_start")
    if clock.opening is None:
        return NOT_READ
    worked = full_years(item.career_start, clock.opening)
    return _demand(worked >= years, f"从业 {worked} 年，要求 {years} 年")


def _age(limit: int, item: Person, clock: Clock) -> Reason:
    if item.born is None:
        return _unfilled("没有填出生日期（born）", "born")
    if clock.opening is None:
        return NOT_READ
    age = full_years(item.born, clock.opening)
    return _demand(age <= limit, f"开标时 {age} 岁，超过 {limit} 岁")


def _social_security(need: SocialSecurityNeed, item: Person, company: Company, clock: Clock) -> list[Reason]:
    paid = item.social_security
    if paid is None:
        return [Reason(Answer.FAIL, "没有社保记录", field=SOCIAL)]
    last = need.until or _last_closed_month(clock)
    if last is None:
        return [NOT_READ]
    wanted = months_back(last, need.months)
    lacking = [month for month in wanted if not paid.first <= month <= paid.last or month in paid.missing]
    shown = "、".join(f"{month:%Y-%m}" for month in sorted(lacking))
    return [
        _demand(
            same_company(paid.payer, company.name, *company.former_names),
            f"社保由「{paid.payer}」缴纳，不是投标人",
            field=SOCIAL,
        ),
        _demand(not lacking, f"社保缺 {shown}", field=SOCIAL),
        _demand(bool(paid.files), "没有社保证明扫描件", Lack.PAPER, SOCIAL),
    ]


def _last_closed_month(clock: Clock) -> date | None:
    """Return the month before the opening: the opening's own month is not yet paid."""
    return months_back(clock.opening, 2)[1] if clock.opening is not None else None


def match_financial(need: FinancialNeed, item: Financial) -> Match:
    """Return whether one audited year is there with the figures asked for."""
    if item.year not in need.years:
        return IRRELEVANT
    reasons: list[Reason] = []
    if need.revenue_min is not None:
        if item.revenue is None:
            reasons.append(_unfilled(f"{item.year} 年没有填营业收入", "revenue"))
        else:
            reasons.append(
                _demand(item.revenue >= need.revenue_min, f"{item.year} 年营业收入 {item.revenue} 元")
            )
    if need.profit:
        if item.net_profit is None:
            reasons.append(_unfilled(f"{item.year} 年没有填净利润", "net_profit"))
        else:
            reasons.append(_demand(item.net_profit > 0, f"{item.year} 年净利润 {item.net_profit} 元"))
    return judge([*reasons, *_papers(item.files, ())])


def match_company(need: CompanyNeed, item: Company, clock: Clock) -> Match:
    """Return whether the company itself answers: papers, capital, scope, term of its licence."""
    reasons = [clock.valid(need.valid_at, item.founded, item.term)]
    if need.registered_capital_min is not None:
        if item.registered_capital is None:
            reasons.append(_unfilled("没有填注册资本", "registered_capital"))
        else:
            enough = item.registered_capital >= need.registered_capital_min
            reasons.append(_demand(enough, f"注册资本 {item.registered_capital} 元"))
    reasons += [_demand(word in item.scope, f"经营范围没有「{word}」") for word in need.scope]
    return judge([*reasons, *_papers(item.files, need.proof)])


def match_product(need: ProductNeed, item: Product) -> Match:
    """Return whether a product is the one asked for."""
    if need.name and not alike(need.name, item.name):
        return IRRELEVANT
    if need.brand and need.brand != item.brand:
        return IRRELEVANT
    if need.tags and not set(need.tags) <= set(item.tags):
        return IRRELEVANT
    return judge(_papers(item.files, ()))
