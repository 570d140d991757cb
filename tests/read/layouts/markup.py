r"""The text of a layout → its parts, and the gold that its own lines carry.

Head (YAML), a line ``=====``, then a line a part: ``# `` to ``### `` a Word heading, ``== `` a cover line, ``= ``
a centred bold title, ``.. title|7`` a line of the contents, ``~A0 text`` a numbered paragraph of Word list A at
level 0, ``[] `` a text box that floats, ``---`` a page break, ``\# 2. …`` a paragraph that begins like one of
these, ``|a|b|`` a row of a table (``|!a|b|`` a head row; ``^`` joins upwards, ``<`` to the left, ``⏎`` starts a
paragraph in the cell), all else a paragraph. ``{8}`` is a blank of eight underlined spaces, ``{u 90}`` an
underlined value, ``→`` a tab. ``@Q @S @A @I @F`` at the end of a line or of a line of a cell says what the line
is: qualification, substantive, important, invalidity, tender_failure; ``@I=words`` quotes these words of it
instead.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

HERE = Path(__file__).parent
CLAUSES = {
    "Q": "qualifications",
    "S": "substantive",
    "A": "important",
    "I": "invalidity",
    "F": "tender_failure",
}
TAG = re.compile(r"\s*@([QSAIF])(?:=([^@]+))?\s*$")
MARKS = re.compile(r"[★▲△#*＊※●◆]")
PREFIXES = (
    *(("### ", "h3"), ("## ", "h2"), ("# ", "h1"), ("== ", "cover"), ("= ", "title")),
    *((".. ", "toc"), ("[] ", "box")),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: ``text``, ``h1``-``h3``, ``cover``, ``title``, ``toc``, ``box``, ``page`` or ``list``."""

    kind: str
    text: str = ""
    numbered: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Rows:
    """A table: cells as text, ``^`` and ``<`` for joined ones; the first ``heads`` rows are head rows."""

    cells: tuple[tuple[str, ...], ...]
    heads: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """One document: its ``kind`` (docx or pdf), Word lists, parts, and the gold in the shape of the golds."""

    name: str
    kind: str
    lists: dict[str, list[str]]
    parts: tuple[Line | Rows, ...]
    gold: dict


def load(path):
    """Return the layout of a file."""
    head, body = path.read_text(encoding="utf-8").split("\n=====\n", 1)
    told = yaml.safe_load(head)
    clauses = {key: [] for key in CLAUSES.values()}
    parts = tuple(_parts(body.splitlines(), clauses))
    return Layout(path.stem, told["format"], told.get("lists", {}), parts, _gold(told) | clauses)


def _gold(told):
    named = [line.rsplit(" ", 1) for line in told["scoring"]]
    return {
        "facts": {key: [str(value) for value in values] for key, values in told["facts"].items()},
        "scoring": [{"item": item, "points": points} for item, points in named],
        "scoring_total": str(told["scoring_total"]),
        "forms": told["forms"],
    }


def _parts(lines, clauses):
    rows = []
    for line in [*lines, ""]:
        if line.startswith("|"):
            rows.append(line)
            continue
        if rows:
            yield _table(rows, clauses)
            rows = []
        if line.strip():
            yield _line(line, clauses)


def _table(rows, clauses):
    cells = [
        tuple(
            "⏎".join(_said(one, clauses) for one in cell.split("⏎"))
            for cell in re.sub(r"^\|!?|\|$", "", row).split("|")
        )
        for row in rows
    ]
    assert len({len(row) for row in cells}) == 1, f"rows of other length: {rows}"
    return Rows(tuple(cells), sum(row.startswith("|!") for row in rows))


def _line(line, clauses):
    if line == "---":
        return Line("page")
    if line.startswith("\\"):
        return Line("text", _said(line[1:], clauses))
    for prefix, kind in PREFIXES:
        if line.startswith(prefix):
            return Line(kind, _said(line.removeprefix(prefix), clauses))
    if listed := re.match(r"~([A-Z])(\d) ", line):
        return Line("list", _said(line[listed.end() :], clauses), listed[1], int(listed[2]))
    return Line("text", _said(line, clauses))


def _said(text, clauses):
    """Return the text without its tags; what they say goes to ``clauses``."""
    while tag := TAG.search(text):
        text = text[: tag.start()]
        quote = re.sub(r"\s|\{u ([^}]*)\}", r"\1", tag[2] or TAG.sub("", text))[:40]
        entry = {"quote": quote}
        if tag[1] in "SA":
            mark = MARKS.search(text)
            entry["mark"] = mark[0] if mark else "实质性"
        clauses[CLAUSES[tag[1]]].append(entry)
    return text
