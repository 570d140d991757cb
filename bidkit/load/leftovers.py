"""Names that editors, office programs and systems leave behind; nobody wrote them and nobody misses them."""

from __future__ import annotations

import re

_NAMES = {".ds_store", "thumbs.db", "desktop.ini", ".directory", "__macosx", "icon\r"}
# Owner files of Word and WPS, AppleDouble halves, Emacs and vim, LibreOffice locks, half-written files.
_LEFT = re.compile(r"[.~]?~\$.*|\.~.*|\._.*|\.?#.*|.*~|.*\.(tmp|temp|sw[a-z]|part|crdownload)", re.IGNORECASE)


def is_leftover(name: str) -> bool:
    """Return whether a file or folder of this name was left by a program, not put there by a person."""
    return name.lower() in _NAMES or _LEFT.fullmatch(name) is not None
