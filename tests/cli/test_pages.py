"""The generated pages are current, and no field or command is left out of them."""

from pathlib import Path

from bidkit.cli.main import COMMANDS
from bidkit.errors import ExitCode
from scripts.cli_page import MEANINGS, cli_page
from scripts.formats_page import formats_page, missing_notes

DOCS = Path(__file__).parent.parent.parent / "docs"


def test_the_page_of_commands_is_current():
    assert (DOCS / "cli.md").read_text(encoding="utf-8") == cli_page(), "run make golden"


def test_the_page_of_formats_is_current():
    assert (DOCS / "formats.md").read_text(encoding="utf-8") == formats_page(), "run make golden"


def test_every_field_has_a_note_and_every_note_a_field():
    assert missing_notes() == []


def test_every_command_has_a_section_and_every_exit_code_a_line():
    page = cli_page()
    assert all(f"\n## {name}\n" in page for name in COMMANDS)
    assert set(MEANINGS) == set(ExitCode)
