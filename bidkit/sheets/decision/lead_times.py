"""How long it usually takes to close a gap before the deadline, as data.

The days are experience and no law: every sheet that prints one says so. Where experience has no number, there is
none here either, and the sheet asks a person.
"""

from __future__ import annotations

from dataclasses import dataclass

ALWAYS_SAY = "经验值"


@dataclass(frozen=True, slots=True)
class LeadTime:
    """One kind of gap: working days until it is closed, and what closing it means.

    ``a_day`` says how many gaps of the kind one person closes in a day, where they are small. ``long`` marks kinds
    that take at least that long and often longer: an issuer, an examination or a calendar decides.
    """

    kind: str
    days: int
    cure: str
    long: bool = False
    a_day: int = 0

    def needed(self, count: int = 1) -> int:
        """Return the working days for so many gaps of the kind."""
        return self.days + (count - 1) // self.a_day if self.a_day else self.days

    def shown(self, count: int = 1) -> str:
        """Return the days as the sheet prints them."""
        return f"{self.needed(count)} 个工作日{'以上' if self.long else ''}"


CERTIFICATE = LeadTime("企业证书", 30, "新办、升级或续期", long=True)
PERSONAL = LeadTime("人员证书", 30, "考试或换有证的自有人员", long=True)
SOCIAL = LeadTime("社保", 30, "补缴一般不作数，换人", long=True)
NEW_CASE = LeadTime("业绩", 30, "没有合适的合同，来不及新做", long=True)
AUDIT = LeadTime("审计报告", 20, "请会计师事务所出具", long=True)
CHANGE = LeadTime("营业执照事项", 15, "变更登记", long=True)
CONTRACT = LeadTime("合同证明", 5, "调合同和验收原件扫描")
PRODUCT = LeadTime("产品资料", 5, "向厂家要资料和授权")
TEAM = LeadTime("定人", 2, "定岗位人选，核对证书和社保")
BOND = LeadTime("保证金", 3, "付款或开保函")
PRICE = LeadTime("报价", 2, "核成本、改报价表")
TEXT = LeadTime("方案文字", 3, "编写章节")
SCAN = LeadTime("扫描件", 1, "找原件扫描入库", a_day=10)
DATA = LeadTime("资料补填", 1, "在资料库补填字段", a_day=20)
ANSWER = LeadTime("逐条答复", 1, "写答复、位置和偏离", a_day=20)
DOCUMENT = LeadTime("文件编制", 1, "按报告改投标文件", a_day=10)
READING = LeadTime("核对招标文件", 1, "对着原文核对并签名", a_day=20)

_BY_CODE: dict[str, LeadTime] = {
    "A": TEXT,
    "B": DOCUMENT,
    "C": CONTRACT,
    "D": DOCUMENT,
    "E": DOCUMENT,
    "F": DOCUMENT,
    "H101": TEAM,
    "H102": TEAM,
    "H103": SOCIAL,
    "H104": SOCIAL,
    "H105": SOCIAL,
    "H106": SCAN,
    "M": AUDIT,
    "N": DOCUMENT,
    "P": PRICE,
    "Q001": CERTIFICATE,
    "Q002": CERTIFICATE,
    "Q003": CERTIFICATE,
    "Q004": SCAN,
    "Q105": CERTIFICATE,
    "R": ANSWER,
    "S": DOCUMENT,
    "T001": ANSWER,
    "T002": ANSWER,
    "T1": BOND,
    "T3": DOCUMENT,
    "U": READING,
    "Y": READING,
}


def lead_time_of(code: str) -> LeadTime | None:
    """Return how long findings of a rule usually take, by the longest beginning of its code; None where unknown."""
    for length in range(len(code), 0, -1):
        found = _BY_CODE.get(code[:length])
        if found is not None:
            return found
    return None
