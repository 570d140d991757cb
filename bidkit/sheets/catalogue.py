"""Every sheet bidkit makes, in the order a bid team needs them."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from bidkit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.model.sheet import Sheet
    from bidkit.sheets.material import Material


@dataclass(frozen=True, slots=True)
class Maker:
    """What one command's sheets are called; the folder of that id is imported when they are made.

    ``pages`` says that they quote pages of the package, ``command`` that they have a command of their own.
    """

    id: str
    title: str
    pages: bool = True
    command: bool = True

    def make(self, material: Material) -> tuple[Sheet, ...]:
        """Return the sheets."""
        made = import_module(f"bidkit.sheets.{self.id}").make(material)
        return made if isinstance(made, tuple) else (made,)


MAKERS: tuple[Maker, ...] = (
    Maker("decision", "投标决策单", pages=False, command=False),
    Maker("plan", "投标倒排计划", pages=False),
    Maker("qa", "评委问答准备表"),
    Maker("score", "自评得分表"),
    Maker("seals", "签字盖章清单"),
    Maker("final", "最后报价表", pages=False, command=False),
    Maker("risks", "风险清单"),
    Maker("competitors", "竞争对手分析"),
    Maker("impact", "变更影响清单", command=False),
)


def maker(sheet_id: str) -> Maker:
    """Return how the sheets of one command are made; KeyError for a name nobody knows."""
    return {one.id: one for one in MAKERS}[sheet_id]


def chosen(names: Sequence[str]) -> tuple[Maker, ...]:
    """Return the makers of the named sheets, all of them where none is named; raises UsageError for an unknown one."""
    unknown = [name for name in names if name not in {one.id for one in MAKERS}]
    if unknown:
        known = "、".join(f"{one.id}（{one.title}）" for one in MAKERS)
        raise UsageError(f"没有叫「{unknown[0]}」的表", cure=f"可以写：{known}")
    return tuple(map(maker, names)) or MAKERS
