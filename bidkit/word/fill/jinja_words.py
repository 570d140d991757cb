"""What Jinja and Python say about a template, in Chinese; what nobody has met is told without their words."""

from __future__ import annotations

import re

_SIGN = re.compile(r"unexpected char '(.)")
_SYNTAX = (
    (r"Unexpected end of template.*following tags: (.+?)\. The innermost", "没有写完，后面还要有 {0}"),
    (r"unknown tag '(\w+)'.*looking for.*?: (.+?)\.", "标签「{0}」用在这里不对，这里要有 {1}"),
    (r"unknown tag '(\w+)'", "没有「{0}」这种标签"),
    (r"expected token '?(.+?)'?, got '?(.+?)'?$", "这里应是「{0}」，写的是「{1}」"),
    (r"unexpected char '(.+?)' at", "不能用符号「{0}」"),
    (r"unexpected '(.+?)', expected '(.+?)'", "这里应是「{1}」，写的是「{0}」"),
    (r"unexpected '(.+?)'", "多了「{0}」"),
    (r"[Mm]issing end of comment", "注释 {{# #}} 没有写完"),
    (r"[Mm]issing end of raw|unexpected end of template", "没有写完"),
    (r"Expected an expression|expected (subscript|name|call)|tag name expected", "标签里少了内容"),
    (r"block '?(\w+)'? defined twice", "块「{0}」写了两次"),
    (r"[Cc]an.t assign", "这里不能赋值"),
    (r"function call|default argument|chain multiple|chunk after", "函数或判断的写法不对"),
)
_VALUES = (
    (r"division|DivisionByZero|DivisionUndefined|modulo", "除数是零"),
    (r"NoneType", "这里的值是空的"),
    (
        r"unsupported operand|can only concatenate|not supported between|must be str",
        "两个值的种类不同，不能相加或比较",
    ),
    (r"argument", "函数或过滤器的参数不对"),
    (r"not iterable|has no len|not a sequence", "这个值不是列表，不能循环或计数"),
    (r"subscriptable|indices must be|unhashable", "这个值不能用方括号取"),
    (
        r"could not convert|invalid literal|ConversionSyntax|InvalidOperation|must be real number",
        "这个值不是数字",
    ),
    (r"[Ff]ormat|not enough arguments|not all arguments", "格式写法不对"),
    (r"index out of range|KeyError|empty sequence", "没有这一项"),
    (r"isoformat|day is out of range|month must be|year", "这个值不是日期"),
    (r"not callable", "这个值不是函数，不能加括号"),
)
_WORDS = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "begin of statement block": "{%",
    "begin of print statement": "{{",
    "end of template": "文档结尾",
    "name": "名称",
    "string": "文字",
    "integer": "整数",
    "float": "数字",
}
_QUOTES = "“”‘’「」"


def syntax_said(message: str) -> str:
    """Return why a tag cannot be read; names and signs of the template stay as they are."""
    if (sign := _SIGN.search(message)) and sign[1] in _QUOTES:
        return f"用了中文引号「{sign[1]}」，标签里要用英文引号"
    for pattern, said in _SYNTAX:
        if found := re.search(pattern, message, re.DOTALL):
            return said.format(*(_words(group or "") for group in found.groups()))
    return "标签没有写对"


def value_said(error: Exception) -> str:
    """Return why a value could not be worked with; a message of our own stays as it is."""
    words = str(error)
    if re.search(r"[\u4e00-\u9fff]", words):
        return words
    told = f"{type(error).__name__} {words}"
    return next((said for pattern, said in _VALUES if re.search(pattern, told)), "这里的算式或过滤器不对")


def refusal_said(error: Exception) -> str:
    """Return what a template may not do; a message of our own stays as it is."""
    words = str(error)
    if re.search(r"[\u4e00-\u9fff]", words):
        return words
    named = re.search(r"attribute '(\w+)'", words)
    return f"「{named[1]}」不能取用" if named else "这里用了不能取用的名称"


def _words(text: str) -> str:
    named = re.sub(r"'([^']*)'", r"\1", text).replace(" or ", "、").replace(", ", "、")
    return _WORDS.get(named, named)
