"""Numbers of a list with nothing but a space behind them, 18　交货: the signs before, the words of a quantity."""

SIGN = r"[★▲△※*＊#＃☆◆●]?"
QUANTITY = r"(?:年|个|家|份|万|亿|元|天|次|月[\d,，。内]|日[\d,，。内]|时[\d,，。]|周[内,，。])"
"""Words that a number counts, so that it is none of a list."""
