"""The intake judged on papers that its authors had not seen while building it: what is right, wrong, or asked."""

import hashlib
from importlib.util import find_spec

import pytest

from bidkit.read.intake.papers import read_paper
from bidkit.read.recognise import engine
from tests.intake.grade import graded
from tests.intake.judged import answers
from tests.intake.make import write
from tests.intake.papers import papers


def judged(listed, folder, recognise=None):
    given = {}
    for paper in listed:
        read = [read_paper(path, path.name, hashlib.sha256(path.read_bytes()).hexdigest(), recognise)
                for path in write(paper, folder)]  # fmt: skip
        whole = type(read[0])(read[0].path, "", tuple(page for one in read for page in one.pages))
        given[paper.files[0]] = answers(whole)
    return graded(listed, given)


def shares(found):
    total = found["all"].total()
    return found["all"]["right"] / total, found["all"]["wrong"] / total


def test_papers_with_a_text_layer(tmp_path):
    right, wrong = shares(judged([one for one in papers() if one.look == "text"], tmp_path))
    assert right >= 0.98 and wrong == 0


@pytest.mark.slow
@pytest.mark.skipif(find_spec("rapidocr") is None, reason="the extra ocr is not installed")
def test_all_papers_with_recognition(tmp_path):
    found = judged(papers(), tmp_path, engine())
    right, wrong = shares(found)
    assert right >= 0.92 and wrong <= 0.02 and found["kind"]["wrong"] == 0
