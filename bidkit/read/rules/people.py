"""What a person of the team must have, where the words are wholly a degree, a title or named certificates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bidkit.words.numerals import NUMERALS, count

if TYPE_CHECKING:
    from bidkit.read.rules.scene import Scene

POST = r"(?:经理|负责人|主管|总监|总工|工程师|队长|专员|主任|队员|班长|厨师长|组长)"
ROLE = re.compile(
    rf"(?:拟派|拟投入|拟安排|配备)(?:的|本项目的?|担任)*([\u4e00-\u9fff]{{2,8}}?{POST}|绿化工|电工)(?=[(,;须应具持年为得:]|同时|$)"
)
PLAIN_ROLE = re.compile(r"(项目(?:总)?(?:经理|负责人|总监|总工)|技术负责人|总监理工程师|项目主管|安全员)")
NAMED = re.compile(
    rf"^(?:拟(?:派|投入|安排)的?)?(?:本项目的?)?([\u4e00-\u9fff]{{0,6}}?{POST}|绿化工)(?:的)?(?:配[置备])?(?:情况|职称|资格|资质|学历|能力|水平)?(?:\([^()]*\))?$"
)
TEAM = re.compile(r"团队成员|项目成员|团队人员|项目组成员|成员中|团队中")
EXCEPT = re.compile(
    r"(?:除|不含)(?:拟派)?(项目(?:总)?(?:经理|负责人))(?:外|之外)?|(项目(?:总)?(?:经理|负责人))除外"
)
AGE = re.compile(r"年龄(?:不超过|不大于|≤|在)(\d{2})(?:周)?岁(?:\(含\))?(?:及?以下|以内)?")
DEGREE = re.compile(
    r"(博士|硕士|本科|大专|专科|大学本科|高中|中专)(?:研究生)?(?:\(含\))?(?:及|或)?(?:以上)?(?:学历|学位)?"
)
TITLE = re.compile(
    r"((?:正高级|副高级|高级|中级|初级)(?:工程师|经济师)?|工程师)(?:\(含\))?(?:及|或)?(?:以上)?(?:专业技术)?(?:职称|任职资格)?(?:证书)?"
)
GRADE = r"(高级|中级|初级|[一二三四五]级)"
ISSUER = re.compile(r"^[^,;]{0,40}?(?:颁发|核发|签发|考试中心|测评中心)的")
CERTIFICATE = re.compile(
    rf"(?:{GRADE}(?:\(含\))?(?:及?以上)?(?:的)?)?((?:[\u4e00-\u9fff]|[A-Za-z])(?:[\u4e00-\u9fff]|[A-Za-z]){{1,18}}?)(?:\({GRADE}\))?(?:\(([\u4e00-\u9fff]{{2,8}})\))?"
    r"(?:(?:职业|执业|从业)?资格证书?|(?:合格)?证书|执业资格|操作证|证)?"
)
ENDS = re.compile(r"(?:师|员|证书|证|资格|PMP|CISP|CISSP)$")
VAGUE = re.compile(r"上述|同一|相关|相应|相近|专业|有效|学历|学位|职称|以上|以下|或者?|和|及|其他|类")
BARE = re.compile(rf"(?:具有|具备|持有|持)?{GRADE}(?:及?以上)?(?:的)?(?:证书)?")
FILLER = re.compile(
    r"^(?:(?:同时|均|须|应|应当)?(?:具有|具备|持有|拥有|取得|获得|通过|为|有)(?:了)?)?(?:有效(?:期内)?的?)?"
)
SOCIAL = re.compile(
    rf"(?:近|前|连续|至少)([{NUMERALS}\d]{{1,2}})个月[^;。]{{0,30}}(?:社保|社会保险|养老保险)"
)
ANY_MONTH = re.compile(r"任(?:意|一|何)[^;。]{0,4}个?月")


def role_of(text: str, scene: Scene) -> str:
    """Return the post that a condition speaks of, from its own words or from the name of the item; "" for none."""
    if TEAM.search(text):
        return ""
    for found in (
        ROLE.search(text),
        PLAIN_ROLE.search(text),
        NAMED.match(scene.item),
        PLAIN_ROLE.search(scene.item),
    ):
        if found:
            return found[1]
    return ""


def person_need(lead: str, text: str, scene: Scene) -> dict[str, Any] | None:
    """Return the query for a person; None where anything in the words is not wholly understood."""
    both = f"{lead},{text}"
    role = role_of(both, scene)
    team = bool(TEAM.search(both)) or bool(TEAM.search(scene.item))
    if not role and not team:
        return None
    body = _without_role(text, role)
    asked: dict[str, Any] = {}
    for one in filter(None, re.split(r"[,、]|并且|且|同时", body)):
        made = _one(FILLER.sub("", one).strip("的"))
        if made is None or any(key in asked for key in made):
            return None
        asked |= made
    if not asked:
        return None
    person: dict[str, Any] = {"role": role} if role and not team else {}
    excluded = EXCEPT.search(both) or EXCEPT.search(scene.item)
    if team and excluded:
        person["roles_excluded"] = [excluded[1] or excluded[2]]
    return {"person": person | asked | _social(scene.whole)}


def staff_need(text: str, scene: Scene) -> dict[str, Any] | None:
    """Return the query for so many people of one post, 驻场工程师3名; the number is put in by who asks."""
    found = re.fullmatch(
        r"(?:拟派|配备|提供)?([\u4e00-\u9fff]{2,8}(?:工程师|员|师|工))(?:\d+|[一二两三四五六七八九十])[名人]",
        text,
    )
    return None if found is None else {"person": {"role": found[1]} | _social(scene.whole)}


def _without_role(text: str, role: str) -> str:
    text = re.sub(r"(?:除|不含)[^,;]{0,12}?外,?", "", text)
    text = re.sub(r"每(?:有|提供|具有)?(?:一|1)?(?:名|人|位|个)?(?:成员|人员)?$", "", text)
    text = re.sub(r"^在?此基础上|在满足[^,;]*基础上,?", "", text)
    if role:
        text = re.sub(rf"^[^,;]*?{role}(?:\([^)]*\))?[,:]?", "", text)
    return re.sub(r"^[^,;]*?(?:团队成员|项目成员|团队人员|项目组成员|成员)中?[,:]?", "", text)


def _one(text: str) -> dict[str, Any] | None:
    """Return what one condition asks: a degree, a title or a certificate by its name."""
    if found := AGE.fullmatch(text):
        return {"age_max": found[1]}
    if found := DEGREE.fullmatch(text):
        return {"degree": {"专科": "大专", "大学本科": "本科"}.get(found[1], found[1])}
    if (found := TITLE.fullmatch(text)) and not text.endswith(("级证书", "以上证书")):
        return {"title": found[1]}
    bare = [ISSUER.sub("", one) for one in re.split(r"或者?", text)]
    named = [_certificate(one) for one in bare]
    if not named or None in named:
        return None
    return {"certificates" if len(named) == 1 else "certificates_any": named}


def _certificate(text: str) -> dict[str, Any] | None:
    found = CERTIFICATE.fullmatch(text)
    if (
        found is None
        or VAGUE.search(found[2])
        or not ENDS.search(re.sub(r"\([^()]*\)$", "", text))
        or len(found[2]) < 3
    ):
        return None
    made = {"name": found[2], "grade": found[1] or found[3] or "", "major": found[4] or ""}
    return {key: value for key, value in made.items() if value}


def graded_like(need: dict[str, Any], text: str) -> dict[str, Any] | None:
    """Return the query of a step that only names another grade of the one certificate asked for."""
    found = BARE.fullmatch(text)
    held = need.get("person", {}).get("certificates", ())
    if found is None or len(held) != 1 or "grade" not in held[0]:
        return None
    return {"person": need["person"] | {"certificates": [held[0] | {"grade": found[1]}]}}


def _social(whole: str) -> dict[str, Any]:
    found = SOCIAL.search(whole)
    if found is None:
        return {}
    months = 1 if ANY_MONTH.search(found[0]) else count(found[1])
    return {"social_security": {"months": months}} if months else {}
