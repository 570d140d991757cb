"""Lines 14, 30 and 31: changes since the package was built, files nobody touched, one page too many."""

import hashlib

import pytest

from bidkit.audit.files import Readers
from bidkit.audit.run import AuditJob, LastPackage, audit
from bidkit.finding import Severity
from bidkit.model.report import PackedFile
from bidkit.pack.names import stems
from bidkit.render.plan import plan
from tests.audit.files import look_over, word
from tests.defects.clean_bid import clean_bid
from tests.defects.pdf_edit import BASE_FONT, edit_pdf

LOUD = (Severity.ERROR, Severity.FATAL)
NAME = "ZB-2026-001_投标文件.docx"
BODY = [f"第{n}条：每月{n}日前提交运行报告，由双方签字确认后归档。" for n in range(1, 30)]
LETTER = "投标函", "投标总价为人民币1,000,000.00元。", "投标有效期为自投标截止之日起90日。"
PROOFS = "        - {id: proofs,"
PLANNED = PROOFS, f"        - {{id: power, title: 授权委托书, template: authority}}\n{PROOFS}"
POWER = "授权委托书", "授权代表可以签署投标文件，无转委托权。"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("90日", "60日"),
        ("1,000,000.00元", "1,100,000.00元"),
        ("无转委托权", "可以转委托"),
        ("可以签署投标文件", "可以签署投标文件并收取款项"),
    ],
)
def test_14_a_change_in_what_binds_us_is_more_than_an_info(workspace, tmp_path, old, new):
    tender = workspace / "tenders/demo/tender.yaml"
    tender.write_text(tender.read_text(encoding="utf-8").replace(*PLANNED), encoding="utf-8")
    texts = [*LETTER, *POWER, *BODY]
    folder = tmp_path / "package"
    folder.mkdir()
    made = word(folder / NAME, *texts)
    listed = PackedFile(NAME, "投标文件", made.stat().st_size, hashlib.sha256(made.read_bytes()).hexdigest())
    edited = word(tmp_path / NAME, *(text.replace(old, new) for text in texts))
    last = LastPackage(folder, (listed,))
    before = {(f.code, f.message) for f in look_over(workspace, made, last=last).findings}
    found = look_over(workspace, edited, last=last).findings
    grown = [f for f in found if f.severity in LOUD and (f.code, f.message) not in before]
    assert any(word_ in f.message for f in grown for word_ in (new, new[:4]))


@pytest.mark.parametrize("form", ["word", "pdf"])
@pytest.mark.parametrize("volume", ["price", "open"])
def test_30_an_untouched_volume_alone_is_not_shouted_at(volume, form):
    made = clean_bid().volume(volume)
    found = hear([made.word if form == "word" else made.pdf])
    assert [f"{f.code} {f.message}" for f in found if f.severity in LOUD] == []


@pytest.mark.parametrize(
    "edit",
    [{"op": "blank_page", "page": "2"}, {"op": "repeat_page", "page": "1"}, {"op": "drop_page", "page": "3"}],
    ids=lambda one: one["op"],
)
def test_31_one_page_more_or_less_is_not_said_line_by_line(tmp_path, edit):
    made = clean_bid().volume("price")
    target = tmp_path / made.pdf.name
    edit_pdf(made.pdf, target, [edit], {one.id: one.first_page for one in made.sections})
    found = [f for f in hear([made.word, target]) if f.severity in LOUD and BASE_FONT not in f.message]
    codes = [f.code for f in found]
    assert {code: codes.count(code) for code in codes if codes.count(code) > 2} == {}
    assert found


def hear(paths):
    """Return what an audit finds in files of the example; nothing is converted."""
    clean = clean_bid()
    titles = {one.id: one.title for one in plan(clean.dossier, clean.loaded.titles).sections}
    readers = Readers(clean.reading.word, clean.reading.pdf, lambda path: None)
    names = stems(clean.dossier, draft=False)
    return audit(
        AuditJob(
            tuple(paths), clean.dossier, clean.checklist, readers, names, titles=titles, printed=clean.printed
        )
    ).findings
