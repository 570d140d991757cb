"""What a command imports before it answers: a library that nobody needed is time that everybody waits."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = {
    "PIL", "docx", "docxtpl", "fontTools", "icalendar", "img2pdf", "jinja2", "lxml", "numpy", "openpyxl", "pikepdf",
    "pi_heif", "pydantic", "pypdf", "pypdfium2", "rapidocr_onnxruntime", "rich", "weasyprint", "yaml",
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
    # openpyxl brings lxml, PIL and numpy with it
    assert names & HEAVY <= {"pydantic", "yaml", "rich", "openpyxl", "lxml", "PIL", "numpy"}
    assert not [name for name in names if name.startswith(("bidkit.check.blind.", "bidkit.link.steps"))]


def test_to_explain_one_rule_only_its_own_kind_is_imported():
    _, names = imported("explain", "Q003")
    families = [path.parent.name for path in (ROOT / "bidkit/check").glob("*/__init__.py")]
    kinds = {name for name in names if name.startswith(tuple(f"bidkit.check.{one}." for one in families))}
    assert kinds == {"bidkit.check.papers.certificate_valid"}
