"""Copies the parts a piece refers to into the volume: pictures once each, everything else with its own relations."""

from __future__ import annotations

import hashlib
import posixpath
import re
from typing import TYPE_CHECKING

from bidkit.errors import UnreadableError
from bidkit.pictures.bare import bare
from bidkit.word.join.bring_in import CURE
from bidkit.word.ooxml import O, R, local
from bidkit.word.package import Package, Part, Rel, serialise
from bidkit.word.theme import Theme, write_out

if TYPE_CHECKING:
    from pathlib import Path

    from bidkit.word.ooxml import Element

SKIPPED = ("headerReference", "footerReference")


def _plain(rel: Rel, name: str) -> Rel:
    """Return a relation that may travel; render has brought in or refused every other before."""
    if rel.external and rel.kind != "hyperlink":
        raise UnreadableError(f"{name} 链接到外部文件：{posixpath.basename(rel.target)}", cure=CURE)
    return rel


class PartCopier:
    """Copies from one piece at a time into ``target``; remembers what is there by its content."""

    def __init__(self, target: Package) -> None:
        self.target = target
        self.by_hash: dict[str, str] = {}
        self.counts: dict[str, int] = {}
        self.notes: list[str] = []

    def remap(self, story: Element, source: Package, owner: Part, into: Part, theme: Theme | None) -> None:
        """Give ``into`` the relations the story uses, copy what they point at, and rename the ids, in place."""
        ids: dict[str, str] = {}
        copied: dict[str, str] = {}
        for node in story.iter():
            if not isinstance(node.tag, str) or local(node) in SKIPPED:
                continue
            for key, value in list(node.attrib.items()):
                name, old = str(key), str(value)
                if not (name.startswith(f"{{{R}}}") or name == f"{{{O}}}relid") or old not in owner.rels:
                    continue
                if old not in ids:
                    ids[old] = self._bring(source, owner, owner.rels[old], into, copied, theme)
                node.set(key, ids[old])

    def free_name(self, folder: str, stem: str, extension: str) -> str:
        """Return a part name that is not taken: ``word/charts/chart3.xml``."""
        while True:
            self.counts[f"{folder}/{stem}"] = count = self.counts.get(f"{folder}/{stem}", 0) + 1
            name = f"{folder}/{stem}{count}.{extension}"
            if name not in self.target.parts:
                return name

    def _bring(
        self, source: Package, owner: Part, rel: Rel, into: Part, copied: dict[str, str], theme: Theme | None
    ) -> str:
        if rel.external:
            return into.relate(_plain(rel, source.name))
        part = source.parts.get(rel.target)
        if part is None:
            self.notes.append(f"引用的部件缺失：{rel.target}")
            return into.relate(Rel(rel.type, rel.target))
        if rel.kind == "diagramData":
            self._bring_drawing(source, owner, part, into, copied, theme)
        return into.relate(Rel(rel.type, self._copy(source, part, copied, theme)))

    def _copy(self, source: Package, part: Part, copied: dict[str, str], theme: Theme | None) -> str:
        if part.name in copied:
            return copied[part.name]
        if not part.rels and part.extension != "xml":
            # Scans come as files on disk and are bare already.
            body = bare(part.body) if isinstance(part.body, bytes) else part.body
            data = body if isinstance(body, bytes) else body.read_bytes()
            digest = hashlib.sha256(data).hexdigest()
            copied[part.name] = self._once(digest, part.extension, part.content_type, body)
            return copied[part.name]
        folder, base = posixpath.split(part.name)
        stem = re.sub(r"\d+$", "", posixpath.splitext(base)[0]) or "part"
        name = self.free_name(folder, stem, part.extension)
        copied[part.name] = name
        made = self.target.add(Part(name, part.content_type, part.body))
        if theme is not None and part.extension == "xml":
            root = source.root(part.name)
            write_out(root, theme)
            made.body = serialise(root)
        for key, rel in part.rels.items():
            inner = source.parts.get(rel.target)
            if rel.external or inner is None:
                made.rels[key] = _plain(rel, source.name)
            else:
                made.rels[key] = Rel(rel.type, self._copy(source, inner, copied, theme))
        return name

    def _once(self, digest: str, extension: str, content_type: str, body: bytes | Path) -> str:
        key = f"{digest}.{extension}"
        if key not in self.by_hash:
            folder, stem = (
                ("word/media", "image")
                if content_type.startswith("image/")
                else ("word/embeddings", "object")
            )
            name = self.free_name(folder, stem, extension or "bin")
            self.target.add(Part(name, content_type, body))
            self.by_hash[key] = name
        return self.by_hash[key]

    def _bring_drawing(
        self,
        source: Package,
        owner: Part,
        data: Part,
        into: Part,
        copied: dict[str, str],
        theme: Theme | None,
    ) -> None:
        """A diagram's data names its drawing by a relation of the document, not its own."""
        found = re.search(rb'relId="([^"]+)"', data.data())
        rel = owner.rels.get(found[1].decode()) if found else None
        drawing = None if rel is None else source.parts.get(rel.target)
        if found is None or rel is None or drawing is None:
            return
        key = into.relate(Rel(rel.type, self._copy(source, drawing, copied, theme)))
        copied.pop(data.name, None)
        data.body = data.data().replace(found[0], f'relId="{key}"'.encode())
