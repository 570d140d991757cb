"""Ordinary characters for the radicals that some PDF writers put in their place: ⽂ for 文, ⻚ for 页.

The eye sees no difference; a search finds nothing. Normal form KC knows the Kangxi block, the rest is listed here.
"""

from __future__ import annotations

import unicodedata

SUPPLEMENT = dict(
    zip(
        "⺟⺠⺩⺸⺾⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳⻁⻗⻤⺷⻑⻒",
        "母民王羊艹西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟虎雨鬼羊長镸",
        strict=True,
    )
)
TABLE = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)} | {
    ord(radical): letter for radical, letter in SUPPLEMENT.items()
}


def ordinary_letter(code: int) -> str:
    """Return the letter of a code point, a radical as the character it looks like."""
    return TABLE.get(code) or chr(code)
