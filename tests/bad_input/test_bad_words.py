"""Every refusal is Chinese to the end: whatever is broken, no words of a library reach the reader."""

import hashlib
import io
import re
import warnings
from pathlib import Path

import docx
import jinja2
import openpyxl
import pikepdf
import pytest
from PIL import Image

from bidkit.errors import BidkitError
from bidkit.load.library import load_library
from bidkit.load.price import load_price
from bidkit.load.review_book import read_book
from bidkit.load.tender import load_bid, load_tender
from bidkit.pdf.made.html import html_to_pdf
from bidkit.pdf.scans.look import inspect_scan
from bidkit.pdf.scans.sources import Sources
from bidkit.pdf.seen.read import page_texts
from bidkit.read.opening import open_document
from bidkit.word.fill.jinja_words import syntax_said, value_said
from bidkit.word.fill.template import fill
from bidkit.word.seen.inspect import inspect_word
from tests.bad_input.small import make
from tests.load.test_yaml_words import english
from tests.pdf.fonts import fonts_embedded

PRODUCTS = r"Strict Open XML|「[^」]*」|[\w./-]+\.(?:yaml|xlsx|docx|pdf|jpg|md)\S*"


def chinese_to_the_end(error):
    """Return whether an error and the faults it bundles speak Chinese only, each with a cure."""
    for one in error.faults or (error,):
        words = re.sub(PRODUCTS, "", f"{one.message} {one.cure}")
        assert re.search(r"[\u4e00-\u9fff]", one.message) and one.cure, repr(error)
        assert not english(words), str(one)
    return True


def workbook():
    book = openpyxl.Workbook()
    for row in (("名称", "单位", "数量", "含税单价", "税率"), ("平台", "套", 1, 5, 0.06)):
        book.worksheets[0].append(row)
    book.worksheets[0].title = "报价明细"
    return saved(book)


def saved(thing):
    stream = io.BytesIO()
    thing.save(stream)
    return stream.getvalue()


def template(text="{{ project.name }}"):
    document = docx.Document()
    document.add_paragraph(text)
    return saved(document)


def picture(kind):
    stream = io.BytesIO()
    Image.effect_noise((60, 60), 40).save(stream, kind)
    return stream.getvalue()


def printed():
    words = "投标人须知前附表规定了资格条件，供应商应当具有独立承担民事责任的能力。"
    return html_to_pdf(f"<body>{words}</body>", Path())


def in_pdf(path):
    inspect_scan(path)
    page_texts(path)
    fonts_embedded(path)
    with Sources([path]) as sources:
        pikepdf.new().pages.extend(sources.pdf(path).pages)


def in_picture(path):
    with Sources([path]) as sources:
        sources.scan(inspect_scan(path))


READERS = {
    "price.xlsx": (workbook, lambda path: load_price(path, path.parent)),
    "book.xlsx": (workbook, read_book),
    "own.docx": (
        template,
        lambda path: fill(path.read_bytes(), {"project": {"name": "甲"}}, {}, name=path.name),
    ),
    "made.docx": (template, lambda path: inspect_word(path.read_bytes(), name=path.name)),
    "tender.docx": (template, open_document),
    "tender.pdf": (printed, open_document),
    "scan.pdf": (printed, in_pdf),
    "scan.jpg": (lambda: picture("JPEG"), in_picture),
    "scan.png": (lambda: picture("PNG"), in_picture),
    "scan.tif": (lambda: picture("TIFF"), in_picture),
}


def spoiled(data, number):
    """Return the bytes spoiled in one of many ways."""
    noise = hashlib.sha512(b"%d" % number).digest()
    place = int.from_bytes(noise[:4], "big") % len(data)
    match number % 5:
        case 0:
            return data[:place]
        case 1:
            return data[:place] + bytes(40) + data[place + 40 :]
        case 2:
            return data[:place] + noise[4:12] + data[place + 8 :]
        case 3:
            return data[:place] + data[place + noise[12] + 1 :]
        case _:
            return data[:8] + noise * 3


@pytest.mark.parametrize("name", READERS)
def test_a_spoiled_file_is_refused_in_chinese_or_read(name, tmp_path):
    make_it, read = READERS[name]
    sound, refused = make_it(), 0
    path = tmp_path / name
    for number in range(40):
        path.write_bytes(spoiled(sound, number))
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            try:
                read(path)
            except BidkitError as error:
                refused += chinese_to_the_end(error)
    assert refused >= 10


YAML = {
    "tenders/demo/tender.yaml": lambda root: load_tender(root / "tenders/demo", root),
    "tenders/demo/bid.yaml": lambda root: load_bid(root / "tenders/demo", root),
    "library/qualifications/iso9001.yaml": lambda root: load_library(root / "library", root),
    "library/people/zhang-wei.yaml": lambda root: load_library(root / "library", root),
}
TWISTS = (
    (": ", "："), (": ", ":"), ("\n", "\n\t"), ("- ", "-"), ("{", "【"), (",", "，"), ("[", "{"), ("]", ""), ("}", ""),
    ("2026", "九"), ("2026", "20260"), (": ", ": '"), (": ", ": @"), (": ", ": [x, "), (": ", ": {x: y, "),
    ("id: ", "id: - "), ("true", "maybe"), (": ", ": *"), (": ", ": !x "), (": ", ": |x "), (": ", ": -99"),
)  # fmt: skip


@pytest.mark.parametrize("name", YAML)
def test_a_twisted_yaml_file_is_refused_in_chinese_or_read(name, tmp_path):
    root = make(tmp_path)
    path, read = root / name, YAML[name]
    text, refused = path.read_text(encoding="utf-8"), 0
    for old, new in TWISTS:
        places = [found.start() for found in re.finditer(re.escape(old), text)]
        for place in places[:: max(1, len(places) // 4)]:
            path.write_text(text[:place] + new + text[place + len(old) :], encoding="utf-8")
            try:
                read(root)
            except BidkitError as error:
                refused += chinese_to_the_end(error)
    assert refused >= 10


TAGS = (
    "{{ project.name", "{{ project.name }", "{% if x %}", "{% for a in %}", "{% endif %}",
    "{% nosuch %}", "{{ “a” }}", "{{ a b }}", "{{ a. }}", "{{ a | }}", "{{ a|nosuch }}",
    "{{ a is nosuch }}", "{{ (a }}", "{{ [1, }}", "{% set 1 = 2 %}", "{{ 'a }}", "{{ a[ }}",
    "{{ 1 / 0 }}", "{{ 1 + 'a' }}", "{{ none + 1 }}", "{{ 5[0] }}", "{% for a in 5 %}{% endfor %}",
    "{{ nosuch }}", "{{ project.nosuch }}", "{{ project() }}", "{{ ''.__class__ }}",
    "{{ project.name.x.y }}", "{{ a := 1 }}", "{{ '%d'|format('a') }}", "{% raw %}", "{# a",
    "{% macro a( %}{% endmacro %}", "{% block a %}{% block a %}", "{{ @ }}", "{% if a %}{% for %}",
    "{% else %}", "{{ a if }}", "{{ {1: } }}", "{{ a..b }}", "{% include 'x' %}",
    "{{ range(10**9) }}",
)  # fmt: skip


@pytest.mark.parametrize("tag", TAGS)
def test_a_broken_template_is_refused_in_chinese(tag):
    values = {"project": {"name": "甲"}, "a": 1, "x": 1}
    try:
        fill(template(tag), values, {}, name="own.docx")
    except BidkitError as error:
        assert chinese_to_the_end(error)


@pytest.mark.parametrize("tag", TAGS)
def test_what_jinja_says_is_said_in_chinese(tag):
    try:
        jinja2.Environment().parse(tag)
    except jinja2.TemplateSyntaxError as error:
        assert not english(syntax_said(error.message)) and re.search(
            r"[\u4e00-\u9fff]", syntax_said(error.message)
        )


def test_what_python_says_of_a_value_is_said_in_chinese():
    for words in (
        "1 / 0",
        "1 + 'a'",
        "None + 1",
        "len(5)",
        "5[0]",
        "int('x')",
        "[][1]",
        "{}['a']",
        "'%d' % 'a'",
        "(5)()",
    ):
        with pytest.raises(Exception) as caught:
            eval(words)
        assert not english(value_said(caught.value)) and "算式" not in value_said(caught.value), words
    assert value_said(ValueError("「甲」不是日期")) == "「甲」不是日期"
