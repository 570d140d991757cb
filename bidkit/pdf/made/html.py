"""Draw HTML as PDF with WeasyPrint: what is ours and not the tender's.

Owns what the page may load (files below one folder, and data it carries itself) and that the same HTML gives
the same bytes. It knows nothing of what the HTML says.
"""

from __future__ import annotations

import logging
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import weasyprint
from weasyprint.urls import URLFetcher

from bidkit.words.spaces import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

LOGGERS = ("weasyprint", "fontTools", "fontTools.subset", "fontTools.ttLib")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A PDF and what WeasyPrint complained about while drawing it."""

    data: bytes
    warnings: tuple[str, ...]


class _OwnFilesOnly(URLFetcher):  # type: ignore[misc]  # WeasyPrint is not typed
    """Fetch data: addresses and files below one folder, nothing else."""

    def __init__(self, base: Path) -> None:
        super().__init__(allowed_protocols=("file", "data"), allow_redirects=False)
        self._base = base.resolve()

    def fetch(self, url: str, headers: Any = None) -> Any:
        """Return the resource, or raise ValueError, which WeasyPrint turns into a warning."""
        parts = urlsplit(url)
        own = parts.scheme == "file" and parts.netloc in ("", "localhost") and self._holds(parts.path)
        if not own and parts.scheme != "data":
            raise ValueError(f"不允许读取 {url[:120]}")
        return super().fetch(url, headers)

    def _holds(self, path: str) -> bool:
        return Path(url2pathname(path)).resolve().is_relative_to(self._base)


def html_to_pdf(html: str, base: Path) -> bytes:
    """Return the PDF of an HTML text.

    Args:
        html: The whole page; relative addresses are read below ``base``.
        base: The only folder whose files may be used.
    """
    return draw(html, base).data


def draw(html: str, base: Path) -> Drawn:
    """Return the PDF of an HTML text together with the warnings."""
    with _collected() as said:
        page = weasyprint.HTML(
            string=html, base_url=base.resolve().as_uri() + "/", url_fetcher=_OwnFilesOnly(base)
        )
        data: bytes = page.write_pdf(pdf_identifier=b"0" * 16)
    return Drawn(data, tuple(said))


@contextmanager
def _collected() -> Iterator[list[str]]:
    """Gather log lines and Python warnings instead of letting them reach the terminal."""
    said: list[str] = []
    handler = _Gather(said)
    loggers = [logging.getLogger(name) for name in LOGGERS]
    before = [(logger.propagate, logger.level, logger.handlers[:]) for logger in loggers]
    for logger in loggers:
        logger.propagate, logger.handlers = False, [handler]
        logger.setLevel(logging.WARNING)
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            yield said
        said += [str(one.message) for one in caught]
    finally:
        for logger, (propagate, level, handlers) in zip(loggers, before, strict=True):
            logger.propagate, logger.handlers = propagate, handlers
            logger.setLevel(level)


class _Gather(logging.Handler):
    def __init__(self, said: list[str]) -> None:
        super().__init__()
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append(one_line(record.getMessage()))
