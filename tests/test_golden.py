"""What is generated from the sources is current: docs pages and the text of every Word source."""

from scripts.golden import ROOT, pages


def test_generated_files_are_current():
    stale = [str(p.relative_to(ROOT)) for p, text in pages().items() if not _same(p, text)]
    assert stale == [], "run make golden"


def _same(path, text):
    return path.is_file() and path.read_text(encoding="utf-8") == text


def test_no_generated_text_has_lost_its_source():
    orphans = [p.name for p in ROOT.rglob("*.docx.txt") if not p.with_suffix("").is_file()]
    assert orphans == []
