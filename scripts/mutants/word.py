"""Mutants of a finished Word file: which there are, and the file with one of them in it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.mutants.change import changes
from scripts.mutants.facts import Fact, Finder, is_page_reference
from scripts.mutants.mutant import Mutant, Place, Spot
from tests.defects.word_edit import DOCUMENT, OPS, Docx, text_of
from tests.defects.word_make import Element, run, w

if TYPE_CHECKING:
    from bidkit.link import LinkedVolume
    from bidkit.model.document import FinishedVolume
    from tests.defects.clean_bid import CleanBid

LISTS = frozenset({"deviation", "response-substantive", "deviation-technical", "price-list", "price-table"})
LIGHT = frozenset(
    {"数量", "日期", "电话", "邮箱", "地址", "账号", "证书编号", "业绩名称", "业绩委托方", "图片"}
)
"""Facts that cost points or questions, seldom the bid."""
FREE = frozenset({"experience", "staff", "staff-table", "products"})
"""Lists whose rows may stand in any order."""
LONG = 14
SHORT = 70


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph with its place: part of the file, number within it, section, and whether it stands in a cell."""

    part: str
    number: int
    text: str
    section: str
    cell: bool
    row: str = ""


@dataclass(frozen=True)
class WordFile:
    """A volume's Word file, its lines and what decides the bid in it."""

    bid: CleanBid
    name: str
    volume: FinishedVolume
    linked: LinkedVolume

    @cached_property
    def docx(self) -> Docx:
        """Return the file, its parts parsed as they are asked for."""
        return Docx(self.linked.word)

    @cached_property
    def deciding(self) -> frozenset[str]:
        """Return the sections whose words decide the bid: prescribed forms, ★ answers, everything in a price volume."""
        plan = next(one for one in self.bid.dossier.tender.package.volumes if one.id == self.volume.id)
        prescribed = {form.id for form in self.bid.dossier.tender.forms if form.required}
        named = {s.id for s in plan.sections if s.form in prescribed or s.id in LISTS}
        return frozenset({s.id for s in plan.sections} if self.volume.id == "price" else named)

    def lines(self) -> Iterator[Line]:
        """Yield the lines of the body and of the first header that say something."""
        yield from self._body()
        for part in self.docx.matching(r"word/header\d+\.xml")[:1]:
            for number, node in enumerate(self.docx.root(part).iter(w("p"))):
                if text := text_of(node):
                    yield Line(part, number, text, "", cell=False)

    def _body(self) -> Iterator[Line]:
        section, titles = "", {one.title: one.id for one in self.volume.sections}
        for number, node in enumerate(self.docx.root(DOCUMENT).iter(w("p"))):
            text = text_of(node)
            title = text.partition("、")[2]
            cell = next(node.iterancestors(w("tc")), None)
            if node.find(f".//{w('tab')}") is not None and text[-1:].isdigit():
                continue  # a line of the contents
            section = titles.get(title, section) if cell is None else section
            if text and title not in titles:
                row = next(node.iterancestors(w("tr")), None)
                shown = " ".join(text_of(p) for p in row.iter(w("p"))) if row is not None else ""
                yield Line(DOCUMENT, number, text, section, cell is not None, shown[:SHORT])

    def mutants(self) -> Iterator[Mutant]:
        """Yield every mutant of this file."""
        finder = Finder(self.bid.dossier)
        for line in self.lines():
            if is_page_reference(line.text):
                yield from self._reordered(line)
                continue
            for fact in finder.facts(line.text):
                yield from self._of_fact(line, fact, finder)
            yield from self._deletions(line)
        yield from self._forms()

    def _of_fact(self, line: Line, fact: Fact, finder: Finder) -> Iterator[Mutant]:
        old = line.text[fact.start : fact.end]
        for how, new, honest in changes(fact.kind, old, lambda kind: another(finder, kind, old)):
            place: Place = "页眉" if "header" in line.part else "单元格" if line.cell else "段落"
            spot = Spot(line.part, line.number, fact.start, fact.end)
            made = self._made(line, place, fact.kind, how, old, new)
            made = replace(made, honest=honest, spot=spot)
            yield made
            if honest or line.part != DOCUMENT:
                continue
            yield replace(made, place="拆开的字块")
            if not line.cell and len(line.text) <= SHORT and fact.kind not in ("人名",):
                sentence = line.text[: fact.start] + new + line.text[fact.end :]
                yield replace(
                    made, place="文本框", spot=None, edits=({"op": "add_textbox", "text": sentence},)
                )
                yield replace(
                    made, place="脚注", spot=None, edits=({"op": "add_footnote", "text": sentence},)
                )

    def _deletions(self, line: Line) -> Iterator[Mutant]:
        if line.part != DOCUMENT or line.section not in self.deciding:
            return
        spot = Spot(line.part, line.number)
        if line.cell and line.row and (len(line.text) >= LONG or line.section == "price-table"):
            made = self._made(line, "单元格", "表格的行", "删去一行", line.row, "")
            yield replace(made, spot=spot)
        elif not line.cell and any(word in line.text for word in ("盖章", "签字", "盖公章")):
            yield replace(self._made(line, "段落", "签章处", "删去签章行", line.text, ""), spot=spot)
        elif not line.cell and len(line.text) >= LONG:
            yield replace(self._made(line, "段落", "条款", "删去一条", line.text, ""), spot=spot)

    def _reordered(self, line: Line) -> Iterator[Mutant]:
        """Yield the rows of a list in another order, their numbers left where they are."""
        if line.cell and line.section in FREE and line.text.isdigit() and line.row.startswith(line.text):
            made = self._made(line, "单元格", "表格的行", "换了次序", line.row, "")
            yield replace(made, honest=True, spot=Spot(line.part, line.number))

    def _forms(self) -> Iterator[Mutant]:
        headings = [text_of(node) for node in self.docx.body() if node.tag == w("p")]
        titles = [one for one in self.volume.sections if any(h.endswith(f"、{one.title}") for h in headings)]
        for one, after in itertools.pairwise(titles):
            find = next(h for h in headings if h.endswith(f"、{one.title}"))
            until = next(h for h in headings if h.endswith(f"、{after.title}"))
            edit = {"op": "delete_blocks", "find": find, "until": until}
            line = Line(DOCUMENT, 0, find, one.id, cell=False)
            kind = "图片" if one.scans else "格式"
            yield replace(self._made(line, "段落", kind, "删去整份", one.title, ""), edits=(edit,))

    def _made(self, line: Line, place: Place, fact: str, how: str, old: str, new: str) -> Mutant:
        where = f"{self.volume.title} {line.section}".strip()
        decides = line.section in self.deciding and fact not in LIGHT
        return Mutant(self.name, place, fact, how, where, old, new, decides, volume=self.volume.id)

    def write(self, mutant: Mutant, target: Path) -> None:
        """Write the file with one mutant in it; the file itself stays as it is."""
        docx = Docx(self.linked.word)
        if mutant.spot is not None:
            _carry_out(docx, mutant, mutant.spot)
        for edit in mutant.edits:
            OPS[str(edit["op"])](docx, {**edit, "volume": mutant.volume})
        docx.save(target)


def another(finder: Finder, kind: str, old: str) -> str:
    """Return another name of the same kind: of a colleague, of a project bid for before, of another contract."""
    library = finder.dossier.library
    pools = {
        "人名": finder.people,
        "项目名称": tuple(one.project for one in library.past_tenders),
        "业绩名称": tuple(case.name for case in library.cases),
    }
    return next((name for name in pools.get(kind, ()) if name != old), "")


def _carry_out(docx: Docx, mutant: Mutant, spot: Spot) -> None:
    node = next(p for n, p in enumerate(docx.root(spot.part).iter(w("p"))) if n == spot.paragraph)
    if mutant.how == "删去一行":
        row = next(node.iterancestors(w("tr")))
        _drop(row)
    elif mutant.how == "换了次序":
        _swap(next(node.iterancestors(w("tr"))))
    elif mutant.how in ("删去一条", "删去签章行"):
        for child in [one for one in node if one.tag != w("pPr")]:
            node.remove(child)
    else:
        _rewrite(node, spot, mutant)


def _drop(node: Element) -> None:
    parent = node.getparent()
    assert parent is not None
    parent.remove(node)


def _swap(row: Element) -> None:
    """Swap all cells but the first with those of the row below; the last row stays."""
    below = next(row.itersiblings(w("tr")), None)
    if below is None:
        return
    upper, lower = list(row.iterchildren(w("tc"))), list(below.iterchildren(w("tc")))
    if len(upper) == len(lower):
        for one, other in zip(upper[1:], lower[1:], strict=True):
            row.remove(one)
            below.remove(other)
            row.append(other)
            below.append(one)


def _rewrite(node: Element, spot: Spot, mutant: Mutant) -> None:
    offset = 0
    split = mutant.place == "拆开的字块"
    for text in [one for one in node.iter(w("t")) if next(one.iterancestors(w("p"))) is node]:
        said = text.text or ""
        low, high = max(spot.start - offset, 0), min(spot.end - offset, len(said))
        if low < high:
            new = mutant.new if offset + low == spot.start else ""
            text.text = said[:low] + new + said[high:]
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            if split and new:
                _split(text)
        offset += len(said)


def _split(text: Element) -> None:
    """Give each letter a run of its own, as Word does after many corrections."""
    piece = text.getparent()
    assert piece is not None
    letters, text.text = text.text or "", ""
    for letter in reversed(letters):
        piece.addnext(run(letter))
