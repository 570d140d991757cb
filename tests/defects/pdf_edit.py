"""Edit a finished PDF as careless hands would: pages lost, doubled, turned, scanned again, overwritten."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
from PIL import Image
from pypdf.annotations import Text
from pypdf.constants import UserAccessPermissions
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

Edit = Mapping[str, Any]
POINTS_A_MM = 72 / 25.4
SHEET_FONT = "PlantedFont"
BASE_FONT = "STSong-Light"


class Desk:
    """The writer, and the text of the source's pages for those who look for words."""

    def __init__(self, source: Path, starts: Mapping[str, int]) -> None:
        self.source = source
        self.starts = starts
        self.writer = pypdf.PdfWriter(clone_from=source)
        self.font: Any = None

    def index(self, edit: Edit) -> int:
        """Return the place of the page an edit means, from 0."""
        count = len(self.writer.pages)
        if "find" in edit:
            return self._holding(str(edit["find"]), int(str(edit.get("nth", "1"))))
        page = int(str(edit.get("page", "1")))
        if "section" in edit:
            page += self.starts[str(edit["section"])] - 1
        place = page - 1 if page > 0 else count + page
        if not 0 <= place < count:
            raise ValueError(f"the volume has {count} pages, not {page}")
        return place

    def _holding(self, words: str, nth: int) -> int:
        document = pypdfium2.PdfDocument(self.source)
        try:
            for place in range(len(document)):
                text = "".join(document[place].get_textpage().get_text_range().split())
                nth -= "".join(words.split()) in text
                if not nth:
                    return place
        finally:
            document.close()
        raise ValueError(f"no page holds 「{words}」")


def edit_pdf(source: Path, target: Path, edits: Sequence[Edit], starts: Mapping[str, int]) -> None:
    """Write the file with the edits applied, in order; ``starts`` holds the first page of each section."""
    desk = Desk(source, starts)
    for edit in edits:
        OPS[str(edit["op"])](desk, edit)
    with target.open("wb") as stream:
        desk.writer.write(stream)


def _drop(desk: Desk, edit: Edit) -> None:
    desk.writer.remove_page(desk.index(edit))


def _blank(desk: Desk, edit: Edit) -> None:
    place = desk.index(edit)
    like = desk.writer.pages[place].mediabox
    desk.writer.insert_blank_page(float(like.width), float(like.height), place)


def _repeat(desk: Desk, edit: Edit) -> None:
    place = desk.index(edit)
    for _ in range(int(str(edit.get("times", "1")))):
        desk.writer.insert_page(_copy(desk, place), place + 1)


def _move(desk: Desk, edit: Edit) -> None:
    place, target = desk.index(edit), desk.index({"page": edit["to"]})
    page = _copy(desk, place)
    desk.writer.remove_page(place)
    desk.writer.insert_page(page, target)


def _copy(desk: Desk, place: int) -> pypdf.PageObject:
    """Return the page as an object of its own; one object in two places would be a circle to pypdf."""
    page = pypdf.PageObject(pdf=desk.writer)
    page.update(desk.writer.pages[place])
    del page["/Parent"]
    return page


def _rotate(desk: Desk, edit: Edit) -> None:
    desk.writer.pages[desk.index(edit)].rotate(int(str(edit.get("by", "90"))))


def _erase(desk: Desk, edit: Edit) -> None:
    _set_content(desk, desk.index(edit), b"")


def _rewrite(desk: Desk, edit: Edit) -> None:
    place = desk.index(edit)
    _set_content(desk, place, _lines(str(edit["text"]), 72, 760))
    _lend_font(desk, place)


def _add_text(desk: Desk, edit: Edit) -> None:
    place = desk.index(edit)
    page = desk.writer.pages[place]
    old = page.get_contents()
    before = old.get_data() if old is not None else b""
    x, y = float(str(edit.get("x", "72"))), float(str(edit.get("y", "60")))
    _set_content(desk, place, b"q\n" + before + b"\nQ\n" + _lines(str(edit["text"]), x, y))
    _lend_font(desk, place)


def _set_content(desk: Desk, place: int, data: bytes) -> None:
    stream = DecodedStreamObject()
    stream.set_data(data)
    desk.writer.pages[place][NameObject("/Contents")] = desk.writer._add_object(stream)


def _lines(text: str, x: float, y: float) -> bytes:
    """Return the drawing of lines of text, in UCS-2 as the font's encoding asks."""
    shown = [f"<{line.encode('utf-16-be').hex()}> Tj 0 -18 Td" for line in text.splitlines()]
    return f"BT /{SHEET_FONT} 11 Tf {x} {y} Td {' '.join(shown)} ET\n".encode()


def _lend_font(desk: Desk, place: int) -> None:
    """Put the planted font among the page's resources, in a dictionary of the page's own."""
    page = desk.writer.pages[place]
    resources = DictionaryObject(page.get("/Resources", DictionaryObject()).get_object())
    fonts = DictionaryObject(resources.get("/Font", DictionaryObject()).get_object())
    fonts[NameObject(f"/{SHEET_FONT}")] = _font(desk)
    resources[NameObject("/Font")] = fonts
    page[NameObject("/Resources")] = resources


def _font(desk: Desk) -> Any:
    if desk.font is None:
        system = DictionaryObject(
            {
                NameObject("/Registry"): TextStringObject("Adobe"),
                NameObject("/Ordering"): TextStringObject("GB1"),
                NameObject("/Supplement"): NumberObject(2),
            }
        )
        descriptor = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/FontDescriptor"),
                NameObject("/FontName"): NameObject(f"/{BASE_FONT}"),
                NameObject("/Flags"): NumberObject(6),
                NameObject("/FontBBox"): ArrayObject([NumberObject(n) for n in (-25, -254, 1000, 880)]),
                NameObject("/ItalicAngle"): NumberObject(0),
                NameObject("/Ascent"): NumberObject(880),
                NameObject("/Descent"): NumberObject(-120),
                NameObject("/CapHeight"): NumberObject(880),
                NameObject("/StemV"): NumberObject(93),
            }
        )
        below = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/CIDFontType0"),
                NameObject("/BaseFont"): NameObject(f"/{BASE_FONT}"),
                NameObject("/CIDSystemInfo"): system,
                NameObject("/FontDescriptor"): descriptor,
                NameObject("/DW"): NumberObject(1000),
            }
        )
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type0"),
                NameObject("/BaseFont"): NameObject(f"/{BASE_FONT}"),
                NameObject("/Encoding"): NameObject("/UniGB-UCS2-H"),
                NameObject("/DescendantFonts"): ArrayObject([desk.writer._add_object(below)]),
            }
        )
        desk.font = desk.writer._add_object(font)
    return desk.font


def _scan(default: str) -> Callable[[Desk, Edit], None]:
    """Return an op that turns a page into a picture of itself."""

    def scan(desk: Desk, edit: Edit) -> None:
        place = desk.index(edit)
        document = pypdfium2.PdfDocument(desk.source)
        try:
            bitmap = document[place].render(scale=float(str(edit.get("dpi", default))) / 72)
            image = bitmap.to_pil().convert("RGB")
        finally:
            document.close()
        _set_picture(desk, place, image)

    return scan


def _set_picture(desk: Desk, place: int, image: Any) -> None:
    data = io.BytesIO()
    image.save(data, "JPEG", quality=80)
    stream = StreamObject()
    stream._data = data.getvalue()
    stream.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(image.width),
            NameObject("/Height"): NumberObject(image.height),
            NameObject("/ColorSpace"): NameObject("/DeviceRGB"),
            NameObject("/BitsPerComponent"): NumberObject(8),
            NameObject("/Filter"): NameObject("/DCTDecode"),
        }
    )
    page = desk.writer.pages[place]
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    shown = DictionaryObject({NameObject("/Scan"): desk.writer._add_object(stream)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): shown})
    page[NameObject("/Rotate")] = NumberObject(0)
    _set_content(desk, place, f"q {width} 0 0 {height} 0 0 cm /Scan Do Q".encode())


def _crop(desk: Desk, edit: Edit) -> None:
    page = desk.writer.pages[desk.index(edit)]
    sides = [float(str(edit[name])) * POINTS_A_MM for name in ("width", "height")]
    box = ArrayObject([FloatObject(0), FloatObject(0), *map(FloatObject, sides)])
    page[NameObject("/MediaBox")] = box
    page[NameObject("/CropBox")] = box


def _info(desk: Desk, edit: Edit) -> None:
    desk.writer.add_metadata({f"/{edit['name']}": str(edit["value"])})


def _annotate(desk: Desk, edit: Edit) -> None:
    note = Text(text=str(edit["text"]), rect=(50, 700, 80, 730), title_bar=str(edit.get("author", "审核人")))
    desk.writer.add_annotation(desk.index(edit), note)


def _encrypt(desk: Desk, edit: Edit) -> None:
    desk.writer.encrypt(str(edit["password"]), algorithm="RC4-128")


def _restrict(desk: Desk, edit: Edit) -> None:
    allowed = UserAccessPermissions.PRINT
    desk.writer.encrypt("", str(edit["password"]), permissions_flag=allowed, algorithm="RC4-128")


def _white(desk: Desk, edit: Edit) -> None:
    _set_picture(desk, desk.index(edit), Image.new("RGB", (1240, 1754), (247, 246, 242)))


def _loose(desk: Desk, edit: Edit) -> None:
    place = desk.index(edit)
    face = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject(f"/{edit['font']}"),
        }
    )
    page = desk.writer.pages[place]
    resources = page["/Resources"].get_object()
    fonts = resources.setdefault(NameObject("/Font"), DictionaryObject()).get_object()
    fonts[NameObject("/Loose")] = desk.writer._add_object(face)


def _attach(desk: Desk, edit: Edit) -> None:
    desk.writer.add_attachment(str(edit["name"]), str(edit["text"]).encode())


OPS: dict[str, Callable[[Desk, Edit], None]] = {
    "drop_page": _drop,
    "blank_page": _blank,
    "repeat_page": _repeat,
    "move_page": _move,
    "rotate_page": _rotate,
    "erase_page": _erase,
    "replace_page_text": _rewrite,
    "add_text": _add_text,
    "image_only": _scan("110"),
    "low_res_scan": _scan("40"),
    "crop_page": _crop,
    "set_info": _info,
    "add_annotation": _annotate,
    "encrypt": _encrypt,
    "attach": _attach,
    "restrict": _restrict,
    "white_page": _white,
    "loose_font": _loose,
}
