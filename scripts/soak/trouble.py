"""Full disks, two builds at once, readers during a build, files changed during a build, a clock set back."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.soak.kills import after
from scripts.soak.site import Site, new_site

if TYPE_CHECKING:
    from collections.abc import Iterator

FULL = 8
REFUSED_WHILE_BUSY = 8
STEPS = 20
YEAR = 365 * 86400


@contextmanager
def small_disk(megabytes: int) -> Iterator[Path | None]:
    """Give a file system of that size; None where this machine lets nobody mount one."""
    with tempfile.TemporaryDirectory() as folder:
        mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "none", folder]
        if subprocess.run(mount, capture_output=True).returncode:
            yield None
            return
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "-l", folder], check=True)


def filling_disk() -> str:
    """Build twenty times on a disk with less and less room; return the line of the report."""
    with small_disk(64) as disk:
        if disk is None:
            return "没有做：这台机器不能挂载小磁盘"
        site, whole, said, good = new_site(disk / "ws"), 0, 0, 0
        for step in range(STEPS):
            site.change_fact()
            before = fill(disk, leave=max(0, (STEPS - step - 4) * 150_000))
            done = site.run("build", "demo")
            good += done.returncode == 0
            said += done.returncode == FULL and "磁盘满" in done.stdout + done.stderr
            before.unlink()
            whole += site.is_whole()
        after_all = site.run("build", "demo").returncode
    return (
        f"成品完整 {whole}/{STEPS}；空间够而做成 {good} 次，说「磁盘满」并以 8 退出 {said} 次，"
        f"别的结果 {STEPS - good - said} 次；腾出空间后的退出码 {after_all}"
    )


def fill(disk: Path, leave: int) -> Path:
    """Fill a disk up to what is left and return the file that does it."""
    block = disk / "fill"
    room = os.statvfs(disk)
    block.write_bytes(bytes(max(0, room.f_bavail * room.f_frsize - leave)))
    return block


def two_builds(site: Site, rounds: int = 5) -> str:
    """Start two builds of one project at once; return the line of the report."""
    codes = []
    whole = 0
    for _ in range(rounds):
        site.change_fact()
        pair = [site.start("build", "demo") for _ in range(2)]
        for process in pair:
            process.communicate()
        codes.append(sorted(process.returncode for process in pair))
        whole += site.is_whole()
    fair = sum(pair in ([0, 0], [0, REFUSED_WHILE_BUSY]) for pair in codes)
    return f"成品完整 {whole}/{rounds}；一个做成、另一个等到或被明白拒绝 {fair}/{rounds}"


def readers(site: Site, rounds: int = 3) -> str:
    """Write sheets and audit the package while a build runs; return the line of the report."""
    strange = []
    whole = 0
    for _ in range(rounds):
        site.change_fact()
        building = site.start("build", "demo")
        after(0.3)(building, site)
        found = [
            site.run("sheets", "demo"),
            site.run("audit", *map(str, (site.out / "package").glob("*.pdf")), "--tender", "demo"),
        ]
        building.communicate()
        strange += [done.returncode for done in found if done.returncode not in (0, 1, REFUSED_WHILE_BUSY)]
        whole += site.is_whole()
    return f"成品完整 {whole}/{rounds}；意外的退出码：{'、'.join(map(str, strange)) or '无'}"


def changed_while_building(site: Site, rounds: int = 10) -> str:
    """Change a fact at some moment of a build; return the line of the report."""
    one_state = said = mixed = 0
    for number in range(rounds):
        site.change_fact()
        building = site.start("build", "demo")
        after(number / rounds)(building, site)
        site.change_fact()
        out, err = building.communicate()
        if building.returncode:
            said += "改动" in out + err
            mixed += "改动" not in out + err
        else:
            agrees = site.run("verify", str(site.out / "package")).returncode == 0
            one_state += agrees
            mixed += not agrees
    return f"成品只有一种状态 {one_state} 次，说明有改动并停下 {said} 次，别的 {mixed} 次（共 {rounds} 次）"


def clock_set_back(site: Site) -> str:
    """Give every file a time in the future, as after a clock set back; return the line of the report."""
    future = time.time() + YEAR
    for path in site.root.rglob("*"):
        if path.is_file():
            os.utime(path, (future, future))
    site.change_fact()
    done = site.run("build", "demo")
    pages = subprocess.run(
        ["pdftotext", next((site.out / "package").glob("*.pdf")), "-"], capture_output=True, text=True
    ).stdout
    fresh = str(site.period) in pages
    return f"退出码 {done.returncode}，新写的期限在成品里：{'是' if fresh else '否'}，完整：{site.is_whole()}"
