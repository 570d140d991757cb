"""Hide identity numbers and mobile numbers in texts that leave the workspace.

Owns the two patterns. It must not be used on hashes or file names, whose digits mean nothing.
"""

from __future__ import annotations

import re

_IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?![\dA-Za-z])")
_MOBILE = re.compile(r"(?<!\d)[1１][3-9３-９]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")


def masked(text: str) -> str:
    """Return the text with every 18-digit identity number and 11-digit mobile number half hidden."""
    return _MOBILE.sub(_hide_mobile, _IDENTITY.sub(_hide_identity, text))


def _hide_identity(match: re.Match[str]) -> str:
    return f"{match[0][:4]}{'*' * 10}{match[0][-4:]}"


def _hide_mobile(match: re.Match[str]) -> str:
    digits = re.sub("[ -]", "", match[0])
    return f"{digits[:3]}****{digits[-4:]}"
