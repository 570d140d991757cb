"""A volume that grows piece by piece: one document whose sections keep the look they have alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.word.join.captions import CaptionBook
from bidkit.word.join.defaults import default_properties, difference, materialise, same_defaults
from bidkit.word.join.lists import ListBook, apply_lists, used_lists
from bidkit.word.join.local_links import unlink_local
from bidkit.word.join.marks import MarkBook, apply_notes, clean
from bidkit.word.join.notes import REFERENCES, NoteBook
from bidkit.word.join.parts import PartCopier
from bidkit.word.join.root import merged_root, move_all
from bidkit.word.join.settings import Shared
from bidkit.word.join.styles import StyleSheet, apply_styles, closure, used_styles, with_defaults
from bidkit.word.ooxml import SECT_ORDER, Element, add, body_of, make, put, r, val, w
from bidkit.word.package import REL, WML, Package, Part, Rel
from bidkit.word.pages.layout import Settling, break_before_end, sections, settle
from bidkit.word.pages.watermark import put_watermark
from bidkit.word.style_refs import follow_styles
from bidkit.word.styles import Styles
from bidkit.word.theme import Theme, write_out

if TYPE_CHECKING:
    from collections.abc import Sequence

MAIN = "word/document.xml"
SLOTS = ("headerReference", "footerReference")


@dataclass(frozen=True, slots=True)
class Ways:
    """What holds for every piece of a volume."""

    number_format: str
    first_number: int
    watermark: str
    blind: bool
    even: bool


@dataclass(slots=True)
class Story:
    """A text of a piece: where it comes from, its elements, and the part of the volume it goes to."""

    source: Part
    root: Element
    into: Part


class Volume:
    """Takes pieces in order; ``base`` gives the defaults, the settings and the theme."""

    def __init__(self, base: Package, ways: Ways) -> None:
        self.ways = ways
        self.package = Package("成册")
        self.package.rels["rId1"] = Rel(f"{REL}officeDocument", MAIN)
        self.document = self.package.add(Part(MAIN, f"{WML}document.main+xml", b""))
        self.base = base
        base_styles = base.related_root("styles")
        self.defaults = {kind: default_properties(base_styles, kind) for kind in ("pPr", "rPr")}
        self.base_styles = base_styles
        self.base_looks: tuple[Styles, dict[str, str]] | None = None
        self.theme = Theme.of(base)
        self.shared = Shared.of(base)
        self.sheet = StyleSheet()
        self.lists = ListBook()
        self.copier = PartCopier(self.package)
        self.marks = MarkBook()
        self.captions = CaptionBook()
        self.books = {kind: NoteBook.of(kind) for kind in REFERENCES}
        self.roots: list[Element] = []
        self.headers = 0
        self.notes: list[str] = []

    def add(self, package: Package, name: str, numbered: bool) -> None:
        """Add a piece; it starts on a new page."""
        unlinked = unlink_local(package)
        root = package.root(package.main)
        how = Settling(self.ways.number_format, numbered, self.ways.even)
        settle(package, root, how)
        stories = self._stories(package, root)
        roots = [story.root for story in stories]
        notes = unlinked + how.notes + self._clean(roots)
        theme = self._dress(package, roots)
        notes += self._take_notes(package, stories)
        self.marks.number(roots)
        self.captions.start_again(root, name)
        self._place_sections(root, has_notes=package.related("footnotes") is not None)
        self._write_stories(package, stories, theme)
        notes += self.shared.add_fonts(package)
        self.roots.append(root)
        if any(part.endswith("vbaProject.bin") for part in package.parts):
            notes.append("含有宏，已去掉")
        if package is not self.base and package.related("settings") is not None:
            self.shared.hold_against(package, name, roots)
        notes += self.copier.notes
        self.copier.notes = []
        self.notes += [f"{name}：{note}" for note in notes]

    def finish(self) -> Package:
        """Return the package of the whole volume."""
        if self.base_looks is not None:
            styles, numbers = self.base_looks
            left = [key for key, style in styles.by_id.items() if not self._has_name(style)]
            self.sheet.bring(styles, left, numbers)
        root = merged_root("document", self.roots)
        body = add(root, "body")
        for place, piece in enumerate(self.roots):
            own = body_of(piece)
            if place < len(self.roots) - 1:
                break_before_end(own)
            move_all(body, list(own))
        self.package.put_root(MAIN, root)
        self._write_shared()
        self.notes += [*self.shared.differences(), *self.captions.notes()]
        return self.package

    def _has_name(self, style: Element) -> bool:
        return any(name == val(style, "name").lower() for _, name in self.sheet.names)

    def _write_shared(self) -> None:
        for kind, book in self.books.items():
            there = book.finish(self.package, self.document)
            if kind != "comments":
                self.shared.notes[kind] = there
        styles = self.base_styles
        doc_defaults = None if styles is None else styles.find(w("docDefaults"))
        latent = None if styles is None else styles.find(w("latentStyles"))
        self._part("styles", self.sheet.root(doc_defaults, latent))
        if self.lists.lists:
            self._part("numbering", self.lists.root())
        self.shared.finish(self.package, self.ways.even)

    def _part(self, kind: str, root: Element) -> None:
        part = self.package.add(Part(f"word/{kind}.xml", f"{WML}{kind}+xml", b""))
        self.package.put_root(part.name, root)
        self.document.relate(Rel(f"{REL}{kind}", part.name))

    def _stories(self, package: Package, root: Element) -> list[Story]:
        """Return the body first, then the headers and footers the sections use, then the notes."""
        stories = [Story(package.document, root, self.document)]
        into: dict[str, str] = {}
        for node in root.iter(*(w(slot) for slot in SLOTS)):
            source = package.parts[package.document.rels[node.get(r("id"), "")].target]
            kind = "header" if node.tag == w("headerReference") else "footer"
            if source.name not in into:
                name = self.copier.free_name("word", kind, "xml")
                part = self.package.add(Part(name, f"{WML}{kind}+xml", b""))
                into[source.name] = self.document.relate(Rel(f"{REL}{kind}", name))
                stories.append(Story(source, package.root(source.name), part))
            node.set(r("id"), into[source.name])
        for kind, book in self.books.items():
            notes = package.related(kind)
            if notes is not None:
                stories.append(Story(notes, package.root(notes.name), book.part))
        return stories

    def _clean(self, roots: Sequence[Element]) -> list[str]:
        revised = [clean(root) for root in roots]
        if self.ways.blind:
            for root in roots:
                for node in root.iter():
                    for name in ("author", "initials", "date"):
                        if isinstance(node.tag, str) and node.get(w(name)) is not None:
                            node.set(w(name), "")
        return ["含有未接受的修订，请先接受或拒绝"] if any(revised) else []

    def _dress(self, package: Package, roots: Sequence[Element]) -> Theme | None:
        """Bring the styles and lists of a piece and rename what its stories refer to."""
        styles_root = with_defaults(package.related_root("styles"))
        numbering = package.related_root("numbering")
        theme: Theme | None = Theme.of(package)
        if theme is None or theme.mark == self.theme.mark:
            theme = None
        sources = [styles_root] if numbering is None else [styles_root, numbering]
        for source in sources:
            clean(source)
        if theme is not None:
            for source in (*roots, *sources):
                write_out(source, theme)
        styles = Styles.of_root(styles_root)
        fixes = {
            kind: difference(base, default_properties(styles_root, kind), kind)
            for kind, base in self.defaults.items()
        }
        if not same_defaults(fixes):
            materialise(styles, fixes, roots)
        used = used_styles(roots, styles)
        is_base = package is self.base
        keys = list(styles.by_id) if is_base else closure(styles, used)
        numbers = self.lists.bring(numbering, used_lists(roots, styles, keys), styles, len(self.roots))
        ids = self.sheet.bring(styles, used, numbers)
        for root in roots:
            apply_styles(root, ids, styles, self.sheet)
            apply_lists(root, numbers)
        follow_styles(roots, self.sheet.renamed(styles, ids))
        self.lists.link_styles(ids)
        if is_base:
            self.base_looks = (styles, numbers)
        return theme

    def _take_notes(self, package: Package, stories: Sequence[Story]) -> list[str]:
        notes = []
        for kind, book in self.books.items():
            story = next((story for story in stories if story.into is book.part), None)
            if story is None:
                continue
            ids = book.bring(story.root)
            if not ids:
                continue
            for other in stories:
                apply_notes(other.root, REFERENCES[kind], ids)
            if kind == "comments":
                notes.append(f"含有{len(ids)}条批注，已带入成册，递交前请删除")
        if any("commentsExtended" in part for part in package.parts) and package.related("comments"):
            notes.append("批注之间的回复关系没有带入")
        return notes

    def _place_sections(self, root: Element, has_notes: bool) -> None:
        """A piece starts on a new page; page numbers run through, notes start again."""
        first = sections(root)[0]
        kind = first.find(w("type"))
        if kind is not None:
            first.remove(kind)
        if not self.roots:
            put(first, make("pgNumType", start=self.ways.first_number), SECT_ORDER)
        if (
            has_notes
            and first.find(w("footnotePr")) is None
            and any(True for _ in root.iter(w("footnoteReference")))
        ):
            notes = make("footnotePr")
            add(notes, "numRestart", val="eachSect")
            put(first, notes, SECT_ORDER)

    def _write_stories(self, package: Package, stories: Sequence[Story], theme: Theme | None) -> None:
        for story in stories:
            self.copier.remap(story.root, package, story.source, story.into, theme)
            if story.root.tag in (w("hdr"), w("ftr")):
                if story.root.tag == w("hdr") and self.ways.watermark:
                    self.headers += 1
                    put_watermark(story.root, self.ways.watermark, self.headers)
                self.package.put_root(story.into.name, story.root)
