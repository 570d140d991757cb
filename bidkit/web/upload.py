"""Files that come in by the browser: kept under a clean name, told by their bytes, refused before they are read."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from bidkit.filekind import SEEN, kind_of, kind_of_file
from bidkit.flow.start import FORBIDDEN
from bidkit.store.write import private_folder, write_whole
from bidkit.web.fault import refused

if TYPE_CHECKING:
    from starlette.datastructures import UploadFile

    from bidkit.web.bench import Bench, Form

FOLDER = "uploads"
MOST_BYTES, MOST_MEMBERS, MOST_UNPACKED, MOST_RATIO, FLOOR = 200 << 20, 10_000, 2 << 30, 200, 10 << 20
LONGEST_NAME = 120
KINDS = {"docx": ".docx", "pdf": ".pdf", "xlsx": ".xlsx", "doc": ".doc", "wps": ".wps"}


def taken(bench: Bench, form: Form, kinds: tuple[str, ...]) -> Path:
    """Return the one file that was sent, kept under its own clean name; FaultError for what cannot be taken.

    Args:
        bench: where it is kept.
        form: what was sent.
        kinds: what it may be, by its bytes: keys of ``KINDS``.
    """
    if len(form.files) != 1:
        raise refused(422, "没有选文件" if not form.files else "一次只能放一个文件", "请选一个文件")
    sent = form.files[0]
    name = clean_name(sent.filename or "")
    if sent.size is not None and sent.size > MOST_BYTES:
        raise refused(413, f"{name} 太大", f"一个文件最多 {MOST_BYTES >> 20} MB")
    path = _kept(bench.root, name, sent)
    try:
        _refuse_kind(path, kinds)
        _refuse_bomb(path)
    except Exception:
        path.unlink(missing_ok=True)
        raise
    return path


def taken_into(folder: Path, form: Form) -> None:
    """Keep all files that were sent in a folder under their clean names; FaultError, and none is kept, for a bad one.

    A file that lies there under the same name with other content is not written over.
    """
    if not form.files:
        raise refused(422, "没有选文件", "请选一个或几个文件")
    bodies: dict[str, bytes] = {}
    for sent in form.files:
        name = clean_name(sent.filename or "")
        if sent.size is not None and sent.size > MOST_BYTES:
            raise refused(413, f"{name} 太大", f"一个文件最多 {MOST_BYTES >> 20} MB")
        sent.file.seek(0)
        data = sent.file.read()
        if not kind_of(data[:SEEN]).key:
            raise refused(422, f"{name} 读不出是什么文件", "请放入 PDF、照片、扫描件或 Word")
        held = folder / name
        if name in bodies or (held.exists() and held.read_bytes() != data):
            raise refused(409, f"收件里已经有另一个 {name}", "请改名再放")
        bodies[name] = data
    folder.mkdir(exist_ok=True)
    for name, data in bodies.items():
        write_whole(folder / name, data)


def clean_name(name: str) -> str:
    """Return the last part of a name that a browser sent; FaultError where no file may be called so."""
    last = PureWindowsPath(PurePosixPath(name).name).name.strip()
    if not last or FORBIDDEN.search(last) or len(last) > LONGEST_NAME or PureWindowsPath(last).is_reserved():
        raise refused(422, "文件名不能用", '请改名：不要含 \\ / : * ? " < > |，不要以点开头或结尾，不要太长')
    return last


def _kept(root: Path, name: str, sent: UploadFile) -> Path:
    hashed = hashlib.sha256()
    sent.file.seek(0)
    while block := sent.file.read(1 << 20):
        hashed.update(block)
    folder = private_folder(root / ".bidkit") / FOLDER / hashed.hexdigest()[:16]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    sent.file.seek(0)
    with path.open("wb") as out:
        while block := sent.file.read(1 << 20):
            out.write(block)
    return path


def _refuse_kind(path: Path, kinds: tuple[str, ...]) -> None:
    found = kind_of_file(path)
    wanted = "、".join(KINDS[one] for one in kinds)
    if found.key not in kinds:
        what = f"是{found.name}" if found.key else "读不出是什么文件"
        raise refused(422, f"{path.name} {what}", f"这里要 {wanted}。{found.cure}")
    if path.suffix.lower() != KINDS[found.key]:
        raise refused(
            422, f"{path.name} 其实是{found.name}，扩展名不对", f"请把扩展名改成 {KINDS[found.key]}"
        )


def _refuse_bomb(path: Path) -> None:
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as archive:
            held = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError):
        raise refused(422, f"{path.name} 已损坏", "请用 Office 打开，另存一份") from None
    total, packed = sum(one.file_size for one in held), max(1, sum(one.compress_size for one in held))
    if len(held) > MOST_MEMBERS or total > MOST_UNPACKED or (total > FLOOR and total / packed > MOST_RATIO):
        raise refused(
            422, f"{path.name} 解开后太大，疑似压缩炸弹", "请确认文件来源可靠，用 Office 打开另存一份"
        )
