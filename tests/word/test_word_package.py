import io
import zipfile

import pytest

from bidkit.errors import NotWritableError, UnreadableError
from bidkit.word.package import Part, package_bytes, read_package, write_package
from tests.word.docs import body, p, word


def zipped(**members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/"), text)
    return stream.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "空文件"),
        (b"hello", "不是 Word 文件"),
        (OLE, "旧版 .doc"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (b"PK\x03\x04 cut off", "已损坏"),
        (zipped(**{"xl/workbook.xml": "<x/>"}), "没有 Word 正文"),
        (zipped(**{"word/document.xml": b"0" * (40 << 20)}), "压缩炸弹"),
        (zipped(**{f"word/{n}.xml": "" for n in range(5001)}), "上限 5000"),
    ],
)
def test_a_file_that_is_no_docx_says_why_and_what_to_do(data, says):
    with pytest.raises(UnreadableError, match=says) as caught:
        read_package(data, name="投标函.docx")
    assert caught.value.message.startswith("投标函.docx")
    assert caught.value.cure


def test_broken_or_entity_laden_xml_is_refused():
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaa">]><w:document xmlns:w="http://x/wordprocessingml">&a;</w:document>'
    for text in (bomb, '<w:document xmlns:w="http://x/wordprocessingml"><w:body>'):
        package = read_package(zipped(**{"word/document.xml": text}), name="a.docx")
        with pytest.raises(UnreadableError):
            package.root(package.main)


def test_an_entity_never_reads_a_file(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("机密")
    text = f'<!DOCTYPE w [<!ENTITY a SYSTEM "file://{secret}">]><w:d xmlns:w="wordprocessingml">&a;</w:d>'
    package = read_package(zipped(**{"word/document.xml": text}), name="a.docx")
    with pytest.raises(UnreadableError, match="DOCTYPE"):
        package.root(package.main)


def test_a_package_written_twice_has_the_same_bytes_and_fixed_times():
    package = read_package(word("一段"), name="a.docx")
    first, second = package_bytes(package), package_bytes(read_package(package_bytes(package), name="b.docx"))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_image_on_disk_is_stored_as_it_is(tmp_path):
    image = tmp_path / "a.png"
    image.write_bytes(bytes(range(256)) * 40)
    package = read_package(word("一段"), name="a.docx")
    package.add(Part("word/media/image1.png", "image/png", image))
    out = tmp_path / "new" / "out.docx"
    write_package(package, out)
    with zipfile.ZipFile(out) as archive:
        assert archive.getinfo("word/media/image1.png").compress_type == zipfile.ZIP_STORED
        assert archive.read("word/media/image1.png") == image.read_bytes()


def test_a_folder_in_the_way_is_told_and_leaves_nothing_behind(tmp_path):
    (tmp_path / "out.docx").mkdir()
    with pytest.raises(NotWritableError, match=r"out\.docx"):
        write_package(read_package(word("一段"), name="a.docx"), tmp_path / "out.docx")
    assert [path.name for path in tmp_path.iterdir()] == ["out.docx"]


def test_a_strict_document_reads_like_any_other():
    data = body(p("严格格式"))
    strict = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(strict, "w") as target:
        for name in source.namelist():
            text = source.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/",
                b"http://purl.oclc.org/ooxml/wordprocessingml/",
            )
            target.writestr(name, text)
    package = read_package(strict.getvalue(), name="a.docx")
    assert "严格格式" in "".join(package.root(package.main).itertext())
