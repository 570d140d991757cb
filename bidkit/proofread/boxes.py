"""A text box that people put into a finished volume, and the filled line that it says again with another value."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from bidkit.model.printed import bare_text, facts_in
from bidkit.proofread.fold import core, is_open, same
from bidkit.proofread.sorts import changed_facts, is_priced, is_signed
from bidkit.words.late import late

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.model.printed import PrintedLine, PrintedSection

    Filled = tuple[PrintedSection, str]

BOX = "文本框"
LEAST, SENTENCE = 6, 12
ALIKE = 0.8
_LABEL = late(r"\s*([\u4e00-\u9fff]{2,8})\s*[:：]\s*\S")


def is_box(line: PrintedLine) -> bool:
    """Return whether a finished line stands in a text box."""
    return line.part == BOX


def twin(box: PrintedLine, filled: Sequence[Filled], *, own: bool) -> Filled | None:
    """Return the section and the marked words that a box says again, but with another value; None where it does not.

    Args:
        box: the line in the box.
        filled: every filled cell with its section, marks and all.
        own: whether the box stands in a section that bidkit fills; elsewhere a bare date or number is people's own.
    """
    said = "".join(box.cells)
    near = [one for one in filled if _near(bare_text(one[1]), said, own=own)]
    if any(same(bare_text(words), said) for _, words in near):
        return None
    return next((one for one in near if _differs(one, said, own=own)), None)


def _near(old: str, new: str, *, own: bool) -> bool:
    """Return whether a box may say this line again; a blank after a name takes any value."""
    return _alike(core(old), core(new)) or (
        own and not (is_open(old) or is_open(new)) and _labelled(old, new)
    )


def _alike(old: str, new: str) -> bool:
    if min(len(old), len(new)) < LEAST or min(len(old), len(new)) < ALIKE * ALIKE * max(len(old), len(new)):
        return False
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _labelled(old: str, new: str) -> bool:
    """Return whether both say a value of the same name, as 项目名称：… does."""
    before, after = _LABEL.match(old), _LABEL.match(new)
    return before is not None and after is not None and core(before[1]) == core(after[1])


def _differs(one: Filled, said: str, *, own: bool) -> bool:
    """Return whether a value is another one, or a sentence of what is signed or priced says something else."""
    section, words = one
    if changed_facts((words,), (said,), section.text.origins):
        return own or bool(_around(words, section))
    decides = is_signed(section.title) or is_priced(section.title)
    return section.own and decides and len(core(bare_text(words))) >= SENTENCE


def _around(words: str, section: PrintedSection) -> str:
    """Return the letters beside the values."""
    text = bare_text(words)
    inside = {at for fact in facts_in(words, section.text.origins) for at in range(fact.start, fact.end)}
    return core("".join(sign for at, sign in enumerate(text) if at not in inside))
