#!/usr/bin/env bash
# python-stdnum refuses identity numbers whose county is younger than the person, and many residence permits.
#
# Guess:    a number with a right check digit, day of birth and county code in use is a valid identity number.
# Fact:     stdnum.cn.ric wants the county to have borne its code in the YEAR OF BIRTH. But the first six digits say
#           where the holder was registered when the number was given (GB 11643), and numbers are given since 1984
#           only: whoever was born in 1970 and got a number in 房山区, a district since 1986, is refused, with an
#           error that does not tell the part. Born in 1986 or later, the same county passes.
#           The residence permits for people of 香港, 澳门 and 台湾 (since 2018; 810000, 820000, 830000) suffer too:
#           香港 passes for those born from 1997 on, 台湾 for nobody.
# Versions: python-stdnum 2.2, Python 3.11
# Date:     2026-11-30
# Cure:     take check digit and day of birth as the test; keep the place for a remark.
#
# Exits 0 when the library behaves as above, 1 when it does not. The numbers are made up from the rule.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-stdnum==2.2
"$work/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from stdnum.cn import ric
from stdnum.exceptions import ValidationError

SEEN = {
    ("110111", 1970): "InvalidComponent",
    ("110111", 1990): "valid",
    ("110108", 1970): "valid",
    ("810000", 1990): "InvalidComponent",
    ("810000", 2000): "valid",
    ("830000", 2000): "InvalidComponent",
}


def judge(area, year):
    """Return "valid" or the name of the error for a number of that area and year, its check digit counted."""
    bare = f"{area}{year}0101000"
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(bare))
    try:
        ric.validate(bare + "10X98765432"[total % 11])
    except ValidationError as error:
        return type(error).__name__
    return "valid"


print(f"version: python-stdnum {version('python-stdnum')}")
got = {case: judge(*case) for case in SEEN}
for (area, year), answer in got.items():
    print(f"output: area {area}, born {year}: {answer}")
print(f"behaviour: {'as in the header' if got == SEEN else 'CHANGED'}")
sys.exit(0 if got == SEEN else 1)
PYTHON
