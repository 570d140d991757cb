"""How the text of a Word file is set, styles and theme resolved, gathered into the few different looks there are."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lxml import etree

from bidkit.model.facts import Look, Setting
from bidkit.word.ooxml import body_of, local, twips, val, w
from bidkit.word.pages.levels import level_of
from bidkit.word.styles import Styles
from bidkit.word.text import visible_children
from bidkit.word.theme import Theme

if TYPE_CHECKING:
    from bidkit.word.ooxml import Element
    from bidkit.word.package import Package

OFF = ("0", "false", "off", "none", "nil", "clear", "auto")
MARKS = {
    "b": "加粗",
    "i": "斜体",
    "u": "下划线",
    "highlight": "突出显示",
    "strike": "删除线",
    "em": "着重号",
    "shadow": "阴影",
    "outline": "空心",
    "bdr": "边框",
    "w": "缩放",
    "position": "升降",
}
FONT_KEYS = (("east", "eastAsia"), ("latin", "ascii"))
WRAPPERS = ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink")
HIDING = (w("del"), w("moveFrom"), w("txbxContent"))
RUN, PROPERTIES, RUN_PROPERTIES, SECTION = w("r"), w("pPr"), w("rPr"), w("sectPr")
WORDS = (w("t"), w("sym"))
DRAWN = (w("drawing"), w("pict"), w("object"), w("br"))
BLANKS = " \u3000\u00a0\u2002\u2003"


@dataclass(slots=True)
class _Style:
    """Properties gathered so far: run and paragraph ones by element name."""

    run: dict[str, str] = field(default_factory=dict)
    paragraph: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Seen:
    """Where a look or a setting was met first, and how often since: letters of a look, paragraphs of a setting."""

    sample: str
    part: str
    paragraph: int
    count: int = 0


@dataclass(slots=True)
class Looks:
    """Walks the body once; ``looks`` and ``settings`` are what it gathered.

    Thousands of runs share a handful of properties, so each run is looked up by its raw properties first.
    """

    styles: Styles
    theme: Theme
    base: _Style
    known: dict[str, _Style] = field(default_factory=dict)
    runs: dict[tuple[str, bytes, bool], _Seen] = field(default_factory=dict)
    found: dict[Look, _Seen] = field(default_factory=dict)
    lays: dict[tuple[str, bytes, bool, bool, int], _Seen] = field(default_factory=dict)
    laid: dict[Setting, _Seen] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=lambda: {"正文": 0, "表格": 0})
    in_field: int = 0

    @classmethod
    def of(cls, package: Package, root: Element) -> Looks:
        """Return the looks of a document's body."""
        styles = Styles.of(package)
        sheet = package.related_root("styles")
        base = _Style()
        defaults = None if sheet is None else sheet.find(w("docDefaults"))
        if defaults is not None:
            _take(base, defaults.find(f"{w('rPrDefault')}/{w('rPr')}"), None)
            _take(base, None, defaults.find(f"{w('pPrDefault')}/{w('pPr')}"))
        made = cls(styles, Theme.of(package), base)
        made._blocks(body_of(root), "正文")
        return made

    @property
    def looks(self) -> tuple[Look, ...]:
        """Return every different look of the body's text, the first place of each with its letters."""
        return tuple(
            replace(look, letters=seen.count, sample=seen.sample, part=seen.part, paragraph=seen.paragraph)
            for look, seen in self.found.items()
        )

    @property
    def settings(self) -> tuple[Setting, ...]:
        """Return every different setting of the body's paragraphs, the first place of each."""
        return tuple(
            replace(lay, count=seen.count, sample=seen.sample, part=seen.part, paragraph=seen.paragraph)
            for lay, seen in self.laid.items()
        )

    def _blocks(self, parent: Element, part: str) -> None:
        for child in visible_children(parent):
            name = local(child)
            if name == "p":
                self._paragraph(child, part)
            elif name == "tbl":
                for cell in child.iter(w("tc")):
                    if not any(above is not child and local(above) == "tbl" for above in _above(cell, child)):
                        self._blocks(cell, "表格")
            elif name in WRAPPERS:
                self._blocks(child, part)

    def _paragraph(self, paragraph: Element, part: str) -> None:
        self.counts[part] += 1
        place = self.counts[part]
        style_id = self.styles.of_paragraph(paragraph)
        text = self._runs(paragraph, style_id, part, place)
        blank = not text.strip()
        properties = next(paragraph.iterchildren(PROPERTIES), None)
        if blank and properties is not None and properties.find(SECTION) is not None:
            return
        spaces = 0 if blank else len(text) - len(text.lstrip(BLANKS))
        empty, table = blank and next(paragraph.iter(*DRAWN), None) is None, part == "表格"
        raw = b"" if properties is None else etree.tostring(properties)
        key = (style_id, raw, empty, table, spaces)
        seen = self.lays.get(key)
        if seen is None:
            lay = replace(self._setting(paragraph, style_id), spaces=spaces, empty=empty, table=table)
            seen = self.lays[key] = self.laid.setdefault(lay, _Seen(text.strip()[:40], part, place))
        seen.count += 1

    def _runs(self, paragraph: Element, style_id: str, part: str, place: int) -> str:
        pieces = []
        hidden = next(paragraph.iter(*HIDING), None) is not None
        for node in paragraph.iter(RUN):
            if hidden and any(above.tag in HIDING for above in node.iterancestors()):
                continue
            text = "".join([t.text or "" for t in node.iterchildren(*WORDS)])
            if text:
                pieces.append(text)
                if text.strip():
                    self._run(node, style_id, text, (part, place))
        return "".join(pieces)

    def _run(self, node: Element, style_id: str, text: str, place: tuple[str, int]) -> None:
        properties = next(node.iterchildren(RUN_PROPERTIES), None)
        table = place[0] == "表格"
        key = (style_id, b"" if properties is None else etree.tostring(properties), table)
        seen = self.runs.get(key)
        if seen is None:
            look = replace(self._look(properties, style_id), table=table)
            seen = self.runs[key] = self.found.setdefault(look, _Seen(text.strip()[:40], *place))
        seen.count += len(text)

    def _look(self, properties: Element | None, style_id: str) -> Look:
        held = _Style(dict(self._style(style_id).run))
        character = val(properties, "rStyle")
        if character:
            for style in reversed(list(self.styles.chain(character))):
                _take(held, style.find(w("rPr")), None)
        _take(held, properties, None)
        fonts = {name: self._font(held.run, key) for name, key in FONT_KEYS}
        colour = held.run.get("color", "")
        marks = tuple(
            sorted(
                MARKS[k]
                for k in MARKS
                if held.run.get(k, "0") not in OFF and not (k == "w" and held.run[k] == "100")
            )
        )
        shade = held.run.get("shd", "")
        if shade not in ("", "auto", "FFFFFF"):
            marks = tuple(sorted((*marks, "底纹")))
        size = float(held.run.get("sz", "20")) / 2
        return Look(fonts["east"], fonts["latin"], size, "" if colour == "auto" else colour.upper(), marks)

    def _font(self, run: dict[str, str], key: str) -> str:
        themed = run.get(f"font:{key}Theme", "")
        return (self.theme.fonts.get(themed, "") if themed else "") or run.get(f"font:{key}", "")

    def _style(self, style_id: str) -> _Style:
        held = self.known.get(style_id)
        if held is None:
            held = _Style(dict(self.base.run), dict(self.base.paragraph))
            for style in reversed(list(self.styles.chain(style_id))):
                _take(held, style.find(w("rPr")), style.find(w("pPr")))
            self.known[style_id] = held
        return held

    def _setting(self, paragraph: Element, style_id: str) -> Setting:
        base = self._style(style_id)
        held = _Style(base.run, dict(base.paragraph))
        _take(held, None, paragraph.find(w("pPr")))
        get = held.paragraph.get
        rule = get("lineRule", "auto")
        line = twips(get("line"), 240)
        size = float(base.run.get("sz", "20")) / 2 or 10
        chars, points = get("firstLineChars"), twips(get("firstLine"), 0) / 20
        if get("hanging") or get("hangingChars"):
            chars, points = "0", 0
        indent = int(chars) / 100 if chars and chars != "0" else points / size
        return Setting(
            align=get("jc", "left"),
            rule=rule,
            line=round(line / (240 if rule == "auto" else 20), 2),
            before=_gap(held.paragraph, "before"),
            after=_gap(held.paragraph, "after"),
            indent=round(indent, 1),
            heading=level_of(paragraph, self.styles) > 0,
        )


def _above(cell: Element, table: Element) -> list[Element]:
    found = []
    for node in cell.iterancestors():
        if node is table:
            break
        found.append(node)
    return found


def _gap(paragraph: dict[str, str], side: str) -> float:
    lines = paragraph.get(f"{side}Lines", "0")
    if lines not in ("", "0"):
        return round(int(lines) / 100 * 12, 1)
    return twips(paragraph.get(side), 0) / 20


def _take(held: _Style, run: Element | None, paragraph: Element | None) -> None:
    """Lay these properties over those held."""
    for node in run if run is not None else ():
        name = local(node)
        if name == "rFonts":
            for _, key in FONT_KEYS:
                plain, themed = node.get(w(key)), node.get(w(f"{key}Theme"))
                if plain or themed:
                    held.run.pop(f"font:{key}Theme", None)
                    held.run |= {
                        f"font:{key}": plain or "",
                        **({f"font:{key}Theme": themed} if themed else {}),
                    }
        elif name == "shd":
            held.run["shd"] = node.get(w("fill"), "")
        elif name:
            held.run[name] = node.get(w("val"), "1")
    for node in paragraph if paragraph is not None else ():
        name = local(node)
        if name in ("spacing", "ind"):
            held.paragraph |= {str(key).rsplit("}", 1)[-1]: str(text) for key, text in node.attrib.items()}
        elif name == "jc":
            held.paragraph["jc"] = node.get(w("val"), "left")
