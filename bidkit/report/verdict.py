"""One report boiled down to its answer: can it be handed in, and the sentences every printer shares.

Owns the words of the opening screen; the printers own only how they look.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bidkit.finding import SEVERITY_NAMES, Answer, Finding, Severity
from bidkit.law.of_buyer import of_buyer
from bidkit.model.duty import desk
from bidkit.words.masks import masked
from bidkit.words.numerals import chinese

if TYPE_CHECKING:
    from bidkit.model.report import Report

WORDS_SHORT = (
    "这里的「废标风险」指我方一份投标被判无效或被否决；整个采购项目作废的那种废标，另写明「涉及全体投标人」。"
)
WORDS_NOTE = (
    "用词说明：「废标」在法律上指整个采购项目作废、涉及全体投标人（政府采购法第三十六条）；"
    "只是我方一份投标文件被判出局，政府采购叫「投标无效」，招标投标叫「否决投标」。"
    "本报告里的「废标风险」指后一种：我方投标被判无效或被否决。"
)

OPEN = "还不能说"
OF_BUYER = "招标文件自己的问题，不影响能不能交；提不提、怎么提由人定"
NAMED = 3
MUCH = 2

STATUS_NAMES = {
    "checked": "只做了检查，没有生成成品",
    "packed": "已生成成品",
    "draft": "草稿（每页和文件名都有「草稿」字样）",
    "refused": "已拒绝生成成品",
    "word-only": "只生成了 Word，没有 PDF",
    "audited": "审核已有的文件，没有生成成品",
}


State = Literal["yes", "no", "open"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the bid can be handed in: the state, the word for it, and why.

    ``yes`` and ``no`` are known; ``open`` means that something which decides was not read, not checked or not
    confirmed.
    """

    state: State
    word: str
    why: str

    @property
    def ready(self) -> bool:
        """Return whether nothing is known or left open that would stop it."""
        return self.state == "yes"


@dataclass(frozen=True, slots=True)
class Batch:
    """Findings of one rule with the same cure, so that title, cure and basis are said once."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """Return a finding that speaks for what all have in common."""
        return self.findings[0]


@dataclass(frozen=True, slots=True)
class Group:
    """The open findings of one severity, worst first, or those against the buyer, which are nobody's here to cure."""

    severity: Severity
    findings: tuple[Finding, ...]
    name: str

    @property
    def batches(self) -> tuple[Batch, ...]:
        """Return the findings by what is common to them, in their order."""
        found: dict[tuple[str, ...], list[Finding]] = {}
        for one in self.findings:
            found.setdefault((one.code, one.title, one.effect, one.cure, one.basis), []).append(one)
        return tuple(Batch(tuple(findings)) for findings in found.values())


def judge(report: Report) -> Verdict:
    """Return the answer to the only question that matters: can this be handed in?"""
    known = [finding for finding in report.blocking if finding.answer is not Answer.UNKNOWN]
    if report.late:
        return Verdict("no", "不能交", f"{late_words(report)}{_fatal(report)}")
    if known:
        return Verdict("no", "不能交", f"还有 {_musts(report)}{_refused(report)}")
    if report.blocking:
        asked = f"有 {len(report.blocking)} 件会废标的事判断不了，见「必须处理」"
        return Verdict("open", OPEN, f"{asked}{_refused(report)}")
    if report.status == "draft":
        return Verdict("no", "不能交", "这是草稿；没有发现废标风险，去掉 --draft 重新生成即可得到正式成品")
    if report.status == "word-only":
        return Verdict("no", "不能交", "没有 LibreOffice，只生成了 Word：页码和成品检查都没有做")
    if report.status == "refused":
        return Verdict("no", "不能交", "成品没有生成，上一次的成品保持原样")
    if report.deciding:
        return Verdict("open", OPEN, _open(report))
    return _clean(report)


def _clean(report: Report) -> Verdict:
    """Return the answer where nothing stands in the way."""
    left = _left(report)
    if report.status == "audited":
        return Verdict(
            "yes", "没有发现废标风险", f"给出的文件里没有未处理的废标风险{left}；没有给出的文件没有看"
        )
    if report.status == "packed":
        left += _on_trust(report)
        return Verdict("yes", "可以交", f"没有未处理的废标风险{left}；递交前请再人工核对签字盖章和上传要求")
    return Verdict("yes", "数据检查通过", f"没有未处理的废标风险{left}；成品还没有生成，请运行 bidkit build")


def late_words(report: Report) -> str:
    """Return that the deadline has passed, and when; empty where it has not."""
    return f"已截止：投标截止时间是 {report.deadline:%Y-%m-%d %H:%M}" if report.late else ""


def _fatal(report: Report) -> str:
    return f"；另有 {_musts(report)}" if report.blocking else ""


def _musts(report: Report) -> str:
    """Return how much must be dealt with, counted as the list of it is: what nobody could judge is no less."""
    unjudged = sum(finding.answer is Answer.UNKNOWN for finding in report.blocking)
    of_them = f"（其中 {unjudged} 个判断不了）" if unjudged else ""
    return f"{len(report.blocking)} 个废标风险没有处理{of_them}"


def first_steps(report: Report) -> str:
    """Return the order of work where much is left: what the rest stands on first, then what was found wrong.

    Empty where little is left: the lists themselves say then what to do.
    """
    if len(report.deciding) < MUCH or not report.blocking:
        return ""
    steps = [
        f"（{chinese(number)}）{masked(one.cure)}" for number, one in enumerate(report.deciding, start=1)
    ]
    last = f"（{chinese(len(steps) + 1)}）逐项处理「必须处理」的 {len(report.blocking)} 项，再运行一遍"
    return "；".join([*steps, last])


def _open(report: Report) -> str:
    """Return what would have to be looked at first; files that were made all the same are not to be trusted for it."""
    names = [one.what for one in report.deciding]
    more = f"等 {len(names)} 件" if len(names) > NAMED else ""
    made = "成品生成了，但" if report.status == "packed" else ""
    return f"{made}{'、'.join(names[:NAMED])}{more}没有查，见「没有查的」{_left(report)}"


def _refused(report: Report) -> str:
    return "，成品没有生成，上一次的成品保持原样" if report.status == "refused" else ""


def _left(report: Report) -> str:
    errors, warnings = report.count(Severity.ERROR), report.count(Severity.WARNING)
    words = [f"{errors} 个错误"] if errors else []
    words += [f"{warnings} 个提醒"] if warnings else []
    return f"，但还有 {'、'.join(words)}建议先处理" if words else ""


def _on_trust(report: Report) -> str:
    """Return a warning where the package was only let through because somebody answers for fatal findings."""
    trusted = [
        finding for finding in report.findings if finding.waived_by and finding.severity is Severity.FATAL
    ]
    return f"；其中 {len(trusted)} 个废标风险靠豁免放行，见「已豁免」" if trusted else ""


def groups(report: Report) -> tuple[Group, ...]:
    """Return the open findings by severity, then those against the buyer; what is empty is left out."""
    opened = [one for one in report.findings if not one.waived_by]
    ours = [one for one in opened if not of_buyer(one.code)]
    found = [
        Group(severity, tuple(one for one in ours if one.severity is severity), SEVERITY_NAMES[severity])
        for severity in Severity
    ]
    theirs = Group(Severity.INFO, tuple(one for one in opened if of_buyer(one.code)), OF_BUYER)
    return tuple(group for group in (*found, theirs) if group.findings)


@dataclass(frozen=True, slots=True)
class Duty:
    """What one desk has to do: how many findings block, how many errors it should deal with first."""

    desk: str
    blocking: int
    errors: int


def duties(report: Report) -> tuple[Duty, ...]:
    """Return who has to do how much, those who block the bid first."""
    counts: dict[str, list[int]] = {}
    for finding in report.findings:
        if not finding.waived_by and finding.severity in (Severity.FATAL, Severity.ERROR):
            counts.setdefault(desk(finding), [0, 0])[finding.severity is Severity.ERROR] += 1
    found = [Duty(who, blocking, errors) for who, (blocking, errors) in counts.items()]
    return tuple(sorted(found, key=lambda duty: (-duty.blocking, -duty.errors, duty.desk)))


def waived(report: Report) -> tuple[Finding, ...]:
    """Return the findings somebody took responsibility for."""
    return tuple(finding for finding in report.findings if finding.waived_by)


def unknown(report: Report) -> tuple[Finding, ...]:
    """Return the open findings that nobody could judge."""
    return tuple(f for f in report.findings if f.answer is Answer.UNKNOWN and not f.waived_by)
