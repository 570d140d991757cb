"""A formula is never left out: where the converter cannot draw it, its signs stand in a line."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from bidkit.word.ooxml import local
from bidkit.word.package import read_package
from bidkit.word.pages.formulas import M, in_lines, line_of
from tests.word.docs import body, p, part


def r(text):
    return f"<m:r><m:t>{text}</m:t></m:r>"


def shape(kind, properties="", **parts):
    inner = "".join(f"<m:{tag.rstrip('_')}>{text}</m:{tag.rstrip('_')}>" for tag, text in parts.items())
    return f"<m:{kind}><m:{kind}Pr>{properties}</m:{kind}Pr>{inner}</m:{kind}>"


def formula(inner):
    return f'<m:oMath xmlns:m="{M}">{inner}</m:oMath>'


def words(inner, holder="{}"):
    """Return the text of the first paragraph after its formula went into the line."""
    data = in_lines(
        body(f"<w:p><w:r><w:t>得分</w:t></w:r>{holder.format(formula(inner))}<w:r><w:t>分</w:t></w:r></w:p>")
    )
    text = etree.tostring(part(data, "word/document.xml"), encoding="unicode")
    assert "oMath" not in text
    return "".join(re.findall(r"<w:t[^>]*>([^<]*)<", text)), text


CASES = {
    "fraction": (r("P=") + shape("f", num=r("A"), den=r("B")) + r("×30"), "P=A/B×30"),
    "long fraction": (shape("f", num=r("A+B"), den=r("2C")), "(A+B)/(2C)"),
    "power": (shape("sSup", e=r("x"), sup=r("2")), "x2"),
    "index": (shape("sSub", e=r("P"), sub=r("min")), "Pmin"),
    "both": (shape("sSubSup", e=r("x"), sub=r("i"), sup=r("2")), "xi2"),
    "root": (shape("rad", deg="", e=r("a+b")), "√(a+b)"),
    "sum": (shape("nary", '<m:chr m:val="∑"/>', sub=r("i=1"), sup=r("n"), e=r("x")), "∑i=1nx"),
    "integral": (shape("nary", sub=r("0"), sup=r("1"), e=r("x")), "∫01x"),
    "brackets": (shape("d", '<m:begChr m:val="["/><m:endChr m:val="]"/>', e=r("a,b")), "[a,b]"),
    "usual brackets": (shape("d", e=r("a")), "(a)"),
    "function": (shape("func", fName=r("lg"), e=r("x")), "lg x"),
    "fraction in a root": (shape("rad", deg="", e=shape("f", num=r("1"), den=r("n"))), "√(1/n)"),
    "lines": ("<m:eqArr><m:e>" + r("a=1") + "</m:e><m:e>" + r("b=2") + "</m:e></m:eqArr>", "a=1；b=2"),
    "shape nobody knows": ("<m:new><m:e>" + r("q") + "</m:e></m:new>", "q"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_formula_stands_in_a_line(name):
    inner, said = CASES[name]
    assert words(inner)[0] == f"得分{said}分"


def test_a_power_is_raised_and_an_index_lowered():
    text = words(shape("sSubSup", e=r("x"), sub=r("i"), sup=r("2")))[1]
    assert re.findall(r'vertAlign w:val="(\w+)"/></w:rPr><w:t[^>]*>(\w)<', text) == [
        ("subscript", "i"),
        ("superscript", "2"),
    ]


def test_a_formula_that_is_a_paragraph_of_its_own_stays_one():
    assert words(r("E=mc"), '<m:oMathPara xmlns:m="' + M + '">{}</m:oMathPara>')[0] == "得分E=mc分"


def test_a_file_without_a_formula_stays_as_it_is():
    data = body(p("没有公式"))
    assert in_lines(data) is data


SHAPES = st.recursive(
    st.text("ABxy12+=", min_size=1, max_size=4).map(r),
    lambda inner: st.one_of(
        st.builds(lambda a, b: shape("f", num=a, den=b), inner, inner),
        st.builds(lambda a, b: shape("sSup", e=a, sup=b), inner, inner),
        st.builds(lambda a: shape("rad", e=a), inner),
        st.builds(lambda a, b: shape("nary", sub=a, sup="", e=b), inner, inner),
        st.builds(lambda a: shape("d", e=a), inner),
        st.builds(lambda a, b: a + b, inner, inner),
    ),
    max_leaves=8,
)


@given(SHAPES)
def test_no_sign_of_a_formula_is_lost_and_none_stands_twice(inner):
    package = read_package(body(f"<w:p>{formula(inner)}</w:p>"), name="a")
    (node,) = [one for one in package.root(package.main).iter() if local(one) == "oMath"]
    wanted = "".join(one.text for one in node.iter(f"{{{M}}}t"))
    line = "".join(text for text, _ in line_of(node))
    signs = re.compile(r"[ABxy12+=]")
    assert sorted(signs.findall(line)) == sorted(signs.findall(wanted))
