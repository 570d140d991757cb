"""A notice of results → who won, for what, with how many points, and its days; what it leaves open is a doubt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bidkit.model.notice import Notice
from bidkit.read.notice.frame import kind_of, name_of, number_of, period_end, regime_of, signed_on, title_of
from bidkit.read.notice.prose import prose_offers
from bidkit.read.notice.tables import disagreeing, joined, names_winner, table_offers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.model.notice import NoticeKind, Offer
    from bidkit.read.notice.lines import Sheetful

NO_STATUTE = "公告里看不出适用政府采购还是招标投标的规定，时限没有算"


def read_notice(file: str, read: Sheetful) -> Notice:
    """Return what the notice says; ``doubts`` name what it does not say or says twice."""
    title = title_of(read.lines)
    kind = kind_of(title, read.text)
    told, named, said = prose_offers(read.lines)
    tables = [(grid, table_offers(grid)) for _, grid in read.tables]
    every = [one for _, found in tables for one in found] + list(told)
    offers = joined(every)
    in_tables = tuple(one.name for grid, found in tables if names_winner(grid) for one in found)
    winners = _winners(kind, named, in_tables, offers)
    if winners and not said:
        said = next((one.quote for one in offers if one.name == winners[0]), "")
    day = signed_on(read.lines)
    regime, by = regime_of(title, read.text)
    notice = Notice(
        file, kind, title, name_of(read.lines, title), number_of(read.lines), winners, said, offers, day,
        period_end(read.lines, day), regime, by, read.text,
    )  # fmt: skip
    return replace(notice, doubts=(*_doubts(notice), *_twice(every)))


def _winners(
    kind: NoticeKind, named: Sequence[str], in_tables: Sequence[str], offers: Sequence[Offer]
) -> tuple[str, ...]:
    """Return whom the notice calls the winner: in words, in a table of winners, else by the first rank."""
    if kind == "failed":
        return ()
    first = [one.name for one in offers if one.rank == 1 and not one.out]
    if kind == "candidates":
        return tuple(dict.fromkeys(first or named or in_tables[:1]))
    return tuple(dict.fromkeys(named or (in_tables if not first else [*first]) or first))


def _doubts(notice: Notice) -> Iterator[str]:
    if notice.kind != "failed" and not notice.winners:
        yield "没有读出谁中标（成交），请人工看公告"
    lots = {one.lot for one in notice.offers if one.name in notice.winners}
    if len(notice.winners) > max(len(lots), 1):
        names = "、".join(notice.winners)
        yield f"读出 {len(notice.winners)} 家中标（成交）：{names}，分不清哪一家对应哪一包，请人工看公告"
    yield from (f"没有读出{name}的报价" for name in notice.winners if not _priced(notice, name))
    if notice.day is None:
        yield "没有读出公告日期，时限算不出来"
    if not notice.regime:
        yield NO_STATUTE


def _priced(notice: Notice, name: str) -> bool:
    return any(one.name == name and one.price is not None for one in notice.offers)


def _twice(offers: Sequence[Offer]) -> Iterator[str]:
    for name, one, other in disagreeing(offers):
        yield f"{name}的报价写了两个数：{one:,.2f} 元和 {other:,.2f} 元，请人工看公告"
