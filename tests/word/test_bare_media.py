"""A photograph put into a chapter by hand tells nothing in the finished Word file."""

import io
import zipfile
from datetime import datetime

import docx
import pytest

from bidkit.word.join.pieces import VolumeSetup, WordPiece, join
from tests.pictures import made
from tests.pictures.test_bare import coded, pixels
from tests.word.docs import save


def chapter(picture, *, header=False):
    document = docx.Document()
    place = document.sections[0].header.paragraphs[0] if header else document.add_paragraph()
    place.add_run().add_picture(io.BytesIO(picture))
    return save(document)


def media(tmp_path, *chapters):
    join(
        [WordPiece("节", data) for data in chapters],
        tmp_path / "v.docx",
        VolumeSetup("", "", datetime(2026, 5, 1)),
    )
    with zipfile.ZipFile(tmp_path / "v.docx") as archive:
        whole = b"".join(archive.read(name) for name in archive.namelist())
        return whole, [archive.read(n) for n in archive.namelist() if n.startswith("word/media/")]


@pytest.mark.parametrize("header", [False, True])
@pytest.mark.parametrize("kind", ["jpeg", "png", "tiff", "gif"])
def test_a_photograph_in_a_chapter_tells_nothing(tmp_path, kind, header):
    data = made.EVERY[kind]()
    whole, pictures = media(tmp_path, chapter(data, header=header))
    assert made.TELL not in whole
    assert [pixels(picture) for picture in pictures] == [pixels(data)]
    assert kind == "gif" or coded(pictures[0]) == coded(data)


def test_a_turned_photograph_in_a_chapter_keeps_its_turn(tmp_path):
    _, pictures = media(tmp_path, chapter(made.jpeg(6)))
    assert pixels(pictures[0]) == pixels(made.jpeg(6))


def test_the_same_photograph_with_and_without_talk_is_stored_once(tmp_path):
    from bidkit.pictures.bare import bare

    _, pictures = media(tmp_path, chapter(made.jpeg()), chapter(bare(made.jpeg())))
    assert len(pictures) == 1
