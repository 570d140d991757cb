"""manifest.json: a hash of everything handed over, and of everything it was made from."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bidkit.model.report import PackedFile

if TYPE_CHECKING:
    from pathlib import Path

    from bidkit.model.report import Report
    from bidkit.pack.inputs import Inputs

NAME = "manifest.json"
_SEPARATOR = re.compile(r"[/\\\x00]")
_HASH = re.compile(r"[0-9a-f]{64}")


def manifest(report: Report, inputs: Inputs) -> bytes:
    """Return the manifest as JSON; nothing in it depends on the machine's clock or folders."""
    waived = [
        {"finding": f.key, "by": f.waived_by, "message": f.message} for f in report.findings if f.waived_by
    ]
    content = {
        "project": report.project,
        "number": report.number,
        "bidder": report.bidder,
        "opening": report.opening.isoformat(sep=" ", timespec="minutes") if report.opening else None,
        "status": report.status,
        "files": [asdict(file) for file in report.files],
        "inputs_digest": inputs.digest,
        "inputs": dict(inputs.files),
        "versions": dict(report.versions),
        "waived": waived,
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """Return the manifest of a package; None when there is none or it cannot be read."""
    try:
        found = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def packed_files(content: dict[str, Any]) -> tuple[PackedFile, ...]:
    """Return the files a manifest lists; empty when it is of another shape, or names what no package holds."""
    try:
        files = tuple(PackedFile(**file) for file in content["files"])
        names = {file.name for file in files}
        return files if len(names) == len(files) and all(map(_sound, files)) else ()
    except (KeyError, TypeError):
        return ()


def _sound(file: PackedFile) -> bool:
    """Return whether an entry can be one that ``manifest`` wrote: a file in the folder itself, a size, a hash."""
    name, digest, size = file.name, file.sha256, file.size
    plain = isinstance(name, str) and name not in ("", ".", "..", NAME) and not _SEPARATOR.search(name)
    return plain and isinstance(size, int) and isinstance(digest, str) and _HASH.fullmatch(digest) is not None
