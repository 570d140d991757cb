"""Faults that came from eight readers of numerals and two of names: one spelling, one answer everywhere."""

from types import SimpleNamespace

import pytest

from bidkit.bind import bind
from bidkit.check.example import example_world
from bidkit.finding import Answer
from bidkit.load.yamlsrc import parse_mapping
from bidkit.model.gap import Lack
from bidkit.read.draft.head import _copies
from tests.check.support import BASE, only


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        (["正本壹份", "副本肆份"], (1, 4, 0)),  # was 0 duplicates
        (["正本一份", "副本十二份"], (1, 12, 0)),  # was 2
        (["正本１份", "副本两份", "U盘1个"], (1, 2, 1)),
        (["正本 1 份", "副本拾份"], (1, 10, 0)),
    ],
)
def test_copies_are_counted_in_every_spelling(said: list[str], counts: tuple[int, int, int]) -> None:
    made = _copies(SimpleNamespace(copies=[SimpleNamespace(quote=quote) for quote in said]))
    assert (made["original"], made["duplicate"], made["electronic"]) == counts


def ask(text: str, months: int) -> str:
    person = f"{{role: 项目经理, social_security: {{months: {months}}}}}"
    need = f"{{id: Q8, kind: qualification, text: {text}, needs: {{person: {person}}}}}"
    return f'tender: {{requirements: {{"+": {need}}}}}'


@pytest.mark.parametrize(
    "text",
    ["近十二个月社保", "近12个月社会保险", "最近一年的社保", "近 12 个月依法缴纳养老保险", "近拾贰个月社保"],
)
def test_months_of_social_security_are_judged_in_every_spelling(text: str) -> None:
    assert [one.subject for one in only("Y110", ask(f"提供项目经理{text}", 6))] == ["Q8"]
    assert only("Y110", ask(f"提供项目经理{text}", 12)) == ()


def test_bind_and_check_mean_the_same_certificate() -> None:
    wanted = "{id: Q8, kind: qualification, text: 质量管理体系, needs: {qualification: {name: ISO 9001 质量管理体系}}}"
    held = "{iso9001: {name: ISO9001质量管理体系认证证书, files: []}}"
    change = f'{{tender: {{requirements: {{"+": {wanted}}}}}, library: {{qualifications: {held}}}}}'
    world = example_world(BASE, parse_mapping(change, "change"), bind)
    [binding] = [one for one in world.dossier.bindings if one.requirement.id == "Q8"]
    assert binding.verdict.answer is not Answer.PASS and any(
        gap.only(Lack.PAPER) for gap in binding.verdict.gaps
    )
    assert (
        "iso9001" in world.uses.required
    )  # was not: the check did not take it for the certificate asked for
