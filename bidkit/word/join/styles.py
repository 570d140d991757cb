"""One style sheet for a whole volume: equal styles are shared, different ones of the same name get a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from bidkit.word.ooxml import Element, copy_of, make, ppr, val, w
from bidkit.word.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

REFERENCES = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
NOT_LOOKS = (
    "aliases",
    "next",
    "link",
    "uiPriority",
    "semiHidden",
    "unhideWhenUsed",
    "qFormat",
    "locked",
    "rsid",
)


class StyleSheet:
    """The volume's styles as they grow, piece by piece."""

    def __init__(self) -> None:
        self.made: dict[str, Element] = {}
        self.looks: dict[tuple[str, str, bytes], str] = {}
        self.names: set[tuple[str, str]] = set()
        self.defaults: dict[str, str] = {}

    def bring(self, styles: Styles, used: Iterable[str], numbers: Mapping[str, str]) -> dict[str, str]:
        """Return old id → new id for the used styles and all they are based on or linked to."""
        ids: dict[str, str] = {}
        fresh = [key for key in closure(styles, used) if self._bring_one(styles.by_id[key], ids, numbers)]
        for old in fresh:
            style = self.made[ids[old]]
            for tag in ("link", "next"):
                node = style.find(w(tag))
                if node is None:
                    continue
                target = ids.get(val(styles.by_id[old], tag))
                if target is None:
                    style.remove(node)
                else:
                    node.set(w("val"), target)
        return ids

    def _bring_one(self, source: Element, ids: dict[str, str], numbers: Mapping[str, str]) -> bool:
        old = source.get(w("styleId"), "")
        kind = source.get(w("type"), "paragraph")
        style = self._mapped(source, ids, numbers)
        name = val(style, "name") or old
        look = (kind, name.lower(), _look(style))
        if look in self.looks:
            ids[old] = self.looks[look]
            return False
        new, name = self._free(old, name, kind)
        is_default = style.attrib.pop(w("default"), "0") in ("1", "true", "on")
        if is_default and kind not in self.defaults:
            self.defaults[kind] = new
            style.set(w("default"), "1")
        style.set(w("styleId"), new)
        _set_name(style, name)
        self.looks[look] = ids[old] = new
        self.names.add((kind, name.lower()))
        self.made[new] = style
        return True

    def _mapped(self, source: Element, ids: Mapping[str, str], numbers: Mapping[str, str]) -> Element:
        style = copy_of(source)
        based = style.find(w("basedOn"))
        if based is not None:
            if val(based) in ids:
                based.set(w("val"), ids[val(based)])
            else:
                style.remove(based)
        for node in style.iter(w("numId")):
            node.set(w("val"), numbers.get(val(node), "0"))
        aliases = style.find(w("aliases"))
        if aliases is not None:
            style.remove(aliases)
        return style

    def _free(self, key: str, name: str, kind: str) -> tuple[str, str]:
        """Word holds both ids and names unique, whatever the case of the name."""
        taken = {known for _, known in self.names}
        count, free_name = 1, name
        while free_name.lower() in taken:
            count += 1
            free_name = f"{name} v{count}"
        free_key, tries = key if count == 1 else f"{key}v{count}", count
        while free_key in self.made or not free_key:
            tries += 1
            free_key = f"{key or kind}v{tries}"
        return free_key, free_name

    def renamed(self, styles: Styles, ids: Mapping[str, str]) -> dict[str, str]:
        """Return the old name, in lower case, and the new one of each style of a piece that had to be renamed."""
        pairs = ((val(styles.by_id[old], "name"), val(self.made[new], "name")) for old, new in ids.items())
        return {old.lower(): new for old, new in pairs if old.lower() != new.lower()}

    def root(self, doc_defaults: Element | None, latent: Element | None) -> Element:
        """Return the ``w:styles`` element of the volume."""
        root = make("styles")
        for node in (doc_defaults, latent):
            if node is not None:
                root.append(copy_of(node))
        for style in self.made.values():
            root.append(style)
        return root


def closure(styles: Styles, used: Iterable[str]) -> list[str]:
    """Return the used styles and those they need, every base before what is based on it."""
    ordered: list[str] = []
    waiting = [key for key in dict.fromkeys(used) if key in styles.by_id]
    while waiting:
        key = waiting.pop(0)
        for style in reversed(list(styles.chain(key))):
            own = style.get(w("styleId"), "")
            if own not in ordered:
                ordered.append(own)
                link = val(style, "link")
                if link in styles.by_id:
                    waiting.append(link)
    return ordered


def used_styles(stories: Iterable[Element], styles: Styles) -> list[str]:
    """Return the ids that the stories name, after the defaults of each type."""
    used = dict.fromkeys(styles.defaults.values())
    for story in stories:
        for tag in REFERENCES:
            used.update(dict.fromkeys(val(node) for node in story.iter(w(tag))))
    return list(used)


def apply_styles(story: Element, ids: Mapping[str, str], styles: Styles, sheet: StyleSheet) -> None:
    """Rename the style references of a story, in place; what hung on a default that is not the volume's gets a name."""
    for tag, kind in REFERENCES.items():
        fallback = ids.get(styles.defaults.get(kind, ""), "")
        for node in list(story.iter(w(tag))):
            new = ids.get(val(node)) if val(node) in styles.by_id else fallback
            if new:
                node.set(w("val"), new)
            else:
                parent = node.getparent()
                if parent is not None:
                    parent.remove(node)
    _name_defaults(story, "p", "pStyle", ids.get(styles.defaults.get("paragraph", ""), ""), sheet)
    _name_defaults(story, "tbl", "tblStyle", ids.get(styles.defaults.get("table", ""), ""), sheet)


def _name_defaults(story: Element, tag: str, reference: str, new: str, sheet: StyleSheet) -> None:
    if not new or new == sheet.defaults.get(REFERENCES[reference]):
        return
    for node in story.iter(w(tag)):
        properties = ppr(node) if tag == "p" else node.find(w("tblPr"))
        if properties is not None and properties.find(w(reference)) is None:
            properties.insert(0, make(reference, val=new))


def with_defaults(root: Element | None) -> Element:
    """Return the style part's root with a default paragraph style, made empty where the document has none."""
    if root is None:
        root = make("styles")
    if "paragraph" not in Styles.of_root(root).defaults:
        style = make("style", type="paragraph", default=1, styleId="Normal")
        style.append(make("name", val="Normal"))
        root.append(style)
    return root


def _look(style: Element) -> bytes:
    """Equal looks mean that Word draws both alike: what orders or hides a style in the gallery does not count."""
    plain = copy_of(style)
    for key in ("styleId", "default", "customStyle"):
        plain.attrib.pop(w(key), "")
    for child in list(plain):
        if isinstance(child.tag, str) and child.tag in [w(tag) for tag in (*NOT_LOOKS, "name")]:
            plain.remove(child)
    for node in plain.iter():
        node.tail = None
        if not (node.text or "").strip():
            node.text = None
    return etree.tostring(plain, method="c14n", exclusive=True)


def _set_name(style: Element, name: str) -> None:
    node = style.find(w("name"))
    if node is None:
        style.insert(0, make("name", val=name))
    else:
        node.set(w("val"), name)
