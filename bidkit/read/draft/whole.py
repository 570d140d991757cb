"""A draft tender.yaml from what was found: every item with its quote and place, every unknown fact as a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.read.draft.doubts import doubt_lines
from bidkit.read.draft.head import head_lines
from bidkit.read.draft.items import item_lines
from bidkit.read.draft.package import package_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bidkit.model.extract import Extract
    from bidkit.model.settled import Settled

NOBODY_DID = "没有人核对过。逐条对照原文改正，再填 confirmed。"
PEOPLE_DID = "由 confirmed 里写的人逐条核对过。"
"""What the first line of a tender.yaml says of it, before and after people have gone through every item."""
TITLE = f"# 草稿：由 bidkit read 从「{{name}}」读出，{NOBODY_DID}"
FOOT = "# 核对完毕后写：confirmed: {by: 姓名, on: 2026-01-31}"


def draft_text(
    extract: Extract,
    template_set: str = "gov-services",
    contents: str = "",
    settled: Mapping[str, Settled] | None = None,
) -> str:
    """Return the text of a draft tender.yaml; ``contents`` is the set's template for a list of contents.

    ``settled`` is what people settled of the doubts of an earlier reading, by their keys.
    """
    lines = [
        TITLE.format(name=extract.name),
        *head_lines(extract),
        "",
        *package_lines(extract, template_set, contents),
        "",
        *item_lines(extract),
        "",
        *doubt_lines(extract.findings, settled or {}),
        FOOT,
        "",
    ]
    return "\n".join(lines)
