"""The Jinja sandbox that draws our own HTML pages: reports, comparisons, sheets.

Owns what a page may do: texts are escaped, a name that does not exist is an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import jinja2

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


def page_template(path: Path, filters: Mapping[str, Callable[..., object]]) -> jinja2.Template:
    """Return the page template of a file that ships with bidkit; it may include others of its folder."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(path.parent),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= dict(filters)
    return environment.get_template(path.name)
