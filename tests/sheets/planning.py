"""What the tests of the plan share: the small example bid with changes, planned for a day."""

from datetime import date
from functools import cache

from bidkit.check.run import run_data
from bidkit.check.world import World
from bidkit.sheets.material import Material
from bidkit.sheets.plan import make
from tests.check.support import shipped, world

RULES = cache(shipped)


def material(overlay="", today=None, findings=False):
    """Return the small bid with changes written as YAML; ``findings`` runs the rules on data first."""
    dossier = world(overlay).dossier
    found = run_data(RULES(), World(dossier)) if findings else ()
    return Material(dossier, found, None, date.fromisoformat(today) if today else None, rules=RULES())


def planned(overlay="", today=None, findings=False):
    """Return the finished sheet of the changed bid."""
    return make(material(overlay, today, findings))


def dates(issued, deadline, more=""):
    """Return the overlay that moves the tender to other days."""
    return f"tender: {{dates: {{issued: {issued}, deadline: {deadline}, opening: {deadline}{more}}}}}"


def rows(sheet, name):
    """Return a table of the sheet as texts, by what its second column begins with."""
    table = next(one for one in sheet.tables() if one.name == name)
    return [tuple(cell.text for cell in row) for row in table.rows]


def row(sheet, words, phase="标前"):
    """Return the one action that begins with the words: number, what, who, start, due, latest, done, now."""
    found = [line for line in rows(sheet, phase) if line[1].removeprefix("【先】").startswith(words)]
    assert len(found) == 1, (words, [line[1] for line in rows(sheet, phase)])
    return found[0]


def due(sheet, words, phase="标前"):
    """Return by when the action is to be done."""
    return row(sheet, words, phase)[4]


def extra(sheet, part):
    """Return the bytes of the file beside the sheet whose name holds the part."""
    (found,) = [one.data for one in sheet.extras if part in one.name]
    return found


def everything(sheet):
    """Return all words of the sheet, gaps included."""
    gaps = [word for gap in sheet.gaps for word in (gap.what, gap.cure)]
    return "\n".join([*gaps, *(cell.text for cell in sheet.cells())])
