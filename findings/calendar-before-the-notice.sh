#!/usr/bin/env bash
# Chinese calendars answer "working day" for days on which the State Council has not decided yet.
#
# Guess:    a calendar that names its last year knows that year to its end; beyond, it raises.
# Fact:     free days and working Saturdays of a year come with a notice late in the year before, and the one for
#           New Year reaches back into December. chinesecalendar takes a year whole as soon as October is in:
#           1.1.0 called the 29th of December 2018 free and the 31st a working day; the notice of that December had
#           it the other way round. So the last days of its last year are a guess, and no answer says so.
#           holidays has no last year at all: 0.60 (2024) told of 2026 that the Saturdays 14 and 28 February are free
#           and Friday 2 January and Monday 23 February are not; each is wrong, none raises, no name is marked.
#           A deadline counted in working days over such days moves with the version installed.
# Versions: chinesecalendar 1.1.0 and 1.11.0, holidays 0.60 and 0.108, Python 3.11
# Date:     2026-11-30
# Cure:     treat December of the last year, and all after it, as not known.
#
# Exits 0 when the libraries behave as above, 1 when they do not.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for age in old new; do
    python3 -m venv "$work/$age"
done
"$work/old/bin/pip" install --quiet --disable-pip-version-check chinesecalendar==1.1.0 holidays==0.60
"$work/new/bin/pip" install --quiet --disable-pip-version-check chinesecalendar==1.11.0 holidays==0.108
cat > "$work/ask.py" <<'PYTHON'
import datetime
import json
from importlib.metadata import version

import chinese_calendar
import holidays

DECEMBER = ("2018-12-29", "2018-12-31")
LATER = ("2026-01-02", "2026-02-14", "2026-02-23", "2026-02-28")
china = holidays.CN(years=[2026])
day = datetime.date.fromisoformat
answers = {text: chinese_calendar.is_workday(day(text)) for text in DECEMBER}
answers |= {text: china.is_working_day(day(text)) for text in LATER}
print(json.dumps([f"{name} {version(name)}" for name in ("chinesecalendar", "holidays")]))
print(json.dumps(answers))
PYTHON
"$work/old/bin/python" -W ignore "$work/ask.py" > "$work/old.json"
"$work/new/bin/python" -W ignore "$work/ask.py" > "$work/new.json"
python3 - "$work/old.json" "$work/new.json" <<'PYTHON'
import json
import sys

TRUE = {
    "2018-12-29": True, "2018-12-31": False,
    "2026-01-02": False, "2026-02-14": True, "2026-02-23": False, "2026-02-28": True,
}  # fmt: skip
(old_names, old), (new_names, new) = ([json.loads(line) for line in open(path)] for path in sys.argv[1:])
print(f"version: {old_names} and {new_names}")
for text, true in TRUE.items():
    print(f"output: {text} a working day? before the notice {old[text]}, after it {new[text]}; decided {true}")
as_told = new == TRUE and all(old[text] != true for text, true in TRUE.items())
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
