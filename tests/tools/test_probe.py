from pathlib import Path

import pytest

from bidkit.errors import ToolMissingError
from bidkit.tools.probe import CALC, MATH, has_part, probe_all, probe_fonts, probe_soffice, require

FAKES = Path(__file__).parent.parent / "fakes"


def test_a_good_soffice_is_found_with_its_version():
    probe = probe_soffice(str(FAKES / "soffice-good"))
    assert (probe.ok, probe.version, probe.why) == (True, "7.4.7.2", "")


def test_an_old_soffice_is_refused_and_says_what_is_needed():
    probe = probe_soffice(str(FAKES / "soffice-old"))
    assert not probe.ok
    assert probe.why == "LibreOffice 版本 6.4.7.2 太旧，至少需要 7.4"


def test_a_soffice_without_a_version_is_refused():
    assert probe_soffice(str(FAKES / "soffice-mute")).why == "soffice --version 没有给出版本号"


def test_a_chosen_soffice_that_does_not_exist_is_not_replaced_by_another():
    probe = probe_soffice("/nowhere/soffice")
    assert not probe.ok and "/nowhere/soffice" in probe.why


def test_nothing_on_the_path_gives_the_install_commands(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("bidkit.tools.probe.SOFFICE_PLACES", ())
    with pytest.raises(ToolMissingError) as caught:
        require(probe_soffice())
    assert "没有找到 soffice" in caught.value.message and "install" in caught.value.cure


def test_every_answer_has_an_install_command_for_each_platform():
    for probe in probe_all(str(FAKES / "soffice-good")):
        assert all((probe.install.debian, probe.install.macos, probe.install.windows)), probe.program


def test_fonts_are_told_apart_by_kind():
    assert [probe.program for probe in probe_fonts()] == [
        "字体：宋体",
        "字体：黑体",
        "字体：仿宋",
        "字体：楷体",
    ]


def test_a_missing_font_says_which_kind_is_missing(monkeypatch):
    monkeypatch.setattr("bidkit.tools.probe.installed_families", lambda: frozenset({"DejaVu Sans"}))
    assert [probe.why for probe in probe_fonts()] == [
        f"没有可用作{kind}的字体" for kind in ("宋体", "黑体", "仿宋", "楷体")
    ]


@pytest.mark.parametrize(
    ("libraries", "math", "calc"),
    [
        (("libswlo.so", "libsmlo.so", "libsclo.so"), True, True),
        (("libswlo.so", "libsmlo.so"), True, False),
        (("libswlo.so",), False, False),
        (("swlo.dll", "smlo.dll", "sclo.dll"), True, True),
        ((), True, True),  # nobody can see its libraries: a wrapper, a snap
    ],
)
def test_a_part_of_libreoffice_is_known_by_its_library(tmp_path, libraries, math, calc):
    for name in ("soffice", *libraries):
        (tmp_path / name).touch()
    (tmp_path / "link").symlink_to(tmp_path / "soffice")
    for path in (tmp_path / "soffice", tmp_path / "link"):
        assert (has_part(str(path), MATH), has_part(str(path), CALC)) == (math, calc)
