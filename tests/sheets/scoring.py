"""What the tests of the score sheet share: the small example bid with changes laid over it, scored."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from bidkit.model.anchors import record_anchor, record_end_anchor
from bidkit.model.places import Places, VolumePlace
from bidkit.sheets.material import Material
from bidkit.sheets.score import expected_points, make
from tests.check.support import shipped, world

RULES = cache(shipped)

FORM = "{id: sme, title: 中小企业声明函（服务）, template: sme-statement}"
SMALL = (
    'tender: {sme: deduction, forms: {"+": ' + FORM + "}, "
    'package: {volumes: {main: {sections: {"+": {id: sme, title: 中小企业声明函, form: sme}}}}}, '
    "evaluation: {price: {sme_deduction: 10%}}}"
)


def material(overlay="", findings=(), packed=False):
    """Return the small bid; ``packed`` says where things stand: the report scan on page 3, the rest as in volumes."""
    seen = world(overlay)
    places = None
    if packed:
        made = tuple(
            VolumePlace(v.id, v.title, v.pdf_name, len(v.page_texts), v.sections) for v in seen.volumes
        )
        anchors = {
            record_anchor("main", "iso27001"): ("main", 2),
            record_end_anchor("main", "iso27001"): ("main", 3),
        }
        places = Places(made, anchors)
    return Material(seen.dossier, tuple(findings), places, rules=RULES())


def scored(overlay="", **more):
    """Return the finished sheet of the changed bid."""
    return make(material(overlay, **more))


def points(overlay="", item="S3", **more):
    """Return low, likely and high of one item as numbers."""
    one = expected_points(material(overlay, **more)).of(item)
    return tuple(
        None if value is None else float(Decimal(value)) for value in (one.low, one.likely, one.high)
    )


def rows(sheet, name):
    """Return a table of the sheet as texts."""
    table = next(one for one in sheet.tables() if one.name == name)
    return [tuple(cell.text for cell in row) for row in table.rows]


def row(sheet, name, first):
    """Return the row of a table whose first cell says so."""
    found = [line for line in rows(sheet, name) if line[0] == first]
    assert len(found) == 1, (first, [line[0] for line in rows(sheet, name)])
    return found[0]


def says(sheet):
    """Return all texts of the sheet as one, its gaps last."""
    return "\n".join(
        [sheet.lead, *(cell.text for cell in sheet.cells()), *(f"{g.what} {g.cure}" for g in sheet.gaps)]
    )
