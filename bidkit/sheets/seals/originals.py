"""Files that prove something only as they are, so they are handed over beside the volumes: signed proofs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.model.sheet import Block, Cell, Heading, Prose, Table, cells
from bidkit.sheets.seals.words import BOX

if TYPE_CHECKING:
    from bidkit.sheets.material import Material

TITLE = "要交原文件的电子证明"
NOTE = (
    "签名在原文件里，成品里只有图样：不要改名、不要另存、不要重新打印；招标文件要求的，和投标文件一起递交。"
)


def original_blocks(material: Material) -> tuple[Block, ...]:
    """Return the list of those files, each with the record it proves; nothing where there is none."""
    files = dict.fromkeys(
        finding.subject for finding in material.findings if material.uses(finding).hand_over
    )
    if not files:
        return ()
    rows = tuple(
        cells(Cell(path, source=f"library/{path}"), _owners(material, path), BOX, BOX, BOX) for path in files
    )
    heads = ("原文件", "证明什么", "验过签名", "拷进递交介质", "对方验收")
    return (Heading(TITLE), Prose(Cell(NOTE)), Table(TITLE, heads, rows, (34, 30, 10, 12, 10)))


def _owners(material: Material, path: str) -> str:
    papers = ((fact, paper) for fact in material.dossier.library.facts() for paper in fact.papers())
    named = (f"{fact.label} {paper.title}".strip() for fact, paper in papers if paper.path == path)
    return "、".join(dict.fromkeys(named))
