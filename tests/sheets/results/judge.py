"""What ``bidkit result FILE --json`` (a mapping with ``winner``) says of a notice that its author did not see."""

import re
from functools import cache
from pathlib import Path

import yaml
from typer.testing import CliRunner

from bidkit.cli.main import app
from tests.read.layouts.markup import Layout, _parts
from tests.read.layouts.page import pdf_of
from tests.read.layouts.word import docx_of

HERE = Path(__file__).parent
WRITERS = {"docx": docx_of, "pdf": pdf_of}
RUN = CliRunner()


@cache
def notices():
    """Return the notices."""
    return yaml.safe_load((HERE / "notices.yaml").read_text(encoding="utf-8"))


def said(one, folder):
    """Return all that is printed about a notice, figures without commas."""
    path = folder / f"{one['id']}.{one['format']}"
    if one["format"] == "txt":
        path.write_text(one["text"], encoding="utf-8")
    else:
        parts = tuple(_parts(one["text"].splitlines(), {}))
        WRITERS[one["format"]](Layout(one["id"], one["format"], {}, parts, {}), path)
    ran = RUN.invoke(app, ["result", str(path), "--json"], env={"BIDKIT_TODAY": str(one["today"])})
    assert ran.exit_code in (0, 1), ran.output
    return re.sub(r"(?<=\d),(?=\d{3}\D)", "", ran.stdout)


def missed(one, output):
    """Return what is not named of what must be."""
    lost = [str(want) for want in one["wants"] if str(want) not in output]
    return lost + [str(days) for days in one["either"] if not any(str(day) in output for day in days)]
