"""The cache of parsed YAML changes nothing but the time; what is wrong with it costs a parse, never a wrong record."""

import json
import os

import pytest

from bidkit.load.library import load_library
from bidkit.store.cache import Cache
from tests.load.test_workspace import edit
from tests.store.times import at_the_same_time


def trees(root):
    return Cache(root / ".bidkit").memory("trees")


def loaded(root):
    library = load_library(root / "library", root, trees(root))
    places = [str(fact.span) + str(fact.span_of("id")) for fact in library.facts()]
    return (
        library.model_dump(),
        places,
        [str(paper.span_of("path")) for f in library.facts() for paper in f.papers()],
    )


def test_a_second_reading_gives_the_same_records_and_places(workspace):
    first = loaded(workspace)
    assert trees(workspace).get("library")
    assert loaded(workspace) == first
    assert first[1][1].startswith("library/qualifications/iso9001.yaml:2:1")


def test_a_changed_file_is_read_again(workspace):
    loaded(workspace)
    edit(workspace / "library/company.yaml", "legal_person: 周启明", "legal_person: 周启文")
    assert loaded(workspace)[0]["company"]["legal_person"] == "周启文"


def test_a_file_edited_with_its_time_restored_is_read_again(workspace):
    loaded(workspace)
    path = workspace / "library/company.yaml"
    with at_the_same_time(path):
        edit(path, "legal_person: 周启明", "legal_person: 周启文")
    assert loaded(workspace)[0]["company"]["legal_person"] == "周启文"


def test_a_removed_file_is_gone(workspace):
    loaded(workspace)
    (workspace / "library/cases/case-a.yaml").unlink()
    assert loaded(workspace)[0]["cases"] == ()
    kept = json.loads(trees(workspace).get("library"))
    assert "library/cases/case-a.yaml" not in kept


BROKEN = ["[]", "{}", '{"library/company.yaml": [[1, 2], 7]}', '{"library/company.yaml": 3}']


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_tree_is_done_without(workspace, text):
    first = loaded(workspace)
    trees(workspace).put(text.encode(), "library")
    assert loaded(workspace) == first


def test_a_forged_tree_still_meets_the_checks(workspace):
    loaded(workspace)
    kept = json.loads(trees(workspace).get("library"))
    kept["library/company.yaml"][1]["values"] = {"id": "company"}
    trees(workspace).put(json.dumps(kept).encode(), "library")
    with pytest.raises(Exception, match="缺少必填字段「name」"):
        loaded(workspace)


def test_a_cache_that_cannot_be_written_is_no_fault(workspace):
    (workspace / ".bidkit").write_text("a file stands where the folder should be")
    assert loaded(workspace)[0]["company"]["id"] == "company"
    assert os.path.isfile(workspace / ".bidkit")
