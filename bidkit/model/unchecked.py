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

Sight = Literal[
    "requirements",
    "seals",
    "forms",
    "limit",
    "bond",
    "price-list",
    "lot",
    "page-limit",
    "file-limit",
    "public",
    "delivery",
    "buyer-terms",
    "price",
    "rivals",
    "imports",
    "warranty",
    "handing-in",
    "ties",
    "past-tenders",
    "accounts",
    "people",
    "opinions",
    "formula",
    "sme-industry",
    "size",
    "team",
    "paper-words",
]
"""What a rule needs to look at and that may not be there (``sight`` of a rule)."""
SIGHT_NAMES: dict[Sight, str] = {
    "requirements": "要求和评分项",
    "seals": "各格式的签字盖章",
    "forms": "规定格式齐不齐",
    "limit": "报价超没超限价",
    "bond": "投标保证金",
    "price-list": "报价清单的漏项、改量和分项限价",
    "lot": "包号、标段写得对不对",
    "page-limit": "各册的页数上限",
    "file-limit": "上传文件的大小上限",
    "public": "会公开的分册里有没有个人信息",
    "delivery": "交付期限",
    "buyer-terms": "采购人给的期限和条件合不合法",
    "price": "报价",
    "rivals": "文件里有没有其他投标人的名称",
    "imports": "有没有用进口产品",
    "warranty": "成品里的质保期",
    "handing-in": "电子投标能不能解密",
    "ties": "与采购人、代理机构有没有关联",
    "past-tenders": "有没有串用以前的标书",
    "accounts": "文件里我方的账号",
    "people": "拟派人员的年龄和身份证号",
    "opinions": "审计意见",
    "formula": "价格分怎么算",
    "sme-industry": "中小企业声明函的所属行业",
    "size": "企业规模",
    "team": "拟派人员",
    "paper-words": "扫描件上写的和资料是否一致",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchecked:
    """Something that no rule looked at.

    ``why`` says what was missing, ``cure`` the field or command that closes it, ``who`` whose it is, ``codes`` the
    rules that had nothing to look at. ``of`` is the digest of the pages that a person looks at instead, ``seen_by``
    who did, ``absent`` the name under which tender.yaml may say that the tender has no such thing. ``decides`` means
    that a bid can die from it: nobody can say yet that it may be handed in.
    """

    what: str
    why: str
    cure: str
    who: str = LEAD
    decides: bool = False
    codes: tuple[str, ...] = ()
    of: str = ""
    seen_by: str = ""
    absent: str = ""
