"""Edit a finished Word file as a person would, on its own XML; written independently of bidkit's reader."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from lxml import etree

from tests.defects import word_make as make
from tests.defects.word_make import NS, Element, w

DOCUMENT = "word/document.xml"
PARTS = {
    "body": r"word/document\.xml",
    "table": r"word/document\.xml",
    "textbox": r"word/document\.xml",
    "header": r"word/header\d*\w*\.xml",
    "footer": r"word/footer\d*\w*\.xml",
    "footnote": r"word/footnotes\.xml",
}
INSIDE = {
    "body": "not(ancestor::w:txbxContent)",
    "table": "ancestor::w:tc",
    "textbox": "ancestor::w:txbxContent",
}
Edit = Mapping[str, Any]


class Docx:
    """The members of a .docx, XML parts parsed when asked for."""

    def __init__(self, path: Path) -> None:
        self.archive = zipfile.ZipFile(path)
        self.names = self.archive.namelist()
        self.trees: dict[str, Element] = {}
        self.added: dict[str, bytes] = {}

    def root(self, name: str) -> Element:
        if name not in self.trees:
            self.trees[name] = etree.fromstring(self.archive.read(name))
        return self.trees[name]

    def body(self) -> Element:
        body = self.root(DOCUMENT).find(w("body"))
        assert body is not None
        return body

    def matching(self, pattern: str) -> list[str]:
        return [name for name in self.names if re.fullmatch(pattern, name)]

    def relate(self, kind: str, target: str, content_type: str) -> str:
        """Return the id of a new relation of the document, its part announced."""
        rels = self.root("word/_rels/document.xml.rels")
        types = self.root("[Content_Types].xml")
        rel_id = f"rIdP{len(rels) + 1}"
        etree.SubElement(
            rels, f"{{{NS['rel']}}}Relationship", Id=rel_id, Type=f"{NS['r']}/{kind}", Target=target
        )
        name = f"/word/{target}"
        if not any(node.get("PartName") == name for node in types):
            etree.SubElement(types, f"{{{NS['ct']}}}Override", PartName=name, ContentType=content_type)
        return rel_id

    def rels(self, name: str) -> Element:
        """Return the relations of a part, made if it has none."""
        if name not in self.names and name not in self.trees:
            self.names.append(name)
            self.trees[name] = etree.Element(f"{{{NS['rel']}}}Relationships", nsmap={None: NS["rel"]})
        return self.root(name)

    def save(self, path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as out:
            for name in self.names:
                tree = self.trees.get(name)
                out.writestr(
                    name,
                    self.archive.read(name)
                    if tree is None
                    else etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True),
                )
            for name, data in self.added.items():
                out.writestr(name, data)


def edit_word(source: Path, target: Path, edits: Sequence[Edit]) -> None:
    """Write the file with the edits applied; an edit that finds nothing to change is a ValueError."""
    docx = Docx(source)
    for edit in edits:
        OPS[str(edit.get("op", "replace"))](docx, edit)
    docx.save(target)


def _paragraphs(docx: Docx, part: str, words: str) -> list[Element]:
    query = f"//w:p[{INSIDE.get(part, 'true()')}]"
    roots = [docx.root(name) for name in docx.matching(PARTS[part])]
    paragraphs = [paragraph for root in roots for paragraph in root.xpath(query, namespaces=NS)]
    return [paragraph for paragraph in paragraphs if words in text_of(paragraph)]


def text_of(element: Element) -> str:
    """Return the text of a paragraph's own runs."""
    return "".join(node.text or "" for node in _texts(element))


def _texts(paragraph: Element) -> Iterator[Element]:
    for node in paragraph.iter(w("t")):
        if next(node.iterancestors(w("p"))) is paragraph:
            yield node


def _chosen(docx: Docx, edit: Edit, words: str) -> list[Element]:
    part = str(edit.get("part", "body"))
    found = _paragraphs(docx, part, words)
    nth = str(edit.get("nth", "1"))
    if nth == "all" and found:
        return found
    if not found or int(nth) > len(found):
        raise ValueError(f"no paragraph {nth} with 「{words}」 in {part} of volume {edit['volume']}")
    return [found[int(nth) - 1]]


def _after(docx: Docx, edit: Edit) -> Element:
    """Return the block of the body that something new is put behind: never inside a table or a text box."""
    if "after" not in edit:
        return [node for node in docx.body() if node.tag != w("sectPr")][-1]
    element = _chosen(docx, {**edit, "part": "body"}, str(edit["after"]))[0]
    while (parent := element.getparent()) is not None and parent.tag != w("body"):
        element = parent
    return element


def _replace(docx: Docx, edit: Edit) -> None:
    find, new = str(edit["find"]), str(edit.get("replace") or "")
    for paragraph in _chosen(docx, edit, find):
        make.replace_words(list(_texts(paragraph)), find, new)


def _insert(build: Callable[[Docx, Edit], Element]) -> Callable[[Docx, Edit], None]:
    def insert(docx: Docx, edit: Edit) -> None:
        after = _after(docx, edit)
        after.addnext(build(docx, edit))

    return insert


def _delete(docx: Docx, edit: Edit) -> None:
    for paragraph in _chosen(docx, edit, str(edit["find"])):
        parent = paragraph.getparent()
        assert parent is not None
        for child in list(paragraph):
            if child.tag != w("pPr") or parent.tag != w("tc"):
                paragraph.remove(child)
        if parent.tag != w("tc") and paragraph.find(f"{w('pPr')}/{w('sectPr')}") is None:
            parent.remove(paragraph)


def _delete_row(docx: Docx, edit: Edit) -> None:
    for paragraph in _chosen(docx, {**edit, "part": "table"}, str(edit["find"])):
        row = next(paragraph.iterancestors(w("tr")))
        table = row.getparent()
        assert table is not None
        table.remove(row)


def _delete_blocks(docx: Docx, edit: Edit) -> None:
    """Remove the body's blocks from the heading that reads ``find`` up to the one that begins with ``until``."""
    blocks = [node for node in docx.body() if node.tag in (w("p"), w("tbl"))]
    texts = [text_of(node) if node.tag == w("p") else "" for node in blocks]
    first = texts.index(str(edit["find"]))
    last = next(n for n in range(first + 1, len(texts)) if texts[n].startswith(str(edit["until"])))
    for node in blocks[first:last]:
        docx.body().remove(node)


def _set_cell(docx: Docx, edit: Edit) -> None:
    label = _chosen(docx, {**edit, "part": "table"}, str(edit["label"]))[0]
    cell = next(label.iterancestors(w("tc")))
    if edit.get("below"):
        row = next(cell.iterancestors(w("tr")))
        place = list(row.iterchildren(w("tc"))).index(cell)
        lower = next(row.itersiblings(w("tr")))
        target = list(lower.iterchildren(w("tc")))[place]
    else:
        target = next(cell.itersiblings(w("tc")))
    for node in list(target):
        if node.tag != w("tcPr"):
            target.remove(node)
    target.append(make.paragraph(str(edit.get("text") or "")))


def _add_to_first(part: str) -> Callable[[Docx, Edit], None]:
    def add(docx: Docx, edit: Edit) -> None:
        names = docx.matching(PARTS[part])
        if not names:
            raise ValueError(f"the volume {edit['volume']} has no {part}")
        docx.root(names[0]).append(make.paragraph(str(edit["text"])))

    return add


def _note(kind: str) -> Callable[[Docx, Edit], None]:
    """Return an op that adds a footnote or a comment, and its part where the file has none."""
    one = kind.removesuffix("s")

    def add(docx: Docx, edit: Edit) -> None:
        name = f"word/{kind}.xml"
        if name not in docx.names and name not in docx.trees:
            docx.names.append(name)
            docx.trees[name] = etree.Element(w(kind), nsmap={"w": NS["w"]})
            content = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
            docx.relate(kind, f"{kind}.xml", content)
        root = docx.root(name)
        number = str(900 + len(root))
        note = etree.SubElement(root, w(one), {w("id"): number})
        if kind == "comments":
            note.set(w("author"), str(edit.get("author", "审核人")))
            note.set(w("date"), "2026-12-10T10:00:00Z")
        note.append(make.paragraph(str(edit["text"])))
        host = _after(docx, edit)
        paragraph = host if host.tag == w("p") else make.paragraph("")
        if paragraph is not host:
            host.addnext(paragraph)
        run = etree.SubElement(paragraph, w("r"))
        etree.SubElement(
            run, w("commentReference" if kind == "comments" else "footnoteReference"), {w("id"): number}
        )

    return add


def _set_property(docx: Docx, edit: Edit) -> None:
    kind, _, name = str(edit["name"]).partition(":")
    part = f"docProps/{kind}.xml"
    root = docx.root(part)
    node = next((node for node in root if etree.QName(node).localname == name), None)
    if node is None:
        tag = f"{{{NS['dc' if name in ('creator', 'title', 'subject', 'description') else 'cp']}}}{name}"
        node = etree.SubElement(root, tag if kind == "core" else f"{{{NS['app']}}}{name}")
    node.text = str(edit["value"])


def _change_format(docx: Docx, edit: Edit) -> None:
    for paragraph in _chosen(docx, edit, str(edit["find"])):
        for run in paragraph.iter(w("r")):
            make.dress(run, edit)


def _page_setup(docx: Docx, edit: Edit) -> None:
    sections = list(docx.body().iter(w("sectPr")))
    make.set_page(sections[int(str(edit.get("nth", "1"))) - 1], edit)


def _field(_: Docx, edit: Edit) -> Element:
    made = make.paragraph("")
    field = etree.SubElement(made, w("fldSimple"))
    field.set(w("instr"), str(edit["code"]))
    field.append(make.run(str(edit.get("text", ""))))
    return made


def _link(docx: Docx, edit: Edit) -> Element:
    rels = docx.root("word/_rels/document.xml.rels")
    rel_id = f"rIdL{len(rels) + 1}"
    kind, target = f"{NS['r']}/hyperlink", str(edit["target"])
    facts = {"Id": rel_id, "Type": kind, "Target": target, "TargetMode": "External"}
    etree.SubElement(rels, f"{{{NS['rel']}}}Relationship", facts)
    made = make.paragraph("")
    link = etree.SubElement(made, w("hyperlink"))
    link.set(f"{{{NS['r']}}}id", rel_id)
    link.append(make.run(str(edit.get("text", "附图"))))
    return made


def _outside(docx: Docx, edit: Edit) -> None:
    """Add something that is fetched when the file is opened: a linked picture, or a template."""
    template = edit["kind"] == "attachedTemplate"
    owner = "settings" if template else "document"
    rels = docx.rels(f"word/_rels/{owner}.xml.rels")
    rel_id = f"rIdO{len(rels) + 1}"
    facts = {"Id": rel_id, "Type": f"{NS['r']}/{edit['kind']}", "Target": str(edit["target"])}
    etree.SubElement(rels, f"{{{NS['rel']}}}Relationship", {**facts, "TargetMode": "External"})
    if template:
        root = docx.root("word/settings.xml")
        root.insert(0, etree.Element(w("attachedTemplate"), {f"{{{NS['r']}}}id": rel_id}))
    else:
        _after(docx, edit).addnext(make.drawing(rel_id, "link"))


def _control(_: Docx, edit: Edit) -> Element:
    """Return a content control that nobody filled: it shows the prompt that Word put into it."""
    made = make.paragraph("")
    control = etree.SubElement(made, w("sdt"))
    etree.SubElement(etree.SubElement(control, w("sdtPr")), w("showingPlcHdr"))
    etree.SubElement(control, w("sdtContent")).append(make.run(str(edit["text"])))
    return made


def _chunk(docx: Docx, edit: Edit) -> Element:
    """Return a place where a whole web page was put in, for Word to open out."""
    docx.added["word/planted.htm"] = f"<html><body>{edit['text']}</body></html>".encode()
    return etree.Element(
        w("altChunk"), {f"{{{NS['r']}}}id": docx.relate("aFChunk", "planted.htm", "text/html")}
    )


def _image(docx: Docx, edit: Edit) -> Element:
    name = f"media/planted-{edit.get('like', 'photo')}.png"
    docx.added[f"word/{name}"] = make.picture(str(edit.get("like", "photo")), str(edit.get("author", "")))
    return make.drawing(docx.relate("image", name, "image/png"))


def _styled(_: Docx, edit: Edit) -> Element:
    made = make.paragraph(str(edit["text"]))
    if edit.get("style"):
        style = etree.Element(w("pPr"))
        etree.SubElement(style, w("pStyle"), {w("val"): str(edit["style"])})
        made.insert(0, style)
    return deepcopy(made)


OPS: dict[str, Callable[[Docx, Edit], None]] = {
    "replace": _replace,
    "insert_paragraph": _insert(_styled),
    "delete_paragraph": _delete,
    "delete_row": _delete_row,
    "delete_blocks": _delete_blocks,
    "set_cell": _set_cell,
    "insert_table": _insert(lambda _, edit: make.table(edit["rows"])),
    "split_runs": _insert(lambda _, edit: make.split_cell(str(edit["text"]))),
    "add_textbox": _insert(lambda _, edit: make.textbox(str(edit["text"]))),
    "add_header": _add_to_first("header"),
    "add_footer": _add_to_first("footer"),
    "add_footnote": _note("footnotes"),
    "add_comment": _note("comments"),
    "add_tracked_change": _insert(lambda _, edit: make.tracked(edit)),
    "hidden_text": _insert(lambda _, edit: make.hidden(str(edit["text"]))),
    "set_property": _set_property,
    "change_format": _change_format,
    "page_setup": _page_setup,
    "add_formula": _insert(lambda _, edit: make.formula(str(edit["text"]))),
    "add_image": _insert(_image),
    "add_field": _insert(_field),
    "add_link": _insert(_link),
    "add_outside": _outside,
    "add_control": _insert(_control),
    "add_chunk": _insert(_chunk),
}
