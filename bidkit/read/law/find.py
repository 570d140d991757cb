"""All that a tender itself does wrong or leaves unclear, each type once with its places, the gravest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from bidkit.law.clause import FAULT_NAMES, Fault
from bidkit.law.of_buyer import PREFIX
from bidkit.load.clauses import shipped_clauses
from bidkit.load.register import shipped_register
from bidkit.model.purchase import Method, Regime
from bidkit.model.unfair import Spot, Unfair
from bidkit.read.items import place_of
from bidkit.read.law.compared import COMPARED
from bidkit.read.law.counted import COUNTED
from bidkit.read.law.pieces import pieces
from bidkit.read.law.remedy import Days, remedy
from bidkit.read.law.scene import make_scene
from bidkit.read.law.wording import said
from bidkit.read.text import key, plain
from bidkit.words import dates
from bidkit.words.spaces import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bidkit.law.clause import ClauseType
    from bidkit.read.law.scene import Hit, Read, Scene

RANK: list[str] = list(FAULT_NAMES)
LONGEST = 160
MARK = "（{}）"


def find_unfair(read: Read) -> tuple[Unfair, ...]:
    """Return what the law forbids, what fits one, contradicts itself, is unclear or worth a question."""
    buyer = next((plain(one.value) for one in read.choices if one.key == "purchaser"), "")
    scene = make_scene(read, tuple(pieces(read.outline, read.gates, read.scoring, buyer)))
    types = shipped_clauses()
    counted = [
        hit
        for id, find in (*COUNTED.items(), *COMPARED.items())
        if types[id].kind(scene.binding, scene.method) is not None
        for hit in find(scene)
    ]
    kept = _strongest(scene, types, [*counted, *said(scene, types)])
    found = [_unfair(scene, types[id], hits) for id, hits in kept.items()]
    return tuple(sorted(found, key=lambda one: RANK.index(one.fault)))


def _fault(scene: Scene, one: ClauseType, hit: Hit) -> Fault:
    kind = one.kind(scene.binding, scene.method)
    own: Fault | None = next((name for name in FAULT_NAMES if name == hit.kind), None)
    assert kind is not None
    if own is None or scene.binding is None:
        return kind
    return own


def _strongest(scene: Scene, types: Mapping[str, ClauseType], hits: Iterable[Hit]) -> dict[str, list[Hit]]:
    """Return the hits by type; a sentence is held against its buyer once, by the gravest type, and so is its copy."""
    order = list(types)
    best: dict[str, Hit] = {}
    for hit in hits:
        words = key(hit.quote)[:80]
        old = best.get(words)
        if old is None or _weight(scene, types, order, hit) < _weight(scene, types, order, old):
            best[words] = hit
    out: dict[str, list[Hit]] = {}
    for hit in _one_a_row(best.values()):
        out.setdefault(hit.id, []).append(hit)
    return out


def _one_a_row(hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits in order, of each row of a table only the one that says most."""
    rows: dict[tuple[str, int, int], Hit] = {}
    for hit in hits:
        unit = hit.unit
        row = (hit.id, unit.table, unit.row if unit.table else unit.index)
        if row not in rows or (unit.table and len(hit.quote) > len(rows[row].quote)):
            rows[row] = hit
    return sorted(rows.values(), key=lambda hit: hit.unit.index)


def _weight(scene: Scene, types: Mapping[str, ClauseType], order: list[str], hit: Hit) -> tuple[int, int]:
    return RANK.index(_fault(scene, types[hit.id], hit)), order.index(hit.id)


def _unfair(scene: Scene, one: ClauseType, hits: Sequence[Hit]) -> Unfair:
    fault = min((_fault(scene, one, hit) for hit in hits), key=RANK.index)
    way = remedy(fault, scene.binding, days_of(scene))
    basis = _basis(scene, one)
    spots = tuple(
        Spot(
            shortened(hit.unit.text if not hit.quote else hit.quote, LONGEST),
            place_of(scene.read.outline, hit.unit),
        )
        for hit in hits
    )
    told = next((hit.said for hit in hits if hit.said), "")
    return Unfair(
        f"{PREFIX}{one.id.upper()}",
        fault,
        one.title,
        spots,
        one.why,
        basis,
        one.ask,
        way.name,
        way.until,
        draft(way.name, spots[0], told, basis, one.ask),
        told,
    )


def _basis(scene: Scene, one: ClauseType) -> str:
    """Return the articles that bind this purchase, all where its law or method is not known."""
    register, text = shipped_register(), one.basis(scene.binding)
    regime = next((name for name in get_args(Regime) if name == scene.value("regime")), None)
    method = next((name for name in get_args(Method) if name == scene.method), None)
    if regime is not None and method is not None:
        text = register.binding_in(text, regime, method, scene.day("issued")) or text
    return register.marked(text, MARK)


def days_of(scene: Scene) -> Days:
    """Return the days that remedies are counted from, as they were read."""
    return Days(
        scene.day("issued"),
        dates.moment(scene.value("questions_until")),
        dates.moment(scene.value("deadline")),
    )


def draft(way: str, spot: Spot, told: str, basis: str, ask: str) -> str:
    """Return the first sentence of a letter: what the document says and where, the law, the request."""
    where = f"第{spot.place.page}页" if spot.place.page else ""
    where += f"（{spot.place.clause}）" if spot.place.clause else ""
    also = f"（{told}）" if told else ""
    head = f"文件{where}写明「{spot.quote.rstrip('。;')}」{also}"
    if way == "提问":
        return f"{head}，{ask}。"
    late = "" if "顺延" in ask else "，并相应顺延截止时间"
    return f"{head}，与{basis}可能不符，我方因此【待填：受到什么影响】，{ask}{late}。"
