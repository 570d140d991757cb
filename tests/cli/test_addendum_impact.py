"""Reading a clarification ends in the list of what rests on its changes."""

from bidkit.cli.shown.addendum import impact_lines
from bidkit.sheets.impact import make
from tests.sheets.test_impact import changed


def test_every_row_of_the_impact_list_is_printed():
    seen = changed("T1", "120")
    sheets = make(seen)
    printed = list(impact_lines(sheets))
    rows = [row for sheet in sheets for table in sheet.tables() for row in table.rows]
    assert rows and len(printed) == len(rows) + 1
    assert all(row[1].text in line for row, line in zip(rows, printed[1:], strict=True))
