"""Count what was caught and what was cried for nothing, and write both down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bidkit.finding import CLASS_NAMES, SEVERITY_NAMES, Finding, FindingClass, Severity
from bidkit.model.rules import Checklist, Rule
from tests.defects.plant import Seen

LOUD = (Severity.FATAL, Severity.ERROR)
GOAL = 0.97
HEAD = """# 查得出多少，误报多少

本页由 `make defects` 生成。做法：取能直接通过的样例标书，每次只埋一个错（改资料、改成品 Word、改成品 PDF），
看相应的规则是不是指着埋错的地方报出来；另取一批如实的变化，看规则是不是保持安静。埋错和变化都在
`tests/defects/`，格式见那里的 README.md。规则自带的示例不算在内。

这些数字只说明对这批埋错如何；没有埋过的错，不在数内。
"""


@dataclass(frozen=True)
class Tally:
    """How many of how many."""

    caught: int
    planted: int

    def __str__(self) -> str:
        if not self.planted:
            return "—"
        return f"{self.caught}/{self.planted}（{100 * self.caught / self.planted:.1f}%）"

    @property
    def rate(self) -> float:
        """Return the share caught; 1 when nothing was planted."""
        return self.caught / self.planted if self.planted else 1.0


def loud(findings: Iterable[Finding]) -> list[Finding]:
    """Return the errors and worse."""
    return [finding for finding in findings if finding.severity in LOUD]


def false_alarms(seen: Seen) -> list[Finding]:
    """Return what an honest bid should not be told: any error, any warning beyond the first."""
    warnings = [finding for finding in seen.findings if finding.severity is Severity.WARNING]
    return [*loud(seen.findings), *warnings[1:]]


def tally(seen: Iterable[Seen]) -> Tally:
    """Return how many plantings were caught."""
    listed = list(seen)
    return Tally(sum(one.caught for one in listed), len(listed))


def of_class(seen: Iterable[Seen], checklist: Checklist, kind: FindingClass) -> list[Seen]:
    """Return the plantings of the rules of one class."""
    return [one for one in seen if (rule := checklist.rule(one.planting.expect)) and rule.class_ is kind]


def of_severity(seen: Iterable[Seen], checklist: Checklist, severity: Severity) -> list[Seen]:
    """Return the plantings of the rules of one severity."""
    return [
        one for one in seen if (rule := checklist.rule(one.planting.expect)) and rule.severity is severity
    ]


def summary(seen: Sequence[Seen], clean: Sequence[Seen], checklist: Checklist) -> list[tuple[str, str]]:
    """Return the figures as (what, how many)."""
    covered = {one.planting.expect for one in seen}
    rules = checklist.rules
    alarms = sum(len(false_alarms(one)) for one in clean)
    silent = sum(not false_alarms(one) for one in clean)
    rows = [("全部埋错", str(tally(seen)))]
    rows += [("其中会废标的", str(tally(of_severity(seen, checklist, Severity.FATAL))))]
    rows += [(f"{CLASS_NAMES[kind]}", str(tally(of_class(seen, checklist, kind)))) for kind in FindingClass]
    per_package = alarms / len(clean) if clean else 0.0
    rows += [
        ("如实的变化保持安静", str(Tally(silent, len(clean)))),
        ("每份如实标书的误报", f"{per_package:.2f}"),
        ("有埋错的规则", str(Tally(sum(rule.code in covered for rule in rules), len(rules)))),
    ]
    return rows


def page(seen: Sequence[Seen], clean: Sequence[Seen], checklist: Checklist) -> str:
    """Return docs/catch-rate.md."""
    lines = [HEAD, "## 合计", "", "| 项目 | 数 |", "|---|---|"]
    lines += [f"| {what} | {count} |" for what, count in summary(seen, clean, checklist)]
    lines += ["", "## 没有查出的", ""]
    misses = [one for one in seen if not one.caught]
    lines += [f"- `{one.planting.id}`：{_why(one)}" for one in misses] or ["没有。"]
    lines += ["", "## 误报", ""]
    alarms = [(one, finding) for one in clean for finding in false_alarms(one)]
    lines += [f"- `{one.planting.id}`：{f.code} {f.message}" for one, f in alarms] or ["没有。"]
    lines += ["", "## 逐条规则", "", "| 规则 | 名称 | 类 | 级别 | 埋错 | 查出 |", "|---|---|---|---|---|---|"]
    lines += [_row(rule, seen) for rule in checklist.rules]
    others = sorted({one.planting.expect for one in seen} - {rule.code for rule in checklist.rules})
    lines += [_other(code, seen) for code in others]
    return "\n".join(lines) + "\n"


def _why(one: Seen) -> str:
    note = one.planting.note or "、".join(one.planting.names)
    return f"{note}。{one.planting.known_miss}" if one.planting.known_miss else note


def _row(rule: Rule, seen: Sequence[Seen]) -> str:
    own = tally(one for one in seen if one.planting.expect == rule.code)
    names = f"{CLASS_NAMES[rule.class_]} | {SEVERITY_NAMES[rule.severity]}"
    return f"| {rule.code} | {rule.title} | {names} | {own.planted} | {own.caught} |"


def _other(code: str, seen: Sequence[Seen]) -> str:
    own = tally(one for one in seen if one.planting.expect == code)
    title = "读取时就拒绝" if code == "load" else "引擎自己的检查"
    return f"| {code} | {title} | | | {own.planted} | {own.caught} |"
