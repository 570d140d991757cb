"""STYLEREF fields, which print the nearest words of a style: they name it by its name, and follow when that changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.word.field_codes import NESTED, fields, recode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bidkit.word.ooxml import Element

_CODE = re.compile(r"^(\s*STYLEREF\s+)(\"[^\"]*\"|[^\s\"\\\\]+)", re.IGNORECASE)
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])|([1-9])")


def follow_styles(stories: Iterable[Element], renamed: Mapping[str, str]) -> None:
    """Let the fields of the stories name styles by their new names, in place.

    ``renamed`` leads from the old names, in lower case, to the new ones.
    """
    for story in stories if renamed else ():
        for found in list(fields(story)):
            named = _CODE.match(found.code) if NESTED not in found.code else None
            new = renamed.get(plain_name(named[2])) if named else None
            if named and new:
                recode(found, f'{named[1]}"{new}"{found.code[named.end() :]}')


def plain_name(name: str) -> str:
    """Return the name as files keep it: Word shows and writes built-in headings as 标题 1, or as 1 alone."""
    text = name.strip('"').strip().lower()
    built_in = _HEADING.fullmatch(text)
    return f"heading {built_in[1] or built_in[2]}" if built_in else text
