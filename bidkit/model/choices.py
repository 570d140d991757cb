"""What the words that a field may hold mean, in Chinese; a test holds that every word of every record is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.finding import CLASS_NAMES, EFFECT_NAMES, SEVERITY_NAMES
from bidkit.model.rules import SEEN_NAMES
from bidkit.model.unchecked import ABSENT_NAMES, SIGHT_NAMES
from bidkit.model.uses import LEAD_NAMES, WEAK_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

REGIME_NAMES: dict[str, str] = {
    "government-procurement": "政府采购",
    "tendering": "招标投标",
    "enterprise": "企业采购",
    "military": "军队采购",
}
METHOD_NAMES: dict[str, str] = {
    "open": "公开招标",
    "invited": "邀请招标",
    "consultation": "竞争性磋商",
    "negotiation": "竞争性谈判",
    "inquiry": "询价",
    "single-source": "单一来源",
}
_PAPERS = {
    "certificate": "证书",
    "contract": "合同",
    "acceptance": "验收材料",
    "award": "中标通知书",
    "invoice": "发票",
    "id-card": "身份证",
    "degree": "学历学位证",
    "title": "职称证",
    "social-security": "社保证明",
    "audit": "审计报告",
    "licence": "执照",
    "statement": "声明或证明",
    "screenshot": "网页截图",
    "other": "其他",
}
_KINDS = {
    "certification": "认证",
    "permit": "许可",
    "honour": "荣誉",
    "intellectual-property": "知识产权",
    "credit": "信用",
    "qualification": "资格条件",
    "conformity": "符合性",
    "substantive": "实质性",
    "important": "重要条款",
    "technical": "技术要求",
    "commercial": "商务要求",
    "rule-type": "行为或程序类",
}
_TENDER = {
    "works": "工程",
    "goods": "货物",
    "services": "服务",
    "survey-design": "勘察设计",
    "yes": "是",
    "no": "否",
    "allowed": "允许",
    "not-allowed": "不允许",
    "forbidden": "禁止",
    "set-aside": "专门面向中小企业",
    "deduction": "价格扣除",
    "transfer": "转账",
    "guarantee": "银行保函",
    "insurance": "保证保险",
    "cheque": "支票",
    "electronic-guarantee": "电子保函",
    "company": "单位公章",
    "joint": "联合体各方公章",
    "legal-person": "法定代表人",
    "authorised": "授权代表",
    "either": "两者之一",
    "and": "都要",
    "or": "任选其一",
    "person": "由人答复",
}
_PRICE = {
    "total": "总价",
    "rate": "费率",
    "reduction": "下浮率、优惠率",
    "discount": "折扣率",
    "unit": "单价",
    "one": "一次报价",
    "first-and-final": "先报首次，再报最后",
}
_COUNTING = {
    "bidder": "投标人自己的",
    "any": "不限",
    "opening": "开标时有效",
    "validity-end": "投标有效期满时仍有效",
    "signed": "按签订日期",
    "accepted": "按验收日期",
    "days": "按天",
    "months": "按整月",
    "calendar-years": "按整年度",
    "deadline": "从投标截止日算",
    "issued": "从招标文件发出日算",
    "opened": "开标的全部报价",
    "conforming": "通过评审的报价",
    "corrected": "修正后的报价",
    "percent": "每偏离 1%",
    "share": "按满分的比例",
    "linear": "按比例",
    "up": "不足 1% 进位",
    "down": "不足 1% 舍去",
    "price": "扣报价",
    "points": "加价格分",
    "positive": "正偏离",
    "negative": "负偏离",
    "passed": "通过",
    "failed": "未通过",
    "permanent": "长期有效",
}
OUTCOME_NAMES = {"won": "中标", "lost": "未中标", "withdrawn": "没有投"}
_LOOK = {
    "A4-portrait": "A4 纵向",
    "A4-landscape": "A4 横向",
    "A3-portrait": "A3 纵向",
    "A3-landscape": "A3 横向",
    "left": "左对齐",
    "both": "两端对齐",
    "center": "居中",
}
_STAGES = {"data": "生成之前查资料", "document": "生成之后查成品"}
_MEANINGS: dict[str, str] = {
    **REGIME_NAMES, **METHOD_NAMES, **_PAPERS, **_KINDS, **_TENDER, **_PRICE, **_COUNTING, **_LOOK, **_STAGES,
    **SEEN_NAMES, **OUTCOME_NAMES,
    **{str(one): name for names in (SEVERITY_NAMES, CLASS_NAMES, EFFECT_NAMES) for one, name in names.items()},
}  # fmt: skip
# The same word means something else in another field.
_IN_FIELD: dict[tuple[str, str], str] = {
    **{("weakness", word): name for word, name in WEAK_NAMES.items()},
    **{("sight", word): name for word, name in SIGHT_NAMES.items()},
    **{("absent", word): name for word, name in ABSENT_NAMES.items()},
    **{("lead", word): name for word, name in LEAD_NAMES.items()},
    ("letter", "clarification"): "澄清提问函",
    ("letter", "challenge"): "质疑函",
    ("letter", "objection"): "异议函",
    ("topic", "near-limit"): "报价贴近限价",
    ("topic", "clauses"): "无效条款没人盯",
    ("moment", "on-the-spot"): "开标和评审现场",
    ("deviation", "none"): "无偏离",
    ("sme", "none"): "不适用",
    ("valid_at", "none"): "不看有效期",
    ("seal", "legal-person"): "法定代表人章",
}


def meaning(field: str, value: str) -> str:
    """Return what a word means in a field; empty when it is Chinese already or nobody said."""
    return _IN_FIELD.get((field, value)) or _MEANINGS.get(value, "")


def explained(field: str, values: Iterable[str]) -> str:
    """Return the words a field may hold with their meanings: ``licence（执照）、permit（许可）``."""
    shown = [(value, meaning(field, value)) for value in values if value]
    return "、".join(f"{value}（{said}）" if said else value for value, said in shown)
