"""Turn a drawing into a picture for files that cannot hold SVG."""

from __future__ import annotations

import io
import re
from pathlib import Path

from bidkit.pdf.made.html import html_to_pdf
from bidkit.pdf.seen.read import open_data

SCALE = 2.5
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_HERE = Path(__file__).parent


def svg_to_png(svg: str) -> bytes:
    """Return an SVG drawing as PNG; its ``viewBox`` must start at ``0 0`` and counts CSS pixels.

    Raises:
        ValueError: the drawing does not say how large it is.
    """
    size = _SIZE.search(svg)
    if size is None:
        raise ValueError("SVG without viewBox='0 0 width height'")
    page = (
        f"@page {{ size: {size[1]}px {size[2]}px; margin: 0 }} body {{ margin: 0 }} svg {{ display: block }}"
    )
    html = f"<html lang='zh-CN'><style>{page}</style><body>{svg}</body></html>"
    with open_data(html_to_pdf(html, _HERE)) as document:
        out = io.BytesIO()
        document[0].render(scale=SCALE).to_pil().save(out, "PNG")
        return out.getvalue()
