"""The facts that a question card may name in double braces, each from the same source as the forms of the package.

Owns the list of names. It must not make up a value: a fact without a source is missing, with what to do about it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.sheets.qa.facts_bid import BID_FACTS
from bidkit.sheets.qa.facts_bidder import BIDDER_FACTS
from bidkit.sheets.qa.facts_proof import PROOF_FACTS
from bidkit.sheets.qa.facts_written import WRITTEN_FACTS
from bidkit.sheets.qa.known import missing

if TYPE_CHECKING:
    from bidkit.sheets.material import Material
    from bidkit.sheets.qa.known import Known

FACT_NAMES = (
    "投标人", "简称", "成立时间", "注册资本", "员工总数", "企业规模", "项目名称", "项目编号", "采购人",
    "投标报价", "投标报价大写", "最高限价", "报价占限价比例", "交付期", "质保期", "投标有效期",
    "项目负责人", "项目负责人资格", "团队人数", "团队名单", "类似业绩数量", "最近类似业绩", "最大类似业绩",
    "资质证书", "体系认证", "知识产权数量", "自有产品",
    "近年营业收入", "上年营业收入", "上年净利润", "资产负债率",
    "负偏离数量", "负偏离清单", "分包情况", "联合体情况", "签署人",
    *PROOF_FACTS, *WRITTEN_FACTS,
)  # fmt: skip


_OPENING = "dates.opening"
RESTS_ON = {
    "项目名称": "project.name", "项目编号": "project.number", "采购人": "purchaser", "签署人": "signer",
    "项目负责人资格": _OPENING, "资质证书": _OPENING, "体系认证": _OPENING,
    "上年营业收入": _OPENING, "上年净利润": _OPENING, "资产负债率": _OPENING,
}  # fmt: skip
"""The field of tender.yaml or bid.yaml that a fact says or is judged by; while it is unread, nobody knows the fact."""


def facts(material: Material) -> dict[str, Known]:
    """Return every fact by its name, in the order of ``FACT_NAMES``."""
    makers = BIDDER_FACTS | BID_FACTS | PROOF_FACTS | WRITTEN_FACTS
    return {
        name: _unread(RESTS_ON[name]) if _lacks(material, RESTS_ON.get(name, "")) else makers[name](material)
        for name in FACT_NAMES
    }


def _lacks(material: Material, field: str) -> bool:
    return not material.dossier.tender.is_read(field) or field in material.dossier.bid.unread


def _unread(field: str) -> Known:
    file = "bid.yaml" if field == "signer" else "tender.yaml"
    if field.startswith("dates."):
        return missing(f"{file} 的 {field} 没有读到：查到后填写")
    return missing(f"{file} 的 {field} 还是占位值：查到后填写，再从 unread 里删掉")
