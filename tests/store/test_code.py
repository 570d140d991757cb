"""The stamp follows every file of bidkit, so that a mended function reaches a kept workspace."""

import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from tests.bad_input.small import add_scans, add_text, edit, make, word

ROOT = Path(__file__).parents[2]
COPY = "import sys; sys.path.insert(0, {0!r}); "


@pytest.fixture
def other(tmp_path):
    """Return a copy of bidkit that can be mended."""
    home = tmp_path / "other"
    shutil.copytree(ROOT / "bidkit", home / "bidkit", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("templates", "checklists"):
        (home / name).symlink_to(ROOT / name)
    return home


def run(home, code, *words):
    done = subprocess.run(
        [sys.executable, "-c", COPY.format(str(home)) + code, *words],
        capture_output=True,
        text=True,
        cwd=home,
    )
    return done.stdout + done.stderr


def stamp(home):
    return run(home, "from bidkit.store.code import code_stamp; print(code_stamp())").strip()


def word_text(root):
    (path,) = (root / "tenders/demo/out/word").glob("*.docx")
    return "".join(paragraph.text for paragraph in docx.Document(path).paragraphs)


def test_the_stamp_is_the_same_until_a_file_changes(other):
    before = stamp(other)
    assert stamp(other) == before and len(before) == 64
    edit(other / "bidkit/words/capitals.py", "整", "正")
    assert stamp(other) not in (before, "")


def test_code_that_changes_under_a_running_program_shares_nothing(other):
    touch = "import pathlib; f = pathlib.Path('bidkit/errors.py'); f.write_text(f.read_text()); "
    late = "import bidkit.store.code as code, time; time.sleep(0.05); " + touch + "print(code.code_stamp())"
    assert len(run(other, late).strip()) == 64 + 16


def test_a_mended_amount_in_words_reaches_a_kept_workspace(other, tmp_path):
    root = add_scans(make(tmp_path / "ws"))
    word(add_text(root), "大写：{{ price.total | cn_money }}。")
    build = "from bidkit.cli.main import run; run()"
    words = ("build", "demo", "-C", str(root), "--soffice", "/nowhere")
    run(other, build, *words)
    assert "大写：壹佰万元整" in word_text(root)
    edit(other / "bidkit/words/capitals.py", "}元整", "}元正")
    run(other, build, *words)
    assert "大写：壹佰万元正" in word_text(root)
