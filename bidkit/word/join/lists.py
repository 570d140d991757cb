"""Lists of a volume: every piece gets its own copies, so that its numbers start where they start alone."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from bidkit.word.numbering import resolve_abstract
from bidkit.word.ooxml import Element, copy_of, drop, make, val, w

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bidkit.word.styles import Styles


class ListBook:
    """The volume's abstract lists and lists, numbered through all pieces."""

    def __init__(self) -> None:
        self.abstracts: list[Element] = []
        self.lists: list[Element] = []
        self.open: list[Element] = []

    def bring(self, root: Element | None, used: Iterable[str], styles: Styles, piece: int) -> dict[str, str]:
        """Return old list id → new list id for the used lists of a piece."""
        if root is None:
            return {}
        sources = {node.get(w("abstractNumId"), ""): node for node in root.iterfind(w("abstractNum"))}
        numbers = {node.get(w("numId"), ""): node for node in root.iterfind(w("num"))}
        copies: dict[str, str] = {}
        ids: dict[str, str] = {}
        for num_id in dict.fromkeys(used):
            number = numbers.get(num_id)
            if number is None:
                continue
            key = resolve_abstract(val(number, "abstractNumId"), sources, numbers, styles)
            if key not in sources:
                continue
            if key not in copies:
                copies[key] = self._copy_abstract(sources[key], piece, key)
            ids[num_id] = self._copy_list(number, copies[key])
        return ids

    def link_styles(self, ids: Mapping[str, str]) -> None:
        """Point the levels brought since the last call to the renamed styles."""
        for element in self.open:
            for node in list(element.iter(w("pStyle"))):
                new = ids.get(val(node))
                if new is None:
                    drop(node)
                else:
                    node.set(w("val"), new)
            for node in list(element.iter(w("rStyle"))):
                new = ids.get(val(node))
                if new is None:
                    drop(node)
                else:
                    node.set(w("val"), new)
        self.open = []

    def root(self) -> Element:
        """Return the ``w:numbering`` element of the volume."""
        root = make("numbering")
        root.extend(self.abstracts)
        root.extend(self.lists)
        return root

    def _copy_abstract(self, source: Element, piece: int, key: str) -> str:
        copied = copy_of(source)
        new = str(len(self.abstracts) + 1)
        copied.set(w("abstractNumId"), new)
        for tag in ("nsid", "name", "styleLink", "numStyleLink"):
            node = copied.find(w(tag))
            if node is not None:
                copied.remove(node)
        for node in list(copied.iter(w("lvlPicBulletId"))):
            drop(node)
        mark = hashlib.sha256(f"{piece}:{key}".encode()).hexdigest()[:8].upper()
        copied.insert(0, make("nsid", val=mark))
        self.abstracts.append(copied)
        self.open.append(copied)
        return new

    def _copy_list(self, source: Element, abstract: str) -> str:
        copied = copy_of(source)
        new = str(len(self.lists) + 1)
        copied.set(w("numId"), new)
        reference = copied.find(w("abstractNumId"))
        if reference is not None:
            reference.set(w("val"), abstract)
        self.lists.append(copied)
        self.open.append(copied)
        return new


def used_lists(stories: Iterable[Element], styles: Styles, style_ids: Iterable[str]) -> list[str]:
    """Return the list ids named in the stories and in the given styles, in order, without the 0 of "no list"."""
    places = [*stories, *(styles.by_id[key] for key in style_ids)]
    found = [val(node) for place in places for node in place.iter(w("numId"))]
    return [key for key in dict.fromkeys(found) if key and key != "0"]


def apply_lists(story: Element, ids: Mapping[str, str]) -> None:
    """Rename the list references of a story, in place; a list that is not there becomes "no list"."""
    for node in story.iter(w("numId")):
        node.set(w("val"), ids.get(val(node), "0"))
