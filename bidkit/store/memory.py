"""Values kept by the content they were made from: the one memory of every stage.

An entry is found by a hash over its key, the stamp of the code and the kind. It carries a checksum over key and
value: what is truncated, spoiled or put under another name counts as absent. A memory that cannot be read or written
is done without; it costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol, TypeVar

from bidkit.store.code import code_stamp
from bidkit.store.write import write_private

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")
_SUM = hashlib.sha256().digest_size


class Shape(Protocol[T]):
    """What turns a value into JSON and back, as pydantic's TypeAdapter does; raises ValueError for a wrong shape."""

    def dump_json(self, instance: T, /) -> bytes:
        """Return the value as JSON."""

    def validate_json(self, data: bytes, /) -> T:
        """Return the value that the JSON stands for."""


class Memory:
    """One kind of values in a folder of their own; without a folder nothing is kept.

    ``stamp`` is what else decides every value of the kind (a converter, the fonts). A memory that is not ``trusted``
    is only written.
    """

    def __init__(self, folder: Path | None, stamp: str = "", *, trusted: bool = True) -> None:
        self.folder = folder
        self.stamp = stamp
        self.trusted = trusted

    def get(self, *key: str | bytes) -> bytes | None:
        """Return the value kept under a key; None when there is none that can be trusted."""
        if self.folder is None or not self.trusted:
            return None
        name = self._name(key)
        path = self.folder / name
        try:
            data = path.read_bytes()
        except OSError:
            return None
        value = data[_SUM:]
        if data[:_SUM] != _sum(name, value):
            return None
        with suppress(OSError):
            os.utime(path)  # what was used last goes last
        return value

    def put(self, value: bytes, *key: str | bytes) -> None:
        """Keep a value under a key, if that can be done."""
        if self.folder is None:
            return
        name = self._name(key)
        with suppress(OSError):
            write_private(self.folder / name, _sum(name, value) + value)

    def made(self, shape: Shape[T], make: Callable[[], T], *key: str | bytes) -> T:
        """Return the value kept under a key, or make and keep it."""
        kept = self.get(*key)
        if kept is not None:
            with suppress(ValueError):
                return shape.validate_json(kept)
        value = make()
        self.put(shape.dump_json(value), *key)
        return value

    def _name(self, key: tuple[str | bytes, ...]) -> str:
        kind = self.folder.name if self.folder is not None else ""
        found = hashlib.sha256()
        for part in (code_stamp(), kind, self.stamp, *key):
            data = part if isinstance(part, bytes) else part.encode(errors="surrogatepass")
            found.update(len(data).to_bytes(8, "big"))
            found.update(data)
        return found.hexdigest()


def _sum(name: str, value: bytes) -> bytes:
    found = hashlib.sha256(name.encode())
    found.update(value)
    return found.digest()
