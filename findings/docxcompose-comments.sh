#!/usr/bin/env bash
# docxcompose drops the comments of every file but the first, and pins those of the first to the wrong paragraphs.
#
# Guess:    comments of appended files are carried, or they are left out together with their marks.
# Fact:     the marks come along (w:commentRangeStart, w:commentReference), the comments do not, and the numbers are not
#           changed. Comment 0 of the first file now also stands at the place where the second file had its own comment 0:
#           what the lawyer wrote on the bid letter appears on the authorisation, and "delete this paragraph" is gone.
#           No message.
# Versions: docxcompose 2.2.0, python-docx 1.2.0
# Date:     2026-11-30
# Cure:     settle comments before joining, or carry the part of comments over with new numbers.
#
# Exits 0 when the library behaves as above, 1 when it does not.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check docxcompose==2.2.0 python-docx==1.2.0
"$work/venv/bin/python" - "$work" <<'PYTHON'
import sys
from importlib.metadata import version
from pathlib import Path

import docx
from docx.oxml.ns import qn
from docxcompose.composer import Composer

work = Path(sys.argv[1])
SAID = {"投标函": "总价已核对", "授权委托书": "请删去这一段"}


def commented(words):
    """Return a document of one paragraph with one comment on it."""
    document = docx.Document()
    document.add_comment(document.add_paragraph().add_run(words), text=SAID[words], author="甲")
    return document


def read(path):
    """Return, paragraph by paragraph, the words and the comments that their marks lead to."""
    document = docx.Document(path)
    said = {comment.comment_id: comment.text for comment in document.comments}
    marks = {p.text: [int(one.get(qn("w:id"))) for one in p._p.iter(qn("w:commentReference"))] for p in document.paragraphs}
    return {words: [said.get(number) for number in numbers] for words, numbers in marks.items() if words}


joined = Composer(commented("投标函"))
joined.append(commented("授权委托书"))
joined.save(work / "joined.docx")
found = read(work / "joined.docx")
print("version:", *(f"{name} {version(name)}" for name in ("docxcompose", "python-docx")))
print(f"output: written {SAID}; after joining {found}")
as_told = found == {"投标函": ["总价已核对"], "授权委托书": ["总价已核对"]}
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
