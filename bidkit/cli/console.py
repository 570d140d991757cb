"""The terminal: plain and coloured output, tables, and the progress of a long step.

Results go to stdout, everything else to stderr, so that a pipe gets only results. What draws is imported when there
is something to draw: most of it is never needed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

import typer

from bidkit.watch import Step, Watch
from bidkit.words.masks import masked

if TYPE_CHECKING:
    from rich.console import Console

    from bidkit.report.human import Line, Tone

STYLES: dict[Tone, str] = {
    "title": "bold",
    "good": "bold green",
    "fatal": "red",
    "error": "yellow",
    "warning": "cyan",
    "info": "",
    "dim": "dim",
    "": "",
}
PIPE_WIDTH = 160
_CONTROL = dict.fromkeys((7, 8, 11, 12, 13))
"""Signs that ring or move the cursor; no report needs them."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to be printed: its title, its column heads and its rows of text."""

    title: str
    heads: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def write_out(text: str) -> None:
    """Write a result to stdout exactly as it is."""
    typer.echo(text, nl=not text.endswith("\n"))


def write_err(text: str) -> None:
    """Write a message to stderr, with the numbers of persons half hidden."""
    typer.echo(masked(text), err=True)


def write_lines(lines: Sequence[Line]) -> None:
    """Write report lines, coloured on a terminal and plain in a pipe; nothing is folded or cut."""
    if not _drawn(sys.stdout):
        for line in lines:
            typer.echo(line.text.translate(_CONTROL).expandtabs())
        return
    from rich.text import Text

    console = _console()
    for line in lines:
        console.print(Text(line.text, style=STYLES[line.tone]), soft_wrap=True)


def write_table(sheet: Sheet) -> None:
    """Write a table with the numbers of persons half hidden; a pipe gets it 160 columns wide."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(title=sheet.title, title_justify="left", box=box.ASCII2, show_lines=False)
    for head in sheet.heads:
        table.add_column(head, overflow="fold")
    for row in sheet.rows:
        table.add_row(*(Text(masked(cell)) for cell in row))
    _console().print(table)


def _console() -> Console:
    from rich.console import Console

    # Made on each call: the stream may have been replaced since the module was read.
    console = Console(file=sys.stdout, highlight=False, markup=False)
    return (
        console
        if console.is_terminal
        else Console(file=sys.stdout, highlight=False, markup=False, width=PIPE_WIDTH, no_color=True)
    )


def _drawn(stream: TextIO) -> bool:
    """Return whether a terminal may stand behind a stream, so that it is worth importing what asks and draws."""
    return stream.isatty() or any(name in os.environ for name in ("FORCE_COLOR", "TTY_COMPATIBLE"))


@contextmanager
def progress(*, quiet: bool) -> Iterator[Watch]:
    """Give a watch that shows the present step on a terminal; it says nothing in a pipe or when quiet."""
    if quiet or not _drawn(sys.stderr):
        yield Watch()
        return
    from rich.console import Console

    console = Console(file=sys.stderr)
    if not console.is_terminal:
        yield Watch()
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(bar_width=24), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("开始", total=None)
        yield Watch(lambda step: bar.update(task, description=_said(step)))


def _said(step: Step) -> str:
    parts = f"（{step.part}/{step.parts}）" if step.parts else ""
    return masked(f"{step.words}{parts}")
