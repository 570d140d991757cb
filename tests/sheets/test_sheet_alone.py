"""Each sheet can be made first: no sheet needs another one imported before it."""

import subprocess
import sys

from bidkit.sheets.catalogue import MAKERS

CODE = """
import importlib, sys
for name in sys.argv[1:]:
    for seen in [one for one in sys.modules if one.startswith("bidkit.sheets")]:
        del sys.modules[seen]
    importlib.import_module("bidkit.sheets." + name)
"""


def test_every_sheet_is_imported_on_its_own():
    names = [*(one.id for one in MAKERS), "weak_points"]
    made = subprocess.run([sys.executable, "-c", CODE, *names], capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr[-400:]
