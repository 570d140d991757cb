"""Measure ``bidkit read`` on 100 made-up pages, Word and PDF, against a plain pdfplumber pass where it is installed.

``python -m benchmarks.reading`` prints a table; every run is a process of its own, imports included.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import weasyprint
from docx import Document

ROOT = Path(__file__).parent.parent
PAGES = 100
LINES = 32
WORDS = "投标人应当按照招标文件的要求编制投标文件，并对提出的实质性要求和条件作出响应，否则其投标无效。"
GOALS = {"docx": 2.0, "pdf": 6.0}
MEGABYTES = 500
READ = "from bidkit.read.opening import open_document as o; from bidkit.read.extract import extract as e; e(o(p))"
PLUMBER = "import pdfplumber\nwith pdfplumber.open(p) as f:\n for g in f.pages: g.extract_text(); g.extract_tables()"
MEMORY = "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"


def lines() -> list[str]:
    """Return the lines of one hundred pages: chapters, clauses and rows of a table."""
    out = []
    for chapter, title in enumerate(
        ("招标公告", "投标人须知", "采购需求", "评标办法", "投标文件格式"), start=1
    ):
        out.append(f"第{'一二三四五'[chapter - 1]}章 {title}")
        out += [f"{chapter}.{number}{WORDS}" for number in range(1, PAGES * LINES // 10)]
    return out


def make(folder: Path) -> dict[str, Path]:
    """Return the two files, each of about one hundred pages."""
    document = Document()
    for line in lines():
        document.add_paragraph(line)
    document.save(str(folder / "a.docx"))
    rows = "".join(f"<tr><td>{n}</td><td>{WORDS}</td></tr>" for n in range(200))
    body = "".join(f"<p>{line}</p>" for line in lines())
    style = "body{font:11pt 'Noto Serif CJK SC'}td{border:0.5pt solid}table{border-collapse:collapse}"
    weasyprint.HTML(string=f"<style>{style}</style>{body}<table>{rows}</table>").write_pdf(folder / "a.pdf")
    return {"docx": folder / "a.docx", "pdf": folder / "a.pdf"}


def run(code: str, path: Path) -> tuple[float, float]:
    """Return seconds and peak megabytes of one pass in a process of its own."""
    program = f"from pathlib import Path\np = Path({str(path)!r})\n{code}\n{MEMORY}"
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return time.perf_counter() - start, int(done.stdout.split()[-1]) / 1024


def main() -> None:
    """Print one line a file."""
    with tempfile.TemporaryDirectory(prefix="bidkit-reading-") as temporary:
        files = make(Path(temporary))
        for kind, path in files.items():
            seconds, memory = run(READ, path)
            print(
                f"{kind}: {seconds:.1f} s (goal {GOALS[kind]:g} s), peak {memory:.0f} MB (goal {MEGABYTES} MB)"
            )
        if importlib.util.find_spec("pdfplumber"):
            seconds, memory = run(PLUMBER, files["pdf"])
            print(f"plain pdfplumber pass over the same PDF: {seconds:.1f} s, peak {memory:.0f} MB")
        else:
            print("pdfplumber is not installed: pip install pdfplumber to see its pass over the same PDF")


if __name__ == "__main__":
    main()
