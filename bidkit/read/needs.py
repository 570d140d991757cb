"""What in the library would prove a demand, where its own words say so; else a person answers.

Every proof that a demand names is asked for, joined as its words join them. Where one of them is not understood, or
alternatives and additions are mixed, the whole demand is a person's: half a demand that is met is not met.
A proposal is plain values in the shape of ``needs``; the words it was read from travel with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from bidkit.read.rules.cases import asks_cases, case_need
from bidkit.read.rules.people import PLAIN_ROLE
from bidkit.read.rules.scene import Scene
from bidkit.read.text import plain
from bidkit.words.numerals import NUMERALS, count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SYSTEM = re.compile(
    r"((?:ISO(?:/?IEC)?-?\d{4,5}(?:[-:]\d{4})?)?)(质量|环境|职业健康安全|信息安全|信息技术服务|知识产权|能源)管理体系(?:认证)?(?:证书)?"
)
GRADE = r"(特级|[一二三四五六壹贰叁肆甲乙丙丁]级|AAA级?|AA级?|[1-5]A级?)"
LETTER = r"(?:(?!或|和|及|与|且|、|具有|具备|持有|取得|提供|颁发|核发|有效|须|应当|的)[\u4e00-\u9fffA-Za-z])"
"""A letter of a name; words that join or lead to names are none."""
CONTRACTING = re.compile(
    rf"(?<![具持取提颁核])({LETTER}{{2,16}}?(?:施工总承包|专业承包|工程设计|工程监理|工程勘察|监理)){GRADE}"
    r"(?:\(?(?:含|及|或)?\)?(?:及|或)?以上\)?)?(?:的)?(?:资质)?(?:证书)?"
)
LICENCE = re.compile(
    rf"[《“\"]?(?<![具持取提颁核])({LETTER}{{2,18}}?(?:许可证|资质证书|经营许可(?!证)|备案证明|认证证书|登记证书|能力证书|资格证书))[》”\"]?"
)
JOINS = r"(?:或(?:者|是)?|以及|及|和|与|且|并且?|同时|还|均|、|,|;)"
BETWEEN = re.compile(
    rf"(?:等级|资质|证书)*{JOINS}+(?:须|应当?|必须)?(?:具有|具备|持有|取得|提供|有效的?|{JOINS}|[\u4e00-\u9fff]{{2,14}}(?:颁发|核发)的)*[《“\"]?"
)
DANGLING = re.compile(
    r"(?:或者?|和|及|与|、|且)(?:具有|具备|有效的?|[\u4e00-\u9fff]{2,14}(?:颁发|核发)的)*[《“\"]?$"
)
"""A word that joins a name to something before it that was not understood."""
COMPANY = re.compile(
    r"(?:具有|具备)?独立承担民事责任的?(?:能力)?(?:的)?|(?:具有|具备)?独立(?:企业)?法人(?:资格)?|(?:具有|具备)?(?:有效的?)?营业执照(?:副本)?|法人或(?:者)?其[他它]组织"
)
PAPER = re.compile(
    r"(?:具有|具备|持有|取得|须为|为)(?:有效的?)?([\u4e00-\u9fffA-Za-z（）()]{2,24}?(?:证书|资格证?|建造师|工程师|职称|执业资格|合格证书?))"
)
YEARS = re.compile(r"(20\d{2})(?:年度?)?([-~至—、到和或])(20\d{2})年")
ONE_YEAR = re.compile(r"(20\d{2})年度?")
FINANCE = re.compile(r"审计报告|财务报表|财务审计|资产负债表|财务状况")
EACH = re.compile(
    r"每(?:再)?(?:提供|具有|有|增加|完成|承担|获得|具备)?[^,。;]{0,24}?(?:一|1)?(?:个|项|份|名|本|套|类|家|人)?[^,。;]{0,16}?(?:得|加|计)(\d+(?:\.\d+)?)分"
)
CAP = re.compile(r"(最高|最多|满分|不超过|上限|共)(得|为|计)?(\d+(?:\.\d+)?)分|(不得|得|计)0分|不得分")
POINTS = re.compile(r"\d分")
VAGUE = re.compile(r"上述|同一|相关|相应|种类|有效的?$|以上|^(?:资质|资格|认证|能力|登记)证书$|吊销|暂扣")
REFUSED = re.compile(
    r"吊销|暂扣|没有(?:重大|被|处于)|未被|不得(?:存在|参加|为)|下列(?:情形|不良|关联)|不良(?:记录|信用|状况)|不存在|无[^,;。]{0,10}(?:违法|犯罪|记录)"
)
"""What a bidder must not be or have: no paper of the library shows it."""
PERMITTED = re.compile(
    r"(?:允许|接受|可以)[^,;。]{0,10}(?:投标|参加|响应|报价|承接)(?![^。;]{0,12}须)|(?:允许|接受)分公司"
)
REMARK = re.compile(
    r"\((?:或|如|注|含)[^()]*\)|\([^()]*(?:复印件|扫描件|原件|证明材料|公章)[^()]*\)|(?:须|需|应)?提供(?:上述|相应|相关|对应)[^,;。]{0,30}(?:公章|复印件|扫描件|证书|文件)"
)
MORE = re.compile(
    r"许可|资质|证书|证明|备案|登记证|代码证|合格证|承诺|声明|授权|报告|审计|业绩|社保|社会保|职称|建造师|会计制度|技术能力|缴纳|信誉"
    r"|生产企业|制造商|年检|体系|注册资本|人员|设备"
)
"""Words that ask for something more than what was understood."""
PAPERS = re.compile(r"许可|资质|证书|备案|审计|社保|建造师|职称|声明")
TITLE = re.compile(r"^[^:,;。]{0,12}(?:要求|条件|资格)[:]")
NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})+(?!\d)|\d{1,2}[.、)](?!\d)|[(]\d{1,2}[)]|[.、])+")
AT_LEAST = re.compile(rf"(?:至少|不少于|不低于)(?:有|具有|完成|承担)?(?:过)?(\d+|[{NUMERALS}]+)(?:个|项|份)")
LONG = 120


@dataclass(frozen=True, slots=True)
class Proposal:
    """A query in the shape of ``needs``, and the words that led to it."""

    needs: dict[str, Any]
    words: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A proof that words name, and where they do."""

    start: int
    end: int
    needs: dict[str, Any]
    words: str


def propose(text: str) -> Proposal | None:
    """Return the query a demand's own words allow; None when only a person can say."""
    words = plain(text)
    if REFUSED.search(words) or PERMITTED.search(words):
        return None
    body = REMARK.sub("", TITLE.sub("", NUMBER.sub("", words)))
    head, colon, _ = body.partition(":")
    if colon and COMPANY.search(head) and len(head) < 30:
        body = head
    for step in (_person, _case, _finance):
        found = step(body)
        if found is not None:
            return found
    return _joined(body)


def points_each(text: str) -> str:
    """Return N of 每…得N分, "" where the words give no such rule or several."""
    words = CAP.sub("", plain(text))
    found = EACH.findall(words)
    return str(found[0]) if len(found) == 1 and len(POINTS.findall(words)) == 1 else ""


def _joined(body: str) -> Proposal | None:
    """Return all papers that a demand names as one query; None where anything in it is left over."""
    found = sorted((one for finder in FINDERS for one in finder(body)), key=lambda one: (one.start, -one.end))
    kept: list[_Found] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    if not kept:
        return None
    between = [body[one.end : other.start] for one, other in pairwise(kept)]
    rest = f"{body[: kept[0].start]}|{body[kept[-1].end :]}"
    if MORE.search(rest) or DANGLING.search(body[: kept[0].start]):
        return None
    if not all(BETWEEN.fullmatch(words) for words in between):
        return None
    queries = list({str(one.needs): one.needs for one in kept}.values())
    said = "、".join(dict.fromkeys(one.words for one in kept))
    if len(queries) == 1:
        return (
            None
            if queries[0].get("company") is None and _alternative(body, kept[0])
            else Proposal(queries[0], said)
        )
    either = ["或" in words for words in between]
    if any(either) and not (all(either) and not re.search("且|并|和|以及|同时", "".join(between))):
        return None
    return Proposal({"any" if all(either) else "all": queries}, said)


def _alternative(body: str, one: _Found) -> bool:
    """Return whether another paper would do that nobody understood."""
    return "或" in body[max(0, one.start - 3) : one.start] or "或" in body[one.end : one.end + 3]


def _person(words: str) -> Proposal | None:
    role = PLAIN_ROLE.search(words)
    paper = PAPER.search(words[role.start() :]) if role else None
    if role is None or paper is None:
        return None
    name = re.sub(r"^有效的?", "", paper[1])
    rest = words[: role.start()] + re.sub(r"^(?:资格|执业)?证书", "", words[role.start() + paper.end() :])
    if VAGUE.search(name) or len(name) < 4 or re.search("或|且|和|及|、", name) or MORE.search(rest):
        return None
    return Proposal({"person": {"role": role[1], "certificates": [{"name": name}]}}, f"{role[0]}…{paper[0]}")


def _case(words: str) -> Proposal | None:
    if not asks_cases(words) or len(words) > LONG or PLAIN_ROLE.search(words):
        return None
    made = case_need(words, Scene("", words, words))
    if made is None or not set(made["case"]) - {"subject"}:
        return None
    if PAPERS.search(words):
        return None
    least = AT_LEAST.search(words)
    number = count(least[1]) if least else None
    return Proposal({"case": made["case"] | ({"count": number} if number and number > 1 else {})}, words[:60])


def _finance(words: str) -> Proposal | None:
    found = FINANCE.search(words)
    if found is None or MORE.search(
        re.sub(r"财务审计报告|审计报告|财务审计|审计|财务报告|出具的?报告", "", words)
    ):
        return None
    span = YEARS.search(words)
    if span and 0 <= int(span[3]) - int(span[1]) <= 5:
        years = list(range(int(span[1]), int(span[3]) + 1))
        if span[2] == "或":
            either = [{"financial": {"years": [year]}} for year in years]
            return Proposal({"any": either}, f"{span[0]}…{found[0]}")
        return Proposal({"financial": {"years": years}}, f"{span[0]}…{found[0]}")
    single = ONE_YEAR.findall(words)
    if len(set(single)) == 1:
        return Proposal({"financial": {"years": [int(single[0])]}}, f"{single[0]}…{found[0]}")
    return None


def _systems(words: str) -> Iterator[_Found]:
    for one in SYSTEM.finditer(words):
        yield _held(one, {"name": f"{one[1]}{one[2]}管理体系认证证书"})


def _contracting(words: str) -> Iterator[_Found]:
    for one in CONTRACTING.finditer(words):
        yield _held(one, {"name": one[1], "grade": one[2]})


def _licences(words: str) -> Iterator[_Found]:
    for one in LICENCE.finditer(words):
        if len(one[1]) >= 4 and not VAGUE.search(one[1]) and "营业执照" not in one[1]:
            yield _held(one, {"name": one[1]})


def _held(found: re.Match[str], asked: dict[str, str]) -> _Found:
    needs = {"qualification": asked | {"valid_at": "opening"}}
    return _Found(found.start(), found.end(), needs, found[0].strip('《》“”"'))


def _companies(words: str) -> Iterator[_Found]:
    for one in COMPANY.finditer(words):
        yield _Found(one.start(), one.end(), {"company": {"proof": ["licence"]}}, one[0])


FINDERS: tuple[Callable[[str], Iterator[_Found]], ...] = (_systems, _contracting, _licences, _companies)
