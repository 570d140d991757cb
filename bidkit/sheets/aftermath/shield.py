"""As the winner: what others can say against our bid, the weak first, each statement with what proves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.finding import Answer
from bidkit.model.sheet import Bullets, Cell, Table, cells
from bidkit.sheets.competitors.contest import item_pages
from bidkit.sheets.weak_points import weak_points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.dossier import Binding, Proof
    from bidkit.sheets.aftermath.case import Case

HEADS = ("别人会说什么", "凭什么站得住", "现在就做")
WIDTHS = (38, 40, 26)
NO_PROOF = "没有证据"


def weak_table(case: Case) -> Table:
    """Return the weak points of our bid as others would put them."""
    rows = tuple(
        cells(
            Cell(f"{one.title}：{one.says}", "bad" if one.urgent else "warn"),
            Cell("", refs=one.refs, source=one.source),
            one.cure,
        )
        for one in weak_points(case.material)
    )
    return Table("薄弱的", HEADS, rows, WIDTHS)


def stated_table(case: Case) -> Table:
    """Return what our bid states, unproved statements first: requirements, then items that earn points."""
    rows = [*_requirements(case), *_scored(case)]
    rows.sort(key=lambda row: row[1].text != NO_PROOF)
    return Table("说了的都要拿得出证据", HEADS, tuple(rows), WIDTHS)


def papers(case: Case) -> Bullets | None:
    """Return the papers to have at hand as originals: all that prove something, each once."""
    dossier = case.material.dossier
    verdicts = [one.verdict for one in dossier.bindings] + [one.verdict for one in dossier.scores]
    proofs = [one for verdict in verdicts for one in verdict.proofs]
    once = {one.record_id: one for one in proofs}
    items = tuple(Cell(one.title, refs=case.material.record_pages(one.record_id)) for one in once.values())
    return Bullets(items, "box") if items else None


def _requirements(case: Case) -> Iterator[tuple[Cell, ...]]:
    for one in case.material.dossier.bindings:
        if one.requirement.needs is None:
            continue
        refs = case.material.proof_pages(one.verdict.proofs)
        yield cells(
            f"{one.requirement.id} {one.requirement.title}",
            Cell(_by(one.verdict.proofs), refs=refs),
            _duty(one),
        )


def _scored(case: Case) -> Iterator[tuple[Cell, ...]]:
    for one in case.material.dossier.scores:
        if not one.earned or one.criterion.rule.price or one.criterion.rule.judge:
            continue
        what = f"{one.criterion.id} {one.criterion.item}"
        yield cells(what, Cell(_by(one.verdict.proofs), refs=item_pages(case.material, one)), "备原件")


def _by(proofs: tuple[Proof, ...]) -> str:
    return "、".join(dict.fromkeys(one.title for one in proofs)) or NO_PROOF


def _duty(one: Binding) -> str:
    return "备原件" if one.verdict.answer is Answer.PASS else f"先弄清：{one.verdict.reason}"
