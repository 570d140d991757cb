"""Word files that are no Word files, broken templates, odd texts: exit 3 or 4 with the place, or a right volume."""

import zipfile

import docx
import pypdfium2
import pytest
from docx.enum.section import WD_ORIENT

from tests.bad_input.small import add_section, add_text, build, edit, halves, is_chinese, package, word

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORDS = "本方案说明数据平台的总体架构、部署方式、实施步骤和验收办法。"


def refused(root, code):
    before = package(root)
    result = build(root)
    assert result.exit_code == code, result.output
    assert package(root) == before and halves(root) == []
    assert is_chinese(result.stderr) and "处理：" in result.stderr
    return result.stderr


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (None, 4, "Word 文件不存在或打不开"),
        (b"", 3, "是空文件（0 字节）"),
        (OLD_OFFICE + bytes(4000), 3, "旧版 .doc 格式"),
        (OLD_OFFICE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), 3, "设了打开密码"),
        (b"PK\3\4junk", 3, "已损坏"),
        (b"%PDF-1.7\n", 3, "不是 Word 文件"),
    ],
)
def test_a_section_that_is_no_word_file_is_told_by_name(small, data, code, said):
    path = add_text(small)
    if data is not None:
        path.parent.mkdir()
        path.write_bytes(data)
    message = refused(small, code)
    assert "tenders/demo/texts/text.docx" in message and said in message


def test_a_template_with_a_password_is_told_by_name(small):
    edit(small / "tenders/demo/tender.yaml", "template: bid-letter", "template: forms/own.docx")
    path = small / "tenders/demo/forms/own.docx"
    path.parent.mkdir()
    path.write_bytes(OLD_OFFICE + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    message = refused(small, 3)
    assert "forms/own.docx 设了打开密码" in message


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{{ project.name ", "标签写法有误"),
        ("{% if bidder %}甲", "标签写法有误"),
        ("{{ project.nome }}", "「nome」不存在"),
        ("{{ project.name | shout }}", "shout"),
        ("{{ ().__class__ }}", "不允许的写法"),
        ('{{ "x" * 10**9 }}', "不能用"),
        ("{{ 9**9**9 }}", "不能用"),
        ("{% for i in range(10**9) %}x{% endfor %}", "模板"),
        ('{% include "/etc/hosts" %}', "模板"),
        ('{{ requirements_of("nothing") }}', "nothing"),
        ("{{ tender.model_dump() }}", "不允许的写法"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "第2段：模板里的宏或循环自己调用自己"),
        ("{{ " + "(" * 200 + "1" + ")" * 200 + " }}", "第2段：写法一层套一层太深"),
        ("{{ project.name | month }}", "第2段：模板计算出错"),
    ],
)
def test_a_broken_tag_is_told_with_its_file_and_paragraph(small, tag, said):
    word(add_text(small), WORDS, tag)
    message = refused(small, 4)
    assert "tenders/demo/texts/text.docx" in message and said in message


def test_all_broken_templates_are_told_in_one_run(small):
    word(add_text(small), "{{ no.such }}")
    edit(small / "tenders/demo/tender.yaml", "template: bid-letter", "template: forms/own.docx")
    word(small / "tenders/demo/forms/own.docx", "{{ nor.this }}")
    message = refused(small, 4)
    assert "有 2 个模板填不出来" in message and "「no」不存在" in message and "「nor」不存在" in message


def texts(root, suffix=".pdf"):
    path = next((root / "tenders/demo/out/package").glob(f"*{suffix}"))
    if suffix == ".docx":
        return [zipfile.ZipFile(path).read("word/document.xml").decode()]
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


def made(root, document):
    path = add_text(root)
    path.parent.mkdir(exist_ok=True)
    document.save(str(path))
    result = build(root)
    assert result.exit_code == 0, result.output
    return "".join(texts(root))


def test_tags_in_merged_cells_are_filled(small):
    document = docx.Document()
    document.add_paragraph(WORDS)
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "甲{{ project.number }}乙"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "丙{{ project.number }}丁"
    text = "".join(made(small, document).split())
    assert "甲ZB-2026-001乙" in text and "丙ZB-2026-001丁" in text


def test_a_text_that_is_landscape_throughout_stays_landscape(small):
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.add_paragraph(WORDS)
    made(small, document)
    path = next((small / "tenders/demo/out/package").glob("*.pdf"))
    with pypdfium2.PdfDocument(path) as pdf:
        wide = [page.get_width() > page.get_height() for page in pdf]
    assert wide.count(True) == 1 and not wide[-1]
    assert 'w:orient="landscape"' in texts(small, ".docx")[0]


def test_an_empty_word_file_is_a_finding_and_no_package(small):
    word(add_text(small))
    before = package(small)
    result = build(small)
    assert result.exit_code == 1 and "「方案」只有标题，没有内容" in result.stdout
    assert package(small) == before


def test_a_long_title_stands_whole_in_word_and_pdf(small):
    title = "".join(f"第{n}项资格证明材料" for n in range(30))
    edit(small / "tenders/demo/tender.yaml", "title: 资格证明", f"title: {title}")
    assert build(small).exit_code == 0
    assert title in "".join("".join(texts(small)).split())
    assert title in texts(small, ".docx")[0]


def test_rare_characters_and_emoji_survive_in_word_and_pdf(small):
    edit(small / "library/people/zhang-wei.yaml", "name: 张伟", "name: 𠮷田丽")
    edit(small / "tenders/demo/tender.yaml", "title: 资格证明", "title: 资格𠮷证明")
    word(add_text(small), WORDS, "负责人：{{ signer.name }}😀")
    result = build(small)
    assert result.exit_code == 0, result.output
    assert "负责人：𠮷田丽" in "".join(texts(small)) and "资格𠮷证明" in "".join(texts(small))
    assert "𠮷田丽😀" in texts(small, ".docx")[0]


@pytest.mark.slow
def test_a_table_of_a_thousand_rows_goes_through(small):
    document = docx.Document()
    document.add_paragraph(WORDS)
    table = document.add_table(1000, 4)
    for number, row in enumerate(table.rows):
        for cell in row._tr.tc_lst:
            cell.p_lst[0].add_r().text = f"R{number}"
    assert "R999" in made(small, document)


def test_an_odd_section_id_makes_no_odd_file(small):
    edit(small / "tenders/demo/tender.yaml", "{id: proofs,", '{id: "../x y/😀",')
    assert build(small).exit_code == 0
    assert not list(small.parent.glob("x y*"))


def test_a_section_without_source_says_where_to_write_one(small):
    add_section(small, "{id: own, title: 方案, text: nowhere}")
    message = refused(small, 4)
    assert "「nowhere」没有来源" in message and "tender.yaml:16:" in message


BY = 'w:author="a" w:date="2026-01-01T00:00:00Z"'
CHANGES = (
    f'<w:ins w:id="1" {BY}><w:r><w:t>新增内容甲</w:t></w:r></w:ins>'
    f'<w:del w:id="2" {BY}><w:r><w:delText>删去内容乙</w:delText></w:r></w:del>'
)


def test_tracked_changes_are_not_handed_over_unseen(small):
    path = word(add_text(small), WORDS, "此处")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    xml = parts["word/document.xml"].decode()
    parts["word/document.xml"] = xml.replace(
        "<w:r><w:t>此处</w:t></w:r>", "<w:r><w:t>此处</w:t></w:r>" + CHANGES
    ).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    result = build(small)
    assert "修订" in result.stdout
