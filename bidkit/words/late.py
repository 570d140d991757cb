"""Patterns that are compiled when they are first asked: a start-up pays for those that it uses and for no other."""

from __future__ import annotations

import re
from typing import Any, cast

_ASKED = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "pattern", "flags")


class _Late:
    """A pattern that is not compiled yet; from the first question on it answers at the speed of a compiled one."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _ASKED:
            raise AttributeError(name)
        made = re.compile(*self._source)
        self.__dict__.update({asked: getattr(made, asked) for asked in _ASKED})
        return self.__dict__[name]


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern to be asked by its methods (not to be handed to functions of ``re``).

    ``re.error`` comes at the first question; a test asks every one of bidkit.
    """
    return cast("re.Pattern[str]", _Late(source, flags))
