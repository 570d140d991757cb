"""What is handed in: one volume with the prescribed forms in order and one place for what must be written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.read.draft.yamltext import flow, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.extract import Extract

PROPOSAL = "proposal"
PRICE_FORM = re.compile(r"报价|开标一览|价格|清单")


def form_id(number: int) -> str:
    """Return the id of the n-th form, from 1."""
    return f"F{number}"


def form_path(number: int, title: str) -> str:
    """Return where the n-th form's template lies in the tender's folder."""
    name = re.sub(r'[\\/:*?"<>|\s]+', "", title)[:40]
    return f"forms/{number:02}-{name}.docx"


def package_lines(extract: Extract, template_set: str) -> Iterator[str]:
    """Yield ``package`` and its one volume."""
    yield "package:"
    yield f"  set: {scalar(template_set)}"
    limit = _limit(extract)
    if limit:
        yield f"  file_limit_mb: {limit}"
    yield "  volumes:"
    yield "    # 招标文件要求分册的，请在这里拆开；报价要单独成册的，其他分册写 price: false"
    yield "    - id: bid"
    yield "      title: 投标文件"
    yield "      sections:"
    for number, form in enumerate(extract.forms, start=1):
        section = {"id": f"s{number}", "title": form.title, "form": form_id(number)}
        yield f"        - {flow(section)}"
    yield f"        - {flow({'id': PROPOSAL, 'title': '方案', 'text': PROPOSAL})}"


def _limit(extract: Extract) -> str:
    for item in extract.formats:
        found = re.search(r"不(?:得)?超过(\d{1,4})(?:\.\d+)?\s*(?:MB|M|兆)", item.quote)
        if found:
            return found[1]
    return ""
