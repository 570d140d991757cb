"""How an intake answered: each value that a person would type is right, wrong or asked (no value given)."""

import re
from collections import Counter

RIGHT, WRONG, ASKED = "right", "wrong", "asked"
LOOKED_AT = ("number", "holder", "issued", "until")  # the goal of ≥ 92 % right, ≤ 2 % wrong is about these
SAME = str.maketrans("（）〔〕［］[]【】：", "()()()()():")


def graded(listed, given):
    """Return ``{figure: Counter of right, wrong, asked}`` for a list of papers.

    ``given`` is ``{file name: {"kind": …, "number": …, "holder": …, …}}`` as proposed, dates as YYYY-MM-DD or 长期,
    money in yuan; a field left out or empty is asked of the person. The answer of a paper of several files may stand
    under any one of them. A kind given to a paper of none is wrong.
    """
    found = {}
    for paper in listed:
        answer = next((given[name] for name in paper.files if given.get(name)), {})
        for key, right in ({"kind": paper.kind} | paper.values).items():
            found.setdefault(key, Counter())[mark(right, answer.get(key, ""))] += 1
    found["all"] = sum((found[key] for key in LOOKED_AT if key in found), Counter())
    return found


def mark(right, said):
    """Return how one value was answered."""
    if plain(said) == plain(right):
        return RIGHT
    return ASKED if not said else WRONG


def plain(text):
    """Return a value without spaces, with one kind of brackets and without the zeros behind a sum."""
    short = re.sub(r"\s", "", str(text)).translate(SAME)
    return re.sub(r"\.0+$", "", short.replace(",", "")) if re.fullmatch(r"[\d.,]+", short) else short
