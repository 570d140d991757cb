"""An audit, printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from bidkit.report.asjson import place_dict, to_dict
from bidkit.report.human import Line, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.flow.audit import AuditResult


def told(words: Sequence[str]) -> dict[str, str]:
    """Return the volume by file name as ``--as`` says; a volume alone stands for every file."""
    pairs = (word.rpartition("=") for word in words)
    return {Path(name).name if name else "": volume for name, _, volume in pairs}


def as_dict(result: AuditResult) -> dict[str, Any]:
    """Return the report with the files, every edit since the last package and the commented copies."""
    return to_dict(result.report) | {
        "audited": [
            {
                "name": file.name,
                "volume": file.plan.id if file.plan else "",
                "pages": len(file.pdf.page_texts),
                "paragraphs": len(file.word.passages) if file.word else 0,
            }
            for file in result.audited.files
        ],
        "changes": [
            {
                "kind": change.kind,
                "before": change.before,
                "after": change.after,
                "place": place_dict(change.span),
            }
            for change in result.audited.changes
        ],
        "commented": [path.name for path in result.copies],
    }


def as_lines(result: AuditResult, html: Path | None) -> list[Line]:
    """Return the report, the files that were looked at, and what was written."""
    found = [*lines(result.report), Line(""), Line("== 审了哪些文件 ==", "title")]
    for file in result.audited.files:
        volume = f"《{file.plan.title}》" if file.plan else "不知道是哪一册"
        pages = f"{len(file.pdf.page_texts)} 页" if file.pdf.page_texts else "没有页面"
        found.append(Line(f"  {file.name}：{volume}，{pages}"))
    found += [Line(f"批注写在 {path}，原文件没有动") for path in result.copies]
    found += [Line(f"网页报告：{html}")] if html else []
    open_ones = [one for one in result.report.findings if not one.waived_by]
    step = "照上面的「处理」改成品，改完再审一次" if open_ones else "照签章清单签字盖章、递交"
    return [*found, Line(f"下一步：{step}")]
