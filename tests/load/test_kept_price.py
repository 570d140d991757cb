"""The price table that is recalled is the one that was read, and nothing but the workbook's bytes decides which."""

import json

import pytest

from bidkit.load import price as reader
from bidkit.load.kept_price import kept_price
from bidkit.store.memory import Memory
from tests.load.price_book import LINES, TOTAL, book


@pytest.fixture
def unopened(monkeypatch):
    """Make every further opening of a workbook a failure."""

    def forbid():
        def opened(*_):
            raise AssertionError("the workbook was opened again")

        monkeypatch.setattr(reader, "load_price", opened)

    return forbid


def test_what_is_recalled_is_what_was_read_with_every_cell(tmp_path, unopened):
    path, memory = (
        book(tmp_path, [["合计", None, None, None, None, 1_300_000, None]]),
        Memory(tmp_path / "kept"),
    )
    read = kept_price(path, tmp_path, memory)
    unopened()
    kept = kept_price(path, tmp_path, memory)
    assert kept == read and f"{kept.total:.2f}" == TOTAL and kept.sheet == read.sheet is not None
    assert [line.model_fields_set for line in kept.lines] == [line.model_fields_set for line in read.lines]
    assert [
        (str(one.span), str(one.span_of("unit_price")), str(one.span_of("tax_rate"))) for one in kept.lines
    ] == [(str(one.span), str(one.span_of("unit_price")), str(one.span_of("tax_rate"))) for one in read.lines]
    assert str(kept.lines[1].span_of("unit_price")) == "price.xlsx 报价明细 F3"


def test_another_price_under_the_same_name_is_read(tmp_path):
    memory = Memory(tmp_path / "kept")
    kept_price(book(tmp_path), tmp_path, memory)
    dearer = [[*LINES[0][:5], 900_000, 0.06], *LINES[1:]]
    assert f"{kept_price(book(tmp_path, lines=dearer), tmp_path, memory).total:.2f}" == "1400000.00"


@pytest.mark.parametrize(
    "spoil", [lambda kept: [], lambda kept: kept | {"lines": [{}]}, lambda kept: kept | {"no": 1}]
)
def test_what_no_longer_fits_is_read_again(tmp_path, spoil):
    path, memory = book(tmp_path), Memory(tmp_path / "kept")
    kept_price(path, tmp_path, memory)

    class Spoilt(Memory):
        def get(self, *key):
            return json.dumps(spoil(json.loads(super().get(*key)))).encode()

    assert f"{kept_price(path, tmp_path, Spoilt(memory.folder)).total:.2f}" == TOTAL


def test_a_refused_table_is_refused_every_time(tmp_path):
    path, memory = book(tmp_path, [["软件", "半行"]]), Memory(tmp_path / "kept")
    said = []
    for _ in range(2):
        with pytest.raises(Exception, match=r"半行|单价|数量") as refused:
            kept_price(path, tmp_path, memory)
        said.append(str(refused.value))
    assert said[0] == said[1]
