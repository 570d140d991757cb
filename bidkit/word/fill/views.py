"""Read-only views of the values that a template sees: fields and properties, and nothing to call.

A record inherits methods from its base class, and some of those read files. A template is handed views instead, so
that no name it can think of reaches one.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Mapping
from datetime import date, time, timedelta
from decimal import Decimal
from enum import Enum
from functools import cached_property
from types import FunctionType, MethodType, ModuleType
from typing import Any

from pydantic import BaseModel

from bidkit.model.record import Record

_PLAIN = (str, int, float, Decimal, date, time, timedelta, type(None))
_PLAIN_KINDS = frozenset(_PLAIN)
_BASES = frozenset(Record.__mro__)
_PROPERTIES = (property, cached_property)
_NAMES: dict[type, frozenset[str]] = {}


class Allowed:
    """Something that a template may call."""

    __slots__ = ("_run",)

    def __init__(self, run: Callable[..., object]) -> None:
        self._run = run

    def __call__(self, *args: object, **kwargs: object) -> object:
        """Return what the function returns."""
        return self._run(*args, **kwargs)


class View:
    """A record as a template sees it: its declared fields and its own properties, as views in their turn."""

    __slots__ = ("_kept", "_record")

    def __init__(self, record: Any) -> None:
        self._record = record
        self._kept: dict[str, object] = {}

    def __getattr__(self, name: str) -> object:
        """Return a field or property; raises AttributeError for everything else."""
        if name in self._kept:
            return self._kept[name]
        if name not in _shown(self._record):
            raise AttributeError(name)
        value = self._kept[name] = view(getattr(self._record, name))
        return value

    def __eq__(self, other: object) -> bool:
        """Return whether both show equal records."""
        return isinstance(other, View) and bool(self._record == other._record)

    def __hash__(self) -> int:
        return hash(self._record)

    def __str__(self) -> str:
        """Return the record's own words; raises TypeError for one that has none: nobody wants its fields in a bid."""
        if not any("__str__" in vars(kind) for kind in _own(type(self._record))):
            raise TypeError(f"{type(self._record).__name__} 是一条记录，不能整条写出来，请写到它的字段")
        return str(self._record)

    __repr__ = __str__


def views(values: Mapping[str, object]) -> dict[str, object]:
    """Return the context of a template: the functions it is given may be called, what they return is a view."""
    return {name: _callable(value) or view(value) for name, value in values.items()}


def view(value: Any) -> object:
    """Return the value itself when it is plain, otherwise something that only shows it."""
    if type(value) in _PLAIN_KINDS:
        return value
    if isinstance(value, Enum):
        return view(value.value)
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, tuple | list):
        return (tuple if isinstance(value, tuple) else list)(map(view, value))
    if isinstance(value, Mapping):
        return {key: view(one) for key, one in value.items()}
    if isinstance(value, set | frozenset):
        return tuple(map(view, sorted(value, key=str)))
    return View(value)


def hidden(value: object, name: str) -> bool:
    """Return whether Python would find this name on the value although a template may not use it."""
    seen = value._record if isinstance(value, View) else value
    return name.startswith("_") or hasattr(type(seen), name)


def names_of(kind: type) -> frozenset[str]:
    """Return the declared fields and the properties of a record's own classes, nothing for a kind that is no record."""
    if kind not in _NAMES:
        own = [
            name for one in _own(kind) for name, what in vars(one).items() if isinstance(what, _PROPERTIES)
        ]
        fields = _fields(kind)
        names = () if fields is None else (*fields, *own)
        _NAMES[kind] = frozenset(name for name in names if not name.startswith("_"))
    return _NAMES[kind]


def _shown(record: Any) -> Collection[str]:
    """Return what a view of the record shows; what is no record declares nothing but what it holds itself."""
    names = names_of(type(record))
    if names or _fields(type(record)) is not None:
        return names
    held = {} if isinstance(record, type | ModuleType) else getattr(record, "__dict__", {})
    return [name for name in held if not name.startswith("_")]


def _fields(kind: type) -> list[str] | None:
    if issubclass(kind, BaseModel):
        return list(kind.model_fields)
    if dataclasses.is_dataclass(kind):
        return [field.name for field in dataclasses.fields(kind)]
    return None


def _own(kind: type) -> list[type]:
    return [one for one in kind.__mro__ if one not in _BASES]


def _callable(value: object) -> Allowed | None:
    if not isinstance(value, FunctionType | MethodType):
        return None
    return Allowed(lambda *args, **kwargs: view(value(*args, **kwargs)))
