"""What rests on the changes of a clarification, made and printed at the end of its reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.cli.console import write_out
from bidkit.cli.shown.addendum import impact_lines
from bidkit.door import today
from bidkit.errors import BidkitError
from bidkit.sheets.catalogue import maker

if TYPE_CHECKING:
    from bidkit.load.workspace import Workspace


def write_impact(place: Workspace) -> None:
    """Print the list without pages; a bid that cannot be bound yet is told, the clarification is noted all the same."""
    from bidkit.flow.brief import SheetJob, brief  # WeasyPrint and openpyxl: half a second to start
    from bidkit.flow.job import Job

    try:
        made = brief(SheetJob(Job(place, today=today()), (maker("impact"),), today(), fresh=False))
    except BidkitError as fault:
        write_out(f"影响清单这次没有列出：{fault.message}。改动已经记下，处理后照上面的命令再出")
        return
    write_out("\n".join(impact_lines(made.sheets)))
