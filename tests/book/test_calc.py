"""Workbooks that LibreOffice Calc has opened and saved come back as they were, with what a person wrote in them."""

import shutil
import subprocess
from datetime import date

import pytest

from tests.book.hands import RUN, app, files, fill, take, written

CALC = shutil.which("soffice")
pytestmark = pytest.mark.skipif(CALC is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="session")
def calc(tmp_path_factory):
    """Return what opens workbooks in Calc and saves them, all in one start."""
    profile = tmp_path_factory.mktemp("calc")

    def save(path):
        out = profile / "saved"
        words = [
            CALC,
            f"-env:UserInstallation=file://{profile}",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            out,
        ]
        subprocess.run([*words, path], check=True, capture_output=True, timeout=120)
        shutil.copy(out / path.name, path)

    return save


def test_a_project_saved_by_calc_is_no_change_and_takes_what_was_written(workspace, calc):
    path = written(workspace)
    calc(path)
    before = files(workspace)
    result = take(workspace)
    assert result.exit_code == 0, result.output
    assert "什么都没有改" in result.output and files(workspace) == before
    fill(path, {("要求", "Q1"): {"我方答复": "我方是独立法人。", "偏离": "无偏离"}})
    calc(path)
    result = take(workspace)
    assert result.exit_code == 0, result.output
    assert "我方是独立法人。" in (workspace / "tenders/demo/bid.yaml").read_text("utf-8")


def test_the_library_saved_by_calc_is_no_change_and_days_written_there_are_days(workspace, calc):
    RUN.invoke(app, ["book", "资料", "-C", str(workspace)])
    path = workspace / "资料.xlsx"
    calc(path)
    before = files(workspace)
    taken = RUN.invoke(app, ["book", "资料", "--take", "-C", str(workspace)])
    assert "什么都没有改" in taken.output and files(workspace) == before, taken.output
    fill(path, {("资质证书", "iso9001"): {"最后有效日": date(2028, 1, 31)}})
    calc(path)
    taken = RUN.invoke(app, ["book", "资料", "--take", "-C", str(workspace)])
    assert taken.exit_code == 0, taken.output
    assert "valid_until: 2028-01-31" in (workspace / "library/qualifications/iso9001.yaml").read_text("utf-8")
