"""Chinese money words: writes 大写 as the payment rules prescribe and reads every usual spelling of it.

Owns the words only; what an amount means and whether it is right is for the checks. The rules are the annex
正确填写票据和结算凭证的基本规定 of 支付结算办法. Where it allows two spellings (a 零 before 角, or before 仟
after a round 万), the one it names first is written; both are read.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from bidkit.words.late import late
from bidkit.words.numerals import FORMAL, NUMERALS, chinese, count
from bidkit.words.spaces import tight

LIMIT = Decimal(10) ** 16

_YUAN = str.maketrans("圆圓正", "元元整")
_LETTERS = f"{NUMERALS}Ｏ０弍元圆圓角分整正"
_PREFIX = late(r"(?:人民币|大写|[（(:：)）])+")
_D = f"[{NUMERALS}]"
_CHANGE = late(rf"零?(?:({_D})角)?零?(?:({_D})分)?整?")

AMOUNT = late(rf"[{_LETTERS}](?:[{_LETTERS}]|[ \u3000](?=[{_LETTERS}]))+")
"""Matches every run of characters that can be money words; ``parse`` decides whether it is an amount."""


def emit(amount: Decimal) -> str:
    """Return the amount in words, such as 壹佰贰拾叁万肆仟伍佰陆拾柒元捌角; rounded half up to the cent."""
    total = int((abs(amount) * 100).to_integral_value(ROUND_HALF_UP))
    if total >= LIMIT * 100:
        raise ValueError(f"金额 {amount} 太大，无法写成大写")
    sign = "负" if amount < 0 and total else ""
    yuan, change = divmod(total, 100)
    if not change:
        return f"{sign}{_whole(yuan)}元整"
    return sign + (f"{_whole(yuan)}元" if yuan else "") + _change(yuan, change)


def _change(yuan: int, change: int) -> str:
    """Return 角 and 分; 零 stands before them where the place to their left is zero."""
    jiao, fen = divmod(change, 10)
    zero = FORMAL[0] if yuan and (not jiao or yuan % 10 == 0) else ""
    return zero + (f"{FORMAL[jiao]}角" if jiao else "") + (f"{FORMAL[fen]}分" if fen else "")


def _whole(yuan: int) -> str:
    return chinese(yuan, FORMAL, "拾佰仟", short_ten=False)


def parse(text: str) -> Decimal | None:
    """Return the yuan that words name, or None when they are no amount.

    Reads 圆 and 元, 整 and 正, a prefix 人民币 or 大写, old letters such as 貳 and 萬, plain 一二三, and a 零
    more or less.
    """
    words = tight(text).rstrip("。．.，,；;、")
    words = _PREFIX.sub("", words, count=1) if _PREFIX.match(words) else words
    sign = -1 if words.startswith("负") else 1
    whole, yuan, change = words.removeprefix("负").translate(_YUAN).rpartition("元")
    number, cents = count(whole) if yuan else 0, _read_change(change)
    if number is None or cents is None or not (yuan or change.strip("整")):
        return None
    return sign * Decimal(number * 100 + cents) / 100


def _read_change(words: str) -> int | None:
    match = _CHANGE.fullmatch(words)
    if match is None:
        return None
    jiao, fen = count(match[1] or "零"), count(match[2] or "零")
    return None if jiao is None or fen is None or max(jiao, fen) > 9 else jiao * 10 + fen
