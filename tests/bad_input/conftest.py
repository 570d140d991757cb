"""One build of the small workspace, of which every test gets a copy of its own."""

import shutil
import warnings

import pytest

from tests.bad_input.small import add_scans, build, make


@pytest.fixture(scope="session")
def built_once(tmp_path_factory):
    """Return a workspace whose tender is built and packed."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        root = add_scans(make(tmp_path_factory.mktemp("small")))
        result = build(root)
    assert result.exit_code == 0, result.output
    return root


@pytest.fixture
def small(built_once, tmp_path):
    """Return a copy of the built workspace: its package lies there and its converted sections are remembered."""
    return shutil.copytree(built_once, tmp_path / "ws", symlinks=True)
