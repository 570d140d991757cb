#!/usr/bin/env bash
# cn2an writes 4.35 × 100 yuan as 肆佰叁拾肆元玖角玖分: the amount in capitals is cut, not rounded.
#
# Guess:    a function that writes renminbi in capitals rounds to the cent, or says that there is more than a cent.
# Fact:     an2cn(…, "rmb") takes the digits of str(number) and drops all behind the second: a product of two floats
#           that is a hair under 435 becomes 434.99, 1.999 becomes 1.99, 0.009 becomes 零元整. Nothing warns. The sum in
#           figures, printed with two digits, is rounded; so the figures and the words of one price differ by a cent,
#           and in a tender the words prevail.
# Versions: cn2an 0.5.24, Python 3.11
# Date:     2026-11-30
# Cure:     quantize a Decimal to cents first and hand over its text.
#
# Exits 0 when the library behaves as above, 1 when it does not.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check cn2an==0.5.24
"$work/venv/bin/python" -W error - <<'PYTHON'
import sys
from importlib.metadata import version

import cn2an

SEEN = {4.35 * 100: "肆佰叁拾肆元玖角玖分", 1.999: "壹元玖角玖分", 0.009: "零元整"}

print(f"version: cn2an {version('cn2an')}")
as_told = True
for amount, words in SEEN.items():
    got = cn2an.an2cn(amount, "rmb")
    print(f"output: {amount!r} is printed {amount:.2f} and written {got}")
    as_told &= got == words
exact = cn2an.an2cn("435.00", "rmb")
print(f"output: the text 435.00 is written {exact}")
as_told &= exact == "肆佰叁拾伍元整"
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
