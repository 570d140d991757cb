"""The words in the talking pieces of a picture, each as ``名称：内容``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.pictures.block import Block, Sort, TornError
from bidkit.pictures.ifd import GPS_TABLE, Table, Tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PLACE = "拍摄地点"
TAGS = {
    270: "说明", 271: "相机厂商", 272: "相机型号", 305: "软件", 306: "拍摄时间", 315: "作者", 316: "主机",
    33432: "版权", 36867: "拍摄时间", 36868: "拍摄时间", 37510: "备注", 40091: "标题", 40092: "备注", 40093: "作者",
    40094: "关键词", 40095: "主题", 42032: "作者", 42033: "机身编号", 42035: "镜头", 42036: "镜头", 42037: "镜头",
}  # fmt: skip
UTF16 = range(40091, 40096)
COMMENT = 37510
TEXT_TYPES = (1, 2, 7)
XMP = {
    "dc:creator": "作者", "photoshop:AuthorsPosition": "作者", "photoshop:Credit": "作者", "dc:rights": "版权",
    "tiff:Make": "相机厂商", "tiff:Model": "相机型号", "aux:SerialNumber": "机身编号", "aux:OwnerName": "作者",
    "exif:GPSLatitude": PLACE, "exif:GPSLongitude": PLACE, "photoshop:City": PLACE, "photoshop:State": PLACE,
    "photoshop:Country": PLACE, "Iptc4xmpCore:Location": PLACE, "xmp:CreatorTool": "软件",
    "xmp:CreateDate": "拍摄时间", "photoshop:DateCreated": "拍摄时间", "stRef:filePath": "文件路径",
}  # fmt: skip
_XMP = re.compile(
    rb"(?:<(" + "|".join(XMP).encode() + rb")\b[^>]*>(.*?)</\1>)"
    rb"|(?:\b(" + "|".join(XMP).encode() + rb")=\"([^\"]*)\")",
    re.DOTALL,
)
KEYS = {
    b"Author": "作者", b"Artist": "作者", b"Copyright": "版权", b"Software": "软件", b"Comment": "备注",
    b"Description": "说明", b"Title": "标题", b"Creation Time": "拍摄时间", b"Source": "相机型号",
}  # fmt: skip
IPTC = {
    80: "作者",
    85: "作者",
    90: PLACE,
    92: PLACE,
    95: PLACE,
    101: PLACE,
    116: "版权",
    120: "说明",
    122: "作者",
}
_IPTC = re.compile(rb"\x1c\x02(.)(..)", re.DOTALL)
_TAG = re.compile(rb"<[^>]*>")
_CONTROL = re.compile(r"[\x00-\x20\x7f]+")
LONGEST = 80
LONGEST_XMP = 1 << 17


def said_by(block: Block) -> Iterator[str]:
    """Yield what one piece says; nothing for a piece that only decides the look."""
    read = _READERS.get(block.sort)
    if read is not None:
        yield from (f"{name}：{text}" for name, value in read(block.told) if (text := _plain(value)))


def _plain(value: bytes) -> str:
    return _CONTROL.sub(" ", value.decode("utf-8", "replace")).strip()[:LONGEST]


def exif_words(told: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield name and value of each telling tag of an EXIF block or a TIFF file."""
    try:
        tables = Tables(told)
        for page in tables.pages():
            yield from _table_words(page)
            for number, table in tables.below(page):
                # Phones write an empty table of places, holding its version alone, when they may not say where.
                if number == GPS_TABLE and any(tag.number for tag in table.tags):
                    yield PLACE, "GPS 坐标".encode()
                yield from _table_words(table) if number != GPS_TABLE else ()
    except TornError:
        yield "EXIF", "读不出的内容".encode()


def _table_words(table: Table) -> Iterator[tuple[str, bytes]]:
    for tag in table.tags:
        if tag.number in TAGS and tag.type in TEXT_TYPES:
            yield TAGS[tag.number], _letters(tag.number, tag.value)
        elif tag.number == 700:
            yield from _xmp(tag.value)
        elif tag.number in (33723, 34377):
            yield from _iptc(tag.value)


def _letters(number: int, value: bytes) -> bytes:
    if number in UTF16:
        return value.decode("utf-16-le", "replace").encode()
    if number == COMMENT:
        return value[8:].decode("utf-16", "replace").encode() if value[:7] == b"UNICODE" else value[8:]
    return value


def _xmp(told: bytes) -> Iterator[tuple[str, bytes]]:
    for found in _XMP.finditer(told[:LONGEST_XMP]):
        name, value = (found[1], found[2]) if found[1] else (found[3], found[4])
        yield XMP[name.decode()], _TAG.sub(b" ", value)


def _iptc(told: bytes) -> Iterator[tuple[str, bytes]]:
    for found in _IPTC.finditer(told):
        size = int.from_bytes(found[2], "big")
        if found[1][0] in IPTC:
            yield IPTC[found[1][0]], told[found.end() : found.end() + size]


def _note(told: bytes) -> Iterator[tuple[str, bytes]]:
    """A note of PNG has a name of its own; others are plain remarks."""
    key, _, text = told.partition(b"\0")
    if text.strip(b"\0 ") and re.fullmatch(rb"[\x20-\x7e]{1,79}", key):
        yield KEYS.get(key, key.decode()), text
    else:
        yield "备注", told


def _picture(told: bytes) -> Iterator[tuple[str, bytes]]:
    if told.strip(b"\0\r\n "):
        yield "附带数据", ("另一张图片" if b"\xff\xd8\xff" in told else "图片以外的内容").encode()


def _other(told: bytes) -> Iterator[tuple[str, bytes]]:
    if told.startswith(b"\xb1\x4b\xf8\xbd"):
        yield PLACE, "坐标".encode()


_READERS: dict[Sort, Callable[[bytes], Iterator[tuple[str, bytes]]]] = {
    Sort.EXIF: exif_words,
    Sort.XMP: _xmp,
    Sort.IPTC: _iptc,
    Sort.NOTE: _note,
    Sort.PICTURE: _picture,
    Sort.OTHER: _other,
}
