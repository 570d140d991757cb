"""What a run did not look at: said beside the verdict, so that silence is never taken for a pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bidkit.model.duty import LEAD

Absent = Literal[
    "forms",
    "forms.seal",
    "money.ceiling",
    "money.bond",
    "money.items",
    "project.lot",
    "package.page_limit",
    "package.file_limit_mb",
    "package.public",
    "delivery_days",
]
"""What a person has looked for in the tender and not found; nothing is asked for it any more."""
ABSENT_NAMES: dict[Absent, str] = {
    "forms": "没有规定格式",
    "forms.seal": "格式都不用签字盖章",
    "money.ceiling": "没有最高限价和预算",
    "money.bond": "没有提投标保证金",
    "money.items": "没有报价清单",
    "project.lot": "不分包、不分标段",
    "package.page_limit": "不限页数",
    "package.file_limit_mb": "不限文件大小",
    "package.public": "没有要公开的分册",
    "delivery_days": "没有交付期限",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchecked:
    """Something that no rule looked at.

    ``why`` says what was missing, ``cure`` the field or command that closes it, ``who`` whose it is, ``codes`` the
    rules that had nothing to look at. ``decides`` means that a bid can die from it: nobody can say yet that it may be
    handed in.
    """

    what: str
    why: str
    cure: str
    who: str = LEAD
    decides: bool = False
    codes: tuple[str, ...] = ()
