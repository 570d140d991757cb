"""Memories that could be old, spoiled, full or closed: the finished bid is that of the files as they are."""

import errno
import hashlib
import json
import os
import shutil
import stat

import pypdf
from PIL import Image

from bidkit.cli.main import app
from bidkit.flow import build as pipeline
from bidkit.store import digest as service
from bidkit.store import write
from bidkit.store.memory import Memory
from tests.bad_input.small import (
    RUN,
    add_text,
    build,
    edit,
    hashes,
    instead,
    package,
    word,
)
from tests.bad_input.test_bad_templates import WORDS
from tests.conftest import write_price
from tests.pdf.sheets import raw_images
from tests.store.times import at_the_same_time


def finished(root, name="*.pdf"):
    (path,) = (root / "tenders/demo/out/package").glob(name)
    return path


def text(root):
    return "".join("".join(page.extract_text() for page in pypdf.PdfReader(finished(root)).pages).split())


def listed(root, name):
    """Return whether the manifest lists a file as it is now."""
    inputs = json.loads(finished(root, "manifest.json").read_text("utf-8"))["inputs"]
    path = root / name.replace("tender/", "tenders/demo/")
    return inputs[name] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_fact_edited_with_its_time_restored_reaches_the_finished_bid(small):
    path = small / "library/cases/case-a.yaml"
    with at_the_same_time(path):
        edit(path, "数据平台建设项目", "数据平台改造项目")
    assert build(small).exit_code == 0
    assert "平台改造" in text(small) and "平台建设" not in text(small)
    assert listed(small, "library/cases/case-a.yaml")


def test_a_word_file_edited_with_its_time_restored_reaches_the_finished_bid(small):
    path = add_text(small)
    word(path, f"一期工程。{WORDS}")
    assert build(small).exit_code == 0 and "一期工程" in text(small)
    with at_the_same_time(path):
        size = path.stat().st_size
        data = word(path, f"二期工程。{WORDS}").read_bytes()
        path.write_bytes(data + b"\0" * (size - len(data)))
    assert build(small).exit_code == 0
    assert "二期工程" in text(small) and "一期工程" not in text(small)


def test_a_workbook_edited_with_its_time_restored_reaches_the_finished_bid(small):
    path = small / "tenders/demo/price.xlsx"
    facts = path.stat()
    write_price(path, [("平台", "套", 1, 1_200_000, 0.06)])
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    assert build(small).exit_code == 0
    assert "壹佰贰拾万元整" in text(small) and listed(small, "tender/price.xlsx")


def noise(path, seed, size):
    """Write a picture of noise as a JPEG of just that many bytes."""
    pixels = hashlib.shake_256(bytes([seed])).digest(900 * 900)
    Image.frombytes("L", (900, 900), pixels).save(path, quality=92)
    data = path.read_bytes()
    assert service.LARGE // 2 < len(data) <= size
    path.write_bytes(data + b"\0" * (size - len(data)))
    return path.read_bytes()


def shows(root, picture):
    """Return whether the finished bid holds the pixels of a picture."""
    middle = len(picture) // 4
    return any(picture[middle : middle + 2000] in one for one in raw_images(finished(root)))


def test_a_large_scan_edited_with_its_time_restored_reaches_the_finished_bid(small, monkeypatch):
    monkeypatch.setattr(service, "AT_REST", -60)  # take it for unchanging at once
    path = instead(small, "iso9001.jpg")
    first = noise(path, 1, 2 * service.LARGE)
    assert build(small).exit_code == 0 and shows(small, first)
    with at_the_same_time(path):
        second = noise(path, 2, 2 * service.LARGE)
    assert build(small).exit_code == 0
    assert shows(small, second) and not shows(small, first)
    assert listed(small, "library/files/iso9001.jpg")


def test_rehash_makes_everything_anew_and_the_same(small, monkeypatch):
    before = package(small)
    real = Memory.get
    monkeypatch.setattr(Memory, "get", lambda self, *key: asked.append(self.trusted) or real(self, *key))
    asked = []
    assert build(small).exit_code == 0 and set(asked) == {True} and package(small) == before
    asked.clear()
    assert build(small, "--rehash").exit_code == 0 and set(asked) == {False} and package(small) == before
    assert len(asked) > 10


def test_everything_in_the_cache_is_for_its_owner_alone(small):
    edit(small / "tenders/demo/bid.yaml", "period_days: 60", "period_days: 61")
    before = os.umask(0o002)
    try:
        assert build(small).exit_code == 0
    finally:
        os.umask(before)
    found = [small / ".bidkit", *(small / ".bidkit").rglob("*")]
    assert [path for path in found if stat.S_IMODE(path.lstat().st_mode) & 0o077] == []
    assert finished(small).stat().st_mode & 0o777 == 0o664


def test_a_cache_on_a_full_disk_changes_nothing_in_the_bid(small, monkeypatch):
    edit(small / "tenders/demo/bid.yaml", "period_days: 60", "period_days: 61")
    real = write._replace

    def refused(path, data, mode):
        if "kept" in path.parts or "memory" in path.parts:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(path, data, mode)

    with monkeypatch.context() as patch:
        patch.setattr(write, "_replace", refused)
        assert build(small, "--rehash").exit_code == 0
    without = package(small)
    assert build(small, "--rehash").exit_code == 0
    assert package(small) == without and "61" in text(small)


def test_a_cache_of_another_owner_is_done_without(small, monkeypatch):
    edit(small / "tenders/demo/bid.yaml", "period_days: 60", "period_days: 61")
    kept = hashes(small / ".bidkit")

    def refused(_):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("bidkit.store.cache._prepared", refused)
    result = build(small)
    assert result.exit_code == 0 and "61" in text(small)
    assert hashes(small / ".bidkit") == kept


def test_a_check_needs_no_cache_at_all(small):
    shutil.rmtree(small / ".bidkit")
    (small / ".bidkit").write_text("a file stands where the folder should be")
    assert RUN.invoke(app, ["check", "demo", "-C", str(small)]).exit_code == 0


def test_a_file_changed_while_the_bid_is_made_stops_it(small, monkeypatch):
    edit(small / "tenders/demo/bid.yaml", "period_days: 60", "period_days: 61")
    before, real = package(small), pipeline.link

    def link(*words):
        edit(small / "library/cases/case-a.yaml", "数据平台建设项目", "数据平台改造项目")
        return real(*words)

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "link", link)
        result = build(small)
    assert result.exit_code == 3 and "library/cases/case-a.yaml" in result.stderr and "改动" in result.stderr
    assert package(small) == before and build(small).exit_code == 0 and "平台改造" in text(small)
