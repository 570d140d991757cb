"""What may and may not be said and done around the evaluation; the article depends on the regime."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.law.regimes import PROCUREMENT, TENDERING, has_talks, is_tender, is_tendering
from bidkit.model.sheet import Bullets, Cell

if TYPE_CHECKING:
    from bidkit.model.tender import Tender

_CLARIFY = {
    PROCUREMENT: "《政府采购货物和服务招标投标管理办法》（财政部令第87号）第五十一条",
    TENDERING: "《招标投标法实施条例》第五十二条",
}
NO_CONTACT = (
    "评审期间不与评委、采购人、代理机构私下联系，不打听评审情况，不送礼、不请托，不与其他投标人商量。"
    "只在通知的时间、地点，回答评审委员会当场提出或书面提出的问题。"
)


def clarification(tender: Tender) -> str:
    """Return how far an answer may go, with its article where the regime has one."""
    tendered = is_tender(tender.method) and tender.is_read("regime")
    basis = _CLARIFY.get(tender.regime, "") if tendered else ""
    by = f"（{basis}）" if basis else "（以招标文件的澄清条款为准）"
    own = "；投标人主动提出的澄清、说明不会被接受" if is_tendering(tender.regime) else ""
    return f"回答只解释标书已有的内容，不得超出投标文件的范围，不得改变投标文件的实质性内容{own}{by}。"


def rules(tender: Tender) -> Bullets:
    """Return the rules as they stand on every sheet about speaking to judges."""
    lines = [
        clarification(tender),
        "要求书面澄清的，按要求的时间和形式书面回复，由法定代表人或授权代表签字或盖公章；口头说的不算数。",
        NO_CONTACT,
        "不降价、不加送、不改工期、不换人、不撤回偏离；评委提出的，回答“以投标文件为准”。",
    ]
    if has_talks(tender.method):
        lines.append(
            "磋商、谈判中实质性内容的变动，以磋商小组、谈判小组的书面通知为准，按通知书面重新响应和最后报价。"
        )
    return Bullets(tuple(Cell(line) for line in lines))
