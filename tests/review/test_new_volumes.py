"""A tender started from the buyer's document has the volumes, files and lists that the buyer's own words ask for."""

import pytest
from typer.testing import CliRunner

from bidkit.cli.main import app
from bidkit.load.workspace import find_workspace, load
from bidkit.model.extract import Extract, FormItem, Item, Place
from bidkit.read.draft.handing_in import apart, blind_look, file_name, page_numbers, size_limit
from bidkit.read.extract import extract
from bidkit.word.seen.blocks import read_blocks
from tests.word.docs import body, p, part, texts

RUN = CliRunner()
HEAD = (
    "第一章 招标公告",
    "项目名称：江城市道路监测服务",
    "项目编号：JCDL-2026-031",
    "采购人：江城市道路管理所",
    "投标截止时间及开标时间：2026年12月21日09:30",
    "第二章 投标人须知",
    "投标有效期为提交投标文件截止之日起90天。",
    "投标文件应包括商务文件和报价文件两部分，分别单独装订成册，并编制目录。",
    "电子文件应以“项目编号-投标人名称”命名，每个文件大小不得超过80MB。",
    "第三章 评标办法",
    "本项目采用综合评分法。",
    "第四章 投标文件格式",
    "第一部分 商务文件",
)
COMMERCIAL = (
    "格式1",
    "投标函",
    "致：江城市道路管理所",
    "投标人：____（盖章）",
    "格式2",
    "类似业绩表",
    ["序号", "项目名称", "用户单位", "合同金额（万元）", "签订时间"],
    "投标人：____（盖章）",
)
PRICED = ("第二部分 报价文件", "格式3", "报价函", "致：江城市道路管理所", "投标人：____（盖章）")
AFTER = ("格式4", "（以下格式由投标人选用）", "质疑函", "质疑供应商：____")


def document(*lines):
    def block(line):
        if isinstance(line, str):
            return p(line)
        head, blank = (
            "".join(f"<w:tc><w:tcPr/>{p(text)}</w:tc>" for text in row) for row in (line, [""] * 5)
        )
        rows = f"<w:tr>{head}</w:tr><w:tr>{blank}</w:tr>"
        return f"<w:tbl><w:tblPr/>{rows}</w:tbl>"

    return body("".join(block(line) for line in lines))


@pytest.fixture
def started(workspace):
    source = workspace / "招标文件.docx"
    source.write_bytes(document(*HEAD, *COMMERCIAL, *PRICED, *AFTER))
    assert RUN.invoke(app, ["new", "新项目", "--from", str(source), "-C", str(workspace)]).exit_code == 0
    return workspace / "tenders" / "新项目"


def test_parts_that_go_apart_become_volumes_and_only_one_tells_a_price(started):
    package = load(find_workspace(started)).tender.package
    planned = [
        (volume.title, volume.price, [section.form for section in volume.sections if section.form])
        for volume in package.volumes
    ]
    assert planned == [("商务文件", False, ["F1", "F2"]), ("报价文件", True, ["F3"])]
    assert [volume.sections[0].template for volume in package.volumes] == ["contents", "contents"]


def test_the_buyers_size_and_name_of_files_are_entered(started):
    package = load(find_workspace(started)).tender.package
    assert (package.file_limit_mb, package.file_name) == (80, "{project.number}-{bidder}_{volume}")


def test_a_form_that_lists_contracts_asks_in_the_bid_which_ones(started):
    assert load(find_workspace(started)).bid.evidence == {"s2": ()}
    assert "《类似业绩表》列哪些" in (started / "bid.yaml").read_text()
    form = (started / "forms" / "02-类似业绩表.docx").read_bytes()
    assert "{%tr for r in records_for(section.id) if r.client is defined %}" in texts(part(form))


def test_a_letter_of_complaint_behind_the_last_form_does_not_belong_to_it(started):
    assert (
        texts(part((started / "forms" / "03-报价函.docx").read_bytes()))[-1]
        == "投标人：{{ bidder.name }}（盖章）"
    )


def test_forms_in_one_part_stay_in_one_volume():
    found = extract(read_blocks(document(*HEAD[:-1], *COMMERCIAL, *PRICED[1:]), name="招标.docx"))
    assert {form.part for form in found.forms} == {""}
    assert not apart(found)


def told(*quotes, parts=()):
    forms = tuple(FormItem(f"表{place}", Place(), part=name) for place, name in enumerate(parts))
    return Extract("x", formats=tuple(Item("format", quote, Place()) for quote in quotes), forms=forms)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("商务文件、技术文件应分册装订。", True),
        ("商务文件、技术文件装在一册内，正本和副本应分别装订。", False),
        ("声明应单独密封，不得与商务、技术等其他文件混装。", False),
    ],
)
def test_parts_go_apart_only_when_the_words_say_so(quote, expected):
    assert apart(told(quote, parts=("商务文件", "技术文件"))) is expected


def test_two_envelopes_are_two_volumes():
    assert apart(told(parts=("第一信封", "第二信封")))


def test_the_form_of_page_numbers_is_entered():
    assert page_numbers(told("页码格式为：当前页/总页数，页码从第2页开始")) == {
        "format": "{n}/{total}",
        "first": "2",
    }


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("以“项目名称+包号+供应商全称”命名", "{project.name}+{project.lot}+{bidder}"),
        ("以“联系人-项目名称”命名", ""),
    ],
)
def test_a_file_name_is_entered_when_every_word_of_it_is_known(quote, expected):
    assert file_name(told(quote), 1) == expected


def test_a_size_is_megabytes_of_a_file():
    assert [size_limit(told(words)) for words in ("应控制在200M以内", "不得超过3MPa")] == ["200", ""]


def test_the_look_of_a_blind_volume_is_entered_but_not_what_is_said_twice():
    first = "正文采用宋体四号字，行距为固定值28磅，首行缩进2字符"
    words = ("技术标为暗标，应采用A4纸", first, "上边距2.5cm、下边距25mm", "表格内可用五号")
    assert blind_look(told(*words)) == {
        "paper": "A4-portrait",
        "fonts": ["宋体"],
        "line": "28",
        "indent": "2",
        "margins": {"top": "25", "bottom": "25"},
    }
    assert blind_look(told("本项目不采用暗标", "正文采用宋体")) is None
