"""Numbers that a rule names beside its conditions, so that a tender may set another: ``age: 60`` and ``>= $age``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_NAMED = re.compile(r"\$([a-z_]+)")


def put_in(data: Any, fields: Mapping[str, Any]) -> Any:
    """Return parameters with each ``$name`` replaced by what is given under the name beside them.

    A name that no text asks for stays, and is refused like any misspelt field; so does one that nobody gave.
    """
    if not isinstance(data, Mapping):
        return data
    asked = set(_NAMED.findall(str(dict(data))))
    given = {key: str(value) for key, value in data.items() if key not in fields and key in asked}
    return {key: _filled(value, given) for key, value in data.items() if key not in given}


def _filled(value: Any, given: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return _NAMED.sub(lambda match: given.get(match[1], match[0]), value)
    if isinstance(value, Mapping):
        return {key: _filled(one, given) for key, one in value.items()}
    return [_filled(one, given) for one in value] if isinstance(value, (list, tuple)) else value
