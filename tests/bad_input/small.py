"""A small workspace that builds clean, the command run on it, and the few ways in which tests spoil it."""

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import img2pdf
from PIL import Image, ImageDraw
from typer.testing import CliRunner

from bidkit.cli.main import app
from tests import conftest as shared

FAKES = Path(__file__).parent.parent / "fakes"
CHECKLIST = Path(__file__).parents[2] / "checklists/base"
# The rules these tests are about; the others would ask the small tender for things it is too small to have.
RULES = ("A002", "D014", "P001", "Q001", "Q002", "Q004")
RUN = CliRunner()
SCANS = ("licence", "iso9001", "zhang-wei", "zhang-wei-social", "case-a", "audit-2025")


def make(root):
    """Write the shared small workspace into a folder."""
    texts = {
        "library/company.yaml": shared.COMPANY,
        "library/qualifications/iso9001.yaml": shared.ISO,
        "library/people/zhang-wei.yaml": shared.PERSON,
        "library/cases/case-a.yaml": shared.CASE,
        "library/financials/fin-2025.yaml": shared.FINANCIAL,
        "tenders/demo/tender.yaml": shared.TENDER + shared.CONFIRMED,
        "tenders/demo/bid.yaml": shared.BID,
    }
    for name, text in texts.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip(), encoding="utf-8")
    edit(root / "tenders/demo/tender.yaml", "method: open", "method: open\nchecklists: [base]")
    pack, none = root / "checklists/base", root / "checklists/government-procurement"
    for folder in (pack, none):  # a workspace's own packs stand in for the shipped ones that follow
        folder.mkdir(parents=True)
    for rule in RULES:
        (path,) = CHECKLIST.glob(f"{rule}-*.yaml")
        shutil.copy(path, pack)
    for folder in (pack, none):
        shutil.copy(CHECKLIST / "pack.yaml", folder)
    shared.write_price(root / "tenders/demo/price.xlsx", [("平台", "套", 1, 1_000_000, 0.06)])
    return root


def page_image(path, words, size=(620, 877), mode="RGB", **options):
    """Write a picture whose upper left quarter is dark, so that a turned one can be told."""
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, size[0] // 2, size[1] // 2), fill=(40, 60, 120))
    draw.text((size[0] // 2, size[1] // 2), words, fill="black")
    image.convert(mode).save(path, **options)
    return path


def add_scans(root):
    """Put a one-page PDF of a picture where each record of the workspace expects its scan."""
    files = root / "library/files"
    files.mkdir(parents=True, exist_ok=True)
    for name in SCANS:
        picture = page_image(files / f"{name}.jpg", name)
        (files / f"{name}.pdf").write_bytes(img2pdf.convert(str(picture), nodate=True))
        picture.unlink()
    return root


def build(root, *words):
    """Run ``bidkit build demo`` in the workspace and return what it said and its exit code."""
    return RUN.invoke(app, ["build", "demo", "-C", str(root), *words])


def command(root, *words, **options):
    """Start ``bidkit build demo`` as a process of its own."""
    argv = [sys.executable, "-m", "bidkit", "build", "demo", "-C", str(root), *words]
    return subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)


def fake(name):
    """Return the options that make a build use a pretended soffice."""
    return ("--soffice", str(FAKES / f"soffice-{name}"))


def edit(path, old, new):
    """Replace one passage of a text file; the passage must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


def hashes(folder):
    """Return the hash of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def package(root):
    """Return the hashes of the package that lies there."""
    return hashes(root / "tenders/demo/out/package")


def halves(root):
    """Return every file and folder that a dead build might have left behind."""
    marks = (".part", ".old", ".tmp", ".soffice-", ".raw-")
    found = [path for path in root.rglob("*") if any(mark in path.name for mark in marks)]
    return found + list((root / ".bidkit/work").glob("*"))


def word(path, *paragraphs):
    """Write a Word file with these paragraphs."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(path))
    return path


def add_section(root, line):
    """Add a section to the tender's only volume."""
    edit(
        root / "tenders/demo/tender.yaml",
        "        - {id: proofs,",
        f"        - {line}\n        - {{id: proofs,",
    )


def add_text(root, name="text.docx"):
    """Give the tender a section that is made from a Word file of its own; return where that file belongs."""
    add_section(root, "{id: own, title: 方案, text: own}")
    edit(root / "tenders/demo/bid.yaml", "answers:", f"sections: {{own: texts/{name}}}\nanswers:")
    return root / "tenders/demo/texts" / name


def is_chinese(text):
    """Return whether a message is Chinese and free of traces of the program."""
    return (
        bool(re.search(r"[\u4e00-\u9fff]", text)) and "Traceback" not in text and "object at 0x" not in text
    )


def scan(root):
    """Return the scan of the certificate that requirement Q2 rests on."""
    return root / "library/files/iso9001.pdf"


def instead(root, name):
    """Name another file as that scan and return where it belongs."""
    edit(root / "library/qualifications/iso9001.yaml", "files/iso9001.pdf", f"files/{name}")
    return root / "library/files" / name
