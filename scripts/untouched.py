"""Make a project from each buyer's document of a folder, touch nothing, and print what its first page says.

``python -m scripts.untouched FOLDER [--files]`` prints the verdict and the order of what is left, and ends with 1 if
one of them might be handed in. With ``--files`` each is built, which takes half a minute; else its data are checked.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from typer.testing import CliRunner

from bidkit.cli.main import app

ROOT = Path(__file__).parents[1]
READY = ("能不能交：可以交", "能不能交：数据检查通过")


def main(folder: Path, files: bool) -> int:
    """Return 1 if an untouched project is said to be ready."""
    ready = []
    with tempfile.TemporaryDirectory() as home:
        site = Path(home)
        shutil.copytree(ROOT / "library", site / "library")
        (site / "tenders").mkdir()
        for document in sorted((*folder.glob("*.docx"), *folder.glob("*.pdf"))):
            said = first_page(document, site, files)
            print(f"======== {document.name}\n{said}\n", flush=True)
            ready += [document.name] if any(one in said for one in READY) else []
    print(f"说可以交的：{'、'.join(ready) or '没有'}")
    return 1 if ready else 0


def first_page(document: Path, site: Path, files: bool) -> str:
    """Return what stands before the list of findings in the report of an untouched project."""
    made = CliRunner().invoke(app, ["new", document.stem, "--from", str(document), "--workspace", str(site)])
    if made.exit_code:
        return str(made.output)
    said = (
        CliRunner().invoke(app, ["build" if files else "check", str(site / "tenders" / document.stem)]).output
    )
    return said.split("\n== ", 1)[0]


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    raise SystemExit(main(Path(sys.argv[1]), "--files" in sys.argv))
