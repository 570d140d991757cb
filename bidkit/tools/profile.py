"""A LibreOffice profile folder of our own: kept warm, used by one process at a time, renewed after a crash.

Owns the folders under ``<home>/profiles``. The user's own LibreOffice settings are never read or touched.
"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.errors import NotWritableError, reason
from bidkit.store.lock import try_lock
from bidkit.store.write import private_folder, write_private

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_PROFILES = 16
LOCK_FILES = (".lock", "user/.lock")

# Set before the first start: no recovery dialogue after a crash, no macros, no fetching of linked files.
_ITEMS = (
    ("Office.Recovery/RecoveryInfo", "Enabled", "boolean", "false"),
    ("Office.Recovery/AutoSave", "Enabled", "boolean", "false"),
    ("Setup/Product", "ooSetupLastVersion", "string", ""),
    ("Office.Common/Misc", "FirstRun", "boolean", "false"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "int", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "boolean", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "boolean", "true"),
    ("Office.Common/Save/Document", "WarnAlienFormat", "boolean", "false"),
    ("Office.Java/VirtualMachine", "Enable", "boolean", "false"),
    ("Office.Writer/Content/Update", "Link", "int", "2"),
)


@dataclass(frozen=True, slots=True)
class Profile:
    """One profile folder that nobody else uses while we hold it."""

    folder: Path

    @property
    def argument(self) -> str:
        """Return the option that makes soffice use this folder."""
        return f"-env:UserInstallation={self.folder.as_uri()}"

    def prepare(self) -> None:
        """Make the folder ready to start from: settings written once, stale locks of a killed run removed."""
        for name in LOCK_FILES:
            with suppress(FileNotFoundError):
                (self.folder / name).unlink()
        settings = self.folder / "user" / "registrymodifications.xcu"
        if not settings.is_file():
            write_private(settings, _settings().encode())

    def renew(self) -> None:
        """Throw the folder away and start from a new one; a crash may have spoiled it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.prepare()


@contextmanager
def borrow_profile(home: Path) -> Iterator[Profile]:
    """Give a ready profile that is locked against every other thread and process until given back."""
    folder = home / "profiles"
    try:
        private_folder(folder)
        number, handle = _lock_free(folder)
    except OSError as fault:
        raise NotWritableError(
            f"无法在缓存文件夹 {folder} 中写入：{reason(fault)}", cure="检查磁盘空间和写入权限"
        ) from fault
    try:
        profile = Profile((folder / f"p{number}").resolve())
        profile.prepare()
        yield profile
    finally:
        os.close(handle)


def _lock_free(folder: Path) -> tuple[int, int]:
    # soffice hands its work to a running soffice with the same profile, whose output we would never see.
    for number in range(MOST_PROFILES):
        handle = try_lock(folder / f"p{number}.lock")
        if handle is not None:
            return number, handle
    raise NotWritableError(f"同时运行的转换超过 {MOST_PROFILES} 个", cure="等待其他 bidkit 进程结束后重试")


def _settings() -> str:
    rows = [
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, _, value in _ITEMS
    ]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
        + "\n".join(rows)
        + "\n</oor:items>\n"
    )
