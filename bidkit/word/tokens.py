"""Marks a template may emit as plain text, for the linker to turn into numbers, bookmarks and the contents.

Made of private-use characters so that no text of a person can hold one by accident. Standard library only.
"""

from __future__ import annotations

import hashlib
import re

OPEN = "\ue000"
CLOSE = "\ue001"
CONTENTS_TOKEN = f"{OPEN}contents{CLOSE}"
TOKEN = re.compile(f"{OPEN}(page|mark|contents)(?::([^{OPEN}{CLOSE}]*))?{CLOSE}")


def page_token(anchor: str) -> str:
    """Return the text that will become the page number of an anchor."""
    return f"{OPEN}page:{_checked(anchor)}{CLOSE}"


def mark_token(anchor: str) -> str:
    """Return the text that will become a bookmark of this anchor; nothing of it is seen."""
    return f"{OPEN}mark:{_checked(anchor)}{CLOSE}"


def bookmark_name(anchor: str) -> str:
    """Return the Word bookmark of an anchor: letters and digits only, as LibreOffice escapes anything else."""
    return "bk" + hashlib.sha256(anchor.encode()).hexdigest()[:16]


def _checked(anchor: str) -> str:
    if not anchor or OPEN in anchor or CLOSE in anchor:
        raise ValueError(f"not an anchor: {anchor!r}")
    return anchor
