"""The findings that only an audit makes: what is wrong with a file as a file, and what changed in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.finding import Answer, Effect, Finding, FindingClass, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bidkit.source import Span


@dataclass(frozen=True, slots=True)
class Code:
    """How a finding of the audit is called, how grave it is, and what cures it."""

    title: str
    severity: Severity
    kind: FindingClass
    effect: Effect
    cure: str


_FATAL, _ERROR, _WARNING, _INFO = Severity
_MISSING, _ROUGH, _WRONG, _OUT = FindingClass

CODES: dict[str, Code] = {
    "U001": Code(
        "文件打不开", _FATAL, _OUT, Effect.REFUSED, "评标时同样打不开：请换成能打开、没有密码的文件再审"
    ),
    "U002": Code(
        "认不出是哪一册",
        _WARNING,
        _ROUGH,
        Effect.CLARIFY,
        "请用 --as 分册 指明，或把文件改成招标要求的名字；按分册才能核对的规则没有运行",
    ),
    "U003": Code("没有可读的文字", _ERROR, _ROUGH, Effect.CLARIFY, "请换成带文字的文件再审，或由人逐页核对"),
    "U004": Code(
        "PDF 只有页面文字",
        _INFO,
        _ROUGH,
        Effect.CLARIFY,
        "批注、修订、文本框、样式只有 Word 文件里才有：请把同一册的 .docx 一起审",
    ),
    "U005": Code(
        "没有转成 PDF",
        _INFO,
        _ROUGH,
        Effect.CLARIFY,
        "页码、空白页没有核对：请安装 LibreOffice（bidkit doctor），或把对应的 PDF 一起审",
    ),
    "U006": Code("有分册没有给出", _INFO, _MISSING, Effect.CLARIFY, "请把全部分册一起审一遍再递交"),
    "U013": Code(
        "出现了以前项目的采购人", _ERROR, _WRONG, Effect.BID_INVALID, "请核对是不是套用旧标书留下的，并改正"
    ),
    "U015": Code("文件属性", _INFO, _ROUGH, Effect.CLARIFY, "请确认这些属性可以给评委看到；不要伪造"),
    "U020": Code("目录页码与实际不符", _ERROR, _WRONG, Effect.SCORE_LOSS, "请更新目录后重新导出 PDF"),
    "U021": Code(
        "目录里的标题在正文找不到", _ERROR, _MISSING, Effect.SCORE_LOSS, "请核对目录和正文标题，补上或改正"
    ),
    "U022": Code("页码不连续", _ERROR, _MISSING, Effect.CLARIFY, "请核对是不是缺页、重页，补齐后重新导出"),
    "U030": Code(
        "该盖章的页没有看到红章", _ERROR, _MISSING, Effect.BID_INVALID, "请按招标文件要求补盖后重新扫描"
    ),
    "U031": Code(
        "有没有盖章要由人看", _WARNING, _ROUGH, Effect.CLARIFY, "请由人对着招标文件的签章要求逐页核对"
    ),
    "U032": Code(
        "整册没有一个红章",
        _WARNING,
        _MISSING,
        Effect.BID_INVALID,
        "用纸质章的请盖章后扫描；用电子签章的请签章后再审",
    ),
    "U040": Code("与上次成品相比有改动", _INFO, _ROUGH, Effect.CLARIFY, "请核对这一改动是不是本意"),
    "U041": Code(
        "不是上次成品里的文件", _INFO, _ROUGH, Effect.CLARIFY, "没有可比的原稿；请确认这份文件从哪里来"
    ),
    "U042": Code(
        "成品文件被直接改过",
        _WARNING,
        _ROUGH,
        Effect.CLARIFY,
        "原稿已被覆盖，说不出改了哪里：请重新 build，再把改过的文件放在别处来审",
    ),
}

SAID_BY = {"U005": "D041", "U020": "D030", "U021": "D030"}
"""Rules that look at the same thing when they know where sections stand; what they say of a file is said once."""


def unsaid(findings: Iterable[Finding], twins: Mapping[str, str]) -> list[Finding]:
    """Return the findings without those of the audit that a rule makes for the same file, or its other form.

    Args:
        findings: all of them.
        twins: the name of a PDF by that of its Word file.
    """
    kept = list(findings)
    told = {(finding.code, finding.span.file) for finding in kept if finding.span is not None}
    told |= {(code, twins[file]) for code, file in told if file in twins}
    return [f for f in kept if f.span is None or (SAID_BY.get(f.code, ""), f.span.file) not in told]


def note(code: str, message: str, subject: str, span: Span | None = None, *, unsure: bool = False) -> Finding:
    """Return a finding of the audit."""
    entry = CODES[code]
    return Finding(
        code=code,
        title=entry.title,
        severity=entry.severity,
        kind=entry.kind,
        effect=entry.effect,
        message=message,
        cure=entry.cure,
        subject=subject,
        answer=Answer.UNKNOWN if unsure else Answer.FAIL,
        span=span,
    )
