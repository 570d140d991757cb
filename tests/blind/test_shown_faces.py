"""What a font is, by its name in Word or in a PDF: judges see the PDF, whatever the Word file asks for."""

import pytest

from bidkit.check.blind.blind_look import kind_of_face

NAMES = {
    "仿宋": (
        "仿宋",
        "仿宋_GB2312",
        "FangSong",
        "FangSong_GB2312",
        "STFangsong",
        "FandolFang-Regular",
        "方正仿宋_GBK",
    ),
    "宋体": (
        "宋体",
        "SimSun",
        "NSimSun",
        "NotoSerifCJKsc-Regular",
        "Source Han Serif SC",
        "STSong",
        "新宋体",
        "方正小标宋简体",
    ),
    "黑体": ("黑体", "SimHei", "NotoSansCJKsc-Bold", "SourceHanSansSC-Regular", "STHeiti", "微软雅黑体"),
    "楷体": ("楷体", "KaiTi_GB2312", "STKaiti", "ARPLKaitiMGB", "方正楷体简体"),
    "": ("TimesNewRomanPSMT", "Arial", "LiberationSans", "CIDFont+F1", "Wingdings", "NotoSerif-Regular"),
}


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, names in NAMES.items() for name in names])
def test_a_typeface_is_known_by_its_name(kind, name):
    assert kind_of_face(name) == kind
