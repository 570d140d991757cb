"""Every code that a finding can bear and that no rule bears, once; rules bring their own in the checklists.

Codes of rules are held apart from these by the loader: a rule may not take a code that stands here.
"""

from __future__ import annotations

from bidkit.codes.audit import AUDIT
from bidkit.codes.code import Code
from bidkit.codes.link import LINK
from bidkit.codes.read import READ
from bidkit.codes.waive import WAIVE

__all__ = ["CODES", "Code", "joined"]


def joined(*groups: tuple[Code, ...]) -> dict[str, Code]:
    """Return the codes by their names; raises ValueError when two share one."""
    found: dict[str, Code] = {}
    for entry in (one for group in groups for one in group):
        if entry.code in found:
            raise ValueError(f"code {entry.code} is used twice")
        found[entry.code] = entry
    return found


CODES = joined(LINK, AUDIT, WAIVE, READ)
"""The register, makers in the order in which they come to speak."""
