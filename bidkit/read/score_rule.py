"""How a scoring item earns its points, where its own words are a count or steps; what judges weigh stays theirs.

A rule is only proposed when it accounts for all points of the item: half a rule would promise the wrong score.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

from bidkit.finding import Answer
from bidkit.model.grades import reaches
from bidkit.read.labels import without_label
from bidkit.read.needs import CASE, ROLE, points_each, propose
from bidkit.read.rules.pieces import pieces
from bidkit.read.rules.scene import scene_of
from bidkit.read.rules.shape import shape_of
from bidkit.read.rules.words import told
from bidkit.read.rules.write import write
from bidkit.words.decimals import plain_decimal
from bidkit.words.names import SYSTEMS
from bidkit.words.numerals import NUMERALS, count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.model.extract import ScoreItem

JUDGED = re.compile(
    r"优秀|良好|较好|评审为|[优良中差](\([^)]*\))?的?[,:]?(得|计|\d)|合理|完善|全面|清晰|可行|针对性|酌情|横向"
    r"|详细|详尽|明确|先进|响应程度|缺陷|重点"
)
CAP = re.compile(r"(?:最高|最多|满分|不超过|上限)(?:得|为|计|是)?(\d+(?:\.\d+)?)分")
POINTS = re.compile(r"(?:得|计|加|为|:)?(\d+(?:\.\d+)?)分")
NOTHING = re.compile(r"不得分|(得|计|为)?0分|不计分|最高|最多|满分|上限|不超过")
QUALITY = re.compile(
    r"(特级|[一二三四五甲乙丙丁壹贰叁]级|AAA级?|AA级?|(?<![A-Z])A级|(?:ML|L)?[2-5]级|(?<=CMMI)[2-5])"
)
CERTIFIED = re.compile(r"资质|认证|能力|评估|成熟度|等级|许可|信用|体系|承包|CMMI|ITSS|DCMM", re.IGNORECASE)
VERBS = re.compile(
    r"^.*?(?:具有|具备|取得|获得|通过|持有|拥有|提供|投标人|供应商|的)+(?=[\u4e00-\u9fffA-Za-z])|^有(?:效的)?|有效的|\d+\."
)
BARE = re.compile(r"^(?:具有|具备|取得|获得|通过|持有|拥有|有)$")
FILLERS = re.compile(r"(?:认证)?(?:等级|级别|资质|资格)?(?:证书)?(?:等级|级别)?(?:为|达到|是|:)?$")
TITLE = re.compile(r"(正高级|副高级|高级|中级|初级)(?:职称|工程师|及以上职称|专业技术)")
DEGREE = re.compile(r"(博士|硕士|本科|大专)")
COUNT = re.compile(rf"(\d+|[{NUMERALS}]+)(?:[-~至]\d+)?(?:个|项|份)")
NUMBERED = re.compile(r"ISO(?:/?IEC)?-?(" + "|".join(SYSTEMS) + r")(?!\d)", re.IGNORECASE)
SYSTEM = re.compile(r"([\u4e00-\u9fff]{2,10}?)管理体系")
LISTED = re.compile(
    r"(?:具有|具备|取得|获得|通过|提供|持有)([^。;]{6,200}?)(?:的)?,?每(?:提供|具有|有|取得|获得)"
)
MOST = 4
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as plain values in the shape of ``criteria[].rule``, and the words that led to it."""

    value: dict[str, Any]
    words: str


def rule_of(leaf: ScoreItem) -> Rule | None:
    """Return the rule that an item's words are; None when judges decide or the words leave a doubt."""
    words = told(leaf.criteria, full := Decimal(leaf.points))
    factor = _factor(words, full)
    judged = JUDGED.search(words)
    for step in () if judged or factor is None else (_ladder, _sum_of):
        found = step(words, full, factor)
        if found is not None:
            return found
    return _shaped(leaf, words, full)


def _shaped(leaf: ScoreItem, words: str, full: Decimal) -> Rule | None:
    """Return the rule of the shape that the pieces of an item make."""
    found = pieces(words, full)
    made = shape_of(found, full) if found else None
    if made is None:
        return None
    value = write(*made, scene_of(leaf.item, leaf.criteria, words))
    return None if value is None else Rule(value, words[:LONGEST])


def _factor(words: str, full: Decimal) -> Decimal | None:
    """Inside an item points may run to 100 and then be weighed; any other sum is not understood."""
    caps = [Decimal(found) for found in CAP.findall(words)]
    if not caps or max(caps) == full:
        return Decimal(1)
    if max(caps) == 100:
        return full / 100
    return Decimal(1) if max(caps) < full else None


def _segments(words: str) -> list[tuple[str, Decimal]]:
    """Return each piece of text that earns points, with the points; none when a piece is unclear."""
    out: list[tuple[str, Decimal]] = []
    for part in re.split(r"[;。]|(?<=分),", words):
        text = without_label(part)
        if not text or NOTHING.search(text):
            continue
        found = POINTS.findall(text)
        if len(found) != 1:
            return [] if found else out
        out.append((text, Decimal(found[0])))
    return out


def _ladder(words: str, full: Decimal, factor: Decimal) -> Rule | None:
    steps = _segments(words)
    if len(steps) < 2 or "每" in words:
        return None
    points = [share for _, share in steps]
    if max(points) * factor != full or points not in (sorted(set(points)), sorted(set(points), reverse=True)):
        return None
    texts = [text for text, _ in steps]
    for read in (_grades, _titles, _degrees, _counts):
        needs = read(words, texts)
        if needs is not None:
            rule = _as_ladder(list(zip((share * factor for share in points), needs, strict=True)), words)
            return rule if _falls(rule.value["ladder"]) else None
    return None


def _falls(steps: Sequence[dict[str, Any]]) -> bool:
    """Return whether we know each grade to be above the next; numbers of grades run both ways."""
    asked = [next(iter(step["needs"].values())) for step in steps]
    graded = [
        (one.get("grade") or one.get("title") or one.get("degree"), one.get("name", "")) for one in asked
    ]
    return all(
        high is None
        or (reaches(high, low, name=name) is Answer.PASS and reaches(low, high, name=name) is Answer.FAIL)
        for (high, name), (low, _) in pairwise(graded)
    )


def _as_ladder(steps: list[tuple[Decimal, dict[str, Any]]], words: str) -> Rule:
    ordered = sorted(steps, key=lambda step: -step[0])
    return Rule(
        {"ladder": [{"points": plain_decimal(share), "needs": needs} for share, needs in ordered]}, words[:60]
    )


def _grades(_: str, texts: Sequence[str]) -> list[dict[str, Any]] | None:
    """One certificate by its grades: 一级得5分，二级得3分."""
    name, out = "", []
    for place, text in enumerate(texts):
        found = QUALITY.search(text)
        if found is None or len(QUALITY.findall(text)) != 1:
            return None
        before = FILLERS.sub("", BARE.sub("", VERBS.sub("", text[: found.start()])))
        if place == 0:
            name = before or _behind(text[found.end() :])
        elif before and before not in name and name not in before:
            return None
        out.append(
            {
                "qualification": {
                    "name": name,
                    "grade": re.sub(r"(?<=A)级", "", found[1]),
                    "valid_at": "opening",
                }
            }
        )
        out[-1]["qualification"]["name"] = name
    good = 3 <= len(name) <= 30 and CERTIFIED.search(texts[0])
    return out if good and not re.search(r"[,、或]|项目|人员|负责人|经理", name) else None


def _behind(rest: str) -> str:
    return re.sub(r"(?:证书)?的?[,:]?$", "", POINTS.split(rest)[0])


def _of_person(
    words: str, texts: Sequence[str], key: str, pattern: re.Pattern[str]
) -> list[dict[str, Any]] | None:
    role = ROLE.search(words)
    found = [pattern.findall(text) for text in texts]
    if role is None or any(len(one) != 1 for one in found) or len({one[0] for one in found}) != len(found):
        return None
    return [{"person": {"role": role[1], key: one[0]}} for one in found]


def _titles(words: str, texts: Sequence[str]) -> list[dict[str, Any]] | None:
    return _of_person(words, texts, "title", TITLE)


def _degrees(words: str, texts: Sequence[str]) -> list[dict[str, Any]] | None:
    return _of_person(words, texts, "degree", DEGREE)


def _counts(words: str, texts: Sequence[str]) -> list[dict[str, Any]] | None:
    """Contracts by their number, where the words also say which contracts count."""
    query = propose(words)
    if not CASE.search(words) or query is None or "case" not in query.needs:
        return None
    out = []
    for text in texts:
        found = COUNT.findall(text)
        if len(found) != 1:
            return None
        out.append({"case": query.needs["case"] | {"count": count(found[0]) or 0}})
    counts = {need["case"]["count"] for need in out}
    return out if len(counts) == len(out) and 0 not in counts else None


def _sum_of(words: str, full: Decimal, factor: Decimal) -> Rule | None:
    """Several certificates that each earn points of their own: every sum they can come to is a step."""
    items = _each_listed(words) or _one_by_one(words)
    if not 2 <= len(items) <= MOST or sum(share for share, _ in items) * factor < full:
        return None
    sums: dict[Decimal, list[dict[str, Any]]] = {}
    for size in range(1, len(items) + 1):
        for chosen in combinations(items, size):
            share = min(full, sum((one for one, _ in chosen), Decimal()) * factor)
            needs = [need for _, need in chosen]
            sums.setdefault(share, []).append(needs[0] if size == 1 else {"all": needs})
    steps = [(share, ways[0] if len(ways) == 1 else {"any": ways}) for share, ways in sums.items()]
    return _as_ladder(steps, words)


def _each_listed(words: str) -> list[tuple[Decimal, dict[str, Any]]]:
    listed, each = LISTED.search(words), points_each(words)
    if listed is None or not each:
        return []
    needs = [_certificate(piece) for piece in re.split(r"[、,]|以及|和|及|与", listed[1])]
    return [] if None in needs else [(Decimal(each), need) for need in needs if need is not None]


def _one_by_one(words: str) -> list[tuple[Decimal, dict[str, Any]]]:
    out: list[tuple[Decimal, dict[str, Any]]] = []
    for text, share in _segments(words) if "每" not in words else []:
        need = _certificate(text)
        if need is None or any(need == other for _, other in out):
            return []
        out.append((share, need))
    return out


def _certificate(text: str) -> dict[str, Any] | None:
    """Return the one management system that a piece of text names."""
    numbers, names = set(NUMBERED.findall(text)), set(SYSTEM.findall(text))
    if len(numbers) > 1 or len(names) > 1 or "或" in text:
        return None
    if names:
        name = re.sub(r"^.*(通过|具有|具备|取得|获得|提供|有效的?|的)", "", names.pop())
        return None if numbers and SYSTEMS[next(iter(numbers))] not in name else _system(name)
    return _system(SYSTEMS[numbers.pop()]) if numbers else None


def _system(name: str) -> dict[str, Any] | None:
    known = next((one for one in SYSTEMS.values() if one in name), "")
    if not known:
        return None
    return {"qualification": {"name": f"{known}管理体系认证证书", "valid_at": "opening"}}
