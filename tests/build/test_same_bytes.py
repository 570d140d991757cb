"""The same input gives the same bytes, always: in any batch, any order, beside any neighbour, cold and warm."""

import hashlib
import os
import shutil
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest

from bidkit.link import convert
from bidkit.link.convert import Converter
from bidkit.store.cache import open_cache
from bidkit.tools import shelf
from bidkit.tools.soffice import Soffice, to_pdf
from tests.bad_input.small import add_scans, add_section, build, edit, make, package
from tests.build.batches import turned
from tests.tools.words import word_file

FAKE = Soffice(str(Path(__file__).parents[1] / "fakes/soffice-counting"), "7.4")
SECTIONS = {name: word_file([("宋体", name)]) for name in ("letter", "plan", "team", "price")}


def kept(folder):
    """Return the hash of every converted section that lies in a cache, by its key."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (folder / "kept/pdf").iterdir()
    }


def converted(folder, sections):
    """Return the bytes and facts of sections as one run of its own gives them."""
    with open_cache(folder) as cache:
        converter = Converter(FAKE, cache)
        converter.convert(sections)
        found = converter.settled()
        return {name: (one.path.read_bytes(), replace(one, path=None)) for name, one in found.items()}


@pytest.fixture
def shuffled(monkeypatch):
    """Return a function that sets the order in which sections are handed over, and how many at once."""

    monkeypatch.setattr("bidkit.tools.soffice.WORTH_TWO_WORKERS", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    return lambda turn, workers: monkeypatch.setattr(shelf, "to_pdf", turned(turn, workers))


def test_a_converter_that_counts_is_seen_through(tmp_path):
    """The pretended one does what it should: no two of its files are equal."""
    twice = [to_pdf(SECTIONS, tmp_path / n, soffice=FAKE, home=tmp_path / "home") for n in "ab"]
    raw = [path.read_bytes() for made in twice for path in made.values()]
    assert len(set(raw)) == 2 * len(SECTIONS)


def test_ten_cold_conversions_keep_the_same_bytes(tmp_path, shuffled):
    found = []
    for turn, workers in zip(range(10), cycle((1, 2, 3))):
        shuffled(turn, workers)
        converted(tmp_path / str(turn), SECTIONS)
        found.append(kept(tmp_path / str(turn)))
    assert len(found[0]) == len(SECTIONS)
    assert all(one == found[0] for one in found)


def test_sections_converted_one_by_one_are_those_converted_together(tmp_path):
    converted(tmp_path / "together", SECTIONS)
    for name, data in [("other", word_file([("黑体", "neighbour")])), *SECTIONS.items()]:
        converted(tmp_path / "alone", {name: data})
    assert kept(tmp_path / "together").items() < kept(tmp_path / "alone").items()


def test_a_change_and_back_is_as_if_nothing_had_been(tmp_path):
    first = converted(tmp_path, SECTIONS)
    before = kept(tmp_path)
    converted(tmp_path, SECTIONS | {"plan": word_file([("宋体", "plan B")])})
    again = converted(tmp_path, SECTIONS)
    assert again == first and before.items() < kept(tmp_path).items()


def test_what_was_kept_in_an_older_form_is_not_served(tmp_path, monkeypatch):
    monkeypatch.setattr(convert, "FORM", "an older one")
    converted(tmp_path, SECTIONS)
    monkeypatch.undo()
    found = converted(tmp_path, SECTIONS)
    assert len(kept(tmp_path)) == 2 * len(SECTIONS) and len(found) == len(SECTIONS)


def test_only_finished_sections_lie_in_the_cache(tmp_path):
    converted(tmp_path, SECTIONS)
    assert len(kept(tmp_path)) == len(SECTIONS) and list((tmp_path / "work").iterdir()) == []


@pytest.mark.slow
def test_libreoffice_gives_a_whole_package_the_same_bytes(tmp_path, shuffled):
    new = add_scans(make(tmp_path / "new"))
    for form in ("authority", "commitment"):
        add_section(new, f"{{id: {form}, title: {form}, template: {form}}}")
    packages, caches = [], []
    for turn, workers in [(0, 1), (3, 2)]:
        root = shutil.copytree(new, tmp_path / f"{turn} 另一处")
        shuffled(turn, workers)
        assert build(root).exit_code == 0
        packages.append(package(root))
        caches.append(kept(root / ".bidkit"))
    assert len(caches[0]) >= 4 and caches[0] == caches[1]
    assert any(name.endswith(".pdf") for name in packages[0]) and packages[0] == packages[1]
    bid = root / "tenders/demo/bid.yaml"
    edit(bid, "period_days: 60", "period_days: 61")
    assert build(root).exit_code == 0 and package(root) != packages[0]
    edit(bid, "period_days: 61", "period_days: 60")
    assert build(root).exit_code == 0 and package(root) == packages[0]
