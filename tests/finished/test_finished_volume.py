"""One reader: Word alone, a PDF alone, both; sections by bookmark, outline, title, first words."""

import docx
import pypdf

from bidkit.finished.memory import ReadMemory
from bidkit.finished.volume import PdfForm, WordForm, finished_volume
from bidkit.model.tender import SectionPlan, VolumePlan
from tests.audit.files import pdf, picture_tag, sheet

SECTIONS = (
    SectionPlan(id="letter", title="投标函", form="F1"),
    SectionPlan(id="table", title="技术偏离表", form="F2"),
    SectionPlan(id="proofs", title="资格证明", scans=("Q1",)),
)
PLAN = VolumePlan(id="main", title="投标文件", sections=SECTIONS)
MEMORY = ReadMemory(None)


def word_form(tmp_path):
    """Return a Word file without a bookmark: the titles stand as plain paragraphs, the table in the second section."""
    document = docx.Document()
    document.add_paragraph("一、投标函")
    document.add_paragraph("致：江城市数据中心")
    document.add_paragraph("二、技术偏离表")
    document.add_table(rows=1, cols=2).cell(0, 0).text = "序号"
    document.save(tmp_path / "a.docx")
    return WordForm("a.docx", MEMORY.word(tmp_path / "a.docx"))


def pdf_form(path, drawn=False):
    return PdfForm(path.name, MEMORY.pdf(path), drawn)


def places(volume):
    return [(one.id, one.first_page, one.pages, one.scans) for one in volume.sections]


def outlined(path, *entries):
    writer = pypdf.PdfWriter(clone_from=path)
    for title, page in entries:
        writer.add_outline_item(title=title, page_number=page - 1)
    writer.write(path)
    return path


def test_a_table_is_told_its_section_where_the_bookmarks_are_lost(tmp_path):
    volume = finished_volume(PLAN, word_form(tmp_path), None)
    [table] = volume.word.tables
    assert table.section == "table"
    assert [p.section for p in volume.passages] == ["letter", "letter", "table", "table"]
    assert volume.page_texts == () and volume.pdf_name == ""


def test_the_sections_of_a_pdf_alone_are_found_by_their_titles_and_scans_by_their_pictures(tmp_path):
    scan = picture_tag(sheet((450, 640)))
    made = pdf(
        tmp_path / "a.pdf", ("一、投标函", ""), ("二、技术偏离表", ""), ("三、资格证明", ""), ("", scan)
    )
    volume = finished_volume(PLAN, None, pdf_form(made))
    assert places(volume) == [("letter", 1, 1, False), ("table", 2, 1, False), ("proofs", 3, 2, True)]
    assert volume.passages == () and volume.word_name == ""


def test_a_section_of_scans_that_holds_none_is_no_scan(tmp_path):
    made = pdf(
        tmp_path / "a.pdf", ("一、投标函", ""), ("二、技术偏离表", ""), ("三、资格证明", "<p>另附</p>")
    )
    assert places(finished_volume(PLAN, None, pdf_form(made)))[-1] == ("proofs", 3, 1, False)


def test_the_outline_tells_where_a_form_prints_another_title(tmp_path):
    made = pdf(tmp_path / "a.pdf", ("投标函", ""), ("技术响应一览", ""), ("资格证明", "<p>另附</p>"))
    assert [one[0] for one in places(finished_volume(PLAN, None, pdf_form(made)))] == ["letter", "proofs"]
    outlined(made, ("一、投标函", 1), ("二、技术偏离表", 2), ("三、资格证明", 3))
    assert places(finished_volume(PLAN, None, pdf_form(made)))[1] == ("table", 2, 1, False)


def test_the_first_words_of_the_word_file_tell_where_nothing_else_does(tmp_path):
    letter = pdf(tmp_path / "a.pdf", ("封面", ""), ("Letter", "<p>致：江城市数据中心</p>"))
    plan = PLAN.model_copy(update={"sections": SECTIONS[:1]})
    assert places(finished_volume(plan, word_form(tmp_path), pdf_form(letter)))[0][1] == 2


def test_a_pdf_that_was_only_drawn_lends_its_pages_and_no_properties(tmp_path):
    made = pdf(tmp_path / "a.pdf", ("投标函", "<p>正文</p>"))
    volume = finished_volume(PLAN, word_form(tmp_path), pdf_form(made, drawn=True))
    assert volume.page_texts and volume.pdf.bytes == 0
    assert not [key for key, _ in volume.metadata if key.startswith("pdf:")]
