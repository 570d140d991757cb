"""A shape as a rule: what each piece asks for as a query, certain or asked of a person; None where judges weigh it."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from bidkit.read.rules.bounds import by_bounds
from bidkit.read.rules.cases import asks_cases, case_need
from bidkit.read.rules.finance import by_finance
from bidkit.read.rules.papers import all_of, by_number, systems
from bidkit.read.rules.people import graded_like, person_need, role_of, staff_need
from bidkit.read.rules.pieces import STEP
from bidkit.read.rules.scene import condition, said
from bidkit.read.rules.shape import Each, Minus, Steps, Sum
from bidkit.read.rules.words import MEETS, RECORD, judged
from bidkit.words.decimals import plain_decimal
from bidkit.words.numerals import NUMERALS, count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.read.rules.scene import Scene
    from bidkit.read.rules.shape import Shape

FACT = re.compile(
    r"承诺|具有|具备|持有|取得|获|拥有|设有|设立|自有|提供|证|专利|著作权|奖|称号|合同|业绩|年限|人数|[0-9一二三四五六七八九十]人|\d名|成员|占比|率|额"
    r"|小时|分钟|\d日|\d天|\d年|个月|认证|评价|[级类]|学历|职称|博士|硕士|本科|大专|退役|军人|软件|设备|分公司|办事处|备件|期|能力|每增加|愿意|工程师|高新|盈利|报表|审计|收入|完成|产品|属于|客户|冷库|㎡|平方米|经验|经理|负责人|[名个家辆台次案]"
)
COUNTED = re.compile(r"业绩|案例|专利|证书")
PRESENTED = re.compile(r"演示|样品|方案(?!且)|讲解|答辩|陈述")
CONTENTS = re.compile(r"方案|内容|措施|预案|制度|缺陷|不合理|错误")
PARAMETER = re.compile(
    r"参数|条款|指标|偏离|偏差|要求|[▲★#△●]|少[1一](?:人|个|家|名|台|辆)|检测报告|证明|资料|人(?:员|扣)?"
)
MARKED = re.compile(r"[▲★△#●]|重要|关键")
UNMARKED = re.compile(r"未标|非[▲★△#“\"]|一般|普通|其他|其它|没有标")
MISSING = re.compile(r"不满足|不符合|不响应|负偏离|偏离|偏差|未响应")
GROWTH = re.compile(rf"(?:增加|多|增|加|延长|提高)(?:[一1]|(\d+|[{NUMERALS}]))?(?:个|名|人|项|份|家)")
BASE = re.compile(rf"(\d+|[{NUMERALS}]+)(?:个|名|人|项|份|家)")
EXISTS = re.compile(r"能?提供[^;。]{0,80}方案,?且?方案(?:应|至少)?包括")
SOME_OF = re.compile(r"其中[一二两三四\d]项|满足[^,;]{0,6}[一二两三四\d]项")
ONCE = re.compile(r"同一?(?:人|人员|成员)[^;。]{0,16}不(?:可|得|予|能)?重复")
LONGEST = 240


def write(shape: Shape, worth: Decimal, scene: Scene) -> dict[str, Any] | None:
    """Return the rule of a shape whose points are each worth so much of the leaf's; None where it stays a judge's."""
    if isinstance(shape, Sum):
        return _sum(shape, worth, scene)
    if isinstance(shape, Each):
        need = _each_need(shape, scene)
        return None if need is None else {"each": _points(shape.piece.points, worth), "needs": need}
    if isinstance(shape, Minus):
        return _minus(shape, worth, scene)
    return _steps(shape, worth, scene)


def _points(points: Decimal | None, worth: Decimal) -> str:
    return plain_decimal((points or Decimal(0)) * worth)


def _sum(shape: Sum, worth: Decimal, scene: Scene) -> dict[str, Any] | None:
    parts = []
    scene = replace(scene, alone=False, people=scene.people and not ONCE.search(scene.whole))
    for part in shape.parts:
        rule = write(part, worth, scene)
        if rule is None:
            return None
        most = part.most if part.most is not None else shape.most
        parts.append({"points": _points(most, worth)} | rule)
    return {"parts": parts}


def _open(text: str, lead: str = "", alone: str = "") -> bool:
    """Return whether words, or the name of the only item, speak of what can be counted and nobody weighs."""
    shown = PRESENTED.search(lead) and not EXISTS.search(lead)
    bad = RECORD.search(f"{lead},{text}") or shown
    return not bad and bool(FACT.search(f"{lead},{text}") or (alone and COUNTED.search(alone)))


def _ask(text: str, scene: Scene, tail: str = "") -> dict[str, Any]:
    """Return a question for a person in the words of the leaf, with the post where only the item names it."""
    role = role_of(text, scene)
    what = f"{role}：{text}" if role and role not in text else text
    return {"ask": {"what": f"{what.strip(',、:;')}{f'（{tail}）' if tail else ''}"[:LONGEST]}}


def _each_need(shape: Each, scene: Scene) -> dict[str, Any] | None:
    text, lead = shape.piece.text, shape.lead
    whole = said(lead, text)
    if (
        not _open(text, lead, scene.item if scene.alone else "")
        or judged(text, quoted=False)
        or re.search(r"每(?:一?项|个|点)?满足", text)
    ):
        return None
    if shape.level:
        return _ask(f"{whole}（每个只按最高一档计）", scene)
    if STEP.search(text) and not re.search(r"每增加[一1](?:个|项|份)业绩", text):
        return _ask(whole, scene, shape.tail)
    several = re.search(
        r"每(?:提供|具有|有|增加)?(?:[2-9]|\d\d|[二三四五六七八九十两])(?:个|项|份|人|名)", text
    )
    if _counts_cases(whole, scene) and not several:
        return case_need(whole, scene)
    need = None if several else _person(lead, condition(text), scene)
    return need or _ask(whole, scene, shape.tail)


def _counts_cases(text: str, scene: Scene) -> bool:
    return asks_cases(text, scene.item if scene.alone else "")


def _person(lead: str, text: str, scene: Scene) -> dict[str, Any] | None:
    return person_need(lead, text, scene) if scene.people else None


def _steps(shape: Steps, worth: Decimal, scene: Scene) -> dict[str, Any] | None:
    texts = [condition(one.text) for one in shape.pieces]
    if not _open(",".join(texts), shape.lead) or any(_weighed(one.text) for one in shape.pieces):
        return None
    if any(SOME_OF.search(text) and "体系" not in scene.words and "ISO" not in scene.words for text in texts):
        return None
    if len(texts) > 1 and any(MEETS.search(text) for text in texts):
        return None
    if shape.growth is not None:
        return _growing(shape, worth, scene)
    needs = _queries(shape, texts, scene)
    if needs is None:
        return None
    steps = zip((_points(one.points, worth) for one in shape.pieces), needs, strict=True)
    return {"ladder": [{"points": points, "needs": need} for points, need in steps]}


def _weighed(text: str) -> bool:
    """Return whether judges weigh a piece; the name of an honour is no judgement."""
    return judged(text, quoted=not re.search(r"荣誉|称号|奖|表彰|满意度", text))


def _queries(shape: Steps, texts: Sequence[str], scene: Scene) -> list[dict[str, Any]] | None:
    """Return the query of each step; where none is certain a person says which step it is."""
    whole = ",".join(filter(None, (shape.lead, *texts)))
    found = by_finance(texts, f"{shape.lead},{','.join(texts)}")
    if found is None and len(texts) > 1:
        found = by_number([f"{shape.lead},{texts[0]}".strip(","), *texts[1:]])
    if found is None and _counts_cases(whole, scene):
        found = _cases(shape, texts, scene)
    if found is None:
        found = _certain(shape, texts, scene)
    if found is None and len(texts) > 1:
        found = by_bounds(texts, _told(shape, scene))
        if found is None and any(re.search(r"\d+(?:日|天|小时|分钟|%)", text) for text in texts):
            return None
    return found if found is not None else _which(shape, texts, scene)


def _cases(shape: Steps, texts: Sequence[str], scene: Scene) -> list[dict[str, Any]] | None:
    first = case_need(said(shape.lead, texts[0]), scene, many=len(texts) > 1)
    if first is None or len(texts) == 1:
        return None if first is None else [first]
    counts = []
    for text in texts:
        number = case_need(text, scene, many=True)
        if number is None:
            return None
        counts.append(number["case"]["count"])
    subject = case_need(said(shape.lead, min(texts, key=lambda one: -len(one))), scene)
    if subject is None or sorted(set(counts), reverse=True) != counts:
        return None
    return [{"case": subject["case"] | {"count": number}} for number in counts]


def _certain(shape: Steps, texts: Sequence[str], scene: Scene) -> list[dict[str, Any]] | None:
    """Return the queries of steps that are wholly understood: systems, or what a person has."""
    out: list[dict[str, Any]] = []
    for place, text in enumerate(texts):
        held = systems(text)
        lead = f"{shape.lead},{texts[0]}" if place else shape.lead
        need = all_of(held) if held else _person(lead, text, scene)
        if need is None and out:
            need = graded_like(out[0], text)
        if need is None:
            return None
        out.append(need)
    return out if len(out) == 1 or all("person" in need for need in out) else None


def _which(shape: Steps, texts: Sequence[str], scene: Scene) -> list[dict[str, Any]]:
    """Return a question for each step: is it reached, in the words of the leaf."""
    if len(texts) == 1:
        return [_ask(said(shape.lead, shape.pieces[0].text), scene, shape.tail)]
    whole = _told(shape, scene)
    return [{"ask": {"what": f"达到「{text}」（原文：{whole}）"}} for text in texts]


def _told(shape: Steps, scene: Scene) -> str:
    """Return all steps in the words of the leaf."""
    told = "；".join(one.text for one in shape.pieces)
    return str(_ask(",".join(filter(None, (shape.lead, told))), scene)["ask"]["what"])


def _growing(shape: Steps, worth: Decimal, scene: Scene) -> dict[str, Any] | None:
    """Return the steps of 有 3 名得 5 分，每增加 1 名加 2.5 分."""
    first, growth = shape.pieces[0], shape.growth
    base, step = BASE.search(condition(first.text)), GROWTH.search(growth.text) if growth else None
    if growth is None or growth.points is None or first.points is None or not growth.points:
        return None
    number, by = (count(base[1]) if base else None), (count(step[1]) if step and step[1] else 1)
    more = (shape.most - first.points) / growth.points
    if not number or not by or step is None or more != int(more) or not 0 < more < 40:
        return None
    whole = said(shape.lead, first.text)
    counts = [(first.points + growth.points * n, number + by * n) for n in range(int(more), -1, -1)]
    asked = case_need(whole, scene) if _counts_cases(f"{whole},{growth.text}", scene) else None
    need = asked or staff_need(condition(first.text), scene) or _ask(whole, scene)
    return {
        "ladder": [
            {"points": _points(points, worth), "needs": _with_count(need, least)} for points, least in counts
        ]
    }


def _with_count(need: dict[str, Any], number: int) -> dict[str, Any]:
    """Return a query that asks for so many."""
    name, query = next(iter(need.items()))
    return {name: query | ({"at_least": str(number)} if name == "ask" else {"count": number})}


def _minus(shape: Minus, worth: Decimal, scene: Scene) -> dict[str, Any] | None:
    """Return deductions for parameters and papers; what judges find wanting in a text stays theirs."""
    out = []
    for piece in shape.pieces:
        text = piece.text
        kept = condition(shape.full.text).rpartition(",")[2] if shape.full else ""
        about = f"{shape.lead},{shape.full.text if shape.full else ''},{text}"
        if judged(text.replace("一般", "")) or RECORD.search(about) or CONTENTS.search(text):
            return None
        if not PARAMETER.search(about) or CONTENTS.search(kept):
            return None
        kinds = _kinds(text, about, scene)
        fault = re.sub(r"(?:扣|减)(?:除|去)?\d.*$", "", text)
        what = fault if kinds else said(condition(shape.full.text) if shape.full else "", fault)
        made: dict[str, Any] = {"points": _points(piece.points, worth), "what": what.strip(",")}
        out.append(made | ({"kinds": kinds} if kinds else {}))
    return {"deduct": out} if out else None


def _kinds(text: str, about: str, scene: Scene) -> list[str]:
    """Return which of our answers say how many deviations there are; none where they are about something else."""
    if not MISSING.search(about):
        return []
    if MARKED.search(text) and not UNMARKED.search(text):
        return ["important"]
    return ["commercial" if "商务" in scene.item + about else "technical"]
