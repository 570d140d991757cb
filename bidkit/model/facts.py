"""What a finished file is, beside its text: tables, traces, looks, pages. Read once, so that rules open no file.

Every field has an empty default: an example or a file that was not inspected simply shows nothing there.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """A table row by row; a cell covered by a merged neighbour is None, one with only a picture ``〔图〕``."""

    rows: tuple[tuple[str | None, ...], ...]
    part: str = "表格"
    paragraph: int = 1
    section: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """Something a print does not show: ``kind`` is 批注, 插入, 删除, 隐藏文字, 外部链接, TOC 域 and so on."""

    kind: str
    text: str = ""
    author: str = ""
    part: str = "正文"
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class PageSetup:
    """One Word section: millimetres, and the visible words of its headers and footers."""

    width: float = 210
    height: float = 297
    top: float = 25
    bottom: float = 25
    left: float = 25
    right: float = 25
    gutter: float = 0
    head: str = ""
    foot: str = ""
    page_field: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """How some text is set; ``size`` in points, ``colour`` six digits or "" for automatic, ``marks`` e.g. 加粗."""

    east: str = ""
    latin: str = ""
    size: float = 0
    colour: str = ""
    marks: tuple[str, ...] = ()
    table: bool = False
    letters: int = 0
    sample: str = ""
    part: str = "正文"
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph lies: ``line`` is points when ``rule`` is exact or atLeast, else lines.

    ``indent`` is the first line's in characters; ``spaces`` counts blanks typed before the text.
    """

    align: str = "left"
    rule: str = "auto"
    line: float = 1
    before: float = 0
    after: float = 0
    indent: float = 0
    spaces: int = 0
    empty: bool = False
    heading: bool = False
    table: bool = False
    count: int = 1
    sample: str = ""
    part: str = "正文"
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture inside a file; ``traces`` are the words its own metadata holds, such as a camera or an author."""

    name: str = ""
    digest: str = ""
    traces: tuple[str, ...] = ()
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """What Word shows between words: ``kind`` 公式, 图表, 图片 …, its words, the text before and behind.

    Of what is drawn also its size in points, the part of the file that holds it, how many square points of it are
    red, and the section it stands in: ``marks`` are the bookmarks since the thing before, from which that is told.
    """

    kind: str
    words: tuple[str, ...] = ()
    before: str = ""
    behind: str = ""
    wide: float = 0
    high: float = 0
    source: str = ""
    digest: str = ""
    red: float = 0
    marks: tuple[str, ...] = ()
    section: str = ""


@dataclass(frozen=True, slots=True)
class WordFacts:
    """A Word file; ``looks`` and ``settings`` are read only where the look is judged."""

    bytes: int = 0
    tables: tuple[Table, ...] = ()
    traces: tuple[Trace, ...] = ()
    setups: tuple[PageSetup, ...] = ()
    looks: tuple[Look, ...] = ()
    settings: tuple[Setting, ...] = ()
    pictures: tuple[Picture, ...] = ()
    template: str = ""
    beside: tuple[Beside, ...] = ()


@dataclass(frozen=True, slots=True)
class PageImage:
    """A picture on a PDF page: pixels an inch as shown, the share of the page it covers, what it looks like.

    ``white`` says nearly nothing is drawn on it; ``sideways`` that its lines of text run up the page, ``upright`` that
    they run across it, neither that nobody can tell; ``traces`` are the words that its own file holds; ``wide`` and
    ``high`` are points as drawn, 0 where nobody measured.
    """

    digest: str
    dpi: int = 200
    covers: float = 1
    white: bool = False
    sideways: bool = False
    traces: tuple[str, ...] = ()
    upright: bool = False
    wide: float = 0
    high: float = 0


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page as seen: points, rotation applied; ``drawn`` says that something other than pictures is on it.

    ``turned`` is how far most of its letters are turned clockwise as seen: 0 upright, 90, 180, 270. ``shapes`` counts
    what is drawn without a picture and is no line; ``red`` is how many square points are red, -1 if nobody looked.
    """

    width: float = 595.28
    height: float = 841.89
    rotation: int = 0
    turned: int = 0
    drawn: bool = True
    images: tuple[PageImage, ...] = ()
    notes: tuple[str, ...] = ()
    shapes: int = 0
    red: float = -1


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """A PDF file: its properties, ``fonts`` it shows, ``loose_fonts`` of them that do not travel with it."""

    bytes: int = 0
    pages: tuple[PdfPage, ...] = ()
    info: tuple[tuple[str, str], ...] = ()
    loose_fonts: tuple[str, ...] = ()
    restricted: bool = False
    fonts: tuple[str, ...] = ()
