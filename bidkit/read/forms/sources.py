"""Which records the tables of the forms list: the price lines, the demands, the contracts and papers that prove one.

A tender with a table of technical and one of commercial deviations splits its demands by the heads they stand under.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.read.needs import points_each, propose
from bidkit.read.unit import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.model.extract import Extract, Item
    from bidkit.read.forms.columns import Sort
    from bidkit.read.outline import Outline

REPLIES = re.compile(r"偏离|应答|响应(?:情况)?表|偏差|对照表|响应情况|点对点")
COMMERCIAL = re.compile(r"商务")
TECHNICAL = re.compile(r"技术|服务|需求|参数|规格")
MARKED = re.compile(r"实质性|★")
FEW = 3
PARTIAL = "；表里只有 tender.yaml 列出的要求，格式还要求应答其他条款的，请补进 requirements"


@dataclass(frozen=True, slots=True)
class Sources:
    """``split`` says that commercial and technical demands have tables of their own.

    ``commercial`` are the ids of marked demands that stand under a commercial head, ``apart`` of those that stand
    outside the chapter of demands; ``cases`` is the one item that asks for contracts; ``section`` the section of the
    form, whose ``evidence`` a person may choose.
    """

    split: bool = False
    commercial: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    cases: str = ""
    section: str = ""

    def of(self, sort: Sort, words: str) -> tuple[str, str]:
        """Return what ``for`` says for a sort of table, and whence its rows come as a person reads it."""
        if sort == "price":
            return "r in (price.lines if price else [])", ""
        if sort == "team":
            return "m in team", "bid.yaml 的 team"
        if sort == "deviation":
            return self._replies(words)
        own = "records_for(section.id)"
        chosen = f"bid.yaml 里 evidence 的 {self.section or '本节'}"
        if sort == "papers":
            return f"r in {own} if r.holder is defined", chosen
        if self.cases:
            # What the program picked for an item fits its numbers; whether it is alike, a person says.
            second = f"(records_for('{self.cases}') if bid.evidence.get('{self.cases}') else [])"
            told = f"{chosen}，没写时为 {self.cases} 的"
            return f"r in ({own} or {second}) if r.client is defined", told
        return f"r in {own} if r.client is defined", chosen

    def _replies(self, words: str) -> tuple[str, str]:
        if MARKED.search(words):
            return "r in requirements if r.kind == '★实质性'", f"★实质性要求和 answers 里的答复{PARTIAL}"
        commercial = bool(COMMERCIAL.search(words)) and "技术" not in words
        technical = bool(TECHNICAL.search(words)) and not COMMERCIAL.search(words)
        shown = f"{'、'.join(self.apart[:FEW])}{' 等' if len(self.apart) > FEW else ''}"
        left = f"；不在采购需求里、没有列入的有 {len(self.apart)} 条：{shown}" if self.apart else ""
        if commercial and self.split:
            ids = f" or r.id in {list(self.commercial)}" if self.commercial else ""
            return (
                f"r in requirements if r.kind == '商务'{ids}",
                f"商务要求和 answers 里的答复{PARTIAL}{left}",
            )
        out = [*self.commercial, *self.apart] if technical and self.split else list(self.apart)
        ids = f" and r.id not in {out}" if out else ""
        if technical and self.split:
            kinds, told = "['技术', '▲重要', '★实质性']", "技术、▲、★要求"
        elif commercial:
            kinds, told = "['商务', '★实质性']", "商务、★要求"
        else:
            kinds, told = "['商务', '技术', '▲重要', '★实质性']", "要求"
        return f"r in requirements if r.kind in {kinds}{ids}", f"{told}和 answers 里的答复{PARTIAL}{left}"


def read_sources(outline: Outline, found: Extract) -> Sources:
    """Return what the tables of a document's forms list."""
    replies = [form.title for form in found.forms if REPLIES.search(form.title)]
    commercial = any(COMMERCIAL.search(title) and "技术" not in title for title in replies)
    technical = any(TECHNICAL.search(title) and not COMMERCIAL.search(title) for title in replies)
    marked = [*_named("T", found.substantive), *_named("I", found.important)]
    placed = [(name, item) for name, item in marked if 0 <= item.unit < len(outline.units)]
    under = [name for name, item in placed if _commercial(outline, item)]
    apart = [name for name, item in placed if outline.units[item.unit].zone is not Zone.REQUIREMENTS]
    apart = [name for name in apart if name not in under]
    scored = [leaf.criteria if points_each(leaf.criteria) else "" for leaf in found.scoring]
    asked = [
        f"{letter}{place}"
        for letter, texts in (("S", scored), ("Q", [item.quote for item in found.qualifications]))
        for place, text in enumerate(texts, start=1)
        if "case" in getattr(propose(text), "needs", {})
    ]
    return Sources(commercial and technical, tuple(under), tuple(apart), asked[0] if len(asked) == 1 else "")


def _named(letter: str, items: Sequence[Item]) -> Iterator[tuple[str, Item]]:
    for place, item in enumerate(items, start=1):
        yield f"{letter}{place}", item


def _commercial(outline: Outline, item: Item) -> bool:
    """Return whether the nearest head that tells speaks of commercial demands and not of technical ones."""
    unit = outline.units[item.unit]
    if unit.zone is not Zone.REQUIREMENTS:
        return False
    for words in (unit.plain[:20], *(outline.units[head].plain[:40] for head in reversed(unit.heads))):
        if COMMERCIAL.search(words) or TECHNICAL.search(words):
            return bool(COMMERCIAL.search(words)) and "技术" not in words
    return False
