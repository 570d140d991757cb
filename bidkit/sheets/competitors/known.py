"""What is on file about each rival: the eight sides, SWOT, our differences, published prices, with every source."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bidkit.model.competitors import ASPECTS, DIMENSIONS
from bidkit.model.sheet import Cell, Gap, Table, cells
from bidkit.sheets.competitors.ours import our_side
from bidkit.sheets.competitors.show import share
from bidkit.sheets.numbers import MISSING, short_yuan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.model.competitors import Claim, Competitor
    from bidkit.sheets.competitors.rivals import Rival
    from bidkit.sheets.material import Material

A_TABLE = 4
"""So many rivals stand beside one another on a page."""
STALE = timedelta(days=365)
NO_SOURCE = "未注明来源"
BUYER = "public_relations"


def side_tables(material: Material, rivals: Sequence[Rival]) -> tuple[Table, ...]:
    """Return the eight sides, us first and the rivals beside us; a new table after every four rivals."""
    groups = [rivals[at : at + A_TABLE] for at in range(0, len(rivals), A_TABLE)] or [()]
    return tuple(_sides(material, group, number) for number, group in enumerate(groups, start=1))


def _sides(material: Material, group: Sequence[Rival], number: int) -> Table:
    heads = ("方面", "我方", *(rival.short for rival in group))
    rows = tuple(
        cells(title, our_side(material, name), *(_claims_cell(rival, name) for rival in group))
        for name, title in DIMENSIONS.items()
    )
    widths = (12, 30, *(30 for _ in group))
    return Table(f"八个方面{number if number > 1 else ''}", heads, rows, widths)


def _claims_cell(rival: Rival, dimension: str) -> Cell:
    claims = rival.known.claims(dimension) if rival.known is not None else ()
    if not claims:
        return Cell(MISSING, "warn")
    sourced = all(claim.source for claim in claims)
    lines = [_claim_line(claim, dimension) for claim in claims]
    return Cell("\n".join(lines), "" if sourced else "warn", source=rival.source)


def _claim_line(claim: Claim, dimension: str) -> str:
    if not claim.source:
        # What is said of the buyer without a publication is hearsay: naming it would already spread it.
        return f"（{NO_SOURCE}，不印出）" if dimension == BUYER else f"{claim.text}（{NO_SOURCE}）"
    when = f"，{claim.on:%Y-%m-%d}" if claim.on is not None else ""
    return f"{claim.text}（{claim.source}{when}）"


def swot_table(rivals: Sequence[Rival]) -> Table:
    """Return strengths, weaknesses, opportunities and threats of each rival, as judged by ourselves."""
    rows = tuple(_swot_row(rival) for rival in rivals)
    note = "优势、劣势、机会、威胁都是对手的，由我方根据上面的公开事实判断。"
    return Table("SWOT", ("对手", "优势", "劣势", "机会", "威胁"), rows, (12, 22, 22, 22, 22), note)


def _swot_row(rival: Rival) -> tuple[Cell, ...]:
    swot = rival.known.swot if rival.known is not None else None
    lists = (swot.strengths, swot.weaknesses, swot.opportunities, swot.threats) if swot else ((),) * 4
    return cells(
        rival.short,
        *(Cell("\n".join(one), source=rival.source) if one else Cell(MISSING, "warn") for one in lists),
    )


def difference_tables(rivals: Sequence[Rival]) -> tuple[Table, ...]:
    """Return what we do otherwise than each rival, in six ways; a new table after every four rivals."""
    groups = [rivals[at : at + A_TABLE] for at in range(0, len(rivals), A_TABLE)]
    return tuple(_differences(group, number) for number, group in enumerate(groups, start=1))


def _differences(group: Sequence[Rival], number: int) -> Table:
    heads = ("方面", *(f"比{rival.short}" for rival in group))
    rows = tuple(
        cells(title, *(_difference(rival, name) for rival in group)) for name, title in ASPECTS.items()
    )
    return Table(f"差异{number if number > 1 else ''}", heads, rows, (10, *(30 for _ in group)))


def _difference(rival: Rival, aspect: str) -> Cell:
    text: str = getattr(rival.known.differences, aspect) if rival.known is not None else ""
    return Cell(text, source=rival.source) if text else Cell(MISSING, "warn")


def past_table(rivals: Sequence[Rival]) -> Table | None:
    """Return the prices that rivals bid elsewhere, as published; None where none is on file."""
    rows = [
        cells(
            rival.short,
            Cell(past.project, source=rival.source),
            f"{past.on:%Y-%m-%d}" if past.on else MISSING,
            short_yuan(past.price),
            short_yuan(past.limit),
            share(past.price, past.limit),
            Cell(past.source) if past.source else Cell(NO_SOURCE, "warn"),
        )
        for rival in rivals
        if rival.known is not None
        for past in rival.known.past_bids
    ]
    heads = ("对手", "项目", "日期", "报价", "最高限价", "占限价", "出处")
    return Table("公开报价", heads, tuple(rows), (12, 24, 11, 14, 14, 9, 26)) if rows else None


def known_gaps(material: Material, rivals: Sequence[Rival]) -> tuple[Gap, ...]:
    """Return what is missing, unsourced or old in the records of the rivals."""
    known = [rival.known for rival in rivals if rival.known is not None]
    return tuple(gap for one in known for gap in _record_gaps(one, material))


def _record_gaps(record: Competitor, material: Material) -> Iterator[Gap]:
    name, place = record.short_names[0] if record.short_names else record.name, record.span.file or record.id
    empty = [title for key, title in DIMENSIONS.items() if not record.claims(key)]
    if empty:
        yield Gap(f"「{name}」还不知道：{'、'.join(empty)}", f"查公开信息后补在 {place}；查不到就留空")
    bare = [title for key, title in DIMENSIONS.items() if not all(one.source for one in record.claims(key))]
    if bare:
        cure = f"在 {place} 补 source 和 on；查不到公开出处就删掉，不作判断依据"
        yield Gap(f"「{name}」有的事实{NO_SOURCE}：{'、'.join(bare)}", cure)
    if any(not past.source for past in record.past_bids):
        yield Gap(f"「{name}」有的报价{NO_SOURCE}", f"在 {place} 的 past_bids 补 source；查不到就删掉")
    swot = record.swot
    if not (swot.strengths or swot.weaknesses):
        yield Gap(f"「{name}」没有判断优势和劣势", f"在 {place} 补 swot，每条都要有上面的事实支持")
    if not any(getattr(record.differences, key) for key in ASPECTS):
        yield Gap(f"「{name}」没有写我方与它的差异", f"在 {place} 补 differences")
    opening = material.dossier.tender.dates.opening
    seen_from = material.today or (opening.date() if opening is not None else None)
    if record.reviewed is None or (seen_from is not None and record.reviewed < seen_from - STALE):
        yield Gap(f"「{name}」的资料一年内没有人复核", f"复核后在 {place} 写 reviewed 和 owner")
