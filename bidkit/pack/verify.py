"""A package held against its own manifest: is it, file for file, what was made?"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from bidkit.errors import UnreadableError, reason, typed
from bidkit.model.proof import Verified
from bidkit.pack.holding import hold
from bidkit.pack.manifest import NAME, packed_files
from bidkit.source import Span

if TYPE_CHECKING:
    from pathlib import Path

MADE_BY_BUILD = ("package", "draft", "word")


def verify(folder: Path, noted: str = "") -> Verified:
    """Return how a package compares with its manifest; raises UnreadableError when that cannot be told."""
    data = _manifest(folder)
    content = _content(data, folder)
    files = packed_files(content)
    if not files:
        raise _broken(folder, "没有列出文件，或列的不是 bidkit 写的样子")
    try:
        held = hold(folder, files)
    except OSError as error:
        cure = "请检查文件夹权限，或把成品整个复制到本机再核"
        raise UnreadableError(f"「{folder}」里有读不了的文件夹：{reason(error)}", cure=cure) from None
    about = {key: str(content.get(key) or "") for key in ("project", "number", "bidder", "status")}
    return Verified(about, files, hashlib.sha256(data).hexdigest(), held, noted)


def _manifest(folder: Path) -> bytes:
    try:
        return (folder / NAME).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        pass
    except OSError as error:
        raise UnreadableError(
            f"「{folder / NAME}」打不开：{reason(error)}", cure="请检查文件权限", span=Span(NAME)
        ) from None
    if not folder.is_dir():
        problem = "不是文件夹" if folder.exists() else "不存在"
        raise UnreadableError(
            f"「{folder}」{problem}", cure="请给出成品文件夹，例如 tenders/某项目/out/package"
        )
    cure = (
        f"请给出含 {NAME} 的成品文件夹；清单丢了就核不了，可用 bidkit build 重新生成，或取回当时留底的那一份"
    )
    raise UnreadableError(f"「{folder}」里没有清单 {NAME}", cure=_near(folder) or cure)


def _near(folder: Path) -> str:
    """Return a cure that names the package inside the folder that was given, where there is one."""
    inside = [folder / middle / name for middle in ("", "out") for name in MADE_BY_BUILD]
    found = next((path for path in inside if (path / NAME).is_file()), None)
    return f"成品在里面一层，请运行 bidkit verify {typed(found)}" if found else ""


def _content(data: bytes, folder: Path) -> dict[str, Any]:
    try:
        content = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        raise _broken(folder, "不是完整的 JSON") from None
    if not isinstance(content, dict):
        raise _broken(folder, "不是 bidkit 写的样子")
    return content


def _broken(folder: Path, problem: str) -> UnreadableError:
    cure = "清单可能被改过或没有传完整；请取回当时留底的那一份，或用 bidkit build 重新生成"
    return UnreadableError(f"清单「{folder / NAME}」读不懂：{problem}", cure=cure)
