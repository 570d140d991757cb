#!/usr/bin/env bash
# pydantic takes the text "20261221" for seconds since 1970: the bids open in August 1970.
#
# Guess:    20261221 is ISO 8601 in its basic form, so a datetime field reads the 21st of December 2026, as
#           datetime.fromisoformat does; or the field refuses it.
# Fact:     a text of digits alone is a Unix time. "20261221" is 1970-08-23, and with hours and minutes, twelve digits,
#           the scale changes to milliseconds: "202612210930" is 1976, "20261221093000" the year 2612, each with a
#           time zone. None is refused. A date field does refuse "20261221", but speaks of a time that is not zero;
#           on the digits of a whole day it goes along: "86400" is the 2nd of January 1970.
#           Chinese procurement systems write dates and times in just these digits.
# Versions: pydantic 2.14.4, Python 3.11
# Date:     2026-11-30
# Cure:     read the digits in a validator that runs before, or ask for strict fields and parse the text oneself.
#
# Exits 0 when the library behaves as above, 1 when it does not.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pydantic==2.14.4
"$work/venv/bin/python" - <<'PYTHON'
import sys
from datetime import date, datetime
from importlib.metadata import version

from pydantic import TypeAdapter, ValidationError

YEARS = {"20261221": 1970, "202612210930": 1976, "20261221093000": 2612}


def read(kind, text):
    """Return the value, or the message of the refusal."""
    try:
        return TypeAdapter(kind).validate_python(text)
    except ValidationError as error:
        return error.errors()[0]["msg"]


print(f"version: pydantic {version('pydantic')}; the standard library: {datetime.fromisoformat('20261221')}")
as_told = True
for text, year in YEARS.items():
    got = read(datetime, text)
    print(f"output: datetime {text!r}: {got}")
    as_told &= isinstance(got, datetime) and got.year == year
for text in ("20261221", "86400"):
    print(f"output: date {text!r}: {read(date, text)}")
as_told &= "zero time" in str(read(date, "20261221")) and read(date, "86400") == date(1970, 1, 2)
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
