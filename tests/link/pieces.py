"""Volumes to link, and a pretended converter that lays out by a rule a test can read."""

import io
import zipfile

from lxml import etree

from bidkit.link.convert import Converted
from bidkit.link.layout import PreparedSection, PreparedVolume
from bidkit.model.anchors import section_anchor
from bidkit.model.plan import PlannedRecord, PlannedSection, PlannedVolume, RenderedVolume, Section
from bidkit.model.tender import SectionPlan, VolumePlan
from bidkit.word.pages.headings import prepare
from bidkit.word.tokens import bookmark_name, page_token
from tests.word.docs import W, body, p


def page(anchor):
    """Return the text that becomes the page of an anchor."""
    return page_token(anchor)


def section(key, *paragraphs, title="", sheets=(), records=(), volume="v", **plan):
    """Return a rendered section; ``paragraphs`` are texts with tokens in them, or (text, heading level)."""
    planned = PlannedSection(
        SectionPlan(id=key, text=key, **plan),
        volume,
        "一",
        title or key,
        tuple(PlannedRecord(r, r, ()) for r in records),
    )
    return Section(planned, file_of(*paragraphs), tuple(sheets))


def file_of(*paragraphs):
    """Return a bare Word file; the template of python-docx would cost most of the time of these tests."""
    pairs = [(one, 0) if isinstance(one, str) else one for one in paragraphs]
    return body(
        "".join(p(text, f'<w:outlineLvl w:val="{level - 1}"/>' if level else "") for text, level in pairs)
    )


def volume(key, *sections, number="一", **plan):
    """Return a rendered volume of these sections."""
    made = VolumePlan(id=key, title=key, sections=tuple(s.planned.plan for s in sections), **plan)
    return RenderedVolume(PlannedVolume(made, number, tuple(s.planned for s in sections)), tuple(sections))


def prepared(*volumes):
    """Return the volumes as the rounds take them."""
    return tuple(PreparedVolume(v, tuple(PreparedSection(s, marked(s)) for s in v.sections)) for v in volumes)


def marked(one):
    return prepare(one.word, name=one.id, section_anchor=section_anchor(one.id), section_level=1, depth=4)


def text_of(data):
    """Return the paragraphs of a Word file, joined by line ends."""
    signs = {
        f"{W}t": lambda node: node.text or "",
        f"{W}tab": lambda node: "" if node.get(f"{W}pos") else "\t",
    }
    lines = _body(data).iter(f"{W}p")
    return "\n".join("".join(signs[n.tag](n) for n in line.iter() if n.tag in signs) for line in lines)


def bookmarks_of(data):
    return [node.get(f"{W}name") for node in _body(data).iter(f"{W}bookmarkStart")]


def _body(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


class Press:
    """A converter by rule: ``rule(id, text)`` gives a section's pages, ``at(round)`` the pages of some anchors.

    Every other bookmark stands on its section's page 1; one at page 0 is lost, as the converter drops what it hides.
    """

    def __init__(self, rule=lambda key, text: 1, at=lambda number: {}):
        self.rule = rule
        self.at = at
        self.texts = {}
        self.given = {}
        self.rounds = 0

    def convert(self, documents):
        self.rounds += 1
        self.texts = {key: text_of(data) for key, data in documents.items()}
        self.given = {key: self._one(key, data) for key, data in documents.items()}
        return self.given

    def settled(self):
        return self.given

    def _one(self, key, data):
        known = {bookmark_name(anchor): page for anchor, page in self.at(self.rounds).items()}
        places = {name: known.get(name, 1) for name in bookmarks_of(data)}
        found = {name: page for name, page in places.items() if page}
        return Converted(None, self.rule(key, self.texts[key]), found, 42.0)
