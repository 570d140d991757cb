"""The draft tender.yaml: it loads, carries quotes, proposes needs, and never lies over a file that is there."""

import json

from typer.testing import CliRunner

from bidkit.cli.main import app
from bidkit.load.tender import load_tender
from bidkit.load.yaml_tree import parse
from bidkit.read.draft.store import write_draft
from bidkit.read.draft.whole import draft_text

RUN = CliRunner()


def loaded(found, tmp_path, name="goods"):
    write_draft(draft_text(found(name)), tmp_path)
    return load_tender(tmp_path, tmp_path)


def test_a_draft_with_every_fact_loads_as_a_tender(found, tmp_path):
    tender = loaded(found, tmp_path)
    assert tender.project.number == "QHZC2026-G-0417"
    assert tender.money.bond.amount == 50000
    assert (tender.copies.original, tender.copies.duplicate, tender.copies.electronic) == (1, 4, 1)
    assert tender.confirmed is None
    assert [form.id for form in tender.forms] == [
        section.form for section in tender.package.volumes[0].sections[:-1]
    ]


def test_requirements_carry_place_and_quote(found, tmp_path):
    requirement = next(item for item in loaded(found, tmp_path).requirements if "许可证" in item.text)
    assert requirement.source.file == "goods.docx"
    assert requirement.source.clause == "第一章 二、 3. 3.1"
    assert requirement.source.quote.startswith("3.1具有省级")


def test_wording_that_allows_it_becomes_a_need_and_the_rest_goes_to_a_person(found, tmp_path):
    tender = loaded(found, tmp_path)
    needs = {item.id: item for item in tender.requirements}
    licence = next(item for item in needs.values() if "许可证" in item.text)
    assert licence.needs.qualification.name == "气象专用技术装备使用许可证"
    star = next(item for item in needs.values() if item.kind == "substantive")
    assert (star.needs, star.answer) == (None, "person")


def test_each_n_points_becomes_a_rule(found, tmp_path):
    cases = next(item for item in loaded(found, tmp_path).criteria if item.item == "类似业绩")
    assert cases.rule.each == 2
    assert str(cases.rule.needs.case.after) == "2023-01-01"


def test_the_price_rule_names_its_formula(found, tmp_path):
    price = loaded(found, tmp_path).evaluation.price
    assert (price.formula, price.points) == ("lowest-price-first", 30)


def test_an_unknown_fact_is_a_comment_not_a_guess(found):
    text = draft_text(found("conflict"))
    assert "# deadline:   没有读到投标截止时间" in text
    told = {one["code"]: one["what"] for one in parse(text, "tender.yaml")["doubts"]}
    assert told["READ-CONFLICT"].startswith("投标截止时间两处写法不同")


def test_a_tender_that_is_there_is_never_overwritten(found, tmp_path):
    (tmp_path / "tender.yaml").write_text("confirmed: {by: 张三, on: 2026-01-01}\n", encoding="utf-8")
    written = write_draft(draft_text(found("goods")), tmp_path)
    assert written.name == "tender.draft.yaml"
    assert (tmp_path / "tender.yaml").read_text(encoding="utf-8").startswith("confirmed")


def test_a_draft_that_somebody_works_in_is_never_overwritten(found, tmp_path):
    (tmp_path / "tender.yaml").write_text("x: 1", encoding="utf-8")
    names = [write_draft(text, tmp_path).name for text in ("one", "one", "two", "two", "three")]
    assert names == ["tender.draft.yaml"] * 2 + ["tender.draft2.yaml"] * 2 + ["tender.draft3.yaml"]
    assert (tmp_path / "tender.draft.yaml").read_text() == "one"


def test_the_same_document_gives_the_same_draft(found):
    assert draft_text(found("works")) == draft_text(found("works", "docx"))


def test_the_command_prints_json_with_every_list(made):
    done = RUN.invoke(app, ["read", str(made("goods")), "--json"])
    printed = json.loads(done.stdout)
    assert printed["facts"]["bond"]["value"] == "50000"
    assert printed["facts"]["bond"]["path"]
    assert printed["scoring"][0]["item"] == "价格"
    assert {"qualifications", "substantive", "important", "invalidity", "tender_failure", "forms"} <= set(
        printed
    )


def test_the_command_says_where_the_draft_is(made, tmp_path):
    done = RUN.invoke(app, ["read", str(made("goods")), "--out", str(tmp_path)])
    assert "草稿已写到" in done.stdout
    assert (tmp_path / "tender.yaml").is_file()
