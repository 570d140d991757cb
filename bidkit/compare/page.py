"""A comparison as JSON, as lines, and as one HTML page that loads nothing.

Numbers that must not leave the workspace are hidden by the function given: this part knows no masks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from bidkit.compare.result import BASIS, NOTICE, SIGN_NAMES, Compared, Pair, Shared, Sign
from bidkit.compare.texts import differences
from bidkit.pdf.made.page import page_template

SCHEMA = 1
PAGES = Path(__file__).parent / "pages"
LONGEST = 1_200
SHOWN_LINES = 12

Hide = Callable[[str], str]


def to_dict(compared: Compared, hide: Hide) -> dict[str, Any]:
    """Return the comparison as plain values; keys are only ever added."""
    return {
        "schema": SCHEMA,
        "notice": NOTICE,
        "files": list(compared.files),
        "removed": list(compared.removed),
        "unread": list(compared.unread),
        "pairs": [_pair(pair, hide) for pair in compared.pairs],
        "together": [_shared(one, hide) for one in compared.together],
    }


def _pair(pair: Pair, hide: Hide) -> dict[str, Any]:
    return {
        "left": pair.left,
        "right": pair.right,
        "similarity": pair.similarity,
        "share_left": pair.share_left,
        "share_right": pair.share_right,
        "own_letters_left": pair.own_left,
        "own_letters_right": pair.own_right,
        "counts": {sign.value: count for sign, count in pair.counts.items()},
        "shared": [_shared(one, hide) for one in pair.shared],
    }


def _shared(one: Shared, hide: Hide) -> dict[str, Any]:
    return {
        "sign": one.sign.value,
        "weight": one.weight,
        "title": hide(one.title),
        "exact": one.exact,
        "letters": one.letters,
        "places": [{"file": place.file, "where": place.where} for place in one.places],
        "left": hide(one.left),
        "right": hide(one.right),
        "basis": BASIS[one.sign],
    }


def lines(compared: Compared, hide: Hide) -> Iterator[str]:
    """Yield the comparison as lines for a terminal."""
    removed = (
        f"已扣除：{'、'.join(compared.removed)}" if compared.removed else "没有给出招标文件，公共文字没有扣除"
    )
    yield removed if len(removed) < 160 else f"已扣除招标文件和模板共 {len(compared.removed)} 份"
    for name in compared.unread:
        yield f"注意：{name} 没有可读的文字（可能是扫描件），文字没有比较"
    for pair in compared.pairs:
        yield ""
        yield f"== {pair.left} ／ {pair.right} =="
        yield (
            f"自有文字相同或近似：前者 {pair.share_left:.1%}（共 {pair.own_left} 字），"
            f"后者 {pair.share_right:.1%}（共 {pair.own_right} 字）"
        )
        yield (
            "，".join(f"{SIGN_NAMES[sign]} {count}" for sign, count in pair.counts.items()) or "没有共同之处"
        )
        yield from _some(pair.shared, hide)
    if compared.together:
        yield ""
        yield "== 几家放在一起看 =="
        yield from _some(compared.together, hide)
    yield ""
    yield NOTICE


def _some(shared: tuple[Shared, ...], hide: Hide) -> Iterator[str]:
    for one in shared[:SHOWN_LINES]:
        yield f"  [{one.weight:.0f}] {SIGN_NAMES[one.sign]}：{hide(one.title)}"
        yield f"       {'；'.join(str(place) for place in one.places)}"
    if len(shared) > SHOWN_LINES:
        yield f"  另有 {len(shared) - SHOWN_LINES} 处，见 --html 或 --json"


def to_html(compared: Compared, hide: Hide) -> str:
    """Return the page as text."""
    filters: dict[str, Callable[..., object]] = {
        "hide": hide,
        "percent": "{:.1%}".format,
        "marked": partial(_marked, hide=hide),
    }
    page = page_template(PAGES / "compare.html.j2", filters)
    return page.render(compared=compared, names=SIGN_NAMES, basis=BASIS, notice=NOTICE, signs=list(Sign))


def _marked(one: Shared, hide: Hide) -> tuple[tuple[bool, str, str], ...]:
    """Return both texts in pieces, the same or not; long ones are cut."""
    left, right = hide(one.left)[:LONGEST], hide(one.right)[:LONGEST]
    return ((True, left, right),) if one.exact else differences(left, right)
