"""Ids and names that must be unique in a volume; and what editing leaves behind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from bidkit.word.field_codes import NESTED, fields, recode
from bidkit.word.ooxml import W14, WP, Element, drop, local, r, w

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def _names(*words: str) -> frozenset[str]:
    return frozenset(w(name) for name in " ".join(words).split())


REVISIONS = _names(
    "ins del moveFrom moveTo rPrChange pPrChange sectPrChange tblPrChange trPrChange tcPrChange tblGridChange",
    "tblPrExChange numberingChange cellIns cellDel cellMerge",
)
RANGES = _names(
    "bookmarkStart bookmarkEnd permStart permEnd moveFromRangeStart moveFromRangeEnd moveToRangeStart",
    "moveToRangeEnd customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd",
)
TRACES = (
    *_names("rsidR rsidRDefault rsidP rsidRPr rsidTr rsidSect rsidDel"),
    f"{{{W14}}}paraId",
    f"{{{W14}}}textId",
)
CODE = re.compile(r"\b(PAGEREF|REF|NOTEREF|HYPERLINK\s+\\l|GOTOBUTTON)\s+(\"?)([^\s\"\\]+)\2")


class MarkBook:
    """Counts through all pieces of a volume."""

    def __init__(self) -> None:
        self.next_id = 1
        self.next_drawing = 1
        self.names: set[str] = set()

    def number(self, stories: Sequence[Element]) -> None:
        """Renumber the marks and drawings of one piece's stories and rename bookmarks that are taken, in place."""
        renamed: dict[str, str] = {}
        for story in stories:
            self._ids(story)
            for node in story.iter(w("bookmarkStart")):
                self._name(node, renamed)
            for node in story.iter(f"{{{WP}}}docPr"):
                node.set("id", str(self.next_drawing))
                self.next_drawing += 1
        if renamed:
            for story in stories:
                _follow(story, renamed)

    def _ids(self, story: Element) -> None:
        ids: dict[str, str] = {}
        for node in story.iter():
            if node.tag in RANGES:
                old = local(node).removesuffix("Start").removesuffix("End") + node.get(w("id"), "")
                if old not in ids:
                    ids[old] = self._next()
                node.set(w("id"), ids[old])
            elif node.tag in REVISIONS:
                node.set(w("id"), self._next())

    def _name(self, node: Element, renamed: dict[str, str]) -> None:
        name = node.get(w("name"), "")
        free, count = name, 1
        while free.lower() in self.names:
            count += 1
            free = f"{name[:34]}x{count}"
        self.names.add(free.lower())
        if free != name:
            renamed[name] = free
            node.set(w("name"), free)

    def _next(self) -> str:
        self.next_id += 1
        return str(self.next_id - 1)


def clean(story: Element) -> bool:
    """Take out what editing leaves behind, in place; returns whether there are unaccepted revisions."""
    for node in list(story.iter(w("proofErr"), w("lastRenderedPageBreak"), w("dataBinding"), w("rsid"))):
        drop(node)
    for node in list(story.iter(w("bookmarkStart"))):
        if node.get(w("name"), "").lower() == "_goback":
            key = node.get(w("id"))
            for end in [other for other in story.iter(w("bookmarkEnd")) if other.get(w("id")) == key]:
                drop(end)
            drop(node)
    etree.strip_attributes(story, *TRACES)
    return next(story.iter(*REVISIONS), None) is not None


def apply_notes(story: Element, tags: Sequence[str], ids: Mapping[str, str]) -> None:
    """Rename the references to footnotes, endnotes or comments in a story, in place."""
    for node in story.iter(*(w(tag) for tag in tags)):
        old = node.get(w("id"), "")
        if old in ids:
            node.set(w("id"), ids[old])


def _follow(story: Element, renamed: Mapping[str, str]) -> None:
    for node in story.iter(w("hyperlink")):
        if node.get(r("id")) is None and node.get(w("anchor"), "") in renamed:
            node.set(w("anchor"), renamed[node.get(w("anchor"), "")])
    for found in list(fields(story)):
        if NESTED not in found.code:  # Word may split a code, and the name in it, over several runs
            code = _renamed_code(found.code, renamed)
            if code != found.code:
                recode(found, code)
            continue
        for node in found.marks:
            if local(node) == "instrText":
                node.text = _renamed_code(node.text or "", renamed)


def _renamed_code(code: str, renamed: Mapping[str, str]) -> str:
    whole = code.strip().strip('"')
    if whole in renamed:
        return code.replace(whole, renamed[whole])
    return CODE.sub(lambda m: m[0].replace(m[3], renamed.get(m[3], m[3])), code)
