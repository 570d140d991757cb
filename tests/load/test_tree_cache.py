"""The cache of parsed YAML changes nothing but the time; what is wrong with it costs a parse, never a wrong record."""

import json
import os

import pytest

from bidkit.load.library import load_library
from tests.load.test_workspace import edit


def loaded(root):
    library = load_library(root / "library", root, root / ".bidkit/library.json")
    places = [str(fact.span) + str(fact.span_of("id")) for fact in library.facts()]
    return (
        library.model_dump(),
        places,
        [str(paper.span_of("path")) for f in library.facts() for paper in f.papers()],
    )


def test_a_second_reading_gives_the_same_records_and_places(workspace):
    first = loaded(workspace)
    assert (workspace / ".bidkit/library.json").is_file()
    assert loaded(workspace) == first
    assert first[1][1].startswith("library/qualifications/iso9001.yaml:2:1")


def test_a_changed_file_is_read_again(workspace):
    loaded(workspace)
    edit(workspace / "library/company.yaml", "legal_person: 周启明", "legal_person: 周启文")
    assert loaded(workspace)[0]["company"]["legal_person"] == "周启文"


def test_a_removed_file_is_gone(workspace):
    loaded(workspace)
    (workspace / "library/cases/case-a.yaml").unlink()
    assert loaded(workspace)[0]["cases"] == ()
    kept = json.loads((workspace / ".bidkit/library.json").read_text(encoding="utf-8"))[1]
    assert "library/cases/case-a.yaml" not in kept


BROKEN = ["", "{", "[]", '["0", {}]', '["1", 3]', '["1", {"library/company.yaml": [[1, 2], 7]}]']


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_cache_is_done_without(workspace, text):
    first = loaded(workspace)
    (workspace / ".bidkit/library.json").write_text(text, encoding="utf-8")
    assert loaded(workspace) == first


def test_a_forged_tree_still_meets_the_checks(workspace):
    loaded(workspace)
    place = workspace / ".bidkit/library.json"
    kept = json.loads(place.read_text(encoding="utf-8"))
    kept[1]["library/company.yaml"][1]["values"] = {"id": "company"}
    place.write_text(json.dumps(kept), encoding="utf-8")
    with pytest.raises(Exception, match="缺少必填字段「name」"):
        loaded(workspace)


def test_a_cache_that_cannot_be_written_is_no_fault(workspace):
    (workspace / ".bidkit").write_text("a file stands where the folder should be")
    assert loaded(workspace)[0]["company"]["id"] == "company"
    assert os.path.isfile(workspace / ".bidkit")
