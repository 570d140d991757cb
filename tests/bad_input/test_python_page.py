"""docs/python.md runs as it stands, block after block, and names everything that can be called."""

import contextlib
import io
import re
import shutil
from pathlib import Path

import pytest

from bidkit.api import OpenTender, OpenWorkspace
from bidkit.load.tender import load_tender
from tests.bad_input.small import word
from tests.read_forms.buyers import document

PAGE = Path(__file__).parents[2] / "docs/python.md"
TEXT = PAGE.read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", TEXT, re.M | re.S)
CLARIFICATION = (
    "各潜在供应商：现就江城市档案数字化服务采购项目磋商文件的有关内容说明如下，请遵照执行。",
    "一、递交响应文件截止时间由2026年12月21日09:30变更为2026年12月28日09:30。",
)


@pytest.fixture(scope="module")
def ran(built_once, tmp_path_factory):
    """Return the folder where the blocks ran, the small workspace in place of the demo, and what each printed."""
    folder = tmp_path_factory.mktemp("python")
    root = shutil.copytree(built_once, folder / "demo", symlinks=True)
    shutil.move(root / "tenders/demo", root / "tenders/economy-system")
    (folder / "招标文件.docx").write_bytes(document())
    word(folder / "澄清01.docx", *CLARIFICATION)
    word(folder / "别家.docx", "某某别家公司的响应文件，与本公司没有相同之处。")
    said, names = [], {}
    with contextlib.chdir(folder):
        for block in BLOCKS:
            with contextlib.redirect_stdout(io.StringIO()) as out:
                exec(compile(block, PAGE.name, "exec"), names)
            said.append(out.getvalue())
    return folder, names, said


def test_a_package_was_built_and_is_whole(ran):
    _, names, said = ran
    assert names["workspace"].tenders()[0] == "economy-system"
    assert names["report"].status == "packed" and names["report"].files
    assert "packed\n" in said[1] and "True" in said[4]


def test_sheets_audit_and_comparison_gave_their_records(ran):
    _, names, _ = ran
    assert names["made"].sheets[0].title == "评委问答准备表"
    assert all(path.is_file() for path in names["made"].files)
    assert names["audited"].audited.changes == ()
    assert len(names["compared"].pairs) == 1


def test_a_tender_was_begun_and_a_clarification_noted(ran):
    _, names, _ = ran
    place = names["fresh"].place
    assert len(names["found"].forms) == 3 and "bid.signer" in names["begun"].started.unread
    assert names["book"].open and place.tender.name == "新项目"
    held = load_tender(place.tender, place.root)
    assert (
        [change.item for change in held.changes] == [change.item for change in names["taken"].changes] != []
    )


def test_the_watched_run_was_stopped_at_the_step_it_names(ran):
    folder, _, said = ran
    lines = said[-2].splitlines()
    assert "3/6 填写模板 0/0" in lines and "已停止" in lines[-1]
    assert not any(line.startswith("4/6") for line in lines)
    assert not (folder / "demo/tenders/economy-system/out/draft").exists()


def test_a_fault_carries_message_cure_and_code(ran):
    assert re.fullmatch(r"3 没有叫「没有这个项目」的项目 现有的项目：.+\n", ran[2][-1])


@pytest.mark.parametrize("shape", [OpenWorkspace, OpenTender])
def test_the_page_names_everything_that_can_be_called(shape):
    calls = [name for name in vars(shape) if not name.startswith("_") and callable(getattr(shape, name))]
    assert calls and [name for name in calls if f".{name}(" not in TEXT] == []


def test_every_block_of_the_page_is_python_and_none_is_skipped():
    assert len(BLOCKS) == TEXT.count("```") // 2
