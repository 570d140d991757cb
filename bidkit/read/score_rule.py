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
from bidkit.read.needs import points_each
from bidkit.read.rules.papers import systems
from bidkit.read.rules.pieces import pieces
from bidkit.read.rules.scene import condition, scene_of
from bidkit.read.rules.shape import shape_of
from bidkit.read.rules.words import told
from bidkit.read.rules.write import write
from bidkit.words.decimals import plain_decimal

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
CERTIFIED = re.compile(
    r"资质|认证|标准化|能力|评估|成熟度|等级|许可|信用|体系|承包|CMMI|ITSS|DCMM", re.IGNORECASE
)
VERBS = re.compile(
    r"^.*?(?:具有|具备|取得|获得|通过|持有|拥有|提供|投标人|供应商|的)+(?=[\u4e00-\u9fffA-Za-z])|^有(?:效的)?|有效的|\d+\."
)
BARE = re.compile(r"^(?:具有|具备|取得|获得|通过|持有|拥有|有)$")
FILLERS = re.compile(r"(?:认证)?(?:等级|级别|资质|资格)?(?:证书)?(?:等级|级别)?(?:为|达到|是|:)?$")
LISTED = re.compile(
    r"(?:具有|具备|取得|获得|通过|提供|持有)([^。;]{6,200}?)(?:的)?,?每(?:提供|具有|有|取得|获得|通过)"
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
    full = Decimal(leaf.points)
    words = told(leaf.criteria, full)
    factor = _factor(words, full)
    if factor is not None and not JUDGED.search(words):
        found = _ladder(words, full, factor) or _sum_of(words, full, factor)
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
    needs = _grades(texts)
    if needs is None:
        return None
    rule = _as_ladder(list(zip((share * factor for share in points), needs, strict=True)), words)
    return rule if _falls(rule.value["ladder"]) else None


def _falls(steps: Sequence[dict[str, Any]]) -> bool:
    """Return whether we know each grade to be above the next; numbers of grades run both ways."""
    asked = [next(iter(step["needs"].values())) for step in steps]
    graded = [(one.get("grade"), one.get("name", "")) for one in asked]
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


def _grades(texts: Sequence[str]) -> list[dict[str, Any]] | None:
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
    found = systems(condition(text))
    return found[0] if found is not None and len(found) == 1 else None
