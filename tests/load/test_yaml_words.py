"""Every fault of YAML is told in Chinese, whichever version of PyYAML finds it and whichever words it has for it."""

import ast
import re
from pathlib import Path

import pytest
import yaml

from bidkit.errors import UnreadableError
from bidkit.load import yaml_tree
from bidkit.load.yaml_tree import parse
from bidkit.load.yaml_words import UNKNOWN, said
from bidkit.load.yamlsrc import parse_mapping

# What libyaml 0.1 to 0.2.5 and PyYAML 6.0.4 can say; the pure Python loader is read from its source below.
LIBYAML = """
block sequence entries are not allowed in this context
control characters are not allowed
could not find expected ':'
could not find expected directive name
did not find URI escaped octet
did not find expected '!'
did not find expected ',' or ']'
did not find expected ',' or '}'
did not find expected '-' indicator
did not find expected <document start>
did not find expected <stream-start>
did not find expected alphabetic or numeric character
did not find expected comment or line break
did not find expected digit or '.' character
did not find expected hexdecimal number
did not find expected key
did not find expected node content
did not find expected tag URI
did not find expected version number
did not find expected whitespace
did not find expected whitespace or line break
did not find the expected '>'
duplicate %TAG directive
exceeded maximum nesting depth
found a tab character that violates indentation
found a tab character where an indentation space is expected
found an incorrect leading UTF-8 octet
found an incorrect trailing UTF-8 octet
found an indentation indicator equal to 0
found character that cannot start any token
found duplicate %TAG directive
found duplicate %YAML directive
found extremely long version number
found incompatible YAML document
found invalid Unicode character escape code
found undefined tag handle
found unexpected ':'
found unexpected document indicator
found unexpected end of stream
found unexpected non-alphabetical character
found unknown directive name
found unknown escape character
incomplete UTF-16 character
incomplete UTF-16 surrogate pair
incomplete UTF-8 octet sequence
input error
input is too long
invalid Unicode character
invalid leading UTF-8 octet
invalid length of a UTF-8 sequence
invalid trailing UTF-8 octet
mapping keys are not allowed in this context
mapping values are not allowed in this context
unexpected low surrogate area
""".strip().splitlines()


def of_the_pure_loader():
    """Return every problem that PyYAML's own Python can raise: the third argument of its errors."""
    folder = Path(yaml.__file__).parent
    for name in ("scanner", "parser", "composer"):
        for node in ast.walk(ast.parse((folder / f"{name}.py").read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "").endswith("Error"):
                said_there = [part.value for part in ast.walk(node.args[2]) if isinstance(part, ast.Constant)]
                yield from (text for text in said_there if isinstance(text, str))


def english(text):
    """Return the first run of three English words, or nothing."""
    return re.search(r"[A-Za-z]{2,}(?:[ ,]+[A-Za-z]{2,}){2,}", text)


@pytest.mark.parametrize("problem", sorted({*LIBYAML, *of_the_pure_loader()}))
def test_every_problem_of_pyyaml_has_words_and_a_cure_of_ours(problem):
    fault = said(problem)
    assert fault is not UNKNOWN and fault.cure and not english(fault.message + fault.cure)


def test_words_nobody_has_met_are_told_without_them():
    assert said("something else went amiss") is UNKNOWN


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def loader(request, monkeypatch):
    """Both loaders that PyYAML can have."""
    monkeypatch.setattr(yaml_tree, "LOADER", getattr(yaml, request.param))


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: 1\nregime：gov\nb: 2\n", "x:2:7", "全角冒号"),
        ("regime：gov\nb: 2\n", "x:1:7", "全角冒号"),
        ("regime：gov\nname：甲\n", "x:2:5", "全角冒号"),
        ("a:\n  name：甲\n  number: 3\n", "x:2:7", "全角冒号"),
        ("a:\n  - id：Q1\n    text: b\n", "x:2:7", "全角冒号"),
        ("a: {x: 1，y: 2}\n", "x:1:9", "全角的「，」"),
        ("a: 【x: 1】\n", "x:1:4", "全角的「【」"),
        ("name: “甲: 乙”\n", "x:1:7", "全角引号「“」"),
        ("\ta: 1\n", "x:1:1", "Tab"),
        ("a:\n\t- b\n", "x:2:1", "Tab"),
        ('a: "x\n', "x:", "引号没有写完"),
        ("a: [1\nb: 2\n", "x:2:", "方括号或花括号没有写完"),
        ("a: @x\n", "x:1:4", "不能用在文字开头"),
        ('a: "\\q"\n', "x:1:", "反斜杠"),
        ("a: 1\n---\nb: 2\n", "x:2:1", "不止一份内容"),
        ("a: *x\n", "x:1:4", "引用的写法"),
        ("a: b\0c\n", "x", "看不见的控制字符"),
        ("注意: 甲：乙\nb: c: d\n", "x:2:5", "多了一个冒号"),
    ],
)
def test_a_fault_is_named_at_its_own_place(loader, text, place, words):
    with pytest.raises(UnreadableError) as caught:
        parse_mapping(text, "x")
    assert str(caught.value.span).startswith(place) and words in caught.value.message
    assert caught.value.cure and not english(str(caught.value))


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 900 + "]" * 900,
        "a: " + "{a: " * 3000 + "}" * 3000,
        "- " * 3000 + "a",
        "\n".join(" " * n + "a:" for n in range(1500)),
        "a: &a [*a]",
    ],
    ids=["lists", "mappings", "dashes", "steps", "itself"],
)
def test_what_is_nested_too_deeply_is_told_by_every_loader(loader, text):
    with pytest.raises(UnreadableError, match="嵌套过深"):
        parse(text, "x")


def test_a_text_full_of_brackets_is_not_deep(loader):
    assert len(parse("a: " + "[" + "[甲]," * 2000 + "]", "x")["a"]) == 2000
