"""What a command imports before it answers: a library that nobody needed is time that everybody waits."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = {
    "PIL", "docx", "docxtpl", "fontTools", "icalendar", "img2pdf", "jinja2", "lxml", "numpy", "openpyxl", "pikepdf",
    "pi_heif", "pptx", "pydantic", "pypdf", "pypdfium2", "rapidocr", "rich", "starlette",
    "uvicorn", "weasyprint", "yaml",
}  # fmt: skip
SCRIPT = """
import json, sys
sys.argv = ["bidkit", *sys.argv[1:]]
from bidkit.cli.main import run
try:
    run()
except SystemExit as end:
    print(json.dumps([end.code, sorted(sys.modules)]), file=sys.stderr)
"""


def imported(*words):
    """Return the exit code and the names of all modules that a command has imported when it ends."""
    told = subprocess.run(
        [sys.executable, "-c", SCRIPT, *words],
        capture_output=True,
        check=True,
        cwd=ROOT,
        timeout=120,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    ).stderr
    code, names = json.loads(told.splitlines()[-1])
    return code, set(names)


@pytest.mark.parametrize(
    ("words", "allowed"),
    [
        (("--version",), set()),
        (("--help",), {"rich"}),
        (("explain", "Q003"), {"pydantic", "yaml"}),
        (("explain",), {"pydantic", "yaml", "rich"}),
    ],
    ids=lambda value: " ".join(value[:1]) if isinstance(value, tuple) else "",
)
def test_a_command_imports_no_library_that_it_does_not_use(words, allowed):
    code, names = imported(*words)
    assert code in (0, 1)
    assert names & HEAVY - allowed == set()


def test_a_check_of_what_was_looked_at_before_opens_no_scan_and_no_template():
    words = ("check", "economy-system", "-C", str(ROOT))
    imported(*words)
    code, names = imported(*words)
    assert code in (0, 1)
    assert names & HEAVY == {"pydantic"}  # YAML comes from memory, and a pipe needs no colours
    for part in ("check.blind", "link", "pack", "word.join", "proofread"):
        assert not [name for name in names if name.startswith(f"bidkit.{part}.")], part
    assert "bidkit.flow.build" not in names


def test_the_first_check_of_a_workspace_says_the_same_as_the_second_and_as_one_after_a_change(tmp_path):
    copy = tmp_path / "own"
    for part in ("library", "examples", "checklists"):
        shutil.copytree(ROOT / part, copy / part)
    first, second = told(copy), told(copy)
    tender = copy / "examples/economy-system/tender.yaml"
    kept = tender.read_text(encoding="utf-8")
    title = kept.partition("name: ")[2].partition("\n")[0]
    tender.write_text(kept.replace(title, "另一个名字的项目"), encoding="utf-8")
    changed = told(copy)
    tender.write_text(kept, encoding="utf-8")
    assert first == second == told(copy)
    assert "另一个名字的项目" in changed and "另一个名字的项目" not in first


def told(workspace):
    words = [sys.executable, "-m", "bidkit", "check", "economy-system", "-C", str(workspace), "--json"]
    env = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return subprocess.run(words, capture_output=True, timeout=120, env=env).stdout.decode()


def test_to_explain_one_rule_only_its_own_kind_is_imported():
    _, names = imported("explain", "Q003")
    families = [path.parent.name for path in (ROOT / "bidkit/check").glob("*/__init__.py")]
    kinds = {name for name in names if name.startswith(tuple(f"bidkit.check.{one}." for one in families))}
    assert kinds == {"bidkit.check.papers.certificate_valid"}
