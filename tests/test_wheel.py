"""The wheel alone is enough: installed into an empty environment it makes a workspace and a package."""

import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command, cwd):
    """Run a command and return its output; a failure shows what it said."""
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_the_installed_wheel_makes_a_workspace_and_a_package(tmp_path):
    wheels, home, elsewhere = tmp_path / "wheels", tmp_path / "env", tmp_path / "另一个 文件夹"
    elsewhere.mkdir()
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", wheels, ROOT, cwd=ROOT)
    venv.create(home, with_pip=True)
    python = home / "bin/python"
    run(
        python,
        "-m",
        "pip",
        "install",
        "-q",
        "--disable-pip-version-check",
        *wheels.glob("*.whl"),
        cwd=tmp_path,
    )
    run(home / "bin/bidkit", "init", "work", "--demo", cwd=elsewhere)
    run(home / "bin/bidkit", "build", "work/tenders/economy-system", cwd=elsewhere)
    package = elsewhere / "work/tenders/economy-system/out/package"
    assert sorted(path.suffix for path in package.iterdir()) == [".docx"] * 3 + [".json"] + [".pdf"] * 3
    where = run(python, "-c", "import bidkit; print(bidkit.__file__)", cwd=elsewhere)
    assert str(home) in where
