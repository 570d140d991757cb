"""What in the library would prove a demand, where its own words say so; else a person answers.

A proposal is plain values in the shape of ``needs``; the words it was read from travel with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bidkit.read.facts.money import first_sum
from bidkit.read.text import plain
from bidkit.words.money import SUM

if TYPE_CHECKING:
    from collections.abc import Callable

SYSTEM = re.compile(r"(质量|环境|职业健康安全|信息安全|信息技术服务|知识产权|能源)管理体系(?:认证)?")
GRADE = r"(特级|[一二三四五六壹贰叁肆甲乙丙丁]级|AAA级?|AA级?|[1-5]A级?)"
CONTRACTING = re.compile(
    rf"([\u4e00-\u9fff]{{2,16}}(?:施工总承包|专业承包|工程设计|工程监理|工程勘察|监理)){GRADE}"
)
LICENCE = re.compile(
    r"[《“\"]?([\u4e00-\u9fffA-Za-z]{2,18}(?:许可证|资质证书|经营许可|备案证明|认证证书|登记证书|能力证书|资格证书))[》”\"]?"
)
COMPANY = re.compile(r"独立承担民事责任|独立法人|营业执照|法人或(?:者)?其他组织")
ROLE = re.compile(r"(项目(?:总)?(?:经理|负责人|总监|总工)|技术负责人|总监理工程师|项目主管|安全员)")
PAPER = re.compile(
    r"(?:具有|具备|持有|取得|须为|为)(?:有效的?)?([\u4e00-\u9fffA-Za-z（）()]{2,24}?(?:证书|资格证?|建造师|工程师|职称|执业资格|合格证书?))"
)
CASE = re.compile(r"业绩|(?:同类|类似)(?:项目|合同|案例)|案例")
AFTER = re.compile(r"(20\d{2})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?(?:\(含\))?(?:以来|起|至今|以后|至|—|-)")
AMOUNT = re.compile(
    rf"(?:金额|合同额|合同价|单项|造价)[^。;]{{0,14}}?(?:不低于|不少于|大于|超过|≥|>=|在)[^。;]{{0,6}}?({SUM})"
)
YEARS = re.compile(r"(20\d{2})(?:年度?)?(?:[-~至—、到和或])(20\d{2})年")
ONE_YEAR = re.compile(r"(20\d{2})年度?")
FINANCE = re.compile(r"审计报告|财务报表|财务审计|资产负债表|财务状况")
EACH = re.compile(
    r"每(?:再)?(?:提供|具有|有|增加|完成|承担|获得|具备)?[^,。;]{0,24}?(?:一|1)?(?:个|项|份|名|本|套|类|家|人)?[^,。;]{0,16}?(?:得|加|计)(\d+(?:\.\d+)?)分"
)
CAP = re.compile(r"(最高|最多|满分|不超过|上限|共)(得|为|计)?(\d+(?:\.\d+)?)分|(不得|得|计)0分|不得分")
POINTS = re.compile(r"\d分")
VAGUE = re.compile(r"上述|同一|相关|相应|种类|有效的?$|以上")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A query in the shape of ``needs``, and the words that led to it."""

    needs: dict[str, Any]
    words: str


def propose(text: str) -> Proposal | None:
    """Return the query a demand's own words allow; None when only a person can say."""
    words = plain(text)
    for step in STEPS:
        found = step(words)
        if found is not None:
            return found
    return None


def points_each(text: str) -> str:
    """Return N of 每…得N分, "" where the words give no such rule or several."""
    words = CAP.sub("", plain(text))
    found = EACH.findall(words)
    return str(found[0]) if len(found) == 1 and len(POINTS.findall(words)) == 1 else ""


def _person(words: str) -> Proposal | None:
    role = ROLE.search(words)
    paper = PAPER.search(words[role.start() :]) if role else None
    if role is None or paper is None:
        return None
    name = re.sub(r"^有效的?", "", paper[1])
    if VAGUE.search(name) or len(name) < 4:
        return None
    return Proposal({"person": {"role": role[1], "certificates": [{"name": name}]}}, f"{role[0]}…{paper[0]}")


def _case(words: str) -> Proposal | None:
    found = CASE.search(words)
    if found is None:
        return None
    query: dict[str, Any] = {}
    after = AFTER.search(words)
    if after:
        query["after"] = f"{after[1]}-{int(after[2] or 1):02}-{int(after[3] or 1):02}"
    amount = AMOUNT.search(words)
    money = first_sum(amount[1], "") if amount else None
    if money is not None:
        query["amount_min"] = money
    if not query:
        return None
    return Proposal({"case": query}, "…".join(part[0] for part in (after, amount, found) if part))


def _finance(words: str) -> Proposal | None:
    found = FINANCE.search(words)
    span = YEARS.search(words)
    if found is None:
        return None
    if span and 0 <= int(span[2]) - int(span[1]) <= 5:
        years = list(range(int(span[1]), int(span[2]) + 1))
        return Proposal({"financial": {"years": years}}, f"{span[0]}…{found[0]}")
    single = ONE_YEAR.findall(words)
    if len(set(single)) == 1:
        return Proposal({"financial": {"years": [int(single[0])]}}, f"{single[0]}…{found[0]}")
    return None


def _system(words: str) -> Proposal | None:
    found = list(dict.fromkeys(match[1] for match in SYSTEM.finditer(words)))
    if not found:
        return None
    queries = [
        {"qualification": {"name": f"{name}管理体系认证证书", "valid_at": "opening"}} for name in found
    ]
    return Proposal(queries[0] if len(queries) == 1 else {"all": queries}, "、".join(found))


def _contracting(words: str) -> Proposal | None:
    found = CONTRACTING.search(words)
    if found is None or "或" in words[max(0, found.start() - 2) : found.end() + 30]:
        return None
    name = re.sub(r"^.*(具备|具有|持有|取得|须|应|的)", "", found[1])
    return Proposal({"qualification": {"name": name, "grade": found[2], "valid_at": "opening"}}, found[0])


def _licence(words: str) -> Proposal | None:
    found = LICENCE.search(words)
    if found is None or "营业执照" in found[1]:
        return None
    name = re.sub(r"^.*?(具备|具有|持有|颁发的|有效的|核发的|取得|提供)", "", found[1])
    return (
        Proposal({"qualification": {"name": name, "valid_at": "opening"}}, found[0])
        if len(name) >= 4
        else None
    )


def _company(words: str) -> Proposal | None:
    found = COMPANY.search(words)
    return Proposal({"company": {"proof": ["licence"]}}, found[0]) if found else None


STEPS: tuple[Callable[[str], Proposal | None], ...] = (
    _person,
    _case,
    _finance,
    _system,
    _contracting,
    _licence,
    _company,
)
