"""Runs and paragraphs the linker makes itself: fields with their results, lines that ignore every style."""

from __future__ import annotations

from bidkit.word.ooxml import XML_SPACE, Element, add, make, ppr, run, w

TINY = 20


def field_runs(instruction: str, result: str, properties: Element | None = None) -> list[Element]:
    """Return the runs of a complex field that shows ``result`` until somebody updates it."""
    runs = [run("", properties) for _ in range(3)]
    add(runs[0], "fldChar", fldCharType="begin")
    code = add(runs[1], "instrText")
    code.text = f" {instruction} "
    code.set(XML_SPACE, "preserve")
    add(runs[2], "fldChar", fldCharType="separate")
    last = run("", properties)
    add(last, "fldChar", fldCharType="end")
    return [*runs, run(result, properties), last]


def tiny_paragraph() -> Element:
    """Return an empty paragraph one point high, for places where Word demands a paragraph."""
    paragraph = make("p")
    properties = ppr(paragraph)
    flatten(properties, TINY)
    properties.append(letters_of(2))
    return paragraph


def is_tiny(paragraph: Element) -> bool:
    """Return whether a paragraph is one that ``tiny_paragraph`` made."""
    spacing = paragraph.find(f"{w('pPr')}/{w('spacing')}")
    return (
        spacing is not None and spacing.get(w("line")) == str(TINY) and spacing.get(w("lineRule")) == "exact"
    )


def flatten(properties: Element, line: int) -> None:
    """Give a paragraph a line of exactly this many twips, whatever its style says."""
    add(add(properties, "numPr"), "numId", val=0)
    add(properties, "snapToGrid", val=0)
    gaps = {f"{side}{unit}": 0 for side in ("before", "after") for unit in ("", "Lines", "Autospacing")}
    add(properties, "spacing", **gaps, line=line, lineRule="exact")
    add(properties, "ind", left=0, leftChars=0, right=0, rightChars=0, firstLine=0, firstLineChars=0)
    add(properties, "jc", val="center")


def letters_of(size: int) -> Element:
    """Return run properties of plain black 宋体 in half points."""
    letters = make("rPr")
    add(letters, "rFonts", ascii="宋体", hAnsi="宋体", eastAsia="宋体")
    for name in ("b", "i"):
        add(letters, name, val=0)
    add(letters, "color", val="000000")
    for name in ("sz", "szCs"):
        add(letters, name, val=size)
    return letters
