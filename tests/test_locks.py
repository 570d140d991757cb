"""What a new machine installs is what passed: every library is bounded, locked and hashed."""

import re
import tomllib
from importlib.metadata import version
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from scripts.audit import forbidden

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
LOCKS = {
    "dev": PROJECT["dependencies"] + EXTRAS["dev"] + EXTRAS["photos"],
    "ocr": PROJECT["dependencies"] + EXTRAS["ocr"],
}
DECLARED = [Requirement(text) for text in [*PROJECT["dependencies"], *chain(*EXTRAS.values())]]


def entries(lock):
    """Return each locked requirement with its hashes."""
    text = (ROOT / f"scripts/locks/{lock}.txt").read_text("utf-8").replace("\\\n", "")
    lines = (line.split("--hash=") for line in text.splitlines())
    return [(Requirement(first.strip()), hashes) for first, *hashes in lines]


@pytest.mark.parametrize("wanted", DECLARED, ids=str)
def test_every_library_has_a_lower_and_an_upper_bound(wanted):
    assert {bound.operator for bound in wanted.specifier} == {">=", "<"}


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_holds_a_version_of_everything_declared(lock):
    held = {canonicalize_name(found.name): str(found.specifier) for found, _ in entries(lock)}
    for text in LOCKS[lock]:
        wanted = Requirement(text)
        exact = held[canonicalize_name(wanted.name)].removeprefix("==")
        assert exact in wanted.specifier, f"{wanted} is locked at {exact}: run scripts/lock.sh"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_version_is_exact_and_hashed(lock):
    for found, hashes in entries(lock):
        assert re.fullmatch(r"==[\w.]+", str(found.specifier)), found
        assert hashes and all(re.fullmatch(r"sha256:[0-9a-f]{64}\s*", one) for one in hashes), found


def test_the_tests_run_on_the_locked_versions():
    for found, _ in entries("dev"):
        if found.marker is None or found.marker.evaluate():
            assert str(found.specifier) == f"=={version(found.name)}"


@pytest.mark.parametrize(
    ("licence", "refused"),
    [
        ("GNU Affero General Public License v3", True),
        ("AGPL-3.0-only", True),
        ("GPL-3.0-or-later", True),
        ("GNU General Public License v2 (GPLv2)", True),
        ("GNU Lesser General Public License v3 (LGPLv3)", False),
        ("GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1", False),
        ("MIT License", False),
        ("Apache-2.0 OR BSD-2-Clause", False),
    ],
)
def test_a_licence_is_refused_when_it_offers_the_gpl_alone(licence, refused):
    assert forbidden(licence) is refused
