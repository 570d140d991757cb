"""Text that nobody wrote is called rubbish, and never figures, lists, English, forms or traditional writing."""

import io

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as some

from bidkit.errors import UnreadableError
from bidkit.pdf.made.html import html_to_pdf
from bidkit.read.opening import open_document
from bidkit.read.rubbish import is_rubbish

PROSE = (
    "投标人须知前附表规定了本项目的资格条件。供应商应当具有独立承担民事责任的能力，并按照招标文件的要求编制投标文件，"
    "在投标截止时间前递交到指定地点，逾期送达的投标文件不予接收。评标委员会依法组建。"
)
ENGLISH = (
    "The bidder shall submit one original and two copies of the tender before the deadline stated below. " * 2
)
FIGURES = "\n".join(f"{n} 12,345.60 98,765.{n:02} 3.5% 2026-12-{n:02}" for n in range(1, 20))
FORM = "投标函\n" + "\n".join(f"项目名称：{'_' * 30}（盖章） 日期：＿＿＿年＿＿月＿＿日" for _ in range(6))
DOTS = "\n".join(f"第{n}章 投标邀请 {'.' * 60} {n}" for n in "一二三四五六")
TRADITIONAL = (
    "投標人須知前附表規定了本項目的資格條件，供應商應當具有獨立承擔民事責任的能力，"
    "並按照招標文件的要求編制投標文件。"
)
BULLETS = "\n".join(f"\uf06c 第{n}项 投标人应当提供的证明材料及其复印件加盖公章" for n in range(10))
NAMES = "\n".join(f"{n} 张伟 李娜 王芳 刘洋 陈静 杨磊 赵敏 黄强 周杰 吴婷 高级工程师" for n in range(5))
CODE = 'git@example.com:2222/a.git v1.2.3-rc.4+build.5 {"a": [1, 2, 3], "b": {"c": null}} (x > 0) && (y < 1) || z'


@pytest.mark.parametrize(
    "text", [PROSE, ENGLISH, FIGURES, FORM, DOTS, TRADITIONAL, BULLETS, NAMES, CODE, "", "第 1 页"]
)
def test_what_people_write_is_no_rubbish(text):
    assert not is_rubbish(text)


@pytest.mark.parametrize(
    "text",
    [
        "".join(chr(ord(sign) % 90 + 1) for sign in PROSE),
        "".join(chr(0xE000 + ord(sign) % 900) for sign in PROSE),
        "\ufffd" * 60,
        "".join(f"(cid:{ord(sign) % 999})" for sign in PROSE),
        PROSE.encode("gbk").decode("latin-1"),
        "".join(chr(0x3400 + (ord(sign) * 7) % 6000) for sign in PROSE),
        "".join(chr(0x7800 + ord(sign) % 64) for sign in PROSE),
        "!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~" * 3,
    ],
    ids=["control", "private", "replacement", "cid", "latin", "rare", "uncommon", "signs"],
)
def test_what_nobody_writes_is_rubbish(text):
    assert is_rubbish(text)


@given(some.text(alphabet=PROSE, min_size=100, max_size=300))
def test_prose_in_any_order_is_no_rubbish(text):
    assert not is_rubbish(text)


@given(some.text(max_size=30))
def test_a_few_signs_tell_nothing(text):
    assert not is_rubbish(text)


def printed(path, *pages, blind=()):
    """Write a PDF of these pages; those in ``blind`` lose the map from their letters to characters."""
    writer = pypdf.PdfWriter()
    for number, text in enumerate(pages):
        reader = pypdf.PdfReader(io.BytesIO(html_to_pdf(f"<body><p>{text * 4}</p></body>", path.parent)))
        if number in blind:
            for font in reader.pages[0]["/Resources"]["/Font"].values():
                del font.get_object()["/ToUnicode"]
        writer.append(reader)
    writer.write(path)
    return path


def test_a_pdf_without_a_map_to_characters_is_called_rubbish(tmp_path):
    path = printed(tmp_path / "tender.pdf", PROSE, blind=(0,))
    with pytest.raises(UnreadableError, match="文字是乱码（没有字符映射）") as caught:
        open_document(path)
    assert "--ocr" in caught.value.cure


def test_only_the_pages_that_are_rubbish_are_left_out(tmp_path):
    document = open_document(printed(tmp_path / "tender.pdf", PROSE, PROSE, PROSE, blind=(1,)))
    (found,) = [one for one in document.findings if one.code == "READ-RUBBISH"]
    assert "第 2 页的文字是乱码" in found.message and found.span.page == 2
    assert {block.page for block in document.blocks} == {1, 3}


def test_a_sound_pdf_has_no_such_finding(tmp_path):
    document = open_document(printed(tmp_path / "tender.pdf", PROSE, ENGLISH))
    assert [one.code for one in document.findings] == []
