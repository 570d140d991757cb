"""Change one fact at a time, in the example and in projects read from tenders, and write what was seen of it.

``python -m scripts.mutants`` runs all and writes its section of docs/catch-rate.md; ``--example`` runs the example
only and writes nothing; ``--minutes 20`` stops after so many and tells how many were tried, drawn from all alike; words
after it keep the mutants whose fact, place or way of changing holds one of them.
The environment's BIDKIT_TENDERS names a folder of buyers' documents; invented ones are read without it.
"""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.mutants.bids import bids
from scripts.mutants.judge import Judge, Outcome
from scripts.mutants.mutant import Mutant, sample
from scripts.mutants.tally import GOALS, named, section, share, totals, write_section

PAGE = Path(__file__).parents[2] / "docs/catch-rate.md"
SURVIVORS = Path(__file__).parents[2] / ".bidkit/mutants/survivors.txt"
EACH = {"": 40, "annex": 1, "open": 2, "price": 4}
EACH_OF_A_PROJECT = 3
WORKERS = 2
_judges: dict[str, Judge] = {}


def judged(mutant: Mutant) -> Outcome:
    """Return what is seen of a mutant, by the judge of its bid that every worker has inherited."""
    return _judges[mutant.bid].judge(mutant)


def chosen(judge: Judge) -> list[Mutant]:
    """Return the mutants of one bid that are tried, the same ones every time."""
    listed = judge.mutants()
    volumes = dict.fromkeys(one.volume for one in listed)
    return [
        one
        for volume in volumes
        for one in sample(
            [mutant for mutant in listed if mutant.volume == volume], EACH.get(volume, EACH_OF_A_PROJECT)
        )
    ]


@dataclass(frozen=True)
class Asked:
    """What the command line asks for."""

    words: tuple[str, ...]
    example: bool
    minutes: float

    def wants(self, mutant: Mutant) -> bool:
        """Return whether a mutant is among those asked for."""
        named = f"{mutant.fact}·{mutant.how}·{mutant.place}"
        return not self.words or any(word in named for word in self.words)


def _asked(arguments: list[str]) -> Asked:
    words, minutes = list(arguments), float("inf")
    if "--minutes" in words:
        at = words.index("--minutes")
        minutes = float(words[at + 1])
        del words[at : at + 2]
    return Asked(tuple(word for word in words if word != "--example"), "--example" in words, minutes)


def main() -> int:
    """Run and return 0 when the goals are met."""
    asked = _asked(sys.argv[1:])
    begun = time.perf_counter()
    mutants: list[Mutant] = []
    for name, bid in bids(only_example=asked.example):
        _judges[name] = Judge(bid, name)
        _judges[name].warm()
        mutants += chosen(_judges[name])
    mutants = sorted((one for one in mutants if asked.wants(one)), key=lambda one: one.key)
    print(
        f"{len(mutants)} 处，{len(_judges)} 份标书，准备用时 {time.perf_counter() - begun:.0f} 秒", flush=True
    )
    started = time.perf_counter()
    outcomes = list(_run(mutants, started + asked.minutes * 60))
    seconds = time.perf_counter() - started
    order = list(_judges)
    outcomes.sort(key=lambda one: (order.index(one.mutant.bid), one.mutant.key))
    return _report(outcomes, len(mutants), seconds, write=not (asked.words or asked.example))


def _run(mutants: list[Mutant], until: float) -> Iterator[Outcome]:
    with multiprocessing.get_context("fork").Pool(WORKERS) as pool:
        for outcome in pool.imap_unordered(judged, mutants, chunksize=4):
            yield outcome
            if time.perf_counter() > until:
                return


def _report(outcomes: list[Outcome], made: int, seconds: float, *, write: bool) -> int:
    wrong = [one for one in outcomes if not one.right]
    SURVIVORS.parent.mkdir(parents=True, exist_ok=True)
    listed = (f"{one.mutant.group} {one.mutant} {one.severity} {one.codes}" for one in wrong)
    SURVIVORS.write_text("\n".join(listed) + "\n", encoding="utf-8")
    if write:
        write_section(PAGE, section(outcomes, made))
    for what, count in totals(outcomes):
        print(f"{what}：{count}")
    for one in wrong:
        if one.mutant.honest:
            print(f"误报：{named(one)} {'、'.join(one.codes)}")
    print(
        f"用时 {seconds:.0f} 秒，{len(outcomes)}/{made} 处；没有查出的在 {SURVIVORS.relative_to(PAGE.parents[1])}"
    )
    faults = [one for one in outcomes if not one.mutant.honest]
    met = share(faults) >= GOALS["all"] and not any(one.mutant.honest for one in wrong)
    return 0 if met and share([one for one in faults if one.mutant.decides]) >= GOALS["decides"] else 1


if __name__ == "__main__":
    sys.exit(main())
