"""What a user would do instead: docxtpl per section, docxcompose, pictures by python-docx, one conversion."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pypdfium2
from docx import Document
from docx.shared import Cm
from docxcompose.composer import Composer
from docxtpl import DocxTemplate

PICTURE_WIDTH = Cm(15)


def _drawn(scan: Path) -> io.BytesIO:
    """Return the page of a PDF as people bring it into Word: drawn at 150 dpi."""
    with pypdfium2.PdfDocument(scan) as document:
        out = io.BytesIO()
        document[0].render(scale=150 / 72).to_pil().convert("RGB").save(out, "JPEG", quality=85)
    return out


def make(tender: Path, out: Path) -> None:
    """Make one Word file and one PDF of the whole bid."""
    values = {
        "bid": SimpleNamespace(delivery=SimpleNamespace(period_days=90)),
        "bidder": SimpleNamespace(name="基准测试有限公司"),
    }
    composer = None
    for number, path in enumerate(sorted((tender / "texts").glob("*.docx"))):
        template = DocxTemplate(path)
        template.render(values | {"section": SimpleNamespace(number=number + 1, title=f"章节{number}")})
        section = out / f"section-{number:03}.docx"
        template.save(section)
        if composer is None:
            composer = Composer(Document(section))
        else:
            composer.append(Document(section))
    assert composer is not None
    for scan in sorted((tender.parents[1] / "library/files").iterdir()):
        picture = str(scan) if scan.suffix == ".jpg" else _drawn(scan)
        composer.doc.add_picture(picture, width=PICTURE_WIDTH)
    composer.save(out / "whole.docx")
    profile = (out / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(out), str(out / "whole.docx")], check=True, capture_output=True)


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]))
