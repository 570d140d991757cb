"""What the YAML reader says, in Chinese, and the full-width signs behind it.

Owns the words only. PyYAML (any 6.x, with libyaml or without) says the same fault in several wordings, and changes
them between versions: a fault is known by a pattern of its words, and one that no pattern knows is told plainly,
never in English.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bidkit.errors import UnreadableError
from bidkit.source import Span

DEEP = "内容过多或嵌套过深"
DEEP_CURE = "请检查缩进、方括号和 * 引用；资料文件用不到这么多层"


class Said(NamedTuple):
    """One fault in our words; ``pattern`` finds it in the words of PyYAML, ``alone`` if no head stands before it."""

    pattern: str
    message: str
    cure: str
    alone: bool = False


COLON = "请检查这一行及上一行：冒号要用英文冒号，后面空一格；含冒号的文字前后加英文引号"
QUOTE = "请给这段文字补上结尾的英文引号；文字里有引号时，前后改用另一种引号"
BRACKETS = "请检查这一行及上面的方括号、花括号：各项之间用英文逗号隔开，最后要有 ] 或 }"
INDENT = "请检查这一行及上一行的缩进：同一层的字段要左对齐，缩进用空格不用 Tab"
TABS = "请把行首的 Tab 换成空格，每层缩进两个空格"
SIGN = "文字以这个符号开头时，前后加英文引号"
STARS = "bidkit 的文件不用 &、*、! 和 % 开头的写法；文字以这些符号开头时，前后加英文引号"
BLOCK = "「|」和「>」后面不要写别的，文字从下一行开始，缩进两格"
ESCAPE = "双引号里的反斜杠有特殊含义：请改用单引号，或把 \\ 写成 \\\\"
PASTE = "请删掉这段文字重新输入，不要从别处粘贴；文件用记事本另存为，编码选 UTF-8"

WORDS = (
    Said(r"maximum nesting depth|input is too long|memory", DEEP, DEEP_CURE, alone=True),
    Said(
        r"escape (character|sequence|code)|character escape code|hexdecimal|escaped octet",
        "反斜杠的写法不对",
        ESCAPE,
    ),
    Said(r"tab character|cannot start any token.*\t", "行首用了 Tab", TABS),
    Said(
        r"(control|special) characters|Unicode character|UTF-(8|16)|surrogate|codec|decode|input error|#x",
        "有看不见的控制字符或乱码",
        PASTE,
    ),
    Said(r"expected ':'", "少了冒号，或冒号后面没有空格", COLON),
    Said(r"mapping values are not allowed", "这里多了一个冒号，或缩进没有对齐", f"{COLON}；{INDENT}"),
    Said(r"unexpected ':'", "这里多了一个冒号", COLON),
    Said(r"mapping keys are not allowed", "这里不能用「? 」开头", SIGN),
    Said(r"sequence entries are not allowed", "这里不能以「- 」开头", INDENT),
    Said(r"expected '-' indicator", "列表里有一行没有以「- 」开头", INDENT),
    Said(r"expected ',' or '[\]}]'", "方括号或花括号没有写完", BRACKETS),
    Said(r"expected key|<block end>", "缩进没有对齐，或引号后面还有文字", INDENT),
    Said(r"unexpected end of stream|document (indicator|separator)", "引号没有写完", QUOTE),
    Said(r"node content", "这里少了内容，或多了符号", BRACKETS),
    Said(r"cannot start any token", "这个符号不能用在文字开头", SIGN),
    Said(r"indentation indicator|chomping|comment or (a )?line break", "「|」或「>」的写法不对", BLOCK),
    Said(
        r"(document|stream).start|another document|DOCUMENT|STREAM",
        "一个文件里写了不止一份内容",
        "请删掉单独成行的「---」和「...」，并检查行首有没有多余的符号",
    ),
    Said(r"alias|anchor|occurrence", "「*」或「&」引用的写法不对", STARS),
    Said(
        r"tag|URI|directive|version|'!'|the expected '>'|expected '>'|handle|YAML document",
        "「!」或「%」的写法不对",
        STARS,
    ),
    Said(
        r"alphabetic or numeric|digit|non-alphabetical|whitespace|expected ' '",
        "「&」「*」「!」或「%」的写法不对",
        STARS,
    ),
)
UNKNOWN = Said("", "这里写错了", f"{COLON}；{INDENT}")


def said(problem: str) -> Said:
    """Return the fault that PyYAML's words mean; ``UNKNOWN`` for words that nobody has met."""
    return next((one for one in WORDS if re.search(one.pattern, problem)), UNKNOWN)


_KEY = re.compile(r"^\s*(?:- +)*[A-Za-z][\w.-]*\s*(：)")
_SOUND = re.compile(r"^\s*(?:- +)*[\w.\"'-]+\s*:(?:\s|$)")
_QUOTED = re.compile(r":\s+(?:\[\s*)?([“”‘’])")
_LIST = re.compile(r"(?::|-)\s+(?=[\[{【［｛])[^“\"']*?([，【】［］｛｝])")
_REACH = 12


def full_width(text: str, name: str, line: int) -> UnreadableError | None:
    """Return the full-width sign that broke a file, at its own place; None when there is none.

    Args:
        text: the file.
        name: its name for messages.
        line: where YAML gave up, from 0; the sign stands there or a little above.
    """
    lines = text.splitlines()
    for number in range(min(line, len(lines) - 1), max(line - _REACH, -1), -1):
        row = lines[number]
        if found := _KEY.search(row):
            return _sign("字段名后面是全角冒号「：」", "请改成英文冒号，后面空一格", name, number, found)
        if number == line and (found := _QUOTED.search(row)):
            return _sign(
                f"这里用了全角引号「{found[1]}」", '请改成英文引号，例如 "文字"', name, number, found
            )
        if found := _LIST.search(row):
            return _sign(
                f"列表里用了全角的「{found[1]}」",
                "请改成英文的逗号和括号，例如 [甲, 乙]",
                name,
                number,
                found,
            )
        if number < line and _SOUND.search(row):
            return None
    return None


def _sign(message: str, cure: str, name: str, row: int, found: re.Match[str]) -> UnreadableError:
    return UnreadableError(
        f"YAML 写法有误：{message}", cure=cure, span=Span(name, row + 1, found.start(1) + 1)
    )
