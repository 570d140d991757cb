"""What the tests of the seal plan and the risk list share: a small bid, with or without a finished package."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from bidkit.finding import Effect, Finding, FindingClass, Severity
from bidkit.load.yamlsrc import parse_mapping
from bidkit.model.places import Places, VolumePlace
from bidkit.model.sheet import Cell, Sheet, Table, cell_words
from bidkit.sheets.material import Material
from tests.check.support import shipped, world

RULES = cache(shipped)

SEALED = "tender: {forms: {bid-letter: {title: 投标函, seal: [company], sign: [either], join: or}}}"
PAPER = (
    "tender: {copies: {original: 1, duplicate: 4, electronic: 0}, opening_place: 江城市公共资源交易中心三楼}"
)


def material(
    *overlays: str, findings: Iterable[Finding] = (), packed: bool = False, today: date | None = None
) -> Material:
    """Return the small bid of the rules' examples with changes laid over it one after another."""
    seen = world(_joined(overlays))
    places = None
    if packed:
        made = [VolumePlace(v.id, v.title, v.pdf_name, len(v.page_texts), v.sections) for v in seen.volumes]
        places = Places(tuple(made))
    return Material(seen.dossier, tuple(findings), places, today, rules=RULES())


def _joined(overlays: tuple[str, ...]) -> dict[str, object]:
    whole: dict[str, object] = {}
    for text in filter(None, overlays):
        _lay(whole, parse_mapping(text, "change"))
    return whole


def _lay(below: dict[str, object], above: dict[str, object]) -> None:
    for key, value in above.items():
        mine = below.get(key)
        if isinstance(mine, dict) and isinstance(value, dict):
            _lay(mine, value)
        else:
            below[key] = value


def finding(code: str, **more: object) -> Finding:
    """Return a fatal finding with a few things changed."""
    given = {
        "title": "示例问题",
        "severity": Severity.FATAL,
        "kind": FindingClass.WRONG,
        "effect": Effect.BID_INVALID,
        "message": "示例说明",
        "cure": "示例办法",
    } | more
    return Finding(code=code, **given)  # type: ignore[arg-type]


def table(sheet: Sheet, name: str) -> Table:
    """Return the table with this name."""
    return next(one for one in sheet.tables() if one.name == name)


def names(sheet: Sheet) -> list[str]:
    """Return the names of all tables."""
    return [one.name for one in sheet.tables()]


def column(rows: Table, head: str) -> list[str]:
    """Return one column: its texts, or the pages it points to."""
    at = rows.heads.index(head)
    return [row[at].text + "；".join(ref.shown for ref in row[at].refs) for row in rows.rows]


def cell(rows: Table, key: str, head: str) -> Cell:
    """Return the cell under a head in the first row that holds ``key`` in any cell."""
    row = next(row for row in rows.rows if any(key in one.text for one in row))
    return row[rows.heads.index(head)]


def gaps(sheet: Sheet) -> str:
    """Return what the sheet says is missing, one a line."""
    return "\n".join(f"{gap.what} → {gap.cure}" for gap in sheet.gaps)


def words(sheet: Sheet) -> str:
    """Return every text of the sheet."""
    notes = [one.note for one in sheet.tables()]
    return "\n".join([sheet.lead, gaps(sheet), *notes, *map(cell_words, sheet.cells())])
