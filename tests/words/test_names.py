"""Names: one company under all its names and no other; a certificate that answers and one that only sounds alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidkit.words.names import alike, same_certificate, same_company


@pytest.mark.parametrize(
    ("name", "known", "same"),
    [
        ("甲乙（江北）科技有限公司", ("甲乙(江北)科技有限公司",), True),
        ("甲乙 〔江北〕科技有限公司", ("甲乙（江北）科技有限公司",), True),
        ("ＡＢＣ软件有限公司", ("abc软件有限公司",), True),
        ("甲乙", ("甲乙科技有限公司", "甲乙网络有限公司", "甲乙"), True),
        ("甲乙网络有限公司", ("甲乙科技有限公司", "甲乙网络有限公司"), True),
        ("甲乙科技有限公司江北分公司", ("甲乙科技有限公司",), False),
        ("甲乙科技", ("甲乙科技有限公司",), False),
        ("甲乙江北科技有限公司", ("甲乙（江北）科技有限公司",), False),
        ("", ("",), False),
        (" ", ("", "甲"), False),
    ],
)
def test_a_company_is_itself_only_under_its_own_names(name, known, same):
    assert same_company(name, *known) is same


@pytest.mark.parametrize(
    ("wanted", "given", "same"),
    [
        ("ISO 9001 质量管理体系", "ISO9001质量管理体系认证证书", True),  # was True in bind and False in check
        ("质量管理体系认证证书", "ISO 9001:2015 质量管理体系认证证书", True),
        ("ISO9001质量管理体系认证证书", "质量管理体系认证证书", True),
        ("ISO9001", "质量管理体系认证证书", True),
        ("质量管理体系认证", "GB/T 19001-2016 质量管理体系认证证书", True),
        ("ISO/IEC 27001", "信息安全管理体系认证证书（ISO27001）", True),
        ("ISO27001", "ISO9001", False),
        ("ISO14001 管理体系认证证书", "ISO9001 管理体系认证证书", False),
        ("信息安全管理体系认证证书", "信息安全服务资质证书", False),
        ("环境管理体系认证证书", "质量管理体系认证证书", False),
        ("管理体系认证证书", "质量管理体系认证证书", True),
        ("质量管理体系认证证书", "管理体系认证证书", False),
        ("信息系统项目管理师证书（高级）", "信息系统项目管理师", True),
        ("注册安全工程师", "中级注册安全工程师", True),
        ("一级建造师", "注册一级建造师", True),
        ("一级建造师", "一级注册建造师（市政公用工程）", True),
        ("高级工程师", "工程师", False),
        ("安全员（C证）", "安全员（B证）", False),
        ("建筑工程一级注册建造师", "一级注册建造师", True),
        ("监理工程师", "工程师", False),
        ("信息系统项目管理师", "项目管理", False),
        ("安全生产许可证", "安全生产考核合格证", False),
        ("ＣＭＭＩ ３级", "CMMI3级", True),
        ("", "质量管理体系认证证书", False),
        ("证书", "质量管理体系认证证书", False),
    ],
)
def test_a_certificate_answers_when_it_is_what_was_asked_for(wanted, given, same):
    assert same_certificate(wanted, given) is same


names = st.text("甲乙丙科技质量管理体系认证ISO9001 （）()", min_size=1, max_size=16)


@given(names, names)
def test_blanks_width_and_letters_change_nothing(one, other):
    wide = one.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)}).replace(" ", "\u3000")
    for same in (same_company, same_certificate, alike):
        assert same(one, other) == same(wide, other.lower())


@given(names)
def test_a_name_is_like_itself_when_it_says_anything(name):
    assert same_company(name, name) is bool(name.strip())
    assert alike(name, name) is same_certificate(name, name) or same_certificate(name, name)
