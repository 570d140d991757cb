"""``python -m tests.intake.make FOLDER`` writes the papers of papers.yaml as files: scans, PDF files, photographs."""

import io
import sys
from pathlib import Path
from string import Template

import img2pdf
import pypdfium2
import weasyprint
from PIL import Image

from tests.intake.look import LOOKS, save
from tests.intake.papers import HERE, papers

DOTS = {"phone": 190, "fax": 204}  # an inch; others 150
STYLE = """@page{size:A4;margin:22mm}body{font-family:'Noto Serif CJK SC';font-size:12pt;line-height:1.7}
h1{text-align:center;font-size:23pt}h2{text-align:center;font-size:17pt}.t{font-size:14pt}.c{text-align:center}
.r{text-align:right}.s{font-size:9pt;color:#444}table{border-collapse:collapse;width:100%;margin:10pt 0}
td{border:.7pt solid #333;padding:5pt;vertical-align:top}.n{white-space:nowrap;color:#333}.bare td{border:0}
.frame{border:3pt double #b8860b;padding:10mm}.ph{width:30mm}.break{page-break-after:always}
.card{border:1pt solid #888;border-radius:4mm;padding:6mm;width:100mm;margin:8mm auto;font-size:11pt}
.seal{width:36mm;height:36mm;border:1.4mm solid #d22;border-radius:50%;color:#d22;text-align:center;font-size:10pt;
margin:-40mm 12mm 0 auto;opacity:.78;transform:rotate(-11deg);position:relative;line-height:1.25}
.seal span{position:absolute;top:9mm;left:3mm;right:3mm}"""
SEAL = '<div class="seal"><span>{}<br>★<br>专用章</span></div>'


def write(paper, folder):
    """Write the files of one paper to a folder and return their paths."""
    body = Template((HERE / f"sheets/{paper.sheet}.html").read_text(encoding="utf-8")).substitute(paper.words)
    seal = SEAL.format(paper.values["holder"]) if paper.look == "stamp" else ""
    drawn = weasyprint.HTML(
        string=f"<html><style>{STYLE}</style><body>{body}{seal}</body></html>"
    ).write_pdf()
    paths = [folder / name for name in paper.files]
    if paper.look == "text":
        paths[0].write_bytes(drawn)
        return paths
    pages = _pictures(drawn, DOTS.get(paper.look, 150))
    shots = [LOOKS[paper.look](page, f"{paper.name}{place}") for place, page in enumerate(pages)]
    if paths[0].suffix == ".pdf":
        paths[0].write_bytes(
            img2pdf.convert([_jpeg(shot) for shot in shots], rotation=img2pdf.Rotation.ifvalid)
        )
        return paths
    for path, shot in zip(paths, shots, strict=True):
        save(shot, path)
    return paths


def write_all(folder):
    """Write every paper to a folder, and one of them twice: the same bytes under another name."""
    folder.mkdir(parents=True, exist_ok=True)
    for paper in papers():
        write(paper, folder)
    (folder / "软著02 - 副本.pdf").write_bytes((folder / "软著02.pdf").read_bytes())


def _pictures(drawn, dots):
    with pypdfium2.PdfDocument(drawn) as document:
        return [page.render(scale=dots / 72).to_pil().convert("RGB") for page in document]


def _jpeg(picture):
    made = io.BytesIO()
    picture.save(made, "JPEG", quality=78, dpi=(150, 150))
    return made.getvalue()


if __name__ == "__main__":
    Image.init()
    write_all(Path(sys.argv[1]))
