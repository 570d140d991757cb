#!/usr/bin/env bash
# python-stdnum refuses every unified social credit code that begins with a letter: villages, army units and others.
#
# Guess:    a library that knows the code, its alphabet and its check digit takes all codes that GB 32100 provides.
# Fact:     the standard lets a capital stand in the first two places: the first names the registering authority,
#           and letters are in use there (N for agriculture: collective economies of towns and villages; Y for
#           others; A for the army). stdnum.cn.uscc wants digits in the first eight places and raises InvalidFormat,
#           though its own check digit agrees. Its docstring shows such a refusal as an example. Only the register of
#           companies (9) and the like pass, so the fault shows with the first village that buys or bids.
# Versions: python-stdnum 2.2, Python 3.11
# Date:     2026-11-30
# Cure:     check alphabet and check digit; ask for digits in places three to eight only.
#
# Exits 0 when the library behaves as above, 1 when it does not. The codes are made up from the rule.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-stdnum==2.2
"$work/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from stdnum.cn import uscc
from stdnum.exceptions import ValidationError

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
SEEN = {"91": "valid", "12": "valid", "N2": "InvalidFormat", "Y1": "InvalidFormat", "A1": "InvalidFormat"}


def complete(start):
    """Return a code of 18 places with that start; the check digit as in the standard: powers of 3 modulo 31."""
    bare = f"{start}110108000000000"
    total = sum(ALPHABET.index(sign) * pow(3, place, 31) for place, sign in enumerate(bare))
    return bare + ALPHABET[-total % 31]


def judge(code):
    """Return "valid" or the name of the error."""
    try:
        uscc.validate(code)
    except ValidationError as error:
        return type(error).__name__
    return "valid"


print(f"version: python-stdnum {version('python-stdnum')}")
codes = {start: complete(start) for start in SEEN}
own = all(uscc.calc_check_digit(code) == code[-1] for code in codes.values())
got = {start: judge(code) for start, code in codes.items()}
for start, answer in got.items():
    print(f"output: {codes[start]}: {answer}")
print(f"output: its own check digits agree: {own}")
as_told = got == SEEN and own
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
