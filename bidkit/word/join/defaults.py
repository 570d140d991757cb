"""Carry a piece's document defaults into a volume that has others, so that the piece keeps its look.

What differs is written into the piece's root styles; where a table style had overruled the default, into the
paragraphs of that table, as a paragraph style would otherwise overrule the table style.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from bidkit.word.ooxml import (
    PPR_ORDER,
    RPR_ORDER,
    STYLE_ORDER,
    Element,
    copy_of,
    local,
    make,
    ppr,
    put,
    val,
    w,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bidkit.word.styles import Styles

SPEC = {
    "pPr": {
        "spacing": {"before": "0", "after": "0", "line": "240", "lineRule": "auto"},
        "ind": {"left": "0", "right": "0", "firstLine": "0"},
        "jc": {"val": "left"},
        "widowControl": {"val": "1"},
        "keepNext": {"val": "0"},
        "keepLines": {"val": "0"},
        "snapToGrid": {"val": "1"},
        "autoSpaceDE": {"val": "1"},
        "autoSpaceDN": {"val": "1"},
        "wordWrap": {"val": "1"},
        "contextualSpacing": {"val": "0"},
    },
    "rPr": {
        "rFonts": {name: "Times New Roman" for name in ("ascii", "hAnsi", "eastAsia", "cs")},
        "sz": {"val": "20"},
        "szCs": {"val": "20"},
        "b": {"val": "0"},
        "i": {"val": "0"},
        "kern": {"val": "0"},
        "color": {"val": "auto"},
        "lang": {"val": "en-US", "eastAsia": "zh-CN"},
    },
}
ORDERS = {"pPr": PPR_ORDER, "rPr": RPR_ORDER}


def default_properties(styles_root: Element | None, kind: str) -> Element:
    """Return the ``w:pPr`` or ``w:rPr`` of the document defaults, empty where there is none."""
    found = None
    if styles_root is not None:
        found = styles_root.find(f"{w('docDefaults')}/{w(kind + 'Default')}/{w(kind)}")
    return make(kind) if found is None else found


def difference(base: Element, own: Element, kind: str) -> Element:
    """Return what must be written below a style so that ``own`` shows where ``base`` is the default."""
    fix = make(kind)
    names = dict.fromkeys([local(node) for node in (*own, *base) if isinstance(node.tag, str)])
    for name in names:
        mine, theirs = _attributes(own.find(w(name))), _attributes(base.find(w(name)))
        changed = {key: text for key, text in mine.items() if theirs.get(key) != text}
        missing = [key for key in theirs if key not in mine]  # a set would be written in an order of its own
        if name == "rFonts":
            missing = [key for key in missing if not _slot_set(mine, key)]
        spec = SPEC[kind].get(name, {})
        changed |= {_plain(key): spec[_plain(key)] for key in missing if _plain(key) in spec}
        if changed:
            put(fix, make(name, **changed), ORDERS[kind])
    return fix


def materialise(styles: Styles, fixes: dict[str, Element], stories: Iterable[Element]) -> None:
    """Write the fixes below the root paragraph styles and beside what table styles overrule, in place."""
    tables = {
        key: _table_look(styles, key, fixes) for key, style in styles.by_id.items() if _is(style, "table")
    }
    for story in stories:
        for table in story.iter(w("tbl")):
            key = val(table.find(w("tblPr")), "tblStyle") or styles.defaults.get("table", "")
            if any(len(look) for look in tables.get(key, {}).values()):
                _write_table(table, tables[key], styles)
    for style in styles.by_id.values():
        if _is(style, "paragraph") and val(style, "basedOn") not in styles.by_id:
            for kind, fix in fixes.items():
                target = style.find(w(kind))
                if target is None and len(fix):
                    target = put(style, make(kind), STYLE_ORDER)
                if target is not None:
                    _fill_below(target, fix, kind)


def same_defaults(fixes: dict[str, Element]) -> bool:
    """Return whether nothing has to be carried."""
    return not any(len(fix) for fix in fixes.values())


def _is(style: Element, kind: str) -> bool:
    return style.get(w("type"), "paragraph") == kind


def _attributes(node: Element | None) -> dict[str, str]:
    if node is None:
        return {}
    found = {str(key).rsplit("}", 1)[-1]: str(text) for key, text in node.attrib.items()}
    return found or {"val": "1"}


def _plain(key: str) -> str:
    return {"asciiTheme": "ascii", "hAnsiTheme": "hAnsi", "eastAsiaTheme": "eastAsia", "cstheme": "cs"}.get(
        key, key
    )


def _slot_set(attributes: dict[str, str], key: str) -> bool:
    return any(_plain(other) == _plain(key) for other in attributes)


def _fill_below(target: Element, fix: Element, kind: str) -> None:
    """What the style says itself stays; only what it leaves to the default is filled in."""
    for node in fix:
        own = target.find(node.tag)
        if own is None:
            put(target, copy_of(node), ORDERS[kind])
        elif len(node.attrib) > 1 or local(node) in ("rFonts", "spacing", "ind"):
            mine = _attributes(own)
            for key, text in node.attrib.items():
                name = str(key).rsplit("}", 1)[-1]
                if name not in mine and not (local(node) == "rFonts" and _slot_set(mine, name)):
                    own.set(key, str(text))


def _table_look(styles: Styles, key: str, fixes: dict[str, Element]) -> dict[str, Element]:
    """Return those properties of the table style that overrule a default which now differs."""
    looks = {}
    for kind, fix in fixes.items():
        look = make(kind)
        for style in reversed(list(styles.chain(key))):
            own = style.find(w(kind))
            for node in fix if own is not None else ():
                said = None if own is None else own.find(node.tag)
                if said is not None:
                    put(look, copy_of(said), ORDERS[kind])
        looks[kind] = look
    return looks


def _write_table(table: Element, look: dict[str, Element], styles: Styles) -> None:
    for paragraph in table.iter(w("p")):
        for node in look["pPr"]:
            if styles.property(paragraph, local(node)) is None:
                put(ppr(paragraph), copy_of(node), PPR_ORDER)
        for run in paragraph.iter(w("r")):
            for node in look["rPr"]:
                _write_run(run, paragraph, node, styles)


def _write_run(run: Element, paragraph: Element, node: Element, styles: Styles) -> None:
    own = run.find(w("rPr"))
    named = val(own, "rStyle")
    chain = [*styles.chain(named), *styles.chain(styles.of_paragraph(paragraph))]
    if any(style.find(f"{w('rPr')}/{node.tag}") is not None for style in chain):
        return
    if own is None:
        own = make("rPr")
        run.insert(0, own)
    if own.find(node.tag) is None:
        put(own, copy_of(node), RPR_ORDER)


def canonical(element: Element | None) -> bytes:
    """Return bytes that are equal for elements that say the same."""
    return b"" if element is None else etree.tostring(element, method="c14n", exclusive=True)
