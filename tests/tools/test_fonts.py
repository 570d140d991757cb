import subprocess

import pytest

from bidkit.tools import fonts


def matched(config, name):
    said = subprocess.run(
        ["fc-match", "--format", "%{family}", name],
        env={"FONTCONFIG_FILE": str(config), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    return said.stdout


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("宋体", "Noto Serif CJK SC"),
        ("SimSun", "Noto Serif CJK SC"),
        ("方正小标宋简体", "Noto Serif CJK SC"),
        ("黑体", "Noto Sans CJK SC"),
        ("微软雅黑", "Noto Sans CJK SC"),
        ("等线", "Noto Sans CJK SC"),
        ("楷体_GB2312", "AR PL KaitiM GB"),
        ("华文楷体", "AR PL KaitiM GB"),
        ("仿宋_GB2312", "Noto Serif CJK SC"),
    ],
)
def test_chinese_font_names_lead_to_installed_fonts(tmp_path, asked, expected):
    assert expected in matched(fonts.write_fonts_config(tmp_path), asked)


def test_a_font_that_is_installed_wins_over_its_substitute(tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "SUBSTITUTES", ((("DejaVu Serif",), ("Noto Sans CJK SC",)),))
    assert matched(fonts.write_fonts_config(tmp_path), "DejaVu Serif") == "DejaVu Serif"


def test_the_file_is_left_alone_when_nothing_changed(tmp_path):
    first = fonts.write_fonts_config(tmp_path).stat().st_mtime_ns
    assert fonts.write_fonts_config(tmp_path).stat().st_mtime_ns == first


def test_the_fingerprint_changes_with_the_installed_fonts(monkeypatch):
    before = fonts.fonts_fingerprint.__wrapped__()
    assert before == fonts.fonts_fingerprint.__wrapped__()
    listed = fonts.installed_fonts()
    monkeypatch.setattr(fonts, "installed_fonts", lambda: listed + "\nnew.ttf|0|1|New Font")
    assert fonts.fonts_fingerprint.__wrapped__() != before
