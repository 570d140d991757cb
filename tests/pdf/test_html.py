import pytest

from bidkit.pdf.made import html
from bidkit.pdf.seen.read import page_texts

PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAP8AAP///ywAAAAAAQABAAACAkQBADs="


def text_of(data, tmp_path):
    path = tmp_path / "drawn.pdf"
    path.write_bytes(data)
    return "".join(page_texts(path))


def test_the_same_page_gives_the_same_bytes_without_a_time(tmp_path):
    page = "<h1>检查报告</h1><p>江城</p>"
    first = html.html_to_pdf(page, tmp_path)
    assert html.html_to_pdf(page, tmp_path) == first
    assert b"CreationDate" not in first
    assert "检查报告" in text_of(first, tmp_path)


def test_a_style_file_below_the_folder_is_used(tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "style.css").write_text("p::before { content: '前缀' }", encoding="utf-8")
    page = '<link rel="stylesheet" href="own/style.css"><p>正文</p>'
    drawn = html.draw(page, tmp_path)
    assert drawn.warnings == () and "前缀正文" in text_of(drawn.data, tmp_path)


def test_a_picture_in_the_page_itself_is_used(tmp_path):
    assert html.draw(f'<img src="{PIXEL}">', tmp_path).warnings == ()


@pytest.mark.parametrize(
    "address",
    [
        "../secret.css",
        "file:///etc/hostname",
        "own/%2e%2e/%2e%2e/secret.css",
        "http://127.0.0.1:9/a.css",
        "ftp://127.0.0.1/a.css",
        "link.css",
    ],
)
def test_nothing_outside_the_folder_is_fetched(tmp_path, address):
    (tmp_path / "secret.css").write_text("p::before { content: 'STOLEN' }")
    base = tmp_path / "base"
    (base / "own").mkdir(parents=True)
    (base / "link.css").symlink_to(tmp_path / "secret.css")
    drawn = html.draw(f'<link rel="stylesheet" href="{address}"><p>x</p>', base)
    assert "STOLEN" not in text_of(drawn.data, tmp_path)
    assert any("不允许读取" in warning for warning in drawn.warnings)


def test_complaints_are_collected_and_not_printed(tmp_path, capfd):
    drawn = html.draw("<style>p { colour: red }</style><p>x</p>", tmp_path)
    assert any("colour" in warning for warning in drawn.warnings)
    assert capfd.readouterr() == ("", "")
