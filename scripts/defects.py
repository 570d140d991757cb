"""Plant every defect of tests/defects, say what was caught and what was cried for nothing.

``python -m scripts.defects`` runs all and writes docs/catch-rate.md; codes after it (or parts of a planting's id)
run only those and show what each saw; ``--clean`` runs the honest variations, with words after it only those.
"""

from __future__ import annotations

import multiprocessing
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.finding import Severity
from scripts.mutants.tally import section_of
from tests.defects.clean_bid import clean_bid
from tests.defects.measure import GOAL, false_alarms, of_severity, page, summary, tally
from tests.defects.plant import Seen, look, look_at_all, said
from tests.defects.planting import Planting, plantings, variations

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PAGE = Path(__file__).parent.parent / "docs/catch-rate.md"


def look_here(planting: Planting) -> Seen:
    """Return what the expected rule sees."""
    return look(clean_bid(), planting)


def look_everywhere(planting: Planting) -> Seen:
    """Return what all rules see."""
    return look_at_all(clean_bid(), planting)


def on_all_cores(work: Callable[[Planting], Seen], listed: Sequence[Planting]) -> list[Seen]:
    """Return what each planting showed, in order; the clean example is shared by the workers."""
    if len(listed) < 8:
        return [work(one) for one in listed]
    with multiprocessing.get_context("fork").Pool(2) as pool:
        return pool.map(work, listed, chunksize=4)


def main() -> int:
    """Run what the arguments name and return 0 when the goal is met."""
    words = sys.argv[1:]
    clean = clean_bid()
    _ = (
        clean.findings,
        clean.base,
        [clean.reading.pdf(one.pdf) for one in clean.linked.volumes],
    )  # before the workers start, so that they share it
    if "--clean" in words:
        return _show_clean([word for word in words if word != "--clean"])
    return _show(words) if words else _everything()


def _everything() -> int:
    begun = time.perf_counter()
    seen = on_all_cores(look_here, plantings())
    clean = on_all_cores(look_everywhere, variations())
    checklist = clean_bid().checklist
    PAGE.write_text(page(seen, clean, checklist) + section_of(PAGE), encoding="utf-8")
    for what, count in summary(seen, clean, checklist):
        print(f"{what}：{count}")
    for one in seen:
        if not one.caught:
            print(f"没有查出：{one.planting.id} {one.planting.note} {one.planting.known_miss}")
    for one in clean:
        for finding in false_alarms(one):
            print(f"误报：{one.planting.id} {finding.code} {finding.message}")
    print(f"用时 {time.perf_counter() - begun:.0f} 秒；写入 {PAGE.name}")
    fatal = tally(of_severity(seen, checklist, Severity.FATAL))
    alarms = sum(len(false_alarms(one)) for one in clean)
    met = fatal.rate == 1 and tally(seen).rate >= GOAL and alarms <= len(clean)
    return 0 if met else 1


def _show(words: Sequence[str]) -> int:
    chosen = [
        one for one in plantings() if any(word in (one.expect, one.id) or word in one.id for word in words)
    ]
    missed = 0
    for one in on_all_cores(look_here, chosen):
        missed += not one.caught
        print(f"{'查出' if one.caught else '没查出'}  {one.planting.id}  {one.refused}")
        for finding in one.findings[:6]:
            print(f"        [{finding.code}] {said(finding)}")
    print(f"{len(chosen) - missed}/{len(chosen)}")
    return 1 if missed else 0


def _show_clean(words: Sequence[str]) -> int:
    chosen = [one for one in variations() if not words or any(word in one.id for word in words)]
    loud = 0
    for one in on_all_cores(look_everywhere, chosen):
        alarms = false_alarms(one)
        loud += bool(alarms or one.refused)
        print(f"{'误报' if alarms or one.refused else '安静'}  {one.planting.id}  {one.refused}")
        for finding in one.findings:
            print(f"        [{finding.code} {finding.severity.value}] {said(finding)}")
    print(f"{len(chosen) - loud}/{len(chosen)}")
    return 1 if loud else 0


if __name__ == "__main__":
    sys.exit(main())
