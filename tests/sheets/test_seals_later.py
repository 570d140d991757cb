"""What is handed in on the spot is brought along blank and sealed, and stands in no volume."""

from bidkit.sheets.seals import make
from tests.sheets.sealing import material

FINAL = (
    'tender: {method: consultation, forms: {"+": {id: final, title: 最后报价表, template: final, later: "true",'
    " seal: [company], sign: [authorised], source: {page: 31}}}}"
)


def rows(sheet, name):
    return [
        tuple(cell.text for cell in row) for one in sheet.tables() if one.name == name for row in one.rows
    ]


def test_the_blank_final_offer_is_brought_along_with_its_seal():
    sheet = make(material(FINAL))
    assert rows(sheet, "现场另交的格式") == [
        ("□", "《最后报价表》空白件", "公章", "授权代表张维", "2 份", "第31页")
    ]
    assert not any("最后报价表" in gap.what for gap in sheet.gaps)
    assert any("最后报价授权" in row[1] for row in rows(sheet, "开标携带清单"))


def test_a_consultation_without_such_a_form_is_a_gap_and_an_open_tender_is_none():
    assert any("最后报价" in gap.what for gap in make(material("tender: {method: consultation}")).gaps)
    assert not any("最后报价" in gap.what for gap in make(material()).gaps)
    once = make(material("tender: {method: consultation, money: {quote: {rounds: one}}}"))
    assert not any("最后报价" in gap.what for gap in once.gaps)
    assert not any("最后报价授权" in row[1] for row in rows(once, "开标携带清单"))
