"""What of a form must stay together over pages: a date with its signatures, the head of a table with its pages.

Only keeps and repeats are set, nothing that is seen on one page; what the form sets itself stays.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.word.ooxml import PPR_ORDER, add, make, ppr, put, w

if TYPE_CHECKING:
    from bidkit.word.ooxml import Element

DATED = re.compile(
    r"^(?:签[署字订]|填表|投标|响应|授权|承诺|开具)?(?:日期|时间)[:：]|^[\s_\d]*年[\s_\d]*月[\s_\d]*日$"
    r"|^\{\{bid\.date"
)
_SIGN = r"[(（][^()（）]{0,16}(?:签[字名章署]|盖章|公章|单位章|印章)[^()（）]{0,16}[)）]"
SIGNED = re.compile(rf"^[^。；;]{{2,40}}[:：].{{0,40}}{_SIGN}|^[^。；;:：]{{2,30}}{_SIGN}[:：]")
"""Who signs or seals, with the blank before or behind the words that say so."""
OPEN = re.compile(r"\{[{%]|_{2}|\.{4}|…|[□☐☑]|[(（]\s*[)）]|第\s*页")
NUMBERED = re.compile(r"[(（]?(?:\d+|[一二三四五六七八九十]+)(?:$|[)）、.．])")
MERGED = f"{w('tcPr')}/{w('vMerge')}"
LONGEST = 24
"""Letters of the longest name of a column."""
BEFORE = 5
"""Lines above a date that go with it: who signs, who seals, and the sentence before."""


def keep_together(root: Element) -> None:
    """Let no date of a signature block stand alone on a page, and let table heads repeat, in place."""
    for body in root.iter(w("body")):
        _keep_dates(list(body))
        for table in body.iter(w("tbl")):
            _repeat_heads(table.findall(w("tr")))


def _keep_dates(blocks: list[Element]) -> None:
    """Bind the lines above each date, and the line above each signature; a table or a page break ends the block."""
    for at, block in enumerate(blocks):
        said = _text(block).replace(" ", "") if block.tag == w("p") else ""
        lines = BEFORE if DATED.match(said) else 1 if SIGNED.match(said) else 0
        above = at - 1
        while above >= max(0, at - lines) and blocks[above].tag == w("p") and not _breaks(blocks[above + 1]):
            put(ppr(blocks[above]), make("keepNext"), PPR_ORDER)
            above -= 1


def _breaks(paragraph: Element) -> bool:
    return paragraph.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None


def _repeat_heads(rows: list[Element]) -> None:
    """Mark the leading rows whose cells all hold words and no blank, where others follow."""
    heads = 0
    if len(rows) > 1 and _is_head(rows[0]):
        goes_on = len(rows) > 2 and _opens_more(rows[0]) and _is_head(rows[1])
        heads = 2 if goes_on else 1
    if not heads or len(rows[heads - 1].findall(w("tc"))) < 2:
        return
    for row in rows[:heads]:
        properties = row.find(w("trPr"))
        if properties is None:
            properties = make("trPr")
            own = row.find(w("tblPrEx"))
            row.insert(0 if own is None else 1, properties)
        if properties.find(w("tblHeader")) is None:
            add(properties, "tblHeader")


def _is_head(row: Element) -> bool:
    """Return whether every cell of a row names its column, or goes on from the row above; a numbered row does not."""
    cells = row.findall(w("tc"))
    words = [(_text(cell).strip(), cell.find(MERGED) is not None) for cell in cells]
    named = all((text or merged) and len(text) <= LONGEST and not OPEN.search(text) for text, merged in words)
    return bool(cells) and named and not NUMBERED.match(words[0][0])


def _opens_more(row: Element) -> bool:
    """Return whether a head goes on in the next row: a title over the whole table, or cells merged downwards."""
    cells = row.findall(w("tc"))
    texts = {_text(cell).strip() for cell in cells}
    return len(texts) == 1 or any(cell.find(MERGED) is not None for cell in cells)


def _text(node: Element) -> str:
    return "".join(one.text or "" for one in node.iter(w("t")))
