"""Assemble, check and pack Chinese bid documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.version import __version__

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from bidkit.api import OpenWorkspace
    from bidkit.watch import Watch

__all__ = ["__version__", "open_workspace"]


def open_workspace(
    folder: Path | str = ".", *, today: date | None = None, soffice: str = "", watch: Watch | None = None
) -> OpenWorkspace:
    """Return the workspace at or above a folder, for use from Python; docs/python.md shows it.

    Args:
        folder: the workspace, or a folder in it.
        today: the day that counts as today; the computer's clock when nothing is said.
        soffice: the path of LibreOffice's soffice; the environment or the usual places when nothing is said.
        watch: who hears how far a run has come, and may stop it.

    Raises:
        UnreadableError: there is no workspace.
    """
    from bidkit.api import opened  # whoever asks for the version alone does not wait for it

    return opened(folder, today, soffice, watch)
