"""Lay sections in order, learn every page number and write those numbers back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.link.job import Dress, Linked, LinkedVolume, LinkJob, ScanAt

if TYPE_CHECKING:
    from bidkit.model.plan import RenderedVolume

__all__ = ["Dress", "LinkJob", "Linked", "LinkedVolume", "ScanAt", "link"]


def link(volumes: tuple[RenderedVolume, ...], scans: ScanAt, job: LinkJob) -> Linked:
    """Return the finished volumes, written into the job's folder.

    Raises:
        NotSettledError: page numbers still moved after the last round.
        ToolFailedError: LibreOffice crashed, hung, or lied about its output.
    """
    # Every library of Word and PDF comes with it: a check of the data needs none of them.
    from bidkit.link.steps import linked

    return linked(volumes, scans, job)
