"""Which pages of a file are meant: ``1-2,5`` as a person writes it.

Owns that small notation. It opens no file.
"""

from __future__ import annotations

import re

from bidkit.errors import UnreadableError

ALL = ("", "all", "全部")
EXAMPLE = "页码写成 1-2,5 的样子；不写表示全部"
_DASHES = str.maketrans(dict.fromkeys("－–—~～至", "-") | dict.fromkeys("，、；;", ",") | {"\u3000": " "})


def choose_pages(text: str | None, count: int) -> tuple[int, ...]:
    """Return the chosen page indexes (from 0), in the order written, each once.

    Args:
        text: Such as ``1-2,5`` or ``3-`` (to the end); nothing means all.
        count: How many pages the file has.

    Raises:
        UnreadableError: The text cannot be understood or names a page the file does not have.
    """
    words = (text or "").translate(_DASHES).strip().lower()
    if words in ALL:
        return tuple(range(count))
    chosen: dict[int, None] = {}
    for part in words.split(","):
        chosen |= dict.fromkeys(_range(part, str(text), count))
    return tuple(chosen)


def _range(part: str, text: str, count: int) -> range:
    found = re.fullmatch(r"\s*(\d{1,6})\s*(?:(-)\s*(\d{0,6})\s*)?", part)
    if not found:
        raise UnreadableError(f"看不懂页码“{text}”", cure=EXAMPLE)
    first = int(found[1])
    last = int(found[3] or count) if found[2] else first
    if first < 1 or last > count or first > count:
        raise UnreadableError(f"页码“{text}”超出范围：文件只有 {count} 页", cure="核对该文件的页数后改正页码")
    if first > last:
        raise UnreadableError(f"页码“{text}”前大后小", cure=EXAMPLE)
    return range(first - 1, last)
