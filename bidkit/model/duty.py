"""Say which desk of a bid team a problem belongs to, and where to go for it.

Judged by the file a finding points at. It must not read the file.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from bidkit.words.masks import masked

if TYPE_CHECKING:
    from bidkit.finding import Finding

LEAD = "投标项目负责人"

_FOLDERS = {
    "qualifications": "资质管理",
    "people": "人力资源",
    "cases": "业绩管理（市场）",
    "financials": "财务",
    "products": "产品与技术",
    "texts": "技术方案编写",
    "answers": "技术方案编写",
    "competitors": "业绩管理（市场）",
    "company.yaml": "综合管理（公司资料）",
    "past-tenders.yaml": "综合管理（公司资料）",
}
_FILES = {"tender.yaml": LEAD, "bid.yaml": LEAD, "price.xlsx": "报价"}
_PLACES = {"forms": "投标文件编制", "texts": "技术方案编写", "out": "投标文件编制"}


def desk(finding: Finding) -> str:
    """Return who should deal with a finding; the lead of the bid when the place does not tell."""
    parts = PurePosixPath(finding.span.file).parts if finding.span else ()
    if len(parts) > 1 and parts[0] == "library":
        return _FOLDERS.get(parts[1], "综合管理（公司资料）")
    if parts and {"templates", "checklists"} & set(parts[:-1]):
        return "模板与规则维护"
    if parts and (name := parts[-1]) in _FILES:
        return _FILES[name]
    named = next((who for folder, who in _PLACES.items() if folder in parts[:-1]), "")
    if named:
        return named
    return "投标文件编制" if parts and parts[-1].endswith((".pdf", ".docx")) else LEAD


def place(finding: Finding) -> str:
    """Return where to go: the place in a file, else the thing the finding is about."""
    if finding.span:
        return masked(finding.span.said)
    return f"对象 {masked(finding.subject)}" if finding.subject else "整个投标文件"
