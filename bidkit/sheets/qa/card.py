"""The two pages for the desk: figures and pages to open; ten questions in one sentence each and what not to say."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.model.sheet import Block, Bullets, Cell, Gap, Heading, PageBreak, Prose, Sheet, Table, cells
from bidkit.sheets.numbers import marks
from bidkit.sheets.qa.gaps import BUILD_FIRST
from bidkit.sheets.qa.rules import clarification
from bidkit.sheets.qa.scoring import groups, pages
from bidkit.words.spaces import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.sheets.material import Material
    from bidkit.sheets.qa.known import Known
    from bidkit.sheets.qa.questions import Question, Questions

FIGURES = (
    "项目名称", "项目编号", "投标报价", "投标报价大写", "报价占限价比例", "最高限价", "交付期", "质保期", "投标有效期",
    "项目负责人", "团队人数", "类似业绩数量", "最大类似业绩", "负偏离数量", "员工总数", "成立时间",
)  # fmt: skip
LABELS = {"团队人数": "投标文件列名人员", "类似业绩数量": "计分业绩", "报价占限价比例": "报价占限价"}
UNITS = {"团队人数": " 人", "类似业绩数量": " 个", "负偏离数量": " 项", "员工总数": " 人"}
NEVER = (
    "不降价、不加送、不改期、不换人、不撤回偏离",
    "标书里没有的数字和承诺不说；说错了当场更正为标书的数字",
    "不评论别家，不打听评审情况，不与评委、采购人私下联系",
)
_TEN = 10
_WEAK = 6
_PLACES = 14
_SAID = 80
_ASKED = 44
_TABOOS = 4


def make(material: Material, asked: Questions) -> Sheet:
    """Return the card, one page a side."""
    blocks: list[Block] = [
        Heading("关键数字"),
        _figures(asked.facts),
        Heading("页码速查"),
        *_places(material),
        PageBreak(),
        Heading("十大问题一句话"),
        *_ten(asked),
        Heading("忌讳"),
        _taboos(material, asked),
    ]
    return Sheet("card", "述标桌面卡", tuple(blocks), tuple(_gaps(material, asked)))


def _figures(known: dict[str, Known]) -> Table:
    """Return the figures two to a row, as the forms print them."""
    told = [(LABELS.get(name, name), _figure(name, known[name])) for name in FIGURES]
    rows = [cells(*told[at], *told[at + 1]) for at in range(0, len(told), 2)]
    return Table("关键数字", ("名称", "内容", "名称", "内容"), tuple(rows), (5, 13, 5, 13))


def _figure(name: str, known: Known) -> Cell:
    if not known.text:
        return Cell(f"【待补：{name}】", "warn")
    return Cell(f"{known.text}{UNITS.get(name, '')}", source=known.source)


def _places(material: Material) -> tuple[Block, ...]:
    found = groups(material)
    if not found:
        return (Prose(Cell("待补：没有评分表。", "warn")),)
    rows = tuple(
        cells(
            _short(group.head, 30),
            f"{marks(group.points)} 分",
            Cell(
                "" if (refs := pages(material, group.scores)) else "待补", "" if refs else "quiet", refs[:3]
            ),
        )
        for group in sorted(found, key=lambda group: -group.points)[:_PLACES]
    )
    return (Table("页码速查", ("评分项", "分值", "翻到"), rows, (12, 4, 20)),)


def top(asked: Questions) -> tuple[Question, ...]:
    """Return the ten questions to know by heart in their order: six weak points at most while there are others.

    Weak points with the same answer count once.
    """
    answered = {one.card: one for one in reversed(asked.weak) if one.card}
    once = [one for one in asked.weak if answered.get(one.card, one) is one]
    gravest = sorted(once, key=lambda one: (not one.urgent, not one.points))
    rest = [*_heaviest(asked.scored), *asked.usual]
    most = max(_WEAK, _TEN - len(rest))
    return tuple(sorted([*gravest[:most], *rest][:_TEN], key=lambda one: one.number))


def _heaviest(scored: Sequence[Question]) -> Iterator[Question]:
    """Yield the first question of each main item, then the others."""
    seen: set[tuple[str, ...]] = set()
    later: list[Question] = []
    for one in scored:
        if one.items in seen:
            later.append(one)
        else:
            seen.add(one.items)
            yield one
    yield from later


def _ten(asked: Questions) -> tuple[Block, ...]:
    chosen = top(asked)
    if not chosen:
        return (Prose(Cell("待补：没有问题可列。", "warn")),)
    rows = tuple(
        cells(
            str(one.number),
            Cell(_short(one.text, _ASKED), "bad" if one.urgent else ""),
            Cell(_short(one.short, _SAID), source=one.source),
            Cell("", refs=one.refs[:1]),
        )
        for one in chosen
    )
    return (Table("十大问题", ("题号", "问题", "一句话", "翻到"), rows, (3, 12, 16, 12)),)


def _taboos(material: Material, asked: Questions) -> Bullets:
    """Return what not to say: the rules first, then the pitfalls of the ten questions, one each."""
    own = [one.pitfalls.partition("；")[0].strip("。") for one in top(asked) if one.card and one.pitfalls]
    lines = [clarification(material.dossier.tender), *NEVER, *list(dict.fromkeys(own))[:_TABOOS]]
    return Bullets(tuple(Cell(line) for line in lines))


def _gaps(material: Material, asked: Questions) -> Iterator[Gap]:
    if material.places is None:
        yield Gap("还没有与这些资料一致的成品，页码空着", BUILD_FIRST)
    for name in FIGURES:
        if not asked.facts[name].text:
            yield Gap(f"「{name}」没有数据", asked.facts[name].cure)
    if sum((group.points for group in groups(material)), Decimal(0)) == 0:
        yield Gap("没有评分表，页码速查空着", "照招标文件在 tender.yaml 填 criteria")


def _short(text: str, letters: int) -> str:
    text = one_line(text)
    return text if len(text) <= letters else f"{text[: letters - 1]}…"
