"""Sections are converted once, and what the cache or the converter says is not believed unseen."""

import json

import pytest

from bidkit.errors import ToolFailedError
from bidkit.link.convert import Converter
from bidkit.tools.soffice import Soffice
from tests.link.pretended import Office
from tests.word.docs import body, p

SOFFICE = Soffice("/nowhere/soffice", "7.4.7.2")
ONE, TWO = (body(p(text) + "<w:sectPr/>") for text in "一二")


def convert(tmp_path, version="7.4.7.2", **documents):
    return Converter(Soffice("/nowhere/soffice", version), tmp_path).convert(documents)


def test_only_what_changed_is_converted_even_by_a_new_process(tmp_path, monkeypatch):
    office = Office(monkeypatch, lambda text: len(text))
    first = convert(tmp_path, a=ONE, b=ONE)
    assert (office.texts, first["a"].pages) == (["一"], 1)
    again = convert(tmp_path, a=ONE, b=TWO)
    assert office.texts == ["一", "二"]
    assert again["a"] == first["a"]


def test_another_converter_does_not_take_over_its_pages(tmp_path, monkeypatch):
    office = Office(monkeypatch)
    convert(tmp_path, a=ONE)
    convert(tmp_path, "24.2.1.1", a=ONE)
    assert office.texts == ["一", "一"]


@pytest.mark.parametrize(
    "facts",
    [
        *("", "[]", "null", "{}"),
        '{"pages": 0, "bookmarks": {}, "footer": 1}',
        '{"pages": "x", "bookmarks": {}, "footer": 1}',
        '{"pages": Infinity, "bookmarks": {}, "footer": 1}',
        '{"pages": 1, "bookmarks": [3], "footer": 1}',
    ],
)
def test_damaged_facts_are_made_again(tmp_path, monkeypatch, facts):
    office = Office(monkeypatch, lambda text: 3)
    whole = convert(tmp_path, a=ONE)["a"]
    whole.path.with_suffix(".json").write_text(facts, encoding="utf-8")
    assert convert(tmp_path, a=ONE)["a"] == whole
    assert office.calls == 2
    assert json.loads(whole.path.with_suffix(".json").read_text(encoding="utf-8"))["pages"] == 3


@pytest.mark.parametrize(
    "harm", [lambda path: path.write_bytes(path.read_bytes()[:-40]), lambda path: path.unlink()]
)
def test_a_cut_or_lost_pdf_is_made_again(tmp_path, monkeypatch, harm):
    office = Office(monkeypatch)
    whole = convert(tmp_path, a=ONE)["a"]
    harm(whole.path)
    assert convert(tmp_path, a=ONE)["a"] == whole
    assert office.calls == 2


def test_a_converter_that_lies_stops_the_build_and_leaves_nothing_behind(tmp_path, monkeypatch):
    office = Office(monkeypatch)
    office.write = lambda path, data: path.write_bytes(b"%PDF-1.6\nnothing\n%%EOF\n") and path
    with pytest.raises(ToolFailedError) as fault:
        convert(tmp_path, a=ONE)
    assert "LibreOffice 写出的 PDF 打不开" in fault.value.message
    assert list((tmp_path / "pdf").iterdir()) == []


def test_a_converter_that_crashes_leaves_nothing_behind(tmp_path, monkeypatch):
    office = Office(monkeypatch)

    def crash(path, data):
        path.write_bytes(b"half")
        raise ToolFailedError("崩溃", cure="重试")

    office.write = crash
    with pytest.raises(ToolFailedError):
        convert(tmp_path, a=ONE)
    assert list((tmp_path / "pdf").iterdir()) == []
