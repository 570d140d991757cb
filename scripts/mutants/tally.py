"""The section of docs/catch-rate.md that says what was seen of the mutants; the rest of the page stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from scripts.mutants.judge import Outcome

BEGIN, END = "<!-- 一次改一处：开始 -->", "<!-- 一次改一处：结束 -->"
GOALS = {"decides": 0.97, "all": 0.93}
NAMED = 3
HEAD = """## 一次改一处

本节由 `make mutants` 生成。做法：从成品的 Word、PDF 和资料里找出每个金额、日期、期限、名称、编号、应答、条款、格式，
每次只改一处，像粗心的人那样改；另取一批如实的改法（换写法、换单位而数值相等、换次序、换新证），看是不是保持安静。
事实由 `words/` 的读法从成品文字里找，不用规则自己的登记。

- 改 Word 的，真的改文件再读回来，按只审这一册的办法查；只被“Word 与 PDF 不一致”看到的不算查出。
- “PDF 文字”改的是读出来的页面文字，不重写文件；“PDF 文件”真的重写。
- 决定投标有效与否的事实（规定格式、★应答、报价、期限、名称）要报到错误以上才算查出，其余报到提醒就算。
- 项目是用 `bidkit new --from` 从招标文件读出、用演示资料库填好的；没有给招标文件的文件夹（环境变量 `BIDKIT_TENDERS`）
  时用几份虚构的。

改法是随意挑的，数字只说明对这批改法如何。
"""


def write_section(path: Path, section: str) -> None:
    """Put the section into the page, in place of the last one."""
    text = path.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2].lstrip("\n")
    path.write_text(f"{before.rstrip()}\n\n{BEGIN}\n{section}{END}\n{after}", encoding="utf-8")


def section_of(path: Path) -> str:
    """Return the section with its marks as it stands in the page, "" without one."""
    _, mark, rest = path.read_text(encoding="utf-8").partition(BEGIN) if path.is_file() else ("", "", "")
    return f"\n{mark}{rest.partition(END)[0]}{END}\n" if mark else ""


def section(outcomes: Sequence[Outcome], made: int) -> str:
    """Return the section for those tried of so many made: totals, facts by place, survivors and alarms by name."""
    lines = [
        HEAD,
        "| 项目 | 数 |",
        "|---|---|",
        *(f"| {what} | {count} |" for what, count in totals(outcomes)),
    ]
    lines += [f"| 试了的（准备好的里面不分先后抽取） | {len(outcomes)}/{made} |"]
    lines += ["", "### 按事实和位置", "", *table(outcomes), "", "### 没有查出的", ""]
    lines += survivors(outcomes) or ["没有。"]
    alarms = [one for one in outcomes if one.mutant.honest and not one.right]
    lines += ["", "### 误报", "", *(f"- {named(one)}：{'、'.join(one.codes)}" for one in alarms)]
    return "\n".join(lines if alarms else [*lines, "没有。"]) + "\n"


def totals(outcomes: Sequence[Outcome]) -> list[tuple[str, str]]:
    """Return the figures as (what, how many)."""
    wrong = [one for one in outcomes if not one.mutant.honest]
    return [
        ("改错一处", rate(wrong)),
        ("其中决定投标有效与否的", rate([one for one in wrong if one.mutant.decides])),
        ("如实的改法保持安静（没有错误以上）", rate([one for one in outcomes if one.mutant.honest])),
        *((f"其中{bid}", rate([one for one in wrong if one.mutant.bid == bid])) for bid in _in_order(wrong)),
    ]


def _in_order(outcomes: Iterable[Outcome]) -> list[str]:
    return list(dict.fromkeys(one.mutant.bid for one in outcomes))


def share(outcomes: Sequence[Outcome]) -> float:
    """Return the share that went right; 1 of nothing."""
    return sum(one.right for one in outcomes) / len(outcomes) if outcomes else 1.0


def rate(outcomes: Sequence[Outcome]) -> str:
    """Return right ones of all with the percentage."""
    right = sum(one.right for one in outcomes)
    return f"{right}/{len(outcomes)}（{100 * share(outcomes):.1f}%）" if outcomes else "—"


def table(outcomes: Sequence[Outcome]) -> list[str]:
    """Return the table of facts by place."""
    wrong = [one for one in outcomes if not one.mutant.honest]
    places = sorted({one.mutant.place for one in wrong})
    rows = [f"| 事实 | {' | '.join(places)} |", f"|---|{'---|' * len(places)}"]
    for fact in sorted({one.mutant.fact for one in wrong}):
        cells = [
            _cell(wrong, lambda one, p=place, f=fact: one.mutant.place == p and one.mutant.fact == f)
            for place in places
        ]
        rows.append(f"| {fact} | {' | '.join(cells)} |")
    return rows


def _cell(outcomes: Sequence[Outcome], wanted: Callable[[Outcome], bool]) -> str:
    chosen = [one for one in outcomes if wanted(one)]
    return f"{sum(one.right for one in chosen)}/{len(chosen)}" if chosen else ""


def survivors(outcomes: Sequence[Outcome]) -> list[str]:
    """Return those that were not seen (or not loud enough), a line for each way of changing a kind of fact."""
    groups: dict[tuple[str, str, str], list[Outcome]] = {}
    for one in outcomes:
        if not one.mutant.honest:
            groups.setdefault((one.mutant.fact, one.mutant.how, one.mutant.place), []).append(one)
    lines = []
    for (fact, how, place), tried in sorted(groups.items()):
        missed = sorted(
            (one for one in tried if not one.right), key=lambda one: (not one.mutant.decides, one.mutant.key)
        )
        if missed:
            shown = "；".join(map(named, missed[:NAMED])) + ("……" if len(missed) > NAMED else "")
            lines.append(f"- {fact}·{how}·{place}：漏 {len(missed)}/{len(tried)}：{shown}")
    return lines


def named(one: Outcome) -> str:
    """Return what a mutant is called; the words of a buyer's document are nobody's to copy and stay out."""
    mutant = one.mutant
    weak = f"（只报到{one.severity}）" if one.severity else ""
    return f"{mutant}{weak}" if mutant.bid == "样例" else f"{mutant.bid} {mutant.where.split()[-1]}{weak}"
