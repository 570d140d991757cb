"""Run everything and write docs/reliability.md; the number of kills may be given: ``python -m scripts.soak 20``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from scripts.soak import trouble
from scripts.soak.kills import Tally, shoot, shots
from scripts.soak.site import new_site

SEED = 20261130
PAGE = Path(__file__).parents[2] / "docs/reliability.md"


def main() -> int:
    """Return 0 when every package was whole and nobody's file was lost."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        site = new_site(Path(folder) / "ws")
        for shot in shots(kills, SEED):
            shoot(site, shot, tally)
            print(shot.name, tally, flush=True)
        others = {
            "磁盘渐满 20 步": trouble.filling_disk(),
            "两个生成同时进行": trouble.two_builds(site),
            "生成时写配套表、审成品": trouble.readers(site),
            "生成时改资料": trouble.changed_while_building(site),
            "时钟拨回一年": trouble.clock_set_back(site),
        }
    text = page(kills, tally, others)
    if kills >= 100:
        PAGE.write_text(text, "utf-8")
    print(text)
    return 0 if tally.whole == tally.next_good == kills and not tally.lost else 1


def page(kills: int, tally: Tally, others: dict[str, str]) -> str:
    """Return the page as Markdown."""
    rows = [
        ("被杀的次数（随机时刻、LibreOffice 运行中、每次改名之前和之后）", f"{tally.died}/{kills}"),
        ("之后再生成一次，不用人动手就成功", f"{tally.next_good}/{kills}"),
        ("成品与清单一致（`bidkit verify`）", f"{tally.whole}/{kills}"),
        ("人在成品文件夹里改过、放进去的文件丢了", str(tally.lost)),
        ("留下的半截文件和文件夹", str(tally.leftovers)),
        ("10 秒后还在运行的进程", str(tally.processes)),
        *others.items(),
    ]
    table = "\n".join(f"| {name} | {value} |" for name, value in rows)
    return f"""# 可靠性

由 `make soak` 写成（种子 {SEED}）：在一个小项目上反复改资料、在成品里放人的文件，然后杀掉正在进行的生成。
没有被杀的次数是生成已经先结束了。

| 情形 | 结果 |
|---|---|
{table}
"""


if __name__ == "__main__":
    sys.exit(main())
