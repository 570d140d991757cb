"""The volume of a consultation is called 响应文件, whatever the templates call it; values are printed as they are."""

import io
from pathlib import Path

import docx
import pytest

from bidkit.model.purchase import Method
from bidkit.model.tender import Tender
from bidkit.word.fill.wording import reworded
from tests.word.docs import body, p, part, texts

SHIPPED = sorted((Path(__file__).parents[2] / "templates" / "gov-services").glob("*.docx"))
WORDS = {"投标文件": "响应文件", "投 标 文 件": "响 应 文 件"}
SAID = {
    "投标文件商务响应": "响应文件商务响应",
    "《{{ project.name }}》投标文件": "《{{ project.name }}》响应文件",
    "{% if a == '投标文件' %}投标文件{% endif %}": "{% if a == '投标文件' %}响应文件{% endif %}",
    "{{ '投标文件' }}": "{{ '投标文件' }}",
    "招标文件": "招标文件",
}


@pytest.mark.parametrize("said", SAID)
def test_only_the_words_of_the_template_itself_change(said):
    header = p("投标文件")
    given = body(p(said), header=header)
    made = reworded(given, WORDS, name="a")
    assert texts(part(made)) == [SAID[said]]
    assert texts(part(made, "word/header.xml")) == ["响应文件"]
    assert reworded(made, WORDS, name="a") == made


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_no_shipped_template_keeps_the_word(path):
    made = docx.Document(io.BytesIO(reworded(path.read_bytes(), WORDS, name=path.name)))
    said = "".join(node.text or "" for node in made.element.iter() if node.tag.endswith("}t"))
    assert "投标文件" not in said and "投 标 文 件" not in said


@pytest.mark.parametrize(
    ("method", "called"),
    [("open", "投标文件"), ("invited", "投标文件"), ("consultation", "响应文件"), ("inquiry", "响应文件")],
)
def test_the_method_tells_what_the_file_is_called(method: Method, called):
    assert Tender.model_construct(method=method).file_name == called
