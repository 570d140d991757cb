"""Commands that are imported when they are called: ``--version`` and ``--help`` need none of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand


class Deferred(TyperCommand):
    """A command known by name and help alone; its function is imported once somebody calls it or asks about it."""

    def __init__(self, name: str, help_text: str, load: Callable[[], Callable[..., None]]) -> None:
        super().__init__(name, help=help_text, callback=None)
        self.load = load

    @cached_property
    def real(self) -> TyperCommand:
        """Return the command itself."""
        from bidkit.cli.fault import Command

        alone = typer.Typer(add_completion=False)
        alone.command(self.name, cls=Command, help=self.help)(self.load())
        found = typer.main.get_command(alone)
        assert isinstance(found, TyperCommand)
        return found

    def make_context(self, *words: Any, **extra: Any) -> Any:
        """Return the context of the real command, which is then the one that runs."""
        return self.real.make_context(*words, **extra)


def from_module(name: str) -> Callable[[], Callable[..., None]]:
    """Return what loads the command ``name`` from the module of the same name."""
    return lambda: getattr(import_module(f"bidkit.cli.commands.{name}"), name)


def of_sheet(sheet_id: str) -> Callable[[], Callable[..., None]]:
    """Return what loads the command that writes the sheets of one kind."""
    return lambda: import_module("bidkit.cli.commands.sheets").sheet_command(sheet_id)
