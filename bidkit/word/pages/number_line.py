"""The page number line of a footer: found, replaced, written with live fields or left blank at the same height."""

from __future__ import annotations

import re

from bidkit.word.ooxml import Element, copy_of, drop, local, make, ppr, run, w
from bidkit.word.pages.made import field_runs, flatten, letters_of, tiny_paragraph
from bidkit.word.text import TextReader

FIELD = re.compile(r"\s*(PAGE|NUMPAGES|SECTIONPAGES|SECTION)\b", re.IGNORECASE)
RESIDUE = re.compile(
    r"第\s*\d*\s*页|共\s*\d*\s*页|总\s*\d*\s*页|Page|of|[\s\d/,，;；、·\-—–~]+", re.IGNORECASE
)
LINE = 240


def set_number_line(footer: Element, number_format: str, *, numbered: bool) -> str:
    """Put the number line into a footer, in place; returns text that stood in one paragraph with the old number."""
    _unwrap(footer)
    old = [p for p in _outer_paragraphs(footer) if has_page_field(p)]
    kept = ""
    for place, paragraph in enumerate(old):
        text = RESIDUE.sub("", TextReader().text(paragraph)).strip()
        if text:
            kept = text
            paragraph.addprevious(_text_only(paragraph, text))
        if place == 0:
            paragraph.addprevious(number_line(number_format if numbered else ""))
        elif _is_needed(paragraph):
            paragraph.addprevious(tiny_paragraph())
        drop(paragraph)
    if old or not numbered or _has_number_line(footer):
        return kept
    if not _is_blank(footer):
        footer.append(number_line(number_format))
        return kept
    for child in list(footer):
        footer.remove(child)
    footer.append(number_line(number_format))
    return kept


def number_line(number_format: str) -> Element:
    """Return the paragraph of the page number; an empty format gives a blank line of the same height."""
    paragraph = make("p")
    properties = ppr(paragraph)
    flatten(properties, LINE)
    letters = letters_of(18)
    properties.append(copy_of(letters))
    for piece in re.split(r"(\{n\}|\{total\})", number_format):
        if piece in ("{n}", "{total}"):
            instruction = "PAGE" if piece == "{n}" else "NUMPAGES"
            for node in field_runs(instruction, "1", letters):
                paragraph.append(node)
        elif piece:
            paragraph.append(run(piece, letters))
    return paragraph


def has_page_field(element: Element) -> bool:
    """Return whether a page number field stands anywhere inside the element."""
    if any(local(node) == "pgNum" for node in element.iter()):
        return True
    simple = [node.get(w("instr"), "") for node in element.iter(w("fldSimple"))]
    return any(FIELD.match(code) for code in (*simple, *_codes(element)))


def blank_page_fields(story: Element) -> None:
    """Take the text out of the paragraphs that hold a page number field, in place; their height stays."""
    for paragraph in _outer_paragraphs(story):
        if not has_page_field(paragraph):
            continue
        text = RESIDUE.sub("", TextReader().text(paragraph)).strip()
        paragraph.addprevious(_text_only(paragraph, text))
        drop(paragraph)


def _codes(element: Element) -> list[str]:
    """A field's code may be split over several instrText; only text since its begin counts."""
    codes: list[str] = []
    for node in element.iter(w("fldChar"), w("instrText")):
        if node.tag == w("instrText"):
            if not codes:
                codes.append("")
            codes[-1] += node.text or ""
        elif node.get(w("fldCharType")) == "begin":
            codes.append("")
    return codes


def _outer_paragraphs(story: Element) -> list[Element]:
    """Paragraphs in a text box belong to the paragraph that carries the box."""
    return [p for p in story.iter(w("p")) if not any(parent.tag == w("p") for parent in p.iterancestors())]


def _text_only(paragraph: Element, text: str) -> Element:
    made = make("p")
    properties = paragraph.find(w("pPr"))
    if properties is not None:
        made.append(copy_of(properties))
    letters = next(
        (node.find(w("rPr")) for node in paragraph.iter(w("r")) if node.find(w("t")) is not None), None
    )
    if text:
        made.append(run(text, letters))
    return made


def _unwrap(footer: Element) -> None:
    """Word keeps its own page numbers in a content control, where LibreOffice shows the code of our field."""
    for control in list(footer.iter(w("sdt"))):
        content = control.find(w("sdtContent"))
        if content is not None and has_page_field(control):
            for child in list(content):
                control.addprevious(child)
            drop(control)


def _is_needed(paragraph: Element) -> bool:
    """A table cell must keep a paragraph."""
    parent = paragraph.getparent()
    return parent is not None and local(parent) == "tc" and len(parent.findall(w("p"))) == 1


def _is_blank(story: Element) -> bool:
    seen = any(local(node) in ("drawing", "pict", "object", "tbl", "sym") for node in story.iter())
    return not seen and not "".join(node.text or "" for node in story.iter(w("t"))).strip()


def _has_number_line(story: Element) -> bool:
    paragraphs = story.findall(w("p"))
    if not paragraphs:
        return False
    spacing = paragraphs[-1].find(f"{w('pPr')}/{w('spacing')}")
    size = paragraphs[-1].find(f"{w('pPr')}/{w('rPr')}/{w('sz')}")
    exact = (
        spacing is not None and spacing.get(w("line")) == str(LINE) and spacing.get(w("lineRule")) == "exact"
    )
    return exact and size is not None and size.get(w("val")) == "18"
