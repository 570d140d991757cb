"""docs/web.md names every address, and no other."""

import re
from pathlib import Path

from bidkit.web.app import ACTS, PLAIN, SCREENS

PAGE = (Path(__file__).parents[2] / "docs/web.md").read_text(encoding="utf-8")


def test_the_page_names_every_address_and_no_other():
    told = {row for row in re.findall(r"^\| `(/[^`]*)` \|", PAGE, re.M)}
    assert told == {one.path for one in (*SCREENS, *ACTS, *PLAIN)}
