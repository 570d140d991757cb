"""Files of every kind that comes in are read: OFD, pictures of phones, old Word; what cannot be read says why."""

import types
from contextlib import contextmanager
from pathlib import Path

import docx
import pytest
from PIL import Image

from bidkit.errors import ToolMissingError
from bidkit.read.intake.papers import read_paper
from bidkit.read.intake.propose import propose
from tests.pdf.ofd_files import page, text, write

HEIC = Path(__file__).parent.parent / "pdf/photos/upright.heic"
NUMBER = "23Q31024R2M"


def read(path, recognise=None, **more):
    return read_paper(path, path.name, "00", recognise, **more)


def test_an_ofd_certificate_is_read_by_its_words(tmp_path):
    path = tmp_path / "证书.ofd"
    lines = [
        "质量管理体系认证证书",
        f"证书编号：{NUMBER}",
        "组织名称：澄州云杉信息技术有限公司",
        "有效期至：2027年6月9日",
    ]
    write(path, page("".join(text(line, 10, 20 + 12 * n) for n, line in enumerate(lines))))
    found = read(path)
    assert (found.fault, [one.how for one in found.pages]) == ("", ["text"])
    assert propose(found).value("number") == NUMBER


@pytest.mark.parametrize("ending", ["webp", "avif", "heic"])
def test_pictures_of_phones_are_recognised(tmp_path, ending):
    path = tmp_path / f"许可证.{ending}"
    if ending == "heic":
        path.write_bytes(HEIC.read_bytes())
    else:
        Image.new("RGB", (300, 400), "white").save(path)
    box = [[10, 10], [200, 10], [200, 30], [10, 30]]
    seen = types.SimpleNamespace(boxes=[box], txts=["安全生产许可证"], scores=[0.99])
    found = read(path, lambda picture: seen)
    assert (found.fault, found.text) == ("", "安全生产许可证")


def test_an_old_word_file_is_read_as_the_new_one_that_it_becomes(tmp_path):
    old, new = tmp_path / "合同.doc", tmp_path / "合同.docx"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))
    word = docx.Document()
    for line in ("技术服务合同", "项目名称：档案数字化", "甲方：澄州市档案馆", "合同总价：88万元"):
        word.add_paragraph(line)
    word.save(str(new))

    @contextmanager
    def modern(path):
        assert path == old
        yield new

    one = propose(read(old, modern=modern))
    assert (one.sheet, one.value("amount")) == ("业绩", "880000")


def test_an_old_word_file_without_a_converter_says_what_is_missing(tmp_path):
    old = tmp_path / "合同.doc"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))

    def modern(path):
        raise ToolMissingError("没有找到 LibreOffice", cure="请安装")

    assert "没有找到 LibreOffice" in read(old, modern=modern).fault
