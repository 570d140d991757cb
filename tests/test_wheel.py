"""The wheel alone is enough: installed beside its dependencies it makes a workspace and a package."""

import ast
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PARTS = (
    "markupsafe",
    "pydantic_core",
)  # of jinja2 and of pydantic: they come with them in the fitting version


def run(*command, cwd):
    """Run a command and return its output; a failure shows what it said."""
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def install(wheel, home):
    """Install a wheel into an environment that sees this one's libraries, but not this folder's bidkit."""
    python = home / "bin/python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", wheel, cwd=home)
    own = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home).strip())
    (own / "libraries.pth").write_text(sysconfig.get_path("purelib"))
    return python


@pytest.mark.slow
def test_the_installed_wheel_makes_a_workspace_and_a_package(tmp_path):
    wheels, home, elsewhere = tmp_path / "wheels", tmp_path / "env", tmp_path / "另一个 文件夹"
    elsewhere.mkdir()
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", wheels, ROOT, cwd=ROOT)
    venv.create(home)
    python = install(next(wheels.glob("*.whl")), home)
    assert "bidkit new" in run(home / "bin/bidkit", "docs", "first-bid", cwd=elsewhere)
    run(home / "bin/bidkit", "init", "work", "--demo", cwd=elsewhere)
    run(home / "bin/bidkit", "build", "work/tenders/economy-system", cwd=elsewhere)
    tender = elsewhere / "work/tenders/economy-system"
    package = tender / "out/package"
    assert sorted(path.suffix for path in package.iterdir()) == [".docx"] * 3 + [".json"] + [".pdf"] * 3
    run(home / "bin/bidkit", "seals", "work/tenders/economy-system", cwd=elsewhere)
    assert {path.suffix for path in (tender / "out/sheets").iterdir()} == {".docx", ".html", ".pdf", ".xlsx"}
    where = run(python, "-c", "import bidkit; print(bidkit.__file__)", cwd=elsewhere)
    assert str(home) in where


def test_every_library_that_is_imported_is_declared():
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = [*declared["dependencies"], *declared["optional-dependencies"]["ocr"]]
    known = {re.split(r"[<>=\[ ]", name)[0].lower() for name in names}
    used = {name for path in (ROOT / "bidkit").rglob("*.py") for name in imports(path)}
    owners = packages_distributions()
    used -= {"bidkit", *PARTS, *sys.stdlib_module_names}
    assert {name for name in used if not {owner.lower() for owner in owners[name]} & known} == set()


def imports(path):
    """Yield the first part of every name that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").split(".")[0]
