"""The demonstration library, read once, and the scripts folder on the path."""

import sys
from pathlib import Path

import pytest

from bidkit.load.library import load_library
from bidkit.model.library import Library

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))


@pytest.fixture(scope="session")
def demo() -> Library:
    return load_library(ROOT / "library", ROOT)


@pytest.fixture(scope="session")
def demo_folder() -> Path:
    return ROOT / "library"
