"""What was edited since the last package, and whether Word and PDF still say the same."""

import hashlib

import pytest

from bidkit.audit.changes import changes, pdf_texts
from bidkit.audit.run import LastPackage
from bidkit.model.report import PackedFile
from tests.audit.files import codes, look_over, messages, pdf, scanned, sheet, word

TEXTS = [f"第{n}条：每月{n}日前提交运行报告，由双方签字确认后归档。" for n in range(1, 30)]
NAME = "ZB-2026-001_投标文件"


@pytest.fixture
def package(tmp_path):
    folder = tmp_path / "package"
    folder.mkdir()
    return folder


def listed(folder):
    """Return the package as its manifest lists it now."""
    files = [
        PackedFile(path.name, "投标文件", path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in sorted(folder.iterdir())
    ]
    return LastPackage(folder, tuple(files))


def rows(audited):
    return [(change.kind, change.span.paragraph or change.span.page) for change in audited.changes]


def test_an_untouched_file_has_no_changes(workspace, tmp_path, package):
    made = word(package / f"{NAME}.docx", *TEXTS)
    assert codes(look_over(workspace, made, last=listed(package)), "V040", "V041", "V042") == []


def test_each_edited_paragraph_is_told_with_its_place(workspace, tmp_path, package):
    word(package / f"{NAME}.docx", *TEXTS)
    edited = [
        *TEXTS[:4],
        TEXTS[4].replace("每月5日前", "每季度末"),
        *TEXTS[6:20],
        "新加的一条承诺。",
        *TEXTS[20:],
    ]
    made = word(tmp_path / f"{NAME}.docx", *edited)
    found = look_over(workspace, made, last=listed(package))
    assert rows(found) == [("changed", 5), ("removed", 6), ("added", 20)]
    first, second, third = messages(found, "V040")
    assert "【月5日前】" in first and "【季度末】" in first
    assert TEXTS[5] in second and "新加的一条承诺" in third


@pytest.mark.parametrize(
    ("footer", "told"), [("第 2 页 共 9 页", 0), ("2", 0), ("内部资料", 1), ("第 2 页 内部资料", 1)]
)
def test_a_page_number_that_another_program_worked_out_is_no_edit(workspace, tmp_path, package, footer, told):
    def foot(text):
        return lambda document: document.sections[0].footer.paragraphs[0].add_run(text)

    word(package / f"{NAME}.docx", *TEXTS, edit=foot("第 1 页 共 1 页"))
    made = word(tmp_path / f"{NAME}.docx", *TEXTS, edit=foot(footer))
    assert len(messages(look_over(workspace, made, last=listed(package)), "V040")) == told


def test_a_renamed_file_is_held_against_the_volume_it_is(workspace, tmp_path, package):
    word(package / f"{NAME}.docx", *TEXTS)
    made = word(tmp_path / "改好的.docx", *TEXTS[1:])
    found = look_over(workspace, made, last=listed(package), told={"": "main"})
    assert rows(found) == [("removed", 1)]


def test_a_file_that_is_in_no_manifest_is_told(workspace, tmp_path, package):
    word(package / "别的.docx", *TEXTS)
    made = pdf(tmp_path / "投标文件.pdf", ("投标函", "<p>正文</p>"))
    assert codes(look_over(workspace, made, last=listed(package)), "V041") == ["V041"]


def test_a_file_changed_inside_the_package_is_told(workspace, package):
    made = word(package / f"{NAME}.docx", *TEXTS)
    last = listed(package)
    word(made, *TEXTS, "多出来的一句")
    assert codes(look_over(workspace, made, last=last), "V040", "V042") == ["V042"]


def test_an_edited_pdf_is_told_by_page_and_a_reflow_is_no_change(workspace, tmp_path, package):
    long = "".join(TEXTS)
    pdf(package / f"{NAME}.pdf", ("投标函", f"<p>{long}</p>"), ("方案", f"<p>{TEXTS[3]}</p>"))
    made = pdf(
        tmp_path / f"{NAME}.pdf",
        ("投标函", f"<p>{long.replace('每月7日前', '每月7日中午之前')}</p>"),
        ("方案", f"<p>{TEXTS[3]}</p>"),
    )
    found = look_over(workspace, made, last=listed(package))
    assert rows(found) == [("changed", 1)]
    assert "【中午之】" in messages(found, "V040")[0]


def test_a_word_file_edited_after_its_pdf_was_made_is_told(workspace, tmp_path):
    made = pdf(tmp_path / "投标文件.pdf", ("投标函", "".join(f"<p>{text}</p>" for text in TEXTS)))
    same = word(tmp_path / "投标文件.docx", *TEXTS)
    assert codes(look_over(workspace, same, made), "D035") == []
    edited = word(tmp_path / "投标文件.docx", *TEXTS[:-1], "本条改为：服务期延长至六十个月，费用不变。")
    assert codes(look_over(workspace, edited, made), "D035") == ["D035"]


def test_a_number_is_shown_whole_so_that_it_can_be_hidden(workspace, tmp_path, package):
    from bidkit.words.masks import masked

    word(package / f"{NAME}.docx", "联系手机13900001234，代理人身份证号429901198604230244，特此授权。")
    made = word(
        tmp_path / f"{NAME}.docx", "联系手机13900001234，代理人身份证号429901198604230252，特此授权。"
    )
    [message] = messages(look_over(workspace, made, last=listed(package)), "V040")
    assert "4299**********0244" in masked(message) and "4299**********0252" in masked(message)
    assert "19860423" not in masked(message) and "00001234" not in masked(message)


def test_the_scan_of_a_signed_print_is_unread_and_not_a_file_whose_words_were_taken_out(
    workspace, tmp_path, package
):
    pdf(package / f"{NAME}.pdf", ("投标函", "".join(f"<p>{text}</p>" for text in TEXTS)))
    made = scanned(tmp_path / f"{NAME}.pdf", sheet(), sheet())
    assert codes(look_over(workspace, made, last=listed(package)), "V003", "V040", "V043") == ["V003"]


WIDE = "本公司郑重声明：根据有关办法的规定，本公司参加本次采购活动，所供服务全部由符合政策要求的企业承接。"
BEFORE = f"{WIDE}\n上述事项的证明材料见资格证明部分。\n十三、资格声明\n质保36个月。"


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (BEFORE.replace("资格证明部分。", "资\n格证明部分。"), False),
        (BEFORE.replace("本公司郑重声明：", "本 公 司 郑重声 明 ：\n"), False),
        (BEFORE.replace("资格证明部分。", "资\f格证明部分。"), False),
        (BEFORE.replace("资格证明", "资\n格证").replace("36", "24"), True),
        (BEFORE.replace("格证明部分。\n十三、资格声明", "\n十三、资格声明\n格证明部分。"), True),
    ],
)
def test_lines_that_break_elsewhere_are_no_edit_of_a_pdf(after, told):
    old, new = (pdf_texts(text.split("\f"), "册.pdf") for text in (BEFORE, after))
    assert bool(changes(old, new)) is told
