"""Builds killed at random moments and at aimed ones."""

from __future__ import annotations

import random
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scripts.soak.site import DEADLINE, Site, kill, left_running

SETTLE = 10.0


@dataclass(frozen=True)
class Shot:
    """How one build is killed: what its environment holds, and when it is shot from outside."""

    name: str
    env: dict[str, str]
    wait: Callable[[subprocess.Popen[str], Site], None]


@dataclass
class Tally:
    """What was counted over all shots."""

    shots: int = 0
    died: int = 0
    whole: int = 0
    next_good: int = 0
    lost: int = 0
    leftovers: int = 0
    processes: int = 0


def shots(count: int, seed: int) -> Iterator[Shot]:
    """Yield as many ways to die as wanted: every second at random, the others aimed."""
    dice = random.Random(seed)
    for number in range(count):
        if number % 2:
            yield Shot("random", {}, after(dice.uniform(0.05, 1.0)))
        elif number % 10 == 0:
            yield Shot("soffice", {}, inside_soffice)
        else:
            side = ("before", "after")[number // 2 % 2]
            yield Shot("rename", {"SOAK_DIE": f"{side}:{dice.randint(1, 40)}"}, to_the_end)


def after(part: float) -> Callable[[subprocess.Popen[str], Site], None]:
    """Return a wait for a part of the time that a build takes, or until it ends."""

    def wait(process: subprocess.Popen[str], site: Site) -> None:
        end = time.monotonic() + part * site.seconds
        while process.poll() is None and time.monotonic() < end:
            time.sleep(0.02)

    return wait


def inside_soffice(process: subprocess.Popen[str], site: Site) -> None:
    """Wait until the converter works for this workspace, and a moment longer."""
    end = time.monotonic() + DEADLINE
    while process.poll() is None and time.monotonic() < end:
        if len(left_running(site.root)) > 1:
            time.sleep(0.3)
            return
        time.sleep(0.02)


def to_the_end(process: subprocess.Popen[str], _: Site) -> None:
    """Wait for a build that kills itself."""
    process.wait(timeout=DEADLINE)


def shoot(site: Site, shot: Shot, tally: Tally) -> None:
    """Change a fact, let people work in the package, kill the build of it, and count what is left."""
    site.change_fact()
    site.work_in_package()
    process = site.start("build", "demo", env=shot.env)
    shot.wait(process, site)
    tally.shots += 1
    tally.died += process.poll() is None or process.returncode < 0
    kill(process)
    tally.processes += processes_left(site)
    found = site.run("build", "demo")
    tally.next_good += found.returncode == 0
    tally.whole += site.is_whole()
    tally.lost += len(site.lost())
    tally.leftovers += len(site.leftovers())


def processes_left(site: Site) -> int:
    """Return how many processes of a killed build still run after a while; they are ended then."""
    end = time.monotonic() + SETTLE
    while left_running(site.root) and time.monotonic() < end:
        time.sleep(0.1)
    left = left_running(site.root)
    subprocess.run(["pkill", "-9", "-f", str(site.root)], check=False)
    return len(left)
