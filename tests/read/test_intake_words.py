"""What papers that came in say: kinds by their face, values behind labels, doubts asked instead of guessed."""

import pytest

from bidkit.model.intake import PageWords, Paper, Piece
from bidkit.read.intake.propose import propose
from bidkit.read.intake.together import sorted_out

OWN = "江城衡信数据科技有限公司"


def paper(rows, name="a.pdf", score=1.0):
    """Return a paper; a row is its height with its pieces, each at its place from the left in letters."""
    pieces = []
    for line, (size, *row) in enumerate(rows):
        for at, text in row:
            pieces.append(
                Piece(text, at * 20.0, line * 40.0, at * 20.0 + size * len(text), line * 40.0 + size, score)
            )
    return Paper(name, f"hash of {name} {rows}", (PageWords(1, tuple(pieces), "text"),))


def values(one):
    return {".".join(path): said.value for path, said in one.said.items()}


LICENCE = paper([
    (40, (20, "营业执照")),
    (18, (2, "名　称"), (10, OWN), (40, "注册资本"), (48, "壹仟贰佰万元整")),
    (18, (2, "法定代表人"), (10, "周 启 明"), (40, "成立日期"), (48, "2011年04月08日")),
    (18, (2, "经营范围"), (10, "许可项目：电信业务；一般项目："), (40, "住所"), (48, "江城市东湖路1号")),
    (18, (10, "软件开发。"), (48, "长河大厦9层")),
    (18, (2, "统一社会信用代码"), (14, "91420106MA4KOM1Z34")),
])  # fmt: skip
PERMIT = paper([
    (40, (14, "食品经营许可证")),
    (18, (2, "经营者名称：云泽膳和餐饮管理有限公司"), (40, "许可证编号：JY24201110034567")),
    (18, (2, "主体业态：餐饮服务经营者"), (40, "有效期至：2029年3月14日")),
    (18, (2, "发证机关：云泽市市场监督管理局"), (40, "2024年3月15日")),
])  # fmt: skip
TABLE = paper([
    (40, (18, "竣工验收证书")),
    (18, (2, "工程名称"), (14, "云泽市第二水厂自控系统改造工程")),
    (18, (2, "建设单位"), (14, "云泽市水务集团有限公司"), (40, "施工单位"), (48, OWN)),
    (18, (2, "合同价"), (14, "356.8万元"), (40, "竣工日期"), (48, "2025-09-30")),
])  # fmt: skip


def test_a_licence_in_two_columns_keeps_them_apart():
    one = propose(LICENCE)
    said = values(one)
    assert (one.sheet, said["name"], said["legal_person"]) == ("公司", OWN, "周启明")
    assert (said["registered_capital"], said["founded"]) == ("12000000", "2011-04-08")
    assert said["address"] == "江城市东湖路1号长河大厦9层"
    assert said["scope"] == "许可项目：电信业务；一般项目：软件开发"


def test_a_number_whose_check_digit_does_not_hold_is_asked():
    one = propose(LICENCE)
    assert ("credit_code",) not in one.said and one.doubtful[("credit_code",)].score <= 0.5


@pytest.mark.parametrize(("field", "value"), [
    ("name", "食品经营许可证"), ("holder", "云泽膳和餐饮管理有限公司"), ("number", "JY24201110034567"),
    ("valid_until", "2029-03-14"), ("issued", "2024-03-15"), ("issuer", "云泽市市场监督管理局"), ("kind", "许可"),
])  # fmt: skip
def test_a_permit_says(field, value):
    assert values(propose(PERMIT))[field] == value


def test_a_form_of_cells_is_read_across():
    said = values(propose(TABLE))
    assert said == {
        "name": "云泽市第二水厂自控系统改造工程", "client": "云泽市水务集团有限公司", "contractor": OWN,
        "amount": "3568000", "accepted": "2025-09-30",
    }  # fmt: skip


def test_words_that_were_recognised_badly_are_asked():
    one = propose(paper([(40, (10, "食品经营许可证")), (18, (2, "许可证编号：JY24201110034567"))], score=0.6))
    assert ("number",) in one.doubtful and ("holder",) in one.lacking


def test_amounts_that_contradict_are_asked():
    one = propose(paper([(40, (10, "软件开发合同")), (18, (2, "甲方：云泽市数据局")), (18, (2, "项目名称：云泽平台")),
                         (18, (2, "合同总价：人民币叁拾万元整（¥3,000,000.00）"))]))  # fmt: skip
    assert ("amount",) in one.doubtful


def test_a_validity_in_years_is_asked_and_one_for_ever_is_taken():
    rows = [(40, (10, "食品经营许可证")), (18, (2, "经营者名称：云泽膳和餐饮管理有限公司"))]
    assert ("valid_until",) in propose(paper([*rows, (18, (2, "有效期：五年"))])).lacking
    assert values(propose(paper([*rows, (18, (2, "有效期：长期"))])))["valid_until"] == "长期有效"


def test_what_nobody_can_name_is_no_proposal():
    assert propose(paper([(18, (2, "关于召开例会的通知")), (18, (2, "请各部门准时参加"))])) is None
    assert propose(Paper("会议纪要.jpg", "x")) is None


def test_a_picture_nobody_read_is_named_by_its_file_and_asks_for_everything():
    one = propose(Paper("安全生产许可证.jpg", "x", (PageWords(1, (), "none"),), "没有识别"))
    assert one.kind == "安全生产许可证" and {("holder",), ("number",), ("issued",)} <= set(one.lacking)


def test_equal_files_are_one_and_files_of_the_library_none():
    twice = [PERMIT, Paper("b/copy.pdf", PERMIT.digest, PERMIT.pages), Paper("c.pdf", "known", PERMIT.pages)]
    found = sorted_out(twice, {"known": "files/c.pdf"})
    assert len(found.proposals) == 1
    assert [became for _, became in found.papers] == [
        "许可证 → 「资质证书」", "和 a.pdf 一模一样，只收一份", "资料库里已有：files/c.pdf"
    ]  # fmt: skip


def contract_pages(second):
    first = paper(
        [(40, (10, "技术服务合同")), (18, (2, "项目名称：云泽平台运维")), (18, (2, "甲方：云泽市数据局"))],
        "合同_1.jpg",
    )
    return [paper([(18, (2, "签订日期：2025年3月4日")), *second], "合同_2.jpg"), first]


def test_pages_of_one_document_are_one_record_in_order():
    (one,) = sorted_out(contract_pages([]), {}).proposals
    assert [filed.paper.path for filed in one.papers] == ["合同_1.jpg", "合同_2.jpg"]
    assert values(one)["signed"] == "2025-03-04"


def test_two_certificates_that_are_numbered_alike_stay_two():
    two = [
        paper([(40, (10, "食品经营许可证")), (18, (2, f"许可证编号：JY2420111003456{n}"))], f"许可证{n}.jpg")
        for n in (1, 2)
    ]
    assert len(sorted_out(two, {}).proposals) == 2


def test_contract_and_acceptance_of_one_project_are_one_case():
    contract = paper(
        [
            (40, (10, "施工合同")),
            (18, (2, "工程名称：云泽市第二水厂自控系统改造")),
            (18, (2, "签订日期：2025年1月2日")),
        ],
        "b.pdf",
    )
    (one,) = sorted_out([contract, TABLE], {}).proposals
    assert [filed.kind for filed in one.papers] == ["contract", "acceptance"]
    assert values(one)["signed"] == "2025-01-02" and values(one)["accepted"] == "2025-09-30"


def test_a_person_who_has_papers_is_proposed_as_one():
    title = paper([(40, (10, "职称证书")), (18, (2, "姓名：刘洋")), (18, (2, "资格名称：高级工程师"))])
    card = paper([(18, (2, "姓名刘洋")), (18, (2, "公民身份号码"), (20, "429901198511020352"))], "证.jpg")
    alone, both = sorted_out([title], {}), sorted_out([title, card], {})
    assert [one.sheet for one in alone.proposals] == ["人员证书", "人员"]
    assert [one.value("id_number") for one in both.proposals if one.sheet == "人员"] == ["429901198511020352"]
    assert [one.value("born") for one in both.proposals if one.sheet == "人员"] == ["1985-11-02"]
