"""What would earn more points, in words a person can act on: from the query of the scoring item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.bind.match import PAPER_NAMES
from bidkit.sheets.numbers import yuan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bidkit.model.needs import CaseNeed, CertificateNeed, Need, PersonNeed, QualificationNeed
    from bidkit.model.tender import Tender


def wanted(need: Need, tender: Tender, count: int = 1) -> str:
    """Return what to get, as the object of a sentence: ``再补 1 份 …``."""
    if need.all or need.any:
        word = "，并且" if need.all else "，或者"
        return word.join(wanted(part, tender, count) for part in need.all or need.any)
    if need.case is not None:
        return f"再补 {count} 份{_case(need.case)}"
    if need.qualification is not None:
        return _qualification(need.qualification, count)
    if need.person is not None:
        return _person(need.person, count)
    if need.product is not None:
        asked = [need.product.name, need.product.brand, *need.product.tags]
        return f"再补 {count} 个产品的资料{_bracket(asked)}，附证明"
    if need.financial is not None:
        years = "、".join(str(year) for year in need.financial.years)
        return f"补齐 {years} 年审计报告"
    if need.company is not None:
        return f"补齐公司的{_papers(need.company.proof)}"
    if need.ask is not None:
        return f"补足「{need.ask.what}」"
    form = tender.form(need.form)
    return f"把《{form.title if form else need.form}》编入投标文件并签章"


def _case(need: CaseNeed) -> str:
    day = "签订" if need.window == "signed" else "验收"
    when = [f"{need.after} 以后"] if need.after else []
    when += [f"{need.before} 以前"] if need.before else []
    when += [f"近 {need.years} 年"] if need.years else []
    asked = [need.subject, *need.tags, *need.tags_any, need.region, need.client]
    asked += [f"金额不低于 {yuan(need.amount_min)}"] if need.amount_min is not None else []
    asked += [f"由本次的{need.led_by}负责"] if need.led_by else []
    window = f"{'、'.join(when)}{day}的" if when else ""
    return f"{' ' if window[:1].isdigit() else ''}{window}同类合同{_bracket(asked)}，附{_papers(need.proof)}"


def _qualification(need: QualificationNeed, count: int) -> str:
    asked = [need.standard, f"{need.grade}及以上" if need.grade else "", *need.scope, *need.tags]
    name = f"名称含「{need.name}」的证书" if need.name else "证书"
    number = f" {count} 件" if count > 1 else ""
    return f"取得并录入{name}{_bracket(asked)}{number}，开标日有效，附证书扫描件"


def _person(need: PersonNeed, count: int) -> str:
    asked = [_certificate(one) for one in need.certificates]
    any_of = [_certificate(one) for one in need.certificates_any]
    asked += [f"{'或'.join(any_of)}之一"] if any_of else []
    asked += [f"{need.degree}及以上"] if need.degree else []
    asked += [f"{need.title}职称"] if need.title else []
    asked += [f"从业满 {need.years} 年"] if need.years else []
    asked += [f"本单位社保 {need.social_security.months} 个月"] if need.social_security else []
    role = f"「{need.role}」岗位" if need.role else "人员"
    proof = f"，附{_papers(need.proof)}" if need.proof else ""
    return f"{role}再有 {count} 人符合{_bracket(asked)}{proof}"


def _certificate(need: CertificateNeed) -> str:
    detail = "、".join(part for part in (need.grade, need.major) if part)
    return f"持「{need.name}」{f'（{detail}）' if detail else ''}"


def _papers(kinds: Iterable[str]) -> str:
    return "、".join(PAPER_NAMES[kind] for kind in kinds) + "扫描件"


def _bracket(parts: Iterable[str]) -> str:
    given = [part for part in parts if part]
    return f"（{'；'.join(given)}）" if given else ""
