"""What a file really is, told by its bytes, and how to make of it what bidkit reads; its name proves nothing.

Owns the names and the cures. Word, Excel, PDF and pictures are named as well, for where they stand in the wrong place.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

SEEN = 50 << 20
"""How much of a file is looked at: the names inside an old Office file may lie anywhere."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRICT = b"http://purl.oclc.org/ooxml/"
_AS_PICTURE = "用看图软件打开，另存为 JPG 或 PNG（只改扩展名不行）"
_PHOTO = "在手机或电脑上把它另存为 JPG（只改扩展名不行），或打印成 PDF"
_AS_WORD = "请用 Word 或 WPS 打开，另存为 .docx；作证明材料的导出为 PDF"
_AS_EXCEL = "请用 Excel 或 WPS 打开，另存为 .xlsx；作证明材料的导出为 PDF"
_UNPACK = "请解压后换上里面的文件"


class FileKind(NamedTuple):
    """What a file is: a key, its name for people, and what to do where it cannot be used."""

    key: str
    name: str
    cure: str


OFD = FileKind("ofd", "OFD 文件", "用 OFD 阅读器打印成 PDF，核对红章还在，换上这个 PDF")
UNKNOWN = FileKind("", "无法识别的内容", "请用原来的软件打开，另存为需要的格式")
LOCKED = FileKind(
    "locked", "设了打开密码的 Office 文件", "请在 Word、Excel 或 WPS 中输入密码打开，取消密码后另存"
)
_HEADS = (
    (rb"\xff\xd8\xff", FileKind("jpeg", "JPG 图片", "请放在要图片的地方，或打印成 PDF")),
    (rb"\x89PNG\r\n\x1a\n", FileKind("png", "PNG 图片", "请放在要图片的地方，或打印成 PDF")),
    (rb"II\*\0|MM\0\*", FileKind("tiff", "TIF 图片", "请放在要图片的地方，或打印成 PDF")),
    (rb"RIFF....WEBP", FileKind("webp", "WebP 图片", _AS_PICTURE)),
    (rb"GIF8", FileKind("gif", "GIF 图片", _AS_PICTURE)),
    (rb"BM.{4}\0\0\0\0", FileKind("bmp", "BMP 图片", _AS_PICTURE)),
    (rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51", FileKind("jp2", "JPEG 2000 图片", _AS_PICTURE)),
    (rb"....ftyp(?:avi[fs]|(?:mif1|msf1|miaf)(?:....){1,6}?avi[fs])", FileKind("avif", "AVIF 照片", _PHOTO)),
    (rb"....ftyp(?:hei[cxms]|hev[cxms]|mif[123]|msf1)", FileKind("heic", "HEIC 照片", _PHOTO)),
    (rb"....ftyp", FileKind("video", "视频", "请换成文件或图片")),
    (rb"\s*\{\\rtf", FileKind("rtf", "RTF 文件", _AS_WORD)),
    (rb"Rar!", FileKind("rar", "RAR 压缩包", _UNPACK)),
    (rb"7z\xbc\xaf\x27\x1c", FileKind("7z", "7z 压缩包", _UNPACK)),
    (rb"\x1f\x8b|BZh|\xfd7zXZ", FileKind("gzip", "压缩包", _UNPACK)),
    (rb"%!PS", FileKind("ps", "PostScript 文件", "请打印成 PDF")),
    (rb"(?s:.{0,1000})%PDF-", FileKind("pdf", "PDF 文件", "请放在要 PDF 的地方，或换成需要的格式")),
    (rb"(?is:MIME-Version:.{0,500}multipart/related)", FileKind("mht", "网页（MHT）", _AS_WORD)),
    (rb"(?is:.{0,300}(?:<!doctype html|<html[\s>]))", FileKind("html", "网页（HTML），只是改了扩展名", _AS_WORD)),
    (rb"(?s:.{0,300}progid=\"Word\.Document\"|.{0,600}wordprocessingml)",
     FileKind("word-xml", "Word 的 XML 文档", _AS_WORD)),
    (rb"(?s:.{0,300}progid=\"Excel\.Sheet\"|.{0,600}urn:schemas-microsoft-com:office:spreadsheet)",
     FileKind("excel-xml", "Excel 的 XML 表格", _AS_EXCEL)),
)  # fmt: skip
# A member of the package that only this kind has.
_MEMBERS = (
    ("OFD.xml", OFD),
    ("word/document.xml", FileKind("docx", "Word 文件", _AS_WORD)),
    ("xl/workbook.xml", FileKind("xlsx", "Excel 文件", _AS_EXCEL)),
    ("xl/workbook.bin", FileKind("xlsb", "Excel 二进制工作簿（.xlsb）", _AS_EXCEL)),
    ("ppt/presentation.xml", FileKind("pptx", "PPT 文件", "请导出为 PDF")),
    ("content.xml", FileKind("odf", "OpenDocument 文件（.odt、.ods）", "请另存为 .docx 或 .xlsx，或导出为 PDF")),
    ("META-INF/container.xml", FileKind("epub", "电子书（EPUB）", "请导出为 PDF")),
    ("Index/Document.iwa", FileKind("iwork", "苹果 Pages、Numbers 文件", "请导出为 .docx、.xlsx 或 PDF")),
)  # fmt: skip
_STRICT_SHEET = FileKind(
    "strict-xlsx",
    "「Strict Open XML 电子表格」",
    "请用 Excel 打开，另存为，类型选普通的「Excel 工作簿（*.xlsx）」",
)
_ZIP = FileKind("zip", "压缩包", _UNPACK)
_STREAMS = (
    ("EncryptedPackage", LOCKED),
    ("WordDocument", FileKind("doc", "旧版 .doc（或 WPS 的 .wps）文件", _AS_WORD)),
    ("Workbook", FileKind("xls", "旧版 .xls（或 WPS 的 .et）文件", _AS_EXCEL)),
    ("Book", FileKind("xls", "旧版 .xls（或 WPS 的 .et）文件", _AS_EXCEL)),
    ("PowerPoint Document", FileKind("ppt", "旧版 .ppt 文件", "请导出为 PDF")),
    ("__properties_version1.0", FileKind("msg", "Outlook 邮件", "请把邮件里的附件存出来，换上附件")),
)
_OLD = FileKind("ole", "旧版 Office 文件", "请用 Word、Excel 或 WPS 打开，另存为 .docx、.xlsx，或导出为 PDF")


def kind_of(data: bytes) -> FileKind:
    """Return what the bytes of a whole file are; ``UNKNOWN`` when nobody can tell."""
    if data.startswith(_OLE):
        return next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in data), _OLD)
    if data.startswith(b"PK\x03\x04"):
        return _packed(data)
    plain = data[3:] if data.startswith(b"\xef\xbb\xbf") else data
    return next((kind for head, kind in _HEADS if re.match(head, plain[:2048], re.DOTALL)), UNKNOWN)


def kind_of_file(path: Path) -> FileKind:
    """Return what a file is; raises OSError."""
    with path.open("rb") as stream:
        return kind_of(stream.read(SEEN))


def named(path: Path) -> str:
    """Return ``，是 OFD 文件`` for a message about a file of the wrong kind; empty when nobody can tell."""
    with suppress(OSError):
        found = kind_of_file(path)
        return f"，是 {found.name}" if found.key else ""
    return ""


def kind_of_members(names: Container[str]) -> FileKind:
    """Return what a package with these members is; a mere archive when none is telling."""
    return next((kind for name, kind in _MEMBERS if name in names), _ZIP)


def _packed(data: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            kind = kind_of_members(set(archive.namelist()))
            if kind.key == "xlsx" and _is_strict(archive):
                return _STRICT_SHEET
            return kind
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
        return FileKind("cut", "已损坏的 Word、Excel 或压缩文件", "请重新复制或重新导出该文件")


def _is_strict(archive: zipfile.ZipFile) -> bool:
    with archive.open("xl/workbook.xml") as stream:
        return _STRICT in stream.read(4096)
