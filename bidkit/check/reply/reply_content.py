"""What an answer says: not the requirement over again, not empty words, no conditions, numbers that hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from typing import Any

from bidkit.check.demand import shortfalls
from bidkit.check.kind import Check, Hit, Kind, NoParameters, Words, fail, family, of_world
from bidkit.check.refusal import refusal
from bidkit.check.rhythm import slower
from bidkit.check.shares import other_shares
from bidkit.check.world import World
from bidkit.model.bid import Reply
from bidkit.model.dossier import Binding
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.model.tender import RequirementKind
from bidkit.words.late import late
from bidkit.words.spaces import squeeze

_EMPTY = late(
    r"(?:我(?:方|司|公司|单位))?(?:已|均|将|能够?|可以?|承诺|保证|完全|全部|均已)*"
    r"(?:满足|响应|符合|同意|接受|理解|知悉|无偏离|遵守)(?:要求|招标文件|本条|该条款?|采购需求|贵方|的)*[。；;！!]?"
)
_CLAUSE = late(r"[，,。；;！!\n]")
_FIRM = late(r"\d|[一二两三四五六七八九十]\s*(?:个|日|天|年|月|人|名|小时|分钟)|承诺|保证|确保|满足")
_BEYOND = late(r"提前|延长|缩短|减少|减轻|避免|降低|压缩|优于|高于|早于|快于|更|上级|补助|资金")
_FORBIDS = late(r"不得|未经|禁止|严禁|不允许|不擅自")
_LEAST = late(r"(?:不少于|不低于|不小于|至少|≥|大于等于)\s*(\d+(?:\.\d+)?)\s*([^\d\s，。；、,;（(]{1,3})")
_MOST = late(r"(?:不超过|不多于|不大于|不高于|≤|小于等于)\s*(\d+(?:\.\d+)?)\s*([^\d\s，。；、,;（(]{1,3})")
_COUNTED = late(r"(\d+(?:\.\d+)?)\s*([^\d\s，。；、,;（(]{1,3})")
_LESS = late(
    r"(?<!不)(?:低于|少于|小于|短于|差于|弱于|晚于|慢于|不足|不到)|不[能予含支满提符具]|未|没有|无[法此该]|暂|"
    r"仅|只[有能提支]|部分|缺|不含|除.{1,20}外|负偏离|替代|代替|超过|超出|延[长后]|推迟"
)
"""Words by which a reply or its note may say what is worse: one of them is enough not to ask."""
_UNITS = (
    "个工作日", "工作日", "个月", "小时", "分钟", "毫秒", "名", "个", "人", "项", "次", "年", "月", "日", "天", "秒",
    "台", "套", "份", "家", "万元", "元", "%", "％", "GB", "TB", "MB", "Mbps", "岁", "级", "米",
)  # fmt: skip


class Of(Record):
    """Which requirements' answers; all when empty."""

    kinds: tuple[RequirementKind, ...] = ()


class Copies(Of):
    """How long a requirement must be to be copied, and how like the answer."""

    letters: int = 12
    ratio: float = 0.95


class Loose(Of):
    """``words`` make an answer conditional, ``hedges`` no promise."""

    words: Words = ()
    hedges: Words = ()


def _replies(look: Callable[[Binding, Reply, Any], str]) -> Check:
    """Return the check that yields the answers in which something is wrong, said in words."""

    def check(world: World, parameters: Of, rule: Rule) -> Iterator[Hit]:
        for binding in world.dossier.bindings:
            asked, reply = binding.requirement, binding.reply
            if reply is None or not reply.reply or (parameters.kinds and asked.kind not in parameters.kinds):
                continue
            problem = look(binding, reply, parameters)
            if problem:
                message = f"要求 {asked.id}「{asked.title or asked.text[:30]}」的答复{problem}"
                yield fail(asked.id, message, reply.span, related=(asked.span,))

    return check


def _bare(text: str) -> str:
    return re.sub(r"[，。；：、,.;:！!（）()“”\"★▲]", "", squeeze(text))


def _copied(binding: Binding, reply: Reply, parameters: Copies) -> str:
    wanted, given = _bare(binding.requirement.text), _bare(reply.reply)
    given = re.sub(r"^(?:我(?:方|司|公司|单位)|投标人|供应商)?(?:承诺|保证|将|会)?", "", given)
    if len(wanted) < parameters.letters or _FORBIDS.search(binding.requirement.text):
        return ""  # a promise not to do something can only repeat what it will not do
    same = SequenceMatcher(None, wanted, given, autojunk=False).ratio()
    return f"照抄要求原文（相似 {same * 100:.0f}%），没有写怎样做到" if same >= parameters.ratio else ""


def _empty(binding: Binding, reply: Reply, _: Of) -> str:
    return f"只有「{reply.reply}」，没有内容" if _EMPTY.fullmatch(squeeze(reply.reply)) else ""


def _condition(binding: Binding, reply: Reply, parameters: Loose) -> str:
    for word in parameters.words:
        match = re.search(word, reply.reply)
        if match and match[0] not in binding.requirement.text:
            return f"带有条件「{match[0]}」，采购人可能不接受"
    hedged = next((word for word in parameters.hedges if _is_hedged(reply.reply, word)), "")
    match = re.search(hedged, reply.reply) if hedged else None
    if match and match[0] not in binding.requirement.text:
        return f"说的是「{match[0]}」，不是肯定的承诺"
    return ""


def _is_hedged(reply: str, word: str) -> bool:
    """Return whether all that a reply says of its matter is hedged: 保证 110 日，力争提前 is firm and better."""
    clauses = _CLAUSE.split(reply)
    loose = [one for one in clauses if re.search(word, one)]
    firm = any(_FIRM.search(one) for one in clauses if one not in loose)
    return any(
        not (firm and _BEYOND.search(one[found.end() :])) for one in loose for found in re.finditer(word, one)
    )


def _unit(tail: str) -> str:
    return next((unit for unit in _UNITS if tail.startswith(unit)), "")


def _number(binding: Binding, reply: Reply, _: Of) -> str:
    """Return a promise of less than the least, or more than the most: by subject, or where both name one number."""
    if reply.deviation == "negative":
        return ""
    wanted, title = binding.requirement.text, binding.requirement.title
    for demand, promise in shortfalls(wanted, reply.reply, title):
        return f"写「{promise.said}」，达不到要求的「{demand.said}」，却没有写负偏离"
    if less := slower(wanted, reply.reply):
        return f"写「{less[0]}」，少于要求的「{less[1]}」，却没有写负偏离"
    if shares := other_shares(wanted, reply.reply, title):
        return f"的比例「{shares}」和要求的不同，却没有写负偏离"
    for pattern, relation in ((_LEAST, "少于"), (_MOST, "超过")):
        found = [(float(m[1]), _unit(m[2]), m[0]) for m in pattern.finditer(binding.requirement.text)]
        for bound, unit, said in found:
            if not unit or sum(other == unit for _, other, _ in found) > 1:
                continue
            given = _numbers_of(reply.reply, unit)
            if len(given) != 1:
                continue
            short = given[0] < bound if pattern is _LEAST else given[0] > bound
            if short:
                return f"是 {given[0]:g}{unit}，{relation}要求的「{said}」，却没有写负偏离"
    return ""


def _numbers_of(text: str, unit: str) -> list[float]:
    return [float(m[1]) for m in re.finditer(rf"(\d+(?:\.\d+)?)\s*{re.escape(unit)}", text)]


def _where(binding: Binding, reply: Reply, _: Of) -> str:
    return "没有写在投标文件的什么位置（where）" if not reply.where else ""


def _positive(binding: Binding, reply: Reply, _: Of) -> str:
    """Return a better offer that says nothing beyond the requirement itself."""
    if reply.deviation != "positive":
        return ""
    wanted = set(re.findall(r"\d+(?:\.\d+)?", binding.requirement.text))
    given = set(re.findall(r"\d+(?:\.\d+)?", reply.reply))
    more = re.search(r"优于|高于|超出|超过|更|额外|另|增加|提前|缩短|免费|多", reply.reply)
    return "写了正偏离，却看不出哪里优于要求" if given <= wanted and not more else ""


def _negative(binding: Binding, reply: Reply, _: Of) -> str:
    """Return a deviation to the worse of which neither the reply nor its note says what is worse."""
    said = f"{reply.reply}。{reply.note}"
    if reply.deviation != "negative" or refusal(said) or _LESS.search(said):
        return ""
    wanted = binding.requirement.text
    if _other_numbers(wanted, said) or any(shortfalls(wanted, said, binding.requirement.title)):
        return ""
    return "没有说哪里达不到要求，偏离却写了负偏离"


def _other_numbers(wanted: str, said: str) -> bool:
    """Return whether a reply gives another number of some unit than the requirement: it may be the worse one."""
    asked = [(float(m[1]), _unit(m[2])) for m in _COUNTED.finditer(wanted)]
    units = {unit for _, unit in asked if unit}
    return any((number, unit) not in asked for unit in units for number in _numbers_of(said, unit))


def _count(world: World) -> Iterator[Hit]:
    """Yield more negative deviations than the tender allows."""
    most = world.tender.max_deviations
    worse = [
        binding.requirement.id
        for binding in world.dossier.bindings
        if binding.reply is not None and binding.reply.deviation == "negative"
    ]
    if most is not None and len(worse) > most:
        message = f"负偏离 {len(worse)} 项（{'、'.join(worse)}），招标文件最多允许 {most} 项"
        yield fail("deviations", message, world.tender.span_of("max_deviations"))


ABOUT = "答复的内容是否经得起看"
KINDS = {
    "copied": Kind(ABOUT, Copies, _replies(_copied)),
    "condition": Kind(ABOUT, Loose, _replies(_condition)),
    "count": Kind(ABOUT, NoParameters, of_world(_count)),
    **family(
        ABOUT,
        Of,
        {
            "empty": _replies(_empty), "number": _replies(_number), "where": _replies(_where),
            "positive": _replies(_positive), "negative": _replies(_negative),
        },
    ),
}  # fmt: skip
