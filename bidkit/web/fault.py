"""A fault as it crosses from a process or a workflow to a page: what, where, how to cure it, and its HTTP status."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bidkit.errors import BidkitError
from bidkit.model.book import BadCell
from bidkit.store.disk import fault_of_the_machine

STATUS = {
    "StaleError": 409,
    "CellsError": 422,
    "UsageError": 422,
    "UnreadableError": 422,
    "NotWritableError": 409,
    "ToolMissingError": 503,
    "ToolFailedError": 503,
    "StoppedError": 409,
}
BUG = "程序内部错误，不是资料的问题"


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong: the sort of fault, its words, its place, the faults it gathers, and the cells at fault."""

    sort: str
    message: str
    cure: str = ""
    place: str = ""
    faults: tuple[Fault, ...] = ()
    cells: tuple[BadCell, ...] = ()
    status: int = 500

    def as_dict(self) -> dict[str, Any]:
        """Return the fault as a page and its JSON tell it."""
        cells = [{"row": one.title, "message": one.message, "cure": one.cure} for one in self.cells]
        own = {"message": self.message, "cure": self.cure, "place": self.place, "status": self.status}
        return own | {"faults": [one.as_dict() for one in self.faults], "cells": cells}


class FaultError(Exception):
    """A fault on its way to the page."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def refused(status: int, message: str, cure: str = "") -> FaultError:
    """Return what a page raises to refuse a request."""
    return FaultError(Fault("Refused", message, cure, status=status))


def fault_of(error: BaseException) -> Fault:
    """Return an exception as a fault; what nobody foresaw is said to be ours."""
    if isinstance(error, FaultError):
        return error.fault
    if disk := fault_of_the_machine(error):
        error = disk
    if not isinstance(error, BidkitError):
        return Fault("Bug", f"{BUG}（{type(error).__name__}）", "请把这一步怎么做的告诉维护人员")
    cells: tuple[BadCell, ...] = tuple(getattr(error, "bad", ()))
    clash = any(one.text is not None or "您看过以后" in one.message for one in cells)
    status = 409 if clash else STATUS.get(type(error).__name__, 422)
    faults = tuple(fault_of(one) for one in error.faults)
    place = str(error.span) if error.span else ""
    return Fault(type(error).__name__, error.message, error.cure, place, faults, cells, status)
