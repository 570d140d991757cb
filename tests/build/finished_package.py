"""What a reader finds in a finished package, taken from the PDF and Word files alone."""

import re
import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLACE = re.compile(r"(?:(第[一二三四五六七八九十]+册|本册)\s)?(\d+)(?:-(\d+))?")
LEADER = re.compile(r"(.+?)[.…·]{3,}(\d+)")


def squeezed(text):
    """Return the text without spaces, so that line breaks in a PDF do not matter."""
    return re.sub(r"[\s\u200b\ufffe]+", "", text)


def page_texts(path):
    """Return the text of every page, line by line as it is printed."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def text_of(node):
    """Return the text of a Word element as it is shown: a field gives its cached result."""
    return "".join("\t" if part.tag == f"{W}tab" else part.text or "" for part in _shown(node))


def _shown(node):
    return (part for part in node.iter() if part.tag in (f"{W}t", f"{W}tab"))


@dataclass(frozen=True)
class Place:
    """One page or range, and the number of the volume it is in."""

    volume: str
    first: int
    last: int


@dataclass(frozen=True)
class Table:
    """A table of the Word volume and the volume it was found in."""

    volume: "Volume"
    header: list[str]
    rows: list[list[str]]


class Volume:
    """One volume in both forms."""

    def __init__(self, pdf: Path):
        self.pdf, self.word = pdf, pdf.with_suffix(".docx")
        self.lines = page_texts(pdf)
        self.pages = [squeezed(text) for text in self.lines]
        self.number = re.search(r"第[一二三四五六七八九十]+册", self.pages[0]).group()

    @cached_property
    def root(self):
        """Return the document part of the Word volume."""
        with zipfile.ZipFile(self.word) as archive:
            return ElementTree.fromstring(archive.read("word/document.xml"))

    @cached_property
    def contents(self):
        """Return (title, page) of every printed line of the contents, and the number of pages they fill."""
        entries, pages = [], 0
        for lines in self.lines[1:]:
            found = [LEADER.fullmatch(squeezed(line)) for line in lines.splitlines()]
            if not any(found):
                break
            pages += 1
            entries += [(match[1], int(match[2])) for match in found if match]
        return entries, pages

    @cached_property
    def contents_in_word(self):
        """Return (title, page) of every line of the contents field as Word has it stored."""
        lines = [text_of(p).rsplit("\t", 1) for p in self.root.iter(f"{W}p") if _style(p).startswith("TOC")]
        return [(squeezed(title), int(page)) for title, page in lines]

    def table_after(self, title):
        """Return the first table after the heading that ends with the title."""
        after = False
        for block in self.root.find(f"{W}body"):
            heading = block.tag == f"{W}p" and not _style(block).startswith("TOC")
            after = after or (heading and squeezed(text_of(block)).endswith(title))
            if after and block.tag == f"{W}tbl":
                header, *rows = [
                    [text_of(cell) for cell in row.iter(f"{W}tc")] for row in block.iter(f"{W}tr")
                ]
                return Table(self, header, rows)
        return None

    def references(self):
        """Return (bookmark, text of the table row or paragraph) of every page reference outside the contents."""
        rows = list(self.root.iter(f"{W}tr"))
        in_tables = {id(p) for row in rows for p in row.iter(f"{W}p")}
        loose = [
            p for p in self.root.iter(f"{W}p") if id(p) not in in_tables and not _style(p).startswith("TOC")
        ]
        return [(name, squeezed(text_of(block))) for block in rows + loose for name in _targets(block)]

    def bookmarks(self):
        """Return the names of all bookmarks of the Word volume."""
        return {mark.get(f"{W}name") for mark in self.root.iter(f"{W}bookmarkStart")}


def _style(paragraph):
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val") if style is not None else ""


def _targets(block):
    code = "".join(part.text or "" for part in block.iter(f"{W}instrText"))
    return re.findall(r"PAGEREF (\S+)", code)


class Package:
    """All volumes of a package folder."""

    def __init__(self, folder: Path):
        self.volumes = [Volume(pdf) for pdf in sorted(folder.glob("*.pdf"))]
        self.by_number = {volume.number: volume for volume in self.volumes}

    def table(self, title):
        """Return the table under a heading, wherever it is."""
        return next(table for volume in self.volumes if (table := volume.table_after(title)))

    def places(self, cell, own):
        """Return the places a cell names, read as an evaluator would; unclear ones are refused.

        A bare number means this volume, and may not stand beside one of another volume: which volume would it mean?
        """
        parts = [PLACE.fullmatch(part) for part in cell.split("、")]
        assert all(parts), f"cannot read the pages {cell!r}"
        named = [part[1] or "" for part in parts]
        assert all(named) or not any(named), f"{cell!r} leaves open which volume a page is in"
        return [
            Place(own.number if part[1] in (None, "本册") else part[1], int(part[2]), int(part[3] or part[2]))
            for part in parts
        ]

    def text_at(self, place):
        """Return the text of the pages of a place; a page that is not there is an error."""
        volume = self.by_number[place.volume]
        assert 1 <= place.first <= place.last <= len(volume.pages), f"{place} does not exist"
        return "".join(volume.pages[place.first - 1 : place.last])
