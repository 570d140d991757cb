"""Sections are converted once, and what the cache or the converter says is not believed unseen."""

import pytest

from bidkit.errors import ToolFailedError
from bidkit.link import Linked
from bidkit.link.convert import Converter
from bidkit.link.lost import link_findings
from bidkit.store.cache import open_cache
from bidkit.tools.soffice import Soffice
from tests.link.pretended import Office
from tests.word.docs import body, p

ONE, TWO = (body(p(text) + "<w:sectPr/>") for text in "一二")


def convert(tmp_path, version="7.4.7.2", **documents):
    """Return pages, bookmarks and bytes of each document, as a new process converts them."""
    with open_cache(tmp_path / "cache") as cache:
        converter = Converter(Soffice("/nowhere/soffice", version), cache)
        first = converter.convert(documents)
        made = converter.settled()
        assert [one.pages for one in first.values()] == [one.pages for one in made.values()]
        return {name: (one.pages, one.bookmarks, one.path.read_bytes()) for name, one in made.items()}


def test_only_what_changed_is_converted_even_by_a_new_process(tmp_path, monkeypatch):
    office = Office(monkeypatch, lambda text: 1 + "一二".index(text))
    first = convert(tmp_path, a=ONE, b=ONE)
    assert (office.texts, first["a"][0]) == (["一"], 1)
    again = convert(tmp_path, a=ONE, b=TWO)
    assert office.texts == ["一", "二"]
    assert (again["a"], again["b"][0]) == (first["a"], 2)


def test_another_converter_does_not_take_over_its_pages(tmp_path, monkeypatch):
    office = Office(monkeypatch)
    convert(tmp_path, a=ONE)
    convert(tmp_path, "24.2.1.1", a=ONE)
    assert office.texts == ["一", "一"]


@pytest.mark.parametrize("harm", [lambda data: data[: len(data) // 2], lambda data: b"", lambda data: b"[]"])
def test_what_was_kept_and_then_damaged_is_made_again(tmp_path, monkeypatch, harm):
    Office(monkeypatch, lambda text: 3)
    whole = convert(tmp_path, a=ONE)
    kept = [path for path in (tmp_path / "cache" / "kept").rglob("*") if path.is_file()]
    assert kept
    for path in kept:
        path.write_bytes(harm(path.read_bytes()))
    assert convert(tmp_path, a=ONE) == whole


def test_a_converter_that_lies_stops_the_build_and_is_asked_again_next_time(tmp_path, monkeypatch):
    office = Office(monkeypatch)
    write, office.write = (
        office.write,
        lambda path, data: path.write_bytes(b"%PDF-1.6\nnothing\n%%EOF\n") and path,
    )
    with pytest.raises(ToolFailedError) as fault:
        convert(tmp_path, a=ONE)
    assert "LibreOffice 写出的 PDF 打不开" in fault.value.message
    office.write = write
    assert convert(tmp_path, a=ONE)["a"][0] == 1


def test_what_an_earlier_round_gave_is_not_kept_and_what_the_last_gave_is(tmp_path, monkeypatch):
    office = Office(monkeypatch)
    with open_cache(tmp_path / "cache") as cache:
        converter = Converter(Soffice("/nowhere/soffice", "7.4.7.2"), cache)
        for documents in ({"a": ONE, "b": ONE}, {"a": ONE, "b": TWO}):
            converter.convert(documents)
        made = converter.settled()
    assert office.texts == ["一", "二"]
    assert made["a"].path != made["b"].path
    convert(tmp_path, a=ONE, b=TWO)
    assert office.texts == ["一", "二"]


MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
FORMULA = f'<w:p><m:oMath xmlns:m="{MATH}"><m:r><m:t>A/B</m:t></m:r></m:oMath></w:p>'


@pytest.mark.parametrize("parts", [("libswlo.so",), ("libswlo.so", "libsmlo.so")])
def test_a_converter_without_math_is_given_formulas_as_lines_and_says_so(tmp_path, monkeypatch, parts):
    for name in ("soffice", *parts):
        (tmp_path / name).touch()
    office = Office(monkeypatch)
    with open_cache(tmp_path / "cache") as cache:
        converter = Converter(Soffice(str(tmp_path / "soffice"), "7.4.7.2"), cache)
        converter.convert({"a": ONE, "b": body(FORMULA + "<w:sectPr/>")})
    lacks = "libsmlo.so" not in parts
    assert converter.flattened == ({"b"} if lacks else set())
    assert office.texts[0] == "一" and (office.texts[1:] == ["A/B"]) == lacks
    said = list(link_findings(Linked((), (), 2, flattened=tuple(converter.flattened)), {"b": "评分办法"}))
    assert [(one.code, "评分办法" in one.message) for one in said] == ([("L003", True)] if lacks else [])
