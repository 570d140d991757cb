"""A line that says nothing but the number of its page: 12, - 12 -, 第12页, 第12页 共99页, 12/99."""

from __future__ import annotations

import re

from bidkit.words.spaces import tight

_NUMBER = re.compile(r"第?[-—–]?\d{1,4}[-—–]?页?(?:[,，/]?(?:共|总)?\d{1,4}页?)?")


def is_page_number(line: str) -> bool:
    """Return whether a line may be the number of a page; a row that says only 12 looks the same."""
    return _NUMBER.fullmatch(tight(line)) is not None
