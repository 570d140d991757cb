"""A name left over from another project is found wherever it stands; so are the traces of editing."""

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from tests.audit.files import W, codes, look_over, messages, pdf, run, text_box, word

PAST = """
past_tenders:
  - project: 临川新区智慧园区综合管理平台项目
    number: LCXQ-2026-008
    purchaser: 临川新区投资促进局
    opened: 2026-03-26
"""
NUMBER, BUYER = "LCXQ-2026-008", "临川新区投资促进局"
BODY = ("投标函", "致：江城市数据中心", "项目编号：ZB-2026-001")


@pytest.fixture
def bidder(workspace):
    (workspace / "library/past-tenders.yaml").write_text(PAST, encoding="utf-8")
    return workspace


def in_text_box(document):
    document.paragraphs[0]._p.append(text_box(f"参见 {NUMBER} 的实施经验"))


def in_header(document):
    document.sections[0].header.paragraphs[0].text = f"{NUMBER} 投标文件"


def in_footer(document):
    document.sections[0].footer.paragraphs[0].text = f"{NUMBER} 投标文件"


def in_split_cell(document):
    cell = document.add_table(rows=1, cols=2).rows[0].cells[1]
    for piece in ("本表依据 LC", "XQ-20", "26-008", " 编制"):
        cell.paragraphs[0].add_run(piece)


def in_footnote(document):
    _note(document, "footnotes", "footnote")


def in_comment(document):
    _note(document, "comments", "comment")


def _note(document, kind, tag):
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    note = f'<w:{tag} w:id="1" w:author="李编"><w:p>{run(f"原 {NUMBER}")}</w:p></w:{tag}>'
    xml = f'<w:{kind} xmlns:w="{W}">{note}</w:{kind}>'
    part = Part(PackURI(f"/word/{kind}.xml"), getattr(CONTENT_TYPE, f"WML_{kind.upper()}"), xml.encode())
    document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, kind.upper()))


def in_deleted_text(document):
    change = etree.fromstring(
        f'<w:del xmlns:w="{W}" w:id="9" w:author="李编"><w:r><w:delText>见 {NUMBER}</w:delText></w:r></w:del>'
    )
    document.paragraphs[1]._p.append(change)


def in_hidden_text(document):
    made = document.paragraphs[1].add_run(f"见 {NUMBER}")
    made._r.get_or_add_rPr().append(OxmlElement("w:vanish"))


PLACES = [
    (in_text_box, "文本框"),
    (in_header, "页眉"),
    (in_footer, "页脚"),
    (in_split_cell, "表格"),
    (in_footnote, "脚注"),
    (in_comment, "批注"),
    (in_deleted_text, "修订（已删除）"),
]


@pytest.mark.parametrize(("plant", "part"), PLACES, ids=[plant.__name__ for plant, _ in PLACES])
def test_a_number_of_an_earlier_project_is_found_in_word(bidder, tmp_path, plant, part):
    clean = look_over(bidder, word(tmp_path / "投标文件.docx", *BODY))
    assert "N002" not in codes(clean)
    planted = look_over(bidder, word(tmp_path / "投标文件.docx", *BODY, edit=plant))
    [finding] = [finding for finding in planted.findings if finding.code == "N002"]
    assert NUMBER in finding.message and finding.span.part == part
    assert finding.blocks


def test_a_hidden_number_is_found_and_the_hiding_too(bidder, tmp_path):
    found = look_over(bidder, word(tmp_path / "投标文件.docx", *BODY, edit=in_hidden_text))
    assert codes(found, "D015", "N002") == ["N002", "D015"]


def test_a_number_of_an_earlier_project_is_found_on_a_page_of_a_pdf(bidder, tmp_path):
    made = pdf(
        tmp_path / "投标文件.pdf", ("投标函", "<p>致：江城市数据中心</p>"), ("经验", f"<p>参见 {NUMBER}</p>")
    )
    [finding] = [finding for finding in look_over(bidder, made).findings if finding.code == "N002"]
    assert finding.span.file == "投标文件.pdf" and finding.span.page == 2


def test_an_earlier_buyer_is_found_where_no_letter_is_addressed(bidder, tmp_path):
    found = look_over(bidder, word(tmp_path / "投标文件.docx", *BODY, f"我们将为{BUYER}派驻工程师。"))
    [message] = messages(found, "V013")
    assert BUYER in message


def test_this_buyer_and_our_clients_may_be_named(bidder, tmp_path):
    past = PAST.replace(BUYER, "云泽市数据局")
    (bidder / "library/past-tenders.yaml").write_text(past, encoding="utf-8")
    found = look_over(bidder, word(tmp_path / "投标文件.docx", *BODY, "为云泽市数据局、江城市数据中心服务。"))
    assert codes(found, "V013") == []


def test_a_wrong_letter_in_our_own_name_is_found_in_both_forms(bidder, tmp_path):
    wrong = "投标人：江城衡信数居科技有限公司"
    files = (
        word(tmp_path / "投标文件.docx", *BODY, wrong),
        pdf(tmp_path / "投标文件.pdf", ("投标函", f"<p>{wrong}</p>")),
    )
    found = [f for f in look_over(bidder, *files).findings if f.code == "N001" and "数居" in f.message]
    assert found and found[0].span.file == "投标文件.docx"


def test_tracked_changes_and_comments_are_told_with_their_authors(bidder, tmp_path):
    def edit(document):
        in_deleted_text(document)
        in_comment(document)

    found = look_over(bidder, word(tmp_path / "投标文件.docx", *BODY, edit=edit))
    assert "李编" in messages(found, "D014")[0]
    assert "李编" in messages(found, "D013")[0]


def test_a_comment_of_the_audit_is_written_into_a_copy_at_the_paragraph(bidder, tmp_path):
    from bidkit.audit.remarks import write_remarks

    source = word(tmp_path / "投标文件.docx", *BODY, f"参见 {NUMBER}", edit=in_header)
    before = source.read_bytes()
    [copy] = write_remarks(look_over(bidder, source), lambda text: text)
    assert source.read_bytes() == before and copy.name == "投标文件.批注.docx"
    document = docx.Document(copy)
    [anchored] = [p for p in document.paragraphs if NUMBER in p.text]
    [start] = anchored._p.iter(qn("w:commentRangeStart"))
    comments = next(
        rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/comments")
    )
    texts = {c.get(qn("w:id")): "".join(c.itertext()) for c in etree.fromstring(comments.blob)}
    assert "N002" in texts[start.get(qn("w:id"))] and NUMBER in texts[start.get(qn("w:id"))]
    assert any("页眉" in text for text in texts.values())
    assert [p.text for p in document.paragraphs] == [p.text for p in docx.Document(source).paragraphs]


def test_comments_are_added_to_those_a_file_has(bidder, tmp_path):
    from bidkit.audit.remarks import write_remarks

    def edit(document):
        in_comment(document)
        in_header(document)

    source = word(tmp_path / "投标文件.docx", *BODY, edit=edit)
    [copy] = write_remarks(look_over(bidder, source), lambda text: text)
    document = docx.Document(copy)
    comments = next(
        rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/comments")
    )
    ids = [c.get(qn("w:id")) for c in etree.fromstring(comments.blob)]
    assert len(ids) == len(set(ids)) >= 3 and ids[0] == "1"


def test_a_number_planted_in_the_pdf_alone_is_found_beside_a_clean_word_file(bidder, tmp_path):
    clean = word(tmp_path / "投标文件.docx", *BODY)
    texts = "".join(f"<p>{text}</p>" for text in BODY[1:])
    planted = pdf(tmp_path / "投标文件.pdf", (BODY[0], f"{texts}<p>参见 {NUMBER}</p>"))
    [finding] = [f for f in look_over(bidder, clean, planted).findings if f.code == "N002"]
    assert finding.span.file == "投标文件.pdf" and NUMBER in finding.message
