"""The price sheet of a tender, fetched and brought back as one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.errors import UnreadableError
from bidkit.flow.history import written
from bidkit.flow.locks import editing
from bidkit.load.paths import inside
from bidkit.load.price import load_price
from bidkit.load.tender import load_bid, load_tender
from bidkit.store.together import Change, content

if TYPE_CHECKING:
    from decimal import Decimal
    from pathlib import Path

    from bidkit.load.place import Workspace


def price_file(place: Workspace) -> Path:
    """Return the workbook with the prices of a bid; raises UnreadableError where bid.yaml names none."""
    load_tender(place.tender, place.root)
    bid = load_bid(place.tender, place.root)
    if not bid.price:
        raise UnreadableError("bid.yaml 没有写报价表", cure="请在「概况」的「我方：报价表」写上 price.xlsx")
    return inside(place.tender, bid.price, bid.span_of("price"))


def take_price(place: Workspace, file: Path, by: str) -> Decimal:
    """Return the total of a price sheet that now stands in the place of the old one.

    Raises:
        UnreadableError: it is no price sheet, or has faulty cells; the old one stays.
        NotWritableError: it cannot be written.
    """
    price = load_price(file, file.parent)
    with editing(place.root):
        target = price_file(place)
        written(place.root, [Change(target, content(target), file.read_bytes())], by, f"报价 {target.name}")
    return price.total
