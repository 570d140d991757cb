"""Write everything that is generated from the sources, so that a change can be reviewed as text.

``make golden`` writes; ``python -m scripts.golden --check`` writes nothing and exits 1 when something is out of date.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bidkit.check.explain import rules_page
from bidkit.load.checklist import load_checklist
from bidkit.word.seen.read import read_text
from scripts.cli_page import cli_page
from scripts.context_page import context_page
from scripts.formats_page import formats_page
from scripts.tender_law_page import tender_law_page

ROOT = Path(__file__).parent.parent


def template_text(path: Path) -> str:
    """Return the text of a Word template, one paragraph a line, each with the part it stands in."""
    lines = [f"{p.part}\t{p.text}" for p in read_text(path.read_bytes(), name=path.name) if p.text.strip()]
    return "\n".join(lines) + "\n"


def pages() -> dict[Path, str]:
    """Return every generated file with the text it should hold."""
    packs = sorted(path.parent.name for path in ROOT.glob("checklists/*/pack.yaml"))
    made = {
        ROOT / "docs/context.md": context_page(),
        ROOT / "docs/cli.md": cli_page(),
        ROOT / "docs/formats.md": formats_page(),
        ROOT / "docs/tender-law.md": tender_law_page(),
        ROOT / "docs/rules.md": rules_page(load_checklist([ROOT / "checklists"], packs, root=ROOT)),
    }
    sources = [
        *ROOT.glob("templates/*/*.docx"),
        *ROOT.glob("library/texts/*.docx"),
        *ROOT.glob("examples/*/*/*.docx"),
    ]
    for path in sorted(sources):
        made[path.with_suffix(".docx.txt")] = template_text(path)
    return made


def main() -> int:
    """Write or check, and return the exit code."""
    stale = [p for p, text in pages().items() if not p.is_file() or p.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv:
        for path in stale:
            print(f"out of date: {path.relative_to(ROOT)}; run make golden")
        return 1 if stale else 0
    made = pages()
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made[path], encoding="utf-8")
        print(f"written: {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
