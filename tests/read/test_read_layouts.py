"""The reader on house styles that were written before it was changed for them: no figure falls below its floor."""

import pytest
import yaml

from tests.read.layouts.markup import HERE
from tests.read.layouts.measure import measure
from tests.read.layouts.scorer import figures

FLOOR = yaml.safe_load((HERE / "floor.yaml").read_text(encoding="utf-8"))
FIRST = yaml.safe_load((HERE / "first.yaml").read_text(encoding="utf-8"))
NAMES = sorted(path.stem for path in HERE.glob("*.txt"))


def worth(figure):
    """Return how much of all was found, and the harmonic mean of that with how much of what was given is right."""
    found, there, right, given = (int(n) for n in figure.replace("、", "/").split("/"))
    recall = found / there if there else 1.0
    precision = right / given if given else float(not there)
    return recall, 2 * recall * precision / ((recall + precision) or 1)


def test_every_layout_has_a_floor():
    assert sorted(FLOOR) == NAMES


def test_no_floor_lies_below_the_first_run():
    lower = [
        f"{name} {key}"
        for name, figures_then in FIRST.items()
        for key, then in figures_then.items()
        if any(now < was for now, was in zip(worth(FLOOR[name][key]), worth(then), strict=True))
    ]
    assert lower == []


@pytest.mark.parametrize("name", NAMES)
def test_a_layout_is_read_no_worse_than_its_floor(name):
    """Who lifts a figure above its floor lifts the floor: ``python -m tests.read.layouts.measure``."""
    fallen = {
        key: f"{figure}, floor {floor}"
        for (key, figure), floor in zip(
            measure(HERE / f"{name}.txt").items(), FLOOR[name].values(), strict=True
        )
        if any(now < then for now, then in zip(worth(figure), worth(floor), strict=True))
    }
    assert fallen == {}


@pytest.mark.parametrize(
    ("figure", "floor", "fallen"),
    [
        ("9/9、9/9", "5/9、5/5", False),
        ("13/16、13/14", "5/16、5/5", False),  # one wrong among many more right ones is no fall
        ("5/16、5/9", "5/16、5/6", True),
        ("4/16、4/4", "5/16、5/6", True),
        ("0/0、0/1", "0/0、0/0", True),
    ],
)
def test_what_counts_as_fallen(figure, floor, fallen):
    assert any(now < then for now, then in zip(worth(figure), worth(floor), strict=True)) == fallen


def test_a_figure_is_found_of_there_and_right_of_given():
    gold = {
        "facts": {"budget": ["120000"], "bond": ["none"], "agency": [], "validity_days": ["90"]},
        "qualifications": [
            {"quote": "具有独立承担民事责任的能力"},
            {"quote": "近三年没有重大违法记录的声明"},
        ],
        "substantive": [],
        "important": [],
        "invalidity": [],
        "tender_failure": [],
        "scoring": [{"item": "方案", "points": "20"}, {"item": "业绩", "points": "10"}],
        "forms": ["投标函", "投标函"],
    }
    got = {
        "facts": {"budget": {"value": "120,000.00元"}, "agency": {"value": "某代理公司"}},
        "qualifications": [{"quote": "1.具有独立承担民事责任的能力，须提供证明"}],
        "substantive": [{"quote": "★质保三年"}],
        "important": [],
        "invalidity": [],
        "tender_failure": [],
        "scoring": [{"item": "服务方案", "points": "20"}, {"item": "业绩", "points": "5"}],
        "forms": [{"title": "投标函"}],
    }
    assert figures(got, gold) == {
        "facts": (1, 3, 1, 2),
        "qualifications": (1, 2, 1, 1),
        "substantive": (0, 0, 0, 1),
        "important": (0, 0, 0, 0),
        "invalidity": (0, 0, 0, 0),
        "tender_failure": (0, 0, 0, 0),
        "scoring": (1, 2, 1, 2),
        "forms": (1, 2, 1, 1),
    }
