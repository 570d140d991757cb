"""Does a file look like one that bidkit reads? By its name (``iso9001.yaml.txt``) or by what stands in it."""

from __future__ import annotations

import difflib
import os
import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.errors import UnreadableError
from bidkit.load.leftovers import is_leftover
from bidkit.model.record import Marked

if TYPE_CHECKING:
    from collections.abc import Iterator

SHELVED = "停用"
"""A file or folder whose name begins so was put away on purpose."""
SAMPLE = "样例.yaml.txt"
SAMPLES = Path(__file__).parent.parent / "flow/starter/workspace/library"
LARGEST = 500_000
_YAML = re.compile(r"\.\s*ya?ml(?![a-z0-9])")
_BACKUP = re.compile(r"\.(bak|orig|old|backup|save)\d*$")
_WRITTEN = ("", ".txt", ".md", ".json", ".bak", ".text", ".conf")
"""Endings of files that a person may have written a record into."""
_PAPERS = (".pdf", ".jpg", ".png", ".docx")
"""Most of a library; told apart first."""
_FIRST = re.compile(r"""[{\s"'-]*id["']?\s*[:：]\s*\S""")


def passed_over(name: str) -> bool:
    """Return whether a name says that nobody means the file to be read."""
    return is_leftover(name) or name.startswith(SHELVED)


def walk(folder: Path) -> Iterator[Path]:
    """Yield every file below a folder that somebody may mean to be read, links to folders followed once."""
    yield from _walk(folder, set()) if folder.is_dir() else ()


def _walk(folder: Path, seen: set[str]) -> Iterator[Path]:
    real = os.path.realpath(folder)
    if real in seen:
        return
    seen.add(real)
    with os.scandir(folder) as found:
        entries = sorted((entry.name, entry.is_dir()) for entry in found if not passed_over(entry.name))
    for name, is_folder in entries:
        if is_folder:
            yield from _walk(folder / name, seen)
        else:
            yield folder / name


def named_like_yaml(path: Path) -> bool:
    """Return whether a file's name is that of a YAML file, or of one that was misspelt on the way."""
    if path.suffix in _PAPERS and ".y" not in path.name.lower():
        return False
    plain = unicodedata.normalize("NFKC", path.name).replace("。", ".").strip().lower()
    if _BACKUP.search(plain) and _has_original(path):
        return False
    ending = plain[plain.rfind(".") :] if "." in plain else ""
    return _YAML.search(plain) is not None or _nearly_yaml(ending)


@lru_cache(maxsize=1024)
def _nearly_yaml(ending: str) -> bool:
    return bool(difflib.get_close_matches(ending, (".yaml", ".yml"), n=1, cutoff=0.8))


def _has_original(path: Path) -> bool:
    """Return whether the file that this is a copy of lies beside it."""
    stem = path.name[: path.name.rfind(".")]
    return any(path.with_name(name).is_file() for name in (stem, f"{stem}.yaml"))


def nearly(path: Path) -> Path | None:
    """Return the file beside a missing one that is probably meant: company.yaml.txt, Company.YAML, company.yml."""
    stem = path.stem.lower()
    beside = sorted(path.parent.iterdir()) if path.parent.is_dir() else []
    named = (one for one in beside if one.is_file() and not passed_over(one.name))
    return next((one for one in named if one.name.lower().startswith(stem) and named_like_yaml(one)), None)


def looks_like_record(path: Path) -> bool:
    """Return whether a file would be a record of the library if it had the right name and place."""
    if path.name == SAMPLE:
        return not _untouched(path)
    if named_like_yaml(path):
        return True
    if path.suffix.lower() not in _WRITTEN or (_BACKUP.search(path.name.lower()) and _has_original(path)):
        return False
    text = _text(path)
    lines = (line.strip() for line in text.splitlines())
    first = next((line for line in lines if line.strip("-{ ") and not line.startswith("#")), "")
    return _FIRST.match(first) is not None or (
        re.search(r"^id\s*:", text, re.MULTILINE) is not None and "id" in keys(path)
    )


def keys(path: Path) -> frozenset[str]:
    """Return the names of the fields at the top of a YAML file; none when it holds something else."""
    from bidkit.load.yaml_tree import parse  # few files are looked into

    try:
        value = parse(_text(path), path.name)
    except UnreadableError:
        return frozenset()
    return frozenset(value) if isinstance(value, Marked) else frozenset()


def _text(path: Path) -> str:
    """Return what a small text file says, whatever its encoding; nothing for what is not text."""
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            return ""
        data = path.read_bytes()
    except OSError:
        return ""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    text = data.decode("utf-8-sig", errors="replace")
    return "" if "\0" in text else text


def _untouched(path: Path) -> bool:
    """Return whether a sample still is the sample: nobody filled it in where it lies."""
    shipped = SAMPLES / path.parent.name / SAMPLE
    if not shipped.is_file() or _text(path) == _text(shipped):
        return True
    return _field(path, "id") == _field(shipped, "id")


def _field(path: Path, name: str) -> str:
    match = re.search(rf"^{name}\s*[:：]\s*([^\s#]+)", _text(path), re.MULTILINE)
    return match[1] if match else ""
