"""Type 1 font programs as they lie in a PDF, and the number in them that a converter draws from a counter.

LibreOffice 7.4 makes Type 1 programs of CFF faces such as Noto CJK and numbers them as they come, so the same section
has other bytes in another batch. Printers may keep drawn signs under that number, and every run counts from the same
start: in a volume joined from sections it names unlike programs alike. It is optional (Adobe Type 1 Font Format,
chapters 2 and 5), so it goes, from the clear part and from the encrypted one (7.2).
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass

EEXEC = 55665
"""The first state of the cipher that hides the private part; charstrings inside have a cipher of their own."""
HEAD = 2048
"""Bytes within which the private part comes to its outlines; LibreOffice needs some 700."""
_NUMBER = re.compile(rb"/UniqueID[ \t\r\n]+\d+[ \t\r\n]+def[ \t]*(?:\r\n|\r|\n|$)?")
_OUTLINES = re.compile(rb"/(?:Subrs|CharStrings)[ \t\r\n]")
# By the sum of state and byte: the arithmetic of 7.1, done once; packed, so that it stays in the processor's cache.
_NEXT = array("H", ((total * 52845 + 22719) & 0xFFFF for total in range(0x10000 + 0x100)))


@dataclass(frozen=True, slots=True)
class Type1:
    """A program in its three parts, whose lengths a PDF states: clear text, encrypted, zeros."""

    clear: bytes
    hidden: bytes
    zeros: bytes

    @classmethod
    def cut(cls, program: bytes, clear: int, hidden: int) -> Type1:
        """Return the program cut at the lengths of its first and second part."""
        return cls(program[:clear], program[clear : clear + hidden], program[clear + hidden :])

    @property
    def program(self) -> bytes:
        """Return the whole program."""
        return self.clear + self.hidden + self.zeros


def decode(data: bytes, state: int = EEXEC) -> tuple[bytes, int]:
    """Return what was encrypted, the four bytes of chance at its head included, and the state after it."""
    plain, following = bytearray(), _NEXT
    for byte in data:
        plain.append(byte ^ (state >> 8))
        state = following[state + byte]
    return bytes(plain), state


def encode(plain: bytes, state: int = EEXEC) -> tuple[bytes, int]:
    """Return the bytes encrypted, and the state after them; ``decode`` gives them back."""
    data, following = bytearray(), _NEXT
    for byte in plain:
        hidden = byte ^ (state >> 8)
        data.append(hidden)
        state = following[state + hidden]
    return bytes(data), state


def recode(data: bytes, old: int, new: int) -> bytes:
    """Return what was encrypted from one state as it is encrypted from another.

    In one go and with little in the loop: nearly all bytes of a font pass here, some 90 000 in a long section.
    """
    fresh, following = bytearray(), _NEXT
    for byte in data:
        hidden = byte ^ ((old ^ new) >> 8)
        fresh.append(hidden)
        old = following[old + byte]
        new = following[new + hidden]
    return bytes(fresh)


def without_number(font: Type1) -> Type1:
    """Return the program without its UniqueID, outlines byte for byte as they were.

    A program that holds the number in one part only, or in a shape we do not know, comes back as it is: half a
    number would be worse than a whole one.
    """
    clear = _dropped(font.clear)
    start = _OUTLINES.search(decode(font.hidden[:HEAD])[0])
    if clear is None or start is None:
        return font
    plain, old = decode(font.hidden[: start.start()])
    spare = _dropped(plain)
    if spare is None:
        return font
    head, new = encode(spare)
    return Type1(clear, head + recode(font.hidden[start.start() :], old, new), font.zeros)


def _dropped(text: bytes) -> bytes | None:
    """Return the text without the number, or None unless it states exactly one."""
    spare, count = _NUMBER.subn(b"", text)
    return spare if count == 1 and b"/UniqueID" not in spare else None
