"""Codes of joining sections into volumes (``link/lost.py``)."""

from __future__ import annotations

from bidkit.codes.code import Code
from bidkit.finding import Effect, FindingClass, Severity

LOST_REFERENCE = Code(
    code="L001",
    maker="link",
    title="引用的位置不存在，页码写不出来",
    severity=Severity.ERROR,
    kind=FindingClass.WRONG,
    effect=Effect.SCORE_LOSS,
    why="索引表、偏离表要写证明在第几页；引用的章节、标题或资料不在成品里，这一格就没有页码，评委找不到。",
    cure="请核对 bid.yaml 里 answers 的 where（章节#标题文字），或模板里 page_of 的名称；"
    "目录里缺页码的，请打开这一章，看这个标题是否正常显示",
)
NOT_CARRIED = Code(
    code="L002",
    maker="link",
    title="Word 分册里有内容没能原样带过去",
    severity=Severity.WARNING,
    kind=FindingClass.ROUGH,
    effect=Effect.CLARIFY,
    why="各章节合成一册 Word 时，有的版式或对象带不过去；PDF 由各章节直接转出，不受影响，两者可能看上去不一样。",
    cure="请打开 Word 分册核对这一处",
)
FLAT_FORMULA = Code(
    code="L003",
    maker="link",
    title="公式在 PDF 里写成了一行",
    severity=Severity.WARNING,
    kind=FindingClass.ROUGH,
    effect=Effect.SCORE_LOSS,
    why="这台电脑的 LibreOffice 没有 Math，画不出公式；为了不丢内容，PDF 里写成一行字，分式、根号和 Word 不一样。",
    cure="安装 libreoffice-math-nogui（bidkit doctor 有各系统的装法）后重新生成",
)
LINK = (LOST_REFERENCE, NOT_CARRIED, FLAT_FORMULA)
