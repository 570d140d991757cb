"""Every prescribed form of a document as a template: where it begins and ends, cut out of Word or rebuilt."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bidkit.read.form_list import read_zone, zone_units
from bidkit.read.forms.sources import read_sources
from bidkit.read.forms.template import FormTemplate, make_template
from bidkit.read.forms.words import SIGNED
from bidkit.read.outline import make_outline
from bidkit.read.titles.words import NOT_FORM
from bidkit.read.unit import Unit, Zone
from bidkit.word.cut.piece import Cutting, Shears, cut_whole
from bidkit.word.cut.rebuild import rebuild

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bidkit.model.extract import Extract, FormItem
    from bidkit.model.reading import Block, Document
    from bidkit.read.outline import Outline

BARE_LABEL = re.compile(
    r"^[★▲]?(格式|附件|附表|附录|表)[\d一二三四五六七八九十]+([-.][\d一二三四五六七八九十]+)*:?(\([^()]{2,24}\))?$"
    r"|^第[\d一二三四五六七八九十]+(部分|册|卷)"
)
BRACKETED = re.compile(r"^[(\[【].{10,}[)\]】]$")
CHOICE = re.compile(r"^[(\[【][^()]{0,20}(选用|选择使用|根据需要|不涉及)[^()]{0,20}[)\]】]$")
POINTER = re.compile(r"^封面:$")
COMPLAINT = re.compile(r"^(?:(?:询问|质疑|投诉)(?:函|书)[、和及]?)+(?:范本|格式|样本|模板)?$")
INDEX = re.compile(r"^(?:.{2,6}文件)?[分总]?(?:目录|目次|索引)$")
FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\s]+')
LONGEST_NAME = 40
LOOK_BACK = 8
BY_HAND = "由 PDF 重建，请对照原件核对"
NOT_CUT = "没能从原件剪下，请自行制作"


@dataclass(frozen=True, slots=True)
class FormPiece:
    """A prescribed form: its item, the file name of its template, the template if one could be made."""

    item: FormItem
    file: str
    template: FormTemplate | None
    notes: tuple[str, ...]


def cut_forms(document: Document, found: Extract, data: bytes) -> list[FormPiece]:
    """Return the forms of a document in order; ``data`` is the file that the document was read from."""
    outline = make_outline(document)
    shears = Shears.of(data, name=document.name) if document.kind == "docx" else None
    sources = read_sources(outline, found)
    spans = dict(_spans(outline, found.forms))
    pieces = []
    for number, item in enumerate(found.forms, start=1):
        body, dropped = spans.get(item.unit, ((), ()))
        cutting = _cutting(document, shears, body)
        notes = [_left_out(unit, body) for unit in dropped if BRACKETED.match(unit.plain)]
        if shears is None:
            notes.append(BY_HAND)
        own = replace(sources, section=f"s{number}")
        template = None if cutting is None else make_template(cutting, item.title, own)
        notes += [NOT_CUT] if template is None else template.notes
        pieces.append(FormPiece(item, _file(number, item.title), template, tuple(dict.fromkeys(notes))))
    return pieces


def _spans(
    outline: Outline, forms: Sequence[FormItem]
) -> Iterable[tuple[int, tuple[Sequence[Unit], Sequence[Unit]]]]:
    """Yield for each form's first unit the units of its body, and those dropped from its end."""
    others = {line.unit.index for line in read_zone(zone_units(outline)).others}
    titles = sorted(form.unit for form in forms if 0 <= form.unit < len(outline.units))
    starts = [_begin(outline, title, before) for title, before in zip(titles, [-1, *titles], strict=False)]
    for title, start, after in zip(titles, starts, [*starts[1:], len(outline.units)], strict=False):
        body: list[Unit] = []
        ahead = [unit for unit in outline.units[start:title] if CHOICE.match(unit.plain)]
        start += len(ahead) if ahead == list(outline.units[start : start + len(ahead)]) else 0
        for unit in outline.units[start:after]:
            if (
                unit.zone is not Zone.FORMS
                or unit.contents
                or (unit.index > title and (unit.index in others or _foreign(outline, unit)))
            ):
                break
            body.append(unit)
        end = len(body)
        while end > 1 and _tail(body[end - 1]):
            end -= 1
        yield title, (body[:end], [*ahead, *body[end:]])


def _left_out(unit: Unit, body: Sequence[Unit]) -> str:
    place = "开头" if body and unit.index < body[0].index else "末尾"
    return f"{place}的说明「{unit.text[:30]}」没有带入"


def _foreign(outline: Outline, unit: Unit) -> bool:
    """Return whether something begins here that is no form of the bid: a contract, a letter of complaint."""
    if unit.table or COMPLAINT.match(unit.plain) or INDEX.match(unit.plain):
        return not unit.table
    if not BARE_LABEL.match(unit.plain):
        return False
    following = outline.units[unit.index + 1 : unit.index + 4]
    title = next((one.plain for one in following if not BRACKETED.match(one.plain)), "")
    return len(title) <= LONGEST_NAME and bool(NOT_FORM.search(title))


def _begin(outline: Outline, title: int, before: int) -> int:
    """Return the unit a form begins with: what stands between its number and its title belongs to it."""
    for place in range(title - 1, max(before, title - LOOK_BACK, -1), -1):
        if BARE_LABEL.match(outline.units[place].plain) and not outline.units[place].table:
            start = place + 1
            return start + 1 if start < title and POINTER.match(outline.units[start].plain) else start
    return title


def _tail(unit: Unit) -> bool:
    """Return whether a paragraph belongs to what comes after the form."""
    aside = BRACKETED.match(unit.plain) and not SIGNED.search(unit.plain)
    return not unit.table and bool(BARE_LABEL.match(unit.plain) or aside)


def _cutting(document: Document, shears: Shears | None, body: Sequence[Unit]) -> Cutting | None:
    if not body:
        return None
    first, last = body[0].path, body[-1].path
    if shears is not None:
        return shears.cut(first, last)
    blocks = _blocks(document, first, last)
    return cut_whole(rebuild(blocks, name=document.name), name=document.name) if blocks else None


def _blocks(document: Document, first: str, last: str) -> Sequence[Block]:
    """Return the blocks between two paths; a path may lie inside a table."""
    places = {path: place for place, block in enumerate(document.blocks) for path in _paths(block)}
    if first not in places or last not in places:
        return ()
    return document.blocks[places[first] : places[last] + 1]


def _paths(block: Block) -> Iterable[str]:
    yield block.path
    for cell in block.cells:
        for inner in cell.blocks:
            yield from _paths(inner)


def _file(number: int, title: str) -> str:
    name = FORBIDDEN.sub("", title).strip(".")[:LONGEST_NAME]
    return f"{number:02d}-{name or '格式'}.docx"
