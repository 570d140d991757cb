"""A file is called by what it is, whatever its name says, and every kind has its cure."""

import io
import zipfile

import pytest

from bidkit.errors import BidkitError, UnreadableError
from bidkit.filekind import kind_of
from bidkit.load.price import load_price
from bidkit.load.review_book import read_book
from bidkit.pdf.scans.look import inspect_scan
from bidkit.read.opening import open_document
from bidkit.word.package import read_package
from tests.load.test_yaml_words import english

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def packed(**members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return stream.getvalue()


def old(stream):
    return OLE + stream.encode("utf-16-le") + bytes(100)


def photo(brand):
    return b"\0\0\0\x18ftyp" + brand + bytes(200)


STRICT = '<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheets/></workbook>'
KINDS = {
    "OFD 文件": packed(OFD_xml="<ofd:OFD/>"),
    "HEIC 照片": photo(b"heic"),
    "AVIF 照片": photo(b"avif"),
    "WebP 图片": b"RIFF\x10\0\0\0WEBPVP8 " + bytes(50),
    "RTF 文件": b"{\\rtf1\\ansi words}",
    "网页（HTML）": b"\xef\xbb\xbf\r\n<html xmlns:o='urn:schemas-microsoft-com:office:office'><body/></html>",
    "网页（MHT）": b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n",
    "设了打开密码": old("EncryptedPackage"),
    "旧版 .doc": old("WordDocument"),
    "旧版 .xls": old("Workbook"),
    "旧版 .ppt": old("PowerPoint Document"),
    "Word 文件": packed(word__document_xml="<w/>"),
    "Excel 文件": packed(xl__workbook_xml="<w/>"),
    "Strict Open XML": packed(xl__workbook_xml=STRICT),
    "PPT 文件": packed(ppt__presentation_xml="<p/>"),
    "OpenDocument": packed(mimetype="x", content_xml="<o/>"),
    "压缩包": packed(a_txt="x"),
    "RAR 压缩包": b"Rar!\x1a\x07\x01\x00",
    "7z 压缩包": b"7z\xbc\xaf\x27\x1c\x00\x04",
    "GIF 图片": b"GIF89a" + bytes(20),
    "PDF 文件": b"\n%PDF-1.7\n",
    "JPG 图片": b"\xff\xd8\xff\xe0" + bytes(20),
    "Excel 的 XML 表格": b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
}


@pytest.mark.parametrize("name", KINDS)
def test_a_file_is_called_by_its_name_and_has_a_cure(name):
    kind = kind_of(KINDS[name])
    assert (
        name in kind.name and kind.cure and not english(kind.name.replace("Strict Open XML", "") + kind.cure)
    )


@pytest.mark.parametrize("brand", [b"heic", b"heix", b"heis", b"hevc", b"mif1", b"msf1", b"heim"])
def test_every_brand_of_a_phone_photo_is_known(brand):
    assert kind_of(photo(brand)).key == "heic"


@pytest.mark.parametrize("data", [b"", b"words", bytes(100), b"PK\x03\x04 cut off", "投标函".encode("gbk")])
def test_what_nobody_knows_is_not_given_a_name(data):
    assert kind_of(data).key in ("", "cut")


READERS = {
    "scan": (lambda path: inspect_scan(path), ".pdf", ("PDF 文件", "JPG 图片")),
    "price": (lambda path: load_price(path, path.parent), ".xlsx", ("Excel 文件",)),
    "book": (read_book, ".xlsx", ("Excel 文件",)),
    "tender": (open_document, ".docx", ("Word 文件",)),
    "word": (lambda path: read_package(path.read_bytes(), name=path.name), ".docx", ("Word 文件",)),
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", KINDS)
def test_every_reader_calls_a_file_by_what_it_is(reader, name, tmp_path):
    read, suffix, fitting = READERS[reader]
    if name in fitting:
        return
    path = tmp_path / f"a{suffix}"
    path.write_bytes(KINDS[name])
    with pytest.raises(BidkitError) as caught:
        read(path)
    error = caught.value
    if error.faults:
        error = error.faults[0]
    name = "Excel 文件" if reader == "word" and name == "Strict Open XML" else name
    assert isinstance(error, UnreadableError) and name in error.message and error.cure, str(error)
    assert not english(str(error).replace("Strict Open XML", ""))


def test_the_cure_for_ofd_keeps_the_red_seal(tmp_path):
    path = tmp_path / "licence.pdf"
    path.write_bytes(KINDS["OFD 文件"])
    with pytest.raises(UnreadableError) as caught:
        inspect_scan(path)
    assert "用 OFD 阅读器打印成 PDF，核对红章还在" in caught.value.cure
