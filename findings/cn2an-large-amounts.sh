#!/usr/bin/env bash
# cn2an reads 一亿十三万 as 100 030 000, a hundred thousand short, and no mode of it minds.
#
# Guess:    an amount in Chinese numerals is read right or refused; "strict" refuses what is doubtful.
# Fact:     where 十 stands without 一 behind 亿, cn2an.cn2an loses it: 三亿十万 is 300 000 000, 一亿十三万 is
#           100 030 000, in strict mode too. With 一十 or 零十 it is right, and cn2an itself never writes the short
#           form, so no round trip shows the fault. Strict mode does refuse the sound 一万三十.
#           pycnnum errs on the same words the other way: its 一亿十三万 is 1 000 030 000. Two libraries that are
#           meant to check each other disagree, and neither has it.
# Versions: cn2an 0.5.24, pycnnum 2.1.1, Python 3.11
# Date:     2026-11-30
# Cure:     put 一 before a 十 that follows 亿, 万 or nothing, and read the amount back with an2cn.
#
# Exits 0 when the libraries behave as above, 1 when they do not.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check cn2an==0.5.24 pycnnum==2.1.1
"$work/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import cn2an
import pycnnum

MODES = ("strict", "normal", "smart")
TRUE = {"三亿十万": 300_100_000, "一亿十三万": 100_130_000, "一亿一十三万": 100_130_000, "一亿零十三万": 100_130_000}
SEEN = {"三亿十万": 300_000_000, "一亿十三万": 100_030_000, "一亿一十三万": 100_130_000, "一亿零十三万": 100_130_000}


def read(words, mode):
    """Return the number, or the name of the error."""
    try:
        return cn2an.cn2an(words, mode)
    except ValueError as error:
        return type(error).__name__


print(f"version: cn2an {version('cn2an')}, pycnnum {version('pycnnum')}")
as_told = True
for words, true in TRUE.items():
    got = [read(words, mode) for mode in MODES]
    print(f"output: {words} is {true:,}; cn2an {dict(zip(MODES, got))}")
    as_told &= got == [SEEN[words]] * 3
refused, other = read("一万三十", "strict"), pycnnum.cn2num("一亿十三万")
print(f"output: strict 一万三十: {refused}; pycnnum 一亿十三万: {other:,}")
as_told &= refused == "ValueError" and other == 1_000_030_000
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
