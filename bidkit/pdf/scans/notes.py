"""What lies on top of a PDF page, as pypdf reads it: notes and form fields, what they show, which have no look yet.

A reader shows a note by its appearance (ISO 32000-1, 12.5.5); where there is none it draws the value itself. Owns that
reading; it draws nothing.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from pypdf.generic import StreamObject

from bidkit.pdf.seen.read import DAMAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdf

HIDDEN, NO_VIEW = 2, 32
PUSH_BUTTON = 1 << 16
DEEPEST = 32
NOT_DRAWN = ("/Link", "/Popup")
TYPED = "/FreeText"
STAMP = "/Stamp"
LINES = (
    *("/Ink", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine"),
    *("/Highlight", "/Underline", "/StrikeOut", "/Squiggly"),
)
_SHOWS = re.compile(rb"(?<![\w/])(?:T[jJ]|Do)(?!\w)|\)\s*['\"]")


def notes_of(page: pypdf.PageObject) -> Iterator[Any]:
    """Yield the notes and fields of a page that a reader shows, in the order in which they lie on each other."""
    listed: Any = page.get("/Annots")
    for entry in listed.get_object() if listed is not None else ():
        with suppress(*DAMAGE):
            note = entry.get_object()
            flags = int(note.get("/F", 0))
            if note.get("/Subtype") not in NOT_DRAWN and not flags & (HIDDEN | NO_VIEW):
                yield note


def appearance(note: Any) -> StreamObject | None:
    """Return the drawing of a note as it stands, of several states the one it is in; None where there is none."""
    looks: Any = note.get("/AP")
    look: Any = looks.get_object().get("/N") if looks is not None else None
    look = look.get_object() if look is not None else None
    if look is None or isinstance(look, StreamObject):
        return look
    found: Any = look.get(state(note)) if hasattr(look, "get") else None
    found = found.get_object() if found is not None else None
    return found if isinstance(found, StreamObject) else None


def state(note: Any) -> str:
    """Return the state of a button, such as ``/Yes`` or ``/Off``."""
    return str(note.get("/AS") or inherited(note, "/V") or "/Off")


def inherited(field: Any, key: str) -> Any:
    """Return an entry of a field, or of the field above it."""
    for _ in range(DEEPEST):
        if key in field:
            return field[key].get_object()
        parent = field.get("/Parent")
        if parent is None:
            return None
        field = parent.get_object()
    return None


def is_bare(note: Any, renew: bool) -> bool:
    """Return whether a note shows something to a reader that draws it, but has no look of its own.

    ``renew`` says that the file asks readers to draw the values of its fields (/NeedAppearances): a look without a
    single letter is then none.
    """
    kind = note.get("/Subtype")
    looks: Any = note.get("/AP")
    missing = looks is None or looks.get_object().get("/N") is None
    if kind == "/Widget":
        if not value_of(note):
            return False
        look = appearance(note)
        return missing or (
            renew and inherited(note, "/FT") != "/Btn" and look is not None and _is_empty(look)
        )
    return bool(missing and (kind in LINES or kind == STAMP or (kind == TYPED and typed(note))))


def value_of(field: Any) -> str:
    """Return what a form field shows: its text, its choice, its state; empty when it shows nothing."""
    kind = inherited(field, "/FT")
    value = inherited(field, "/V")
    if kind == "/Btn":
        pushed = int(inherited(field, "/Ff") or 0) & PUSH_BUTTON
        now = state(field)
        return "" if pushed or now == "/Off" else now
    if kind not in ("/Tx", "/Ch") or value is None:
        return ""
    if kind == "/Tx":
        return text_of(value)
    names = dict(_options(field))
    chosen = value if isinstance(value, list) else [value]
    return "\n".join(names.get(text, text) for text in map(text_of, chosen)).strip()


def typed(note: Any) -> str:
    """Return the words of a typed note."""
    return text_of(note.get("/Contents", ""))


def text_of(value: Any) -> str:
    """Return a text of a PDF, which may be a string or a stream, with plain line ends."""
    held = value.get_object() if hasattr(value, "get_object") else value
    text = held.get_data().decode("utf-8", "replace") if isinstance(held, StreamObject) else str(held)
    return text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")


def _options(field: Any) -> Iterator[tuple[str, str]]:
    """Yield each choice's stored value and the words it is shown by."""
    for option in inherited(field, "/Opt") or ():
        pair = option.get_object()
        if isinstance(pair, list) and len(pair) > 1:
            yield text_of(pair[0]), text_of(pair[1])


def _is_empty(look: StreamObject) -> bool:
    with suppress(*DAMAGE):
        return not _SHOWS.search(look.get_data())
    return False
