"""One report as plain lines for the terminal and for logs.

Every line carries a tone, so that a terminal may colour it; the text alone says everything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bidkit.finding import CLASS_NAMES, EFFECT_NAMES, SEVERITY_NAMES, Answer, Finding, Severity
from bidkit.model.duty import desk, place
from bidkit.report.gather import items, needs_waiver, places_words
from bidkit.report.kept import kept_words
from bidkit.report.verdict import (
    STATUS_NAMES,
    WORDS_NOTE,
    WORDS_SHORT,
    Batch,
    Duty,
    State,
    duties,
    first_steps,
    groups,
    judge,
    unknown,
    waived,
)
from bidkit.words.masks import masked

if TYPE_CHECKING:
    from bidkit.model.report import Report
    from bidkit.model.unchecked import Unchecked

Tone = Literal["title", "good", "fatal", "error", "warning", "info", "dim", ""]
SHOWN_FIRST = 5
TONES: dict[State, Tone] = {"yes": "good", "open": "error", "no": "fatal"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the report and how a terminal may colour it."""

    text: str
    tone: Tone = ""


def plain(report: Report) -> str:
    """Return the whole report as text."""
    return "\n".join(line.text for line in lines(report)) + "\n"


def lines(report: Report) -> tuple[Line, ...]:
    """Return the whole report: the opening screen, then every finding, then the files."""
    found = (*_findings(report), *_waived(report), *_files(report), *_kept(report))
    return (*opening(report), *found, *_closing(report))


def opening(report: Report) -> tuple[Line, ...]:
    """Return the first screen: can it be handed in, what must be done, by whom, where."""
    verdict = judge(report)
    number = f"（{report.number}）" if report.number else ""
    return (
        Line(f"{report.project}{number}", "title"),
        Line(f"投标人：{report.bidder}    开标：{_opening(report)}"),
        Line(""),
        Line(f"能不能交：{verdict.word}。{verdict.why}", TONES[verdict.state]),
        *(Line(f"先做什么：{words}") for words in [first_steps(report)] if words),
        *_musts(report),
        *_deciding(report),
        *_duties(report),
        Line(f"合计：{_counts(report)}"),
        *_next(report),
        *(Line(f"对应：{text}") for text in [progress_words(report)] if text),
        *(Line(text) for text in price_lines(report)),
        *_unchecked(report),
    )


def _opening(report: Report) -> str:
    return f"{report.opening:%Y-%m-%d %H:%M}" if report.opening is not None else "招标文件里没有读到"


def price_lines(report: Report) -> Iterator[str]:
    """Yield what was read of the price sheet and what was not, for a person to compare with the sheet."""
    price = report.price
    if price is None:
        return
    total = f"合计 {price.total} 元" if price.total else "只报单价，没有合计"
    yield f"报价：读了 {price.lines} 项（{price.rows}），{total}    {price.file}「{price.sheet}」"
    for one in price.skipped:
        yield f"  没有计入 {one.rows}：{masked(one.why)}"
    for note in price.notes:
        yield f"  {masked(note)}"


def _musts(report: Report) -> Iterator[Line]:
    blocking = report.blocking
    if not blocking:
        yield Line("必须处理：没有")
        return
    yield Line(f"必须处理：{len(blocking)} 项", "fatal")
    for number, finding in enumerate(blocking[:SHOWN_FIRST], start=1):
        yield Line(f"  {number}. [{finding.code}] {_unknown_mark(finding)}{masked(finding.message)}", "fatal")
        yield Line(f"     谁：{desk(finding)}    在哪：{place(finding)}")
    if len(blocking) > SHOWN_FIRST:
        yield Line(f"  另有 {len(blocking) - SHOWN_FIRST} 项，见下面的「废标风险」", "fatal")


def _next(report: Report) -> Iterator[Line]:
    """Yield the next step where little is left; where there is much, the first lines have said it."""
    if report.blocking and not first_steps(report):
        cure = masked(report.blocking[0].cure).rstrip("。")
        yield Line(f"下一步：从「必须处理」第 1 项做起：{cure}；改完再运行一遍")


def _deciding(report: Report) -> Iterator[Line]:
    """Yield what was not looked at and a bid can die from; the rest stands below."""
    if report.deciding:
        yield Line(f"没有查的（会决定能不能交）：{len(report.deciding)} 件", "error")
    for number, one in enumerate(report.deciding, start=1):
        yield Line(f"  {number}. {unchecked_words(one)}", "error")
        yield Line(f"     谁：{one.who}    怎么办：{masked(one.cure)}")


def _unchecked(report: Report) -> Iterator[Line]:
    rest = [one for one in report.unchecked if not (one.decides or one.seen_by)]
    if rest:
        yield Line(f"没有查的：{len(rest)} 件（不改变上面的结论）", "dim")
    for one in rest:
        yield Line(f"  · {unchecked_words(one)}。{masked(one.cure)}（{one.who}）{looked_words(one)}", "dim")
    for one in report.unchecked:
        if one.seen_by:
            yield Line(f"人看过的：{masked(one.what)}，{one.seen_by}，看过后页面没有变（{one.of}）", "dim")


def looked_words(one: Unchecked) -> str:
    """Return what to write in bid.yaml once a person has looked; empty where no page is there to look at."""
    return (
        "，看过的在 项目.xlsx 的「人看过的」记，"
        f"或写进 bid.yaml 的 seen：{{what: {one.what}, by: 姓名, on: 日期, of: {one.of}}}"
        if one.of
        else ""
    )


def unchecked_words(one: Unchecked) -> str:
    """Return what was not looked at and why, as one clause."""
    return f"{masked(one.what)}：{masked(one.why)}"


def _duties(report: Report) -> Iterator[Line]:
    shared = duties(report)
    if shared:
        yield Line(f"分工：{'；'.join(duty_words(duty) for duty in shared)}")
    if report.blocking:
        yield Line(f"说明：{WORDS_SHORT}", "dim")


def duty_words(duty: Duty) -> str:
    """Return what one desk has to do, as people say it."""
    counts = [
        f"必须处理 {duty.blocking}" if duty.blocking else "",
        f"错误 {duty.errors}" if duty.errors else "",
    ]
    return f"{duty.desk} {'、'.join(filter(None, counts))}"


def _counts(report: Report) -> str:
    words = [f"{SEVERITY_NAMES[severity]} {report.count(severity)}" for severity in Severity]
    words += [f"无法判断 {len(unknown(report))}（已计入上面各类，不算通过）"] if unknown(report) else []
    words += [f"已豁免 {len(waived(report))}"] if waived(report) else []
    return "，".join(words)


def progress_words(report: Report) -> str:
    """Return how much of each kind of item is met, as one line; empty when nothing is bound."""
    return "；".join(
        f"{one.name} 满足 {one.met}/{one.total}"
        + (f"，不满足 {one.failed}" if one.failed else "")
        + (f"，无法判断 {one.unknown}" if one.unknown else "")
        for one in report.progress
    )


def _findings(report: Report) -> Iterator[Line]:
    for group in groups(report):
        yield Line("")
        yield Line(f"== {group.name}（{len(group.findings)}）==", _tone(group.severity))
        for batch in group.batches:
            yield from _batch(batch)


def _batch(batch: Batch) -> Iterator[Line]:
    first = batch.first
    count = f" × {len(batch.findings)}" if len(batch.findings) > 1 else ""
    labels = f"{CLASS_NAMES[first.kind]}·{EFFECT_NAMES[first.effect]}"
    yield Line(f"[{first.code}] {first.title}（{labels}）{count}", _tone(first.severity))
    for item in items(batch.findings):
        finding = item.first
        alike = f"（同样的共 {item.count} 处）" if item.count > 1 else ""
        yield Line(f"  · {_unknown_mark(finding)}{masked(finding.message)}{alike}")
        yield Line(f"    位置：{places_words(item)}（{item.desk}）")
        if needs_waiver(finding):
            yield Line(f"    豁免用：{waiver_words(finding)}", "dim")
        if finding.related:
            yield Line(f"    对照：{'；'.join(masked(span.said) for span in finding.related)}")
    yield Line(f"  处理：{masked(first.cure)}")
    if first.basis:
        yield Line(f"  依据：{first.basis}", "dim")


def _waived(report: Report) -> Iterator[Line]:
    found = waived(report)
    if found:
        yield Line("")
        yield Line(f"== 已豁免（{len(found)}，有人负责，不再拦截）==", "dim")
    for finding in found:
        yield Line(f"[{finding.code}] {masked(finding.message)}", "dim")
        yield Line(f"  豁免：{masked(finding.waived_by)}    名称：{masked(finding.key)}", "dim")


def _files(report: Report) -> Iterator[Line]:
    if not report.files:
        return
    yield Line("")
    yield Line(f"== 文件（{STATUS_NAMES[report.status]}）==", "title")
    if report.folder:
        yield Line(f"文件夹：{report.folder}")
    for file in report.files:
        pages = f"，{file.pages} 页" if file.pages else ""
        yield Line(f"  {file.name}（{file.title}{pages}，{size(file.size)}）")


def _kept(report: Report) -> Iterator[Line]:
    if report.kept:
        yield Line("")
        yield Line(f"== 人放的、人改的，留在旁边（{len(report.kept)}）==", "warning")
    yield from (Line(f"  {words}") for words in kept_words(report.kept))


def _closing(report: Report) -> Iterator[Line]:
    if report.findings:
        yield Line("")
        yield Line(WORDS_NOTE, "dim")
        yield Line("某条规则的来历和例子：bidkit explain 代码", "dim")


def waiver_words(finding: Finding) -> str:
    """Return what a waiver of this finding must quote, ready to be pasted into bid.yaml."""
    return f'finding: "{masked(finding.key)}", covers: "{finding.covers}"'


def _unknown_mark(finding: Finding) -> str:
    return "「无法判断」" if finding.answer is Answer.UNKNOWN else ""


def _tone(severity: Severity) -> Tone:
    return severity.value


def size(count: int) -> str:
    """Return a file size as people say it."""
    if count < 1024:
        return f"{count} 字节"
    return f"{count / 1024:.0f} KB" if count < 1024 * 1024 else f"{count / 1024 / 1024:.1f} MB"
