"""How cost grows with what a bid holds: price lines, demands, records; each cold, with all rules, against half of it.

``python -m benchmarks.growth [price] [demands] [records]``: what is named, else all. Processor seconds count the
converter too; a loaded machine stretches them, so read the ratios of one run.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import openpyxl

from benchmarks.ratios import Took, run
from benchmarks.versions import ROOT
from benchmarks.workspace import Size, make_workspace

SMALL = Size(4, 2, rules=True)
SECTION = "        - {{id: {name}, title: {title}, template: {name}}}\n"
SIZES = {"price": (1000, 2000, 5000), "demands": (375, 750, 1500), "records": (1250, 2500, 5000)}


def with_price(root: Path, lines: int) -> Path:
    """Write a small bid whose price table has so many lines; return the tender's folder."""
    tender = _with_section(make_workspace(root, SMALL), "price-table", "分项报价表")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "报价明细"
    sheet.append(["名称", "单位", "数量", "含税单价", "税率"])
    for number in range(lines):
        sheet.append([f"设备 {number}", "台", 1 + number % 9, 100 + number, 0.13])
    book.save(tender / "price.xlsx")
    return tender


def with_demands(root: Path, demands: int) -> Path:
    """Write a small bid that answers so many technical demands; return the tender's folder."""
    tender = _with_section(make_workspace(root, SMALL), "deviation-technical", "技术条款响应表")
    asked = [
        f"  - {{id: T{n}, kind: technical, text: 系统应支持第 {n} 类指标的采集和分析, answer: person}}"
        for n in range(demands)
    ]
    said = [
        f"  T{n}: {{reply: 支持第 {n} 类指标的采集和分析, where: s000, deviation: none}}"
        for n in range(demands)
    ]
    _append(tender / "tender.yaml", ["requirements:", *asked])
    _append(tender / "bid.yaml", ["answers:", *said])
    return tender


def with_records(root: Path, records: int) -> Path:
    """Write a small bid whose library has so many cases; return the tender's folder."""
    tender = make_workspace(root, SMALL)
    cases = root / "library/cases"
    text = (cases / "c000.yaml").read_text(encoding="utf-8")
    for number in range(records):
        (cases / f"x{number:05}.yaml").write_text(text.replace("c000", f"x{number:05}", 1), encoding="utf-8")
    return tender


MAKERS: dict[str, Callable[[Path, int], Path]] = {
    "price": with_price,
    "demands": with_demands,
    "records": with_records,
}


def measure(what: str, size: int) -> tuple[Took, Took]:
    """Return what a cold build takes and one with nothing changed."""
    root = Path(tempfile.mkdtemp(prefix="bidkit-bench-"))
    try:
        words = ["bidkit", "build", str(MAKERS[what](root, size)), "--draft"]
        return run(words, ROOT), run(words, ROOT)
    finally:
        shutil.rmtree(root)


def _with_section(tender: Path, name: str, title: str) -> Path:
    path = tender / "tender.yaml"
    text = path.read_text(encoding="utf-8").replace("set: bench", "set: gov-services")
    place = text.index("        - {id: s000")
    path.write_text(text[:place] + SECTION.format(name=name, title=title) + text[place:], encoding="utf-8")
    return tender


def _append(path: Path, lines: list[str]) -> None:
    with path.open("a", encoding="utf-8") as stream:
        stream.write("\n".join(lines) + "\n")


def main() -> None:
    """Print a row for each size, with how much more it costs than the size before."""
    run(["bidkit", "--version"], ROOT)
    for what in [word for word in sys.argv[1:] if word in SIZES] or SIZES:
        before: Took | None = None
        for size in SIZES[what]:
            cold, same = measure(what, size)
            more = f"{cold.processor / before.processor:.2f}×" if before else ""
            before = cold
            print(
                f"| {what} {size} | {cold.processor:.1f} s {more} | {same.processor:.1f} s "
                f"| {cold.wall:.1f} s | {os.getloadavg()[0]:.1f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
