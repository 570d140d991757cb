"""A doubt of the reading that leaves tender.yaml without an answer is told, however it left."""

import re
import shutil

import pytest
from typer.testing import CliRunner

from bidkit.cli.main import app
from tests.defects.clean_bid import ROOT
from tests.read.layouts.markup import HERE, load
from tests.read.layouts.word import docx_of

DAY = {"BIDKIT_TODAY": "2026-12-01"}
SUM, DATES = "加起来是 95 分", "时间的先后不对"
TOLD = "READ-GONE"
ANSWER = "settled: {by: 林晓岚, on: 2026-12-01, reason: 问过代理机构，以更正公告为准}"


@pytest.fixture(scope="module")
def read_once(tmp_path_factory):
    """Return the folder of a tender whose points make 95 and whose deadline lies after the opening."""
    site = tmp_path_factory.mktemp("doubted")
    text = (HERE / "platform_service.txt").read_text(encoding="utf-8")
    for old, new in (
        ("|运维方案|50|", "|运维方案|45|"),
        ("截止时间：2026年12月21日09:30；", "截止时间：2026年12月22日10:00；"),
    ):
        assert old in text
        text = text.replace(old, new)
    (site / "doubted.txt").write_text(text, encoding="utf-8")
    (site / "tenders").mkdir()
    (site / "library").symlink_to(ROOT / "library")
    paper = docx_of(load(site / "doubted.txt"), site / "招标文件.docx")
    ran = CliRunner().invoke(app, ["new", "one", "--from", str(paper), "--workspace", str(site)], env=DAY)
    assert ran.exit_code == 0, ran.output
    return site


def said(read_once, tmp_path, change, spoil=None):
    """Return (exit code, output) of a check after a change of tender.yaml's text."""
    shutil.copytree(read_once / "tenders", tmp_path / "tenders")
    (tmp_path / "library").symlink_to(ROOT / "library")
    folder = tmp_path / "tenders/one"
    path = folder / "tender.yaml"
    before = path.read_text(encoding="utf-8")
    assert SUM in before and DATES in before
    after = change(before)
    assert after != before
    path.write_text(after, encoding="utf-8")
    if spoil:
        (folder / spoil).unlink()
    ran = CliRunner().invoke(app, ["check", str(folder)], env=DAY)
    return ran.exit_code, ran.output


def gone(output):
    """Return the lines of the report below the code of vanished doubts."""
    return "\n".join(re.findall(rf"\[{TOLD}\].*\n((?: {{2,}}[^\[\n]*\n)*)", output))


WAYS = {
    "all of them": lambda text: re.sub(r"(?m)^doubts:\n(?:  .*\n)+", "", text),
    "the one about points": lambda text: re.sub(rf"(?m)^  - .*{SUM}.*\n", "", text),
    "behind a hash": lambda text: re.sub(rf"(?m)^(  - .*{SUM})", r"  # \1", text),
    "other words": lambda text: text.replace("加起来是 95 分，不是 100 分", "加起来是 100 分"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_doubt_that_left_without_an_answer_is_told(read_once, tmp_path, way):
    code, output = said(read_once, tmp_path, WAYS[way])
    assert code == 1 and SUM in gone(output), output


def test_an_answer_without_a_name_is_none(read_once, tmp_path):
    nameless = 'settled: {by: "", reason: 看过}'
    code, output = said(read_once, tmp_path, lambda text: with_answer(text, nameless))
    assert code != 0 and ("settled" in output or SUM in output)


@pytest.mark.xfail(reason="without reading.json nothing is said", strict=True)
def test_where_the_reading_itself_is_gone_somebody_is_asked(read_once, tmp_path):
    code, output = said(read_once, tmp_path, WAYS["all of them"], spoil="reading.json")
    assert code == 1 and "reading.json" in output


def with_answer(text, answer):
    """Return the text with an answer to the doubt about points."""
    return re.sub(rf"(?m)^(  - {{.*{SUM}.*)}}$", rf"\1, {answer}}}", text)


def turned(text):
    """Return the text with the two doubts in the other order."""
    first, second = re.findall(r"(?m)^  - {code: READ-(?:SCORE|DATES).*\n", text)
    return text.replace(first + second, second + first)


HONEST = {
    "answered": lambda text: with_answer(text, ANSWER),
    "in another order": turned,
    "without the place": lambda text: re.sub(r', place: "[^"]*"', "", text),
}


@pytest.mark.parametrize("way", HONEST)
def test_a_doubt_that_stands_or_was_answered_is_not_told_as_gone(read_once, tmp_path, way):
    _, output = said(read_once, tmp_path, HONEST[way])
    assert TOLD not in output
