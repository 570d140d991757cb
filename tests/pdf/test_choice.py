import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidkit.errors import UnreadableError
from bidkit.pdf.scans.choice import choose_pages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1-2,5", (0, 1, 4)),
        ("5,1", (4, 0)),
        ("4-", (3, 4, 5)),
        ("2，3", (1, 2)),
        ("1－2、6", (0, 1, 5)),
        (" 2 - 3 ", (1, 2)),
        ("1至3", (0, 1, 2)),
        ("2,1-3", (1, 0, 2)),
        ("", (0, 1, 2, 3, 4, 5)),
        (None, (0, 1, 2, 3, 4, 5)),
        ("全部", (0, 1, 2, 3, 4, 5)),
    ],
)
def test_pages_as_a_person_writes_them(text, expected):
    assert choose_pages(text, 6) == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("7", "超出范围：文件只有 6 页"),
        ("0", "超出范围"),
        ("5-9", "超出范围"),
        ("9-", "超出范围"),
        ("3-1", "前大后小"),
        ("abc", "看不懂页码“abc”"),
        ("1,,2", "看不懂页码"),
        ("-3", "看不懂页码"),
        ("1.5", "看不懂页码"),
    ],
)
def test_a_wrong_page_is_said_plainly(text, why):
    with pytest.raises(UnreadableError, match=why) as caught:
        choose_pages(text, 6)
    assert caught.value.cure


@given(st.lists(st.integers(1, 40), min_size=1, unique=True))
def test_writing_pages_down_and_reading_them_gives_the_same_pages(pages):
    assert choose_pages(",".join(map(str, pages)), 40) == tuple(page - 1 for page in pages)


@given(st.text(alphabet="0123456789-,，－ ", max_size=12), st.integers(1, 30))
def test_whatever_is_accepted_lies_in_the_file_and_comes_once(text, count):
    try:
        chosen = choose_pages(text, count)
    except UnreadableError:
        return
    assert chosen and len(set(chosen)) == len(chosen)
    assert all(0 <= index < count for index in chosen)
