"""The prescribed forms in order, and who seals and signs them."""

import pytest

FORMS = {
    "goods": "投标书|授权委托书|开标一览表|分项报价表|技术规格偏离表|中小企业声明函（货物）",
    "works": (
        "投标函及投标函附录|法定代表人身份证明|授权委托书|投标保证金|已标价工程量清单"
        "|施工组织设计|项目管理机构|投标人基本情况表|近年完成的类似项目情况表"
    ),
    "consultation": "响应声明书|授权书|报价一览表|商务技术偏离表|项目负责人简历表|类似业绩一览表|运维方案",
    "enterprise": "投标函|法定代表人授权书|报价表|监理大纲|拟派人员一览表|业绩表",
    "grouped": (
        "符合参加政府采购活动应当具备的一般条件的承诺函|投标函|授权委托书"
        "|开标一览表（报价表）|中小企业声明函（货物）"
    ),
    "measured": "磋商响应函|法定代表人身份证明|法定代表人授权委托书|报价一览表|服务方案|供应商类似业绩表",
    "inquiry": "报价函|报价一览表|营业执照复印件",
}


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize("name", FORMS)
def test_the_forms_are_listed_in_order(found, name, kind):
    assert "|".join(form.title for form in found(name, kind).forms) == FORMS[name]


def test_both_or_either_is_read_from_the_foot_of_the_form(found):
    letter = found("goods").forms[1]
    assert letter.seal == ("company",)
    assert letter.sign == ("legal-person", "authorised")
    assert letter.join == "or"
    price = found("goods").forms[2]
    assert (price.sign, price.join) == (("either",), "and")


def test_copies_are_counted_in_the_documents_own_words(found):
    assert [item.quote for item in found("goods").copies] == ["正本1份", "副本4份", "电子版1份"]
