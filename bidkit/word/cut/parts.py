"""What a cut-out piece takes along of its file: the page setup, and the parts that its body still names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.word.cut.clean import section_out_of
from bidkit.word.ooxml import O, R, copy_of, drop, local, make, r, w
from bidkit.word.package import Package, Rel
from bidkit.word.text import paragraph_text

if TYPE_CHECKING:
    from bidkit.word.ooxml import Element

LOOKS = ("styles", "numbering", "theme", "fontTable", "settings")
NOTES = {"footnotes": "footnoteReference", "endnotes": "endnoteReference"}
HEADS = ("headerReference", "footerReference", "titlePg", "pgNumType")
UNQUIET = (
    "documentProtection", "writeProtection", "attachedTemplate", "mailMerge", "trackRevisions", "revisionView",
    "rsids", "docVars", "hdrShapeDefaults", "evenAndOddHeaders", "mirrorMargins", "captions", "docEventListeners",
    "readModeInkLockDown", "saveThroughXslt", "updateFields", "attachedSchema", "footnotePr", "endnotePr",
    "formsDesign", "documentType",
)  # fmt: skip
SHOWN = 30


def use_section(found: Element | None, body: Element) -> Element:
    """Return the properties of the piece's last section, and free all its sections of headers and footers."""
    section = copy_of(found) if found is not None else make("sectPr")
    last = body[-1] if len(body) and local(body[-1]) == "p" else None
    if last is not None:
        section_out_of(last)
    for one in [*body.iter(w("sectPr")), section]:
        for node in list(one):
            if local(node) in HEADS:
                drop(node)
    return section


def head_notes(package: Package, root: Element, section: Element | None) -> list[str]:
    """Return a note for each header or footer of a section that says more than a page number; they are left out.

    A section without one of its own shows that of the section before.
    """
    heads: dict[tuple[str, str], str] = {}
    for one in root.iter(w("sectPr")):
        for node in one:
            if local(node) in HEADS[:2]:
                heads[local(node), node.get(w("type"), "default")] = _words(package, node)
        if one is section:
            break
    return [f"原件的页眉页脚「{words[:SHOWN]}」没有带入" for words in dict.fromkeys(heads.values()) if words]


def quiet_settings(package: Package) -> None:
    """Leave out the settings that are about the file's making and not about its look."""
    part = package.related("settings")
    if part is None:
        return
    root = package.root(part.name)
    for node in list(root):
        if local(node) in UNQUIET or "docId" in local(node):
            drop(node)
    part.rels.clear()
    package.put_root(part.name, root)


def keep_needed(package: Package, root: Element, notes: list[str]) -> None:
    """Keep the relations that the body names and the looks of the file; drop all other parts."""
    main = package.document
    used = {
        str(value)
        for node in root.iter()
        for key, value in node.attrib.items()
        if str(key).startswith(f"{{{R}}}") or key == f"{{{O}}}relid"
    }
    wanted = set(LOOKS)
    wanted |= {kind for kind, name in NOTES.items() if next(root.iter(w(name)), None) is not None}
    if any(rel.kind == "diagramData" for key, rel in main.rels.items() if key in used):
        wanted.add("diagramDrawing")
    main.rels = {key: rel for key, rel in main.rels.items() if key in used or rel.kind in wanted}
    if any(rel.external and rel.kind == "image" for rel in main.rels.values()):
        notes.append("原件里链接到外部文件的图片没有带入")
    package.rels = {key: rel for key, rel in package.rels.items() if rel.kind == "officeDocument"}
    reached = _reached(package)
    package.parts = {name: part for name, part in package.parts.items() if name in reached}


def _reached(package: Package) -> set[str]:
    reached: set[str] = set()
    waiting = [package.main]
    while waiting:
        name = waiting.pop()
        if name in reached or name not in package.parts:
            continue
        reached.add(name)
        waiting += [rel.target for rel in package.parts[name].rels.values() if not rel.external]
    return reached


def _words(package: Package, reference: Element) -> str:
    """Return what a header or footer says besides page numbers."""
    rel: Rel | None = package.document.rels.get(reference.get(r("id"), ""))
    if rel is None or rel.target not in package.parts:
        return ""
    texts = [paragraph_text(node).strip() for node in package.root(rel.target).iter(w("p"))]
    words = " ".join(text for text in texts if text)
    return words if any("\u4e00" <= sign <= "\u9fff" and sign not in "第页共" for sign in words) else ""
