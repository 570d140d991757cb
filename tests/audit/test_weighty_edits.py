"""An edit in price, ★ answers or a signed form keeps 可以交 away until somebody accepts that very edit."""

import hashlib

import pytest
import yaml

from bidkit.audit.run import LastPackage
from bidkit.model.report import PackedFile
from tests.audit.files import codes, look_over, messages, word

NAME = "ZB-2026-001_投标文件.docx"
LETTER = (
    "投标函", "我方承诺自合同签订之日起60日内完成全部工作。", "投标总价为人民币1,000,000.00元。",
    "日期：＿＿年＿＿月＿＿日",
    "资格证明", "营业执照副本附后，共一页。", "全部数据存放在采购人机房",
)  # fmt: skip


@pytest.fixture
def audited(workspace, tmp_path):
    """Return a function that audits the letter with one line replaced, against the package as built."""
    folder = tmp_path / "package"
    folder.mkdir()
    packed = word(folder / NAME, *LETTER)
    digest = hashlib.sha256(packed.read_bytes()).hexdigest()
    last = LastPackage(folder, (PackedFile(NAME, "投标文件", packed.stat().st_size, digest),))

    def audit(old, new):
        lines = [line.replace(old, new) for line in LETTER]
        return look_over(workspace, word(tmp_path / NAME, *(line for line in lines if line)), last=last)

    return audit


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("60日内", "90日内"),
        ("1,000,000.00", "1,100,000.00"),
        ("我方承诺自合同签订之日起60日内完成全部工作。", ""),
        ("全部数据存放在采购人机房", "全部数据存放在我方机房"),
        ("共一页。", "共一页，价款 5,000.00 元。"),
    ],
)
def test_an_edit_that_matters_blocks(audited, old, new):
    found = audited(old, new)
    assert codes(found, "V043") == ["V043"] and len(messages(found, "V040")) == 1
    assert [one.blocks for one in found.findings if one.code == "V043"] == [True]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("＿＿年＿＿月＿＿日", "2026年12月18日"),
        ("60日内", "六十天内"),
        ("1,000,000.00元", "100万元"),
        ("附后，共一页", "附后，共两页"),
    ],
)
def test_a_filled_blank_another_spelling_and_other_text_do_not(audited, old, new):
    found = audited(old, new)
    assert set(codes(found, "V040", "V043")) == {"V040"}


def test_a_person_accepts_that_very_edit_and_no_other(workspace, audited):
    [open_one] = [one for one in audited("60日内", "90日内").findings if one.code == "V043"]
    path = workspace / "tenders/demo/bid.yaml"
    bid = yaml.safe_load(path.read_text(encoding="utf-8"))
    waiver = {
        "finding": open_one.key,
        "by": "周启明",
        "on": "2026-12-18",
        "reason": "业主答疑允许",
        "covers": open_one.covers,
    }
    path.write_text(yaml.safe_dump(bid | {"waivers": [waiver]}, allow_unicode=True), encoding="utf-8")
    assert [one.blocks for one in audited("60日内", "90日内").findings if one.code == "V043"] == [False]
    assert [one.blocks for one in audited("60日内", "91日内").findings if one.code == "V043"] == [True]


def test_what_could_not_be_filled_is_said(workspace, tmp_path):
    made = word(tmp_path / NAME, *LETTER)
    assert codes(look_over(workspace, made, printed=None), "V044") == ["V044"]
    assert codes(look_over(workspace, made), "V044") == []
