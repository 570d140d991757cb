"""The cache of parsed YAML changes nothing but the time; what is wrong with it costs a parse, never a wrong record."""

import json
import os

import pytest

from bidkit.errors import UnreadableError
from bidkit.load.checklist import load_checklist
from bidkit.load.library import load_library
from bidkit.load.place import shipped
from bidkit.load.structure import _without_blanks
from bidkit.load.tree_cache import TreeCache
from bidkit.store.cache import Cache
from bidkit.store.memory import Memory
from tests.load.test_workspace import edit
from tests.store.times import at_the_same_time

SHIPPED = shipped("checklists")


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


def test_rules_from_memory_are_the_rules_as_read_and_a_broken_one_is_refused_all_the_same(workspace):
    packs = workspace / "checklists"
    (packs / "own").mkdir(parents=True)
    (packs / "own/pack.yaml").write_text("title: 自己的\n", encoding="utf-8")
    source = (SHIPPED / "base/Q001-requirement-evidence.yaml").read_text(encoding="utf-8")
    (packs / "own/Q901.yaml").write_text(source.replace("code: Q001", "code: Q901"), encoding="utf-8")

    def rules(memory=None):
        found = load_checklist([packs, SHIPPED], ["own", "base"], root=workspace, memory=memory)
        return {
            rule.code: (rule.model_dump(exclude={"examples"}), str(rule.span_of("kind")))
            for rule in found.rules
        }

    assert rules() == rules(trees(workspace)) == rules(trees(workspace))
    assert load_checklist([packs], ["own"], root=workspace).rules[0].examples.bad  # read for those who try it
    edit(packs / "own/Q901.yaml", "kind: ", "kind: no-")
    with pytest.raises(UnreadableError, match="这种检查方式"):
        rules(trees(workspace))


@pytest.mark.parametrize(
    "blank", ["{a: , b: 1}", "{b: 1, c: {d: }}", "{b: [{d: }, 2]}", "{b: 1}", "{b: [1, 2]}"]
)
def test_what_was_left_blank_is_left_out_from_memory_as_from_the_file(tmp_path, blank):
    (tmp_path / "x.yaml").write_text(blank, encoding="utf-8")

    def read():
        cache = TreeCache(Memory(tmp_path / "kept"))
        tree = cache.read(tmp_path / "x.yaml", tmp_path)
        cache.save()
        return tree

    first, second = read(), read()
    assert first == second
    assert _without_blanks(first) == _without_blanks(second)
    assert second.whole == (_without_blanks(first) == first)
