"""What the checking process is asked to do; each is one workflow with the clock of the door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit import door
from bidkit.flow.book import take_project, write_project
from bidkit.flow.intake import IntakeJob, take_intake
from bidkit.flow.job import Job
from bidkit.flow.price import price_file, take_price
from bidkit.flow.review import take_book as take_review
from bidkit.flow.review import write_book as write_review
from bidkit.flow.rows import Looked, TakenRows, change_rows, look
from bidkit.flow.stock_book import take_stock, write_stock
from bidkit.store.write import private_folder

if TYPE_CHECKING:
    from pathlib import Path

    from bidkit.load.place import Workspace
    from bidkit.model.book import Told


def look_at(place: Workspace) -> Looked:
    """Return a tender checked."""
    return look(_job(place))


def change(place: Workspace, told: Told, by: str) -> TakenRows:
    """Return what changed rows brought."""
    return change_rows(_job(place), told, by)


def _job(place: Workspace) -> Job:
    return Job(place, today=door.today(), now=door.now())


def book(place: Workspace, name: str) -> Path:
    """Return a workbook of a tender as written into the workbench's own folder, or the price sheet as it lies there."""
    out = private_folder(place.cache) / "books" / place.tender.name
    out.mkdir(parents=True, exist_ok=True)
    if name == "报价":
        return price_file(place)
    if name == "核对":
        return write_review(place, out / "核对.xlsx").book
    return write_project(_job(place), out / "项目.xlsx").book


def take_book(place: Workspace, name: str, file: Path, by: str) -> str:
    """Return in words what a workbook brought."""
    if name == "报价":
        total = take_price(place, file, by)
        return f"报价收下了，合计 {total} 元"
    if name == "核对":
        done = take_review(place, file)
        return f"收下 {done.taken} 条，还有 {len(done.open)} 条没有核对"
    brought = take_project(_job(place), file)
    words = "；".join(
        (f"收下 {brought.rows} 行，必须处理的 {brought.before} → {brought.after}", *brought.said)
    )
    return words[:1500]


def stock_book(root: Path, name: str) -> Path:
    """Return a workbook of the library: of what waits as it was written, or of all records as they are."""
    if name == "收件":
        return root / f"{name}.xlsx"
    out = private_folder(root / ".bidkit") / "books"
    out.mkdir(parents=True, exist_ok=True)
    return write_stock(root, out / "资料.xlsx").book


def take_stock_book(root: Path, name: str, file: Path) -> str:
    """Return in words what a workbook of the library brought."""
    if name == "收件":
        taken = take_intake(IntakeJob(root, root / name, door.today(), file))
        return f"收进 {len(taken.born)} 条，改了 {len(taken.changed)} 条，还有 {taken.left} 条没有对"
    done = take_stock(root, file)
    return f"收下 {done.rows} 行，新增 {len(done.born)} 条"
