"""Layers of a PDF (optional content, ISO 32000-1, 8.11): which are off, and that they stay off in a volume."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from bidkit.pdf.seen.read import DAMAGE

if TYPE_CHECKING:
    import pypdf

NAME = "图层"
"""What every layer is called in a volume: its own name may name people, and nobody may switch it there."""


class Layers:
    """The layers of one file as it stands when opened."""

    def __init__(self, reader: pypdf.PdfReader) -> None:
        self.groups: list[Any] = []
        self.off: set[int] = set()
        self.ways: list[Any] = []
        with suppress(*DAMAGE):
            self._read(reader)

    def _read(self, reader: pypdf.PdfReader) -> None:
        root: Any = reader.trailer["/Root"]
        if "/OCProperties" not in root:
            return
        layers: Any = root["/OCProperties"].get_object()
        self.groups = [group.get_object() for group in layers.get("/OCGs", ArrayObject()).get_object()]
        usual: Any = layers.get("/D", DictionaryObject()).get_object()
        if usual.get("/BaseState") == "/OFF":
            self.off = {id(group) for group in self.groups} - _listed(usual, "/ON")
        self.off |= _listed(usual, "/OFF")
        for way in usual.get("/AS", ArrayObject()).get_object():
            self._apply(way.get_object())

    def _apply(self, way: Any) -> None:
        """Take in what a layer's own usage says for viewing (8.11.4.4)."""
        if way.get("/Event") != "/View":
            return
        for group in way.get("/OCGs", ArrayObject()).get_object():
            usage = group.get_object().get("/Usage", DictionaryObject()).get_object()
            wish = usage.get("/View", DictionaryObject()).get_object().get("/ViewState")
            if "/View" in way.get("/Category", ()) and wish is not None:
                (self.off.add if wish == "/OFF" else self.off.discard)(id(group.get_object()))

    def hides(self, thing: Any) -> bool:
        """Return whether the layer that a note or a drawing names in its /OC is off."""
        named: Any = thing.get("/OC")
        if named is None or not self.groups:
            return False
        named = named.get_object()
        if named.get("/Type") != "/OCMD":
            return id(named) in self.off
        held: Any = named.get("/OCGs", ArrayObject()).get_object()
        held = held if isinstance(held, list) else [held]
        states = [id(group.get_object()) not in self.off for group in held]
        if not states:
            return False
        rule = str(named.get("/P", "/AnyOn"))
        shown = {
            "/AllOn": all(states),
            "/AnyOff": not all(states),
            "/AllOff": not any(states),
        }.get(rule, any(states))
        return not shown

    def keep(self, writer: pypdf.PdfWriter, private: tuple[str, ...]) -> None:
        """Enter the layers in the volume as they are now; nobody is offered to switch them."""
        if not self.groups:
            return
        root = writer.root_object
        if "/OCProperties" not in root:
            usual = DictionaryObject(
                {NameObject(key): ArrayObject() for key in ("/OFF", "/Locked", "/Order")}
            )
            held = DictionaryObject({NameObject("/OCGs"): ArrayObject(), NameObject("/D"): usual})
            root[NameObject("/OCProperties")] = writer._add_object(held)
        layers: Any = root["/OCProperties"].get_object()
        for group in self.groups:
            copy = group.clone(writer, ignore_fields=private)
            copy[NameObject("/Name")] = TextStringObject(NAME)
            copy.pop("/Usage", None)
            if copy.indirect_reference in layers["/OCGs"]:
                continue
            layers["/OCGs"].append(copy.indirect_reference)
            layers["/D"]["/Locked"].append(copy.indirect_reference)
            if id(group) in self.off:
                layers["/D"]["/OFF"].append(copy.indirect_reference)


def _listed(usual: Any, key: str) -> set[int]:
    return {id(group.get_object()) for group in usual.get(key, ArrayObject()).get_object()}
