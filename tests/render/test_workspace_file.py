"""Which paths of a Word file are read: those inside the workspace and no others."""

import pytest

from bidkit.render.outside import Shelf


@pytest.fixture
def shelf(tmp_path):
    root = tmp_path / "投标 工作区"
    (root / "tenders/a/texts/图").mkdir(parents=True)
    (root / "tenders/a/texts/图/架构 图.png").write_bytes(b"inside")
    (root / "top.png").write_bytes(b"top")
    (tmp_path / "secret.png").write_bytes(b"secret")
    (root / "door.png").symlink_to(tmp_path / "secret.png")
    (root / "empty.png").write_bytes(b"")
    return Shelf(root / "tenders/a/texts/方案.docx", root)


@pytest.mark.parametrize(
    "target", ["图/架构 图.png", "图/架构%20图.png", "图\\架构 图.png", "./图/../图/架构 图.png"]
)
def test_a_path_beside_the_word_file_is_read(shelf, target):
    assert shelf.fetch(target) == b"inside"


def test_a_whole_path_into_the_workspace_is_read(shelf):
    place = (shelf.root / "top.png").as_uri()
    assert [
        shelf.fetch(name) for name in (place, place.replace("file:///", "file:/"), "../../../top.png")
    ] == [b"top"] * 3


@pytest.mark.parametrize(
    "target",
    [
        "../../../../secret.png", "../../../door.png", "file:///etc/hostname", "/etc/hostname", "http://a.cn/a.png",
        "file://nas/图/架构 图.png", "\\\\nas\\a.png", "//nas/a.png", "C:\\a.png", "图", "../../../empty.png",
        "", "a\0b", "x" * 5000,
    ],
)  # fmt: skip
def test_everything_else_is_not(shelf, target):
    assert shelf.fetch(target) is None
