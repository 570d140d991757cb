"""Draw every scan the demonstration library names; ``--check`` tells whether the drawn ones are current."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path

from scans.binding import bind
from scans.plan import Scan, plan

from bidkit.load.library import load_library

ROOT = Path(__file__).resolve().parent.parent
LIBRARY = ROOT / "library"
INDEX = "files/index.json"

Entry = dict[str, str | int]


def read_plan(folder: Path = LIBRARY) -> list[Scan]:
    """Return the scans that the records of a library name."""
    return plan(load_library(folder, folder.parent))


def read_index(folder: Path = LIBRARY) -> dict[str, Entry]:
    """Return what the drawn files were made from; empty when nothing was drawn yet."""
    path = folder / INDEX
    found: dict[str, Entry] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return found


def stale(folder: Path = LIBRARY) -> list[str]:
    """Return the paths whose file is absent, not the indexed one, drawn from an older record, or named by none."""
    scans, index = {scan.path: scan for scan in read_plan(folder)}, read_index(folder)
    wrong = [path for path, scan in scans.items() if not _current(folder, scan, index.get(path, {}))]
    on_disk = {
        file.relative_to(folder).as_posix() for file in (folder / "files").rglob("*") if file.is_file()
    }
    return sorted({*wrong, *(set(index) - set(scans)), *(on_disk - set(scans) - {INDEX})})


def _current(folder: Path, scan: Scan, entry: Entry) -> bool:
    file = folder / scan.path
    return (
        entry.get("facts") == scan.digest()
        and file.is_file()
        and entry.get("bytes") == hashlib.sha256(file.read_bytes()).hexdigest()
    )


def draw_all(folder: Path = LIBRARY) -> dict[str, Entry]:
    """Draw every scan anew, take away files no record names, and return the written index."""
    index: dict[str, Entry] = {}
    for scan in read_plan(folder):
        sheets = scan.draw()
        file = folder / scan.path
        data = bind(sheets, file.suffix, scan.title)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        index[scan.path] = {
            "bytes": hashlib.sha256(data).hexdigest(),
            "facts": scan.digest(),
            "pages": len(sheets),
        }
    for file in (folder / "files").rglob("*"):
        if file.is_file() and file.relative_to(folder).as_posix() not in {*index, INDEX}:
            file.unlink()
    (folder / INDEX).write_text(
        json.dumps(index, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8"
    )
    return index


def main(arguments: list[str]) -> int:
    """Return the exit code: 1 when ``--check`` finds a stale scan."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say which scans are stale")
    if parser.parse_args(arguments).check:
        found = stale()
        print("\n".join(found) or "扫描件与资料一致")
        return 1 if found else 0
    index = draw_all()
    weight = sum((LIBRARY / path).stat().st_size for path in index)
    print(
        f"{len(index)} 个文件，{sum(int(entry['pages']) for entry in index.values())} 页，{weight / 1e6:.2f} MB"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
