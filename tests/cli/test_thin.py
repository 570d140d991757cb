"""A command parses and prints; what is done is a workflow's, and only workflows read and write."""

import ast
from pathlib import Path

import pytest

from tests.test_layers import imported_names

ROOT = Path(__file__).parents[2] / "bidkit"
COMMANDS = sorted((ROOT / "cli/commands").glob("*.py"))
PRINTERS = sorted(path for path in (ROOT / "cli").rglob("*.py") if path not in COMMANDS)
COMMANDS_MAY = ("cli", "door", "errors", "finding", "flow", "model", "report", "version")
PIECES = ("bidkit.sheets.catalogue", "bidkit.tools.probe", "bidkit.words")
WORKERS = ("audit", "bind", "finished", "link", "load", "pack", "pdf", "render", "store", "word")


def imported(path):
    """Return what a file imports of bidkit when it runs, not what it names in types alone."""
    types = [
        node for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    ]  # fmt: skip
    named = {f"{one.module}.{a.name}" for n in types for one in n.body for a in one.names}
    return {name for name in imported_names(path) if name.startswith("bidkit.")} - named


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.stem)
def test_a_command_fits_on_a_screen(path):
    assert len(path.read_text("utf-8").splitlines()) <= 60


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.stem)
def test_a_command_asks_a_workflow_and_no_other_command(path):
    doors = ("web",) if path.stem == "serve" else ()  # the one command that opens another door
    for name in imported(path):
        assert name.split(".")[1] in (*COMMANDS_MAY, *doors) or name.startswith(PIECES), name
        assert not name.startswith("bidkit.cli.commands"), name


@pytest.mark.parametrize("path", PRINTERS, ids=lambda path: path.stem)
def test_a_printer_reads_and_writes_nothing(path):
    found = {name for name in imported(path) if name.split(".")[1] in WORKERS}
    assert found <= {"bidkit.store.disk.fault_of_the_machine"}
