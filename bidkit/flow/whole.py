"""Whether what people ask for leaves files that can be read; and if not, which row of the workbook is to blame."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bidkit.errors import BidkitError, UnreadableError
from bidkit.load.structure import build
from bidkit.load.tender import as_tender, check_names
from bidkit.load.yaml_edit import edit_yaml
from bidkit.load.yamlsrc import parse_mapping
from bidkit.model.bid import Bid
from bidkit.model.book import BadCell
from bidkit.read.review import take

if TYPE_CHECKING:
    from bidkit.book.project import Part, Project, Wish
    from bidkit.model.library import Library
    from bidkit.model.tender import Tender

CURE = "请改这一行再收"


def whole(tender: Tender, bid: str, library: Library) -> None:
    """Raise UnreadableError where bid.yaml could not be read any more, or a name in either file led nowhere."""
    check_names(build(Bid, parse_mapping(bid, "bid.yaml")), tender, library)


def to_blame(project: Project, wish: Wish, texts: tuple[str, str]) -> Iterator[BadCell]:
    """Yield a fault for each row whose changes alone leave ``texts`` (tender.yaml, bid.yaml) unreadable.

    Nothing is yielded where only several rows together do.
    """
    for part in wish.parts:
        for fault in _alone(project, part, texts):
            title = next(iter(part.edited.new), "")
            yield part.edited.bad(title, fault.message, fault.cure or CURE)


def _alone(project: Project, part: Part, texts: tuple[str, str]) -> tuple[BidkitError, ...]:
    taken = take(part.decisions, project.tender, project.bid, "")
    try:
        tender = as_tender(parse_mapping(edit_yaml(texts[0], [*part.tender, *taken.changes]), "tender.yaml"))
        whole(tender, edit_yaml(texts[1], part.bid), project.library)
    except UnreadableError as error:
        return error.faults or (error,)
    return ()
