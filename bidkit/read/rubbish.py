"""Text that a PDF gives and nobody could have written: letters without a map to characters, or with a wrong one.

Owns the judgement over one page's words. Known by kind: signs that print nothing, leftovers of glyph numbers, bytes of
another encoding, Chinese without a single common character, mere punctuation. Figures and English are no rubbish.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bidkit.model.reading import Block

LEAST = 40
"""Signs below which nobody can tell: a page number, a stamp, a title."""

UNPRINTED = 0.08
FOREIGN = 0.3
UNCOMMON = 0.02
RARE = 0.3
SIGNS = 0.5
_CID = re.compile(r"\(cid:\d+\)")
_LETTER = re.compile(r"[A-Za-z0-9]")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_LATIN_BYTES = re.compile(r"[\u0080-\u00ff]")
# Any page of Chinese prose, list or table holds some of these.
COMMON = frozenset(
    "的一是在不了有和人中大为上个国以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行"
    "学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些"
    "然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公"
    "无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将"
    "组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金"
    "增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八"
    "投标购项招供商价评审包号格人技服务材条款编甲乙方"
)


def is_rubbish(text: str) -> bool:
    """Return whether the words of one page cannot be what the page shows."""
    signs = [sign for sign in text if not sign.isspace() or sign in "\x0b\x0c\x1c\x1d\x1e\x1f\x85"]
    if len(signs) < LEAST:
        return False
    return any(
        test(signs) for test in (_unprinted, _glyph_numbers, _other_bytes, _strange_chinese, _mere_signs)
    )


def _unprinted(signs: list[str]) -> bool:
    bad = sum(sign == "\ufffd" or unicodedata.category(sign) in ("Cc", "Co", "Cn", "Cs") for sign in signs)
    return bad > UNPRINTED * len(signs)


def _glyph_numbers(signs: list[str]) -> bool:
    text = "".join(signs)
    return sum(map(len, _CID.findall(text))) > UNPRINTED * len(text)


def _other_bytes(signs: list[str]) -> bool:
    return len(_LATIN_BYTES.findall("".join(signs))) > FOREIGN * len(signs)


def _strange_chinese(signs: list[str]) -> bool:
    han = _HAN.findall("".join(signs))
    if len(han) < LEAST:
        return False
    common = sum(sign in COMMON for sign in han)
    return common < UNCOMMON * len(han) or sum(map(_is_rare, han)) > RARE * len(han)


def _is_rare(sign: str) -> bool:
    """Return whether neither simplified nor traditional writing in daily use has the character."""
    for encoding in ("gb2312", "big5"):
        try:
            return not sign.encode(encoding)
        except UnicodeEncodeError:
            continue
    return True


def _mere_signs(signs: list[str]) -> bool:
    """Return whether it is mostly punctuation without a line of dots: letters shifted into other places."""
    text = re.sub(r"(.)\1{2,}", "", "".join(signs))
    if len(text) < LEAST or len(_HAN.findall(text)) > 0.05 * len(text):
        return False
    return len(text) - len(_LETTER.findall(text)) > SIGNS * len(text)


def rubbish_pages(blocks: Iterable[Block]) -> tuple[int, ...]:
    """Return the pages (from 1) whose words are rubbish."""
    texts: dict[int, list[str]] = {}
    for block in blocks:
        texts.setdefault(block.page or 0, []).extend(block.lines())
    return tuple(sorted(page for page, words in texts.items() if page and is_rubbish("".join(words))))
