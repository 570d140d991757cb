"""Evaluate a need against the library: met or not, which records prove it, what the others lack."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import ge, gt, le, lt
from typing import TYPE_CHECKING

from bidkit.bind.match import (
    Match,
    match_case,
    match_company,
    match_financial,
    match_person,
    match_product,
    match_qualification,
)
from bidkit.finding import Answer
from bidkit.model.dossier import Proof, TeamSeat, Verdict
from bidkit.model.gap import Gap, Lack, Reason
from bidkit.model.library import Case, Fact, Person, Qualification

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bidkit.bind.clock import Clock
    from bidkit.model.library import Library
    from bidkit.model.needs import AskNeed, Need


TOLD = "told"
"""The field of bid.yaml that a gap waits for where a person must tell a number."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a need is judged against; ``chosen`` limits the records to those the bid names, ``item`` is their key."""

    library: Library
    clock: Clock
    team: tuple[TeamSeat, ...]
    forms: frozenset[str]
    chosen: tuple[str, ...] | None = None
    named: bool = False
    """Whether ``chosen`` was named for this very item or part: then a person has said that they are what it asks."""
    item: str = ""
    told: Decimal | None = None
    """The number that bid.yaml tells for the item."""


def evaluate(need: Need, scene: Scene, *, most: int | None = None) -> Verdict:
    """Return the verdict on a need.

    Args:
        need: the query.
        scene: library, clock, team and the records the bid has chosen.
        most: take at most this many records as proof; the need's own count when None.
    """
    if need.all or need.any:
        return _joined(need, scene)
    if need.ask is not None:
        return _asked(need.ask, scene)
    if need.form:
        return _form(need.form, scene)
    single = need.qualification or need.case or need.person or need.product
    wanted = single.count if single is not None else _default_count(need)
    tried = _tried(need, scene)
    passed = [record for record, match in tried if match.answer is Answer.PASS]
    unknown = [record for record, match in tried if match.answer is Answer.UNKNOWN]
    kept = passed[: most if most is not None else wanted] if scene.chosen is None else passed
    proofs = tuple(_proof(record, need) for record in kept)
    gaps = tuple(_gap(record, match) for record, match in tried if match.answer is not Answer.PASS)
    if len(passed) >= wanted:
        return Verdict(Answer.PASS, f"已有 {len(passed)} 项符合", proofs, gaps, len(passed))
    if len(passed) + len(unknown) >= wanted:
        return Verdict(
            Answer.UNKNOWN, _short(passed, wanted, gaps, "资料不全，无法判断"), proofs, gaps, len(passed)
        )
    return Verdict(Answer.FAIL, _short(passed, wanted, gaps, "资料库中没有符合的"), proofs, gaps, len(passed))


def _tried(need: Need, scene: Scene) -> list[tuple[Fact, Match]]:
    """Return the records to look at with their matches: those the bid has chosen, or all of the right sort."""
    found = _candidates(need, scene)
    if scene.chosen is None:
        return [(record, match) for record, match in found if match.relevant]
    matches = {record.id: match for record, match in found}
    index = scene.library.index()
    other = Match(Answer.FAIL, (Reason(Answer.FAIL, "不是要求的那一种资料"),))
    chosen = [(index[name], matches.get(name, other)) for name in scene.chosen if name in index]
    return [(record, match if match.relevant else other) for record, match in chosen]


def _default_count(need: Need) -> int:
    return len(need.financial.years) if need.financial else 1


def _short(passed: Sequence[Fact], wanted: int, gaps: tuple[Gap, ...], why: str) -> str:
    detail = f"：{'；'.join(map(str, gaps[:3]))}" if gaps else ""
    return f"需要 {wanted} 项，符合 {len(passed)} 项，{why}{detail}"


def _gap(record: Fact, match: Match) -> Gap:
    return Gap(record.id, record.label, match.reasons)


def _candidates(need: Need, scene: Scene) -> list[tuple[Fact, Match]]:
    """Return every record of the right kind with its match, best proof first."""
    library, clock = scene.library, scene.clock
    if (asked := need.qualification) is not None:
        held = sorted(library.qualifications, key=_longest_first)
        return [(q, match_qualification(asked, q, library.company, clock)) for q in held]
    if (case := need.case) is not None:
        leaders = {seat.person.name for seat in scene.team if seat.role == case.led_by}
        cases = sorted(library.cases, key=_newest_first)
        return [(c, match_case(case, c, clock, frozenset(leaders), named=scene.named)) for c in cases]
    if (person := need.person) is not None:
        people = _people(person.role, person.roles_excluded, scene)
        return [(p, match_person(person, p, library.company, clock)) for p in people]
    if (financial := need.financial) is not None:
        return [(f, match_financial(financial, f)) for f in library.financials]
    if (company := need.company) is not None:
        return [(library.company, match_company(company, library.company, clock))]
    assert need.product is not None
    return [(p, match_product(need.product, p)) for p in library.products]


def _longest_first(item: Qualification) -> tuple[int, str]:
    until = item.valid_until
    days = -until.toordinal() if isinstance(until, date) else (-(10**7) if until else 0)
    return (days, item.id)


def _newest_first(item: Case) -> tuple[int, str]:
    return (-item.signed.toordinal() if item.signed else 0, item.id)


def _people(role: str, excluded: Iterable[str], scene: Scene) -> list[Person]:
    """Return the people of the team in the role; without a team, everybody of the library."""
    if not scene.team:
        return [] if role else list(scene.library.people)
    out = set(excluded)
    seats = [seat for seat in scene.team if (not role or seat.role == role) and seat.role not in out]
    return list(dict.fromkeys(seat.person for seat in seats)) if seats else []


def _proof(record: Fact, need: Need) -> Proof:
    """Return the record's scans; of the company only the papers asked for, under their own names."""
    if need.company is None:
        return Proof(record.id, record.label, record.papers())
    files = tuple(file for file in record.papers() if file.kind in need.company.proof)
    titles = "、".join(file.title for file in files if file.title)
    return Proof(record.id, titles or record.label, files)


def _asked(ask: AskNeed, scene: Scene) -> Verdict:
    """Return the verdict on what only a person can tell; what nobody told is unknown."""
    if scene.told is None:
        says = f"：要人答，在 bid.yaml 的 told 写 {scene.item}（value、by、why）"
        gap = Gap(scene.item, ask.what, (Reason(Answer.UNKNOWN, says, Lack.FIELD, TOLD),))
        return Verdict(Answer.UNKNOWN, gap.shown, (), (gap,))
    met = _within(scene.told, ask)
    answer = Answer.PASS if met else Answer.FAIL
    return Verdict(answer, f"{ask.what}：{scene.told}", (), (), int(scene.told))


def _within(value: Decimal, ask: AskNeed) -> bool:
    held = [
        meets(value, bound)
        for bound, meets in ((ask.at_least, ge), (ask.above, gt), (ask.at_most, le), (ask.below, lt))
        if bound is not None
    ]
    return all(held) if held else value >= 1


def _form(form_id: str, scene: Scene) -> Verdict:
    if form_id in scene.forms:
        proof = Proof(f"form:{form_id}", form_id, ())
        return Verdict(Answer.PASS, "以规定格式的文件作答", (proof,), (), 1)
    return Verdict(Answer.FAIL, f"格式 {form_id} 没有编入任何一册")


def _joined(need: Need, scene: Scene) -> Verdict:
    verdicts = [evaluate(part, scene) for part in need.all or need.any]
    rank: Callable[[Verdict], int] = lambda v: (Answer.PASS, Answer.UNKNOWN, Answer.FAIL).index(v.answer)  # noqa: E731
    if need.any:
        return min(verdicts, key=rank)
    worst = max(verdicts, key=rank)
    proofs = tuple(dict.fromkeys(proof for verdict in verdicts for proof in verdict.proofs))
    gaps = tuple(gap for verdict in verdicts for gap in verdict.gaps)
    reasons = "；".join(v.reason for v in verdicts if v.answer is not Answer.PASS) or "各项都符合"
    return Verdict(worst.answer, reasons, proofs, gaps, min(verdict.count for verdict in verdicts))
