"""Exit codes and the exceptions that carry them.

Problems of the user's data are findings, not exceptions (see ``finding``).
An exception means that a stage can produce no value at all; it knows its exit
code, a Chinese message for the bid team, and the cure.
"""

from __future__ import annotations

import errno
import re
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.source import Span


class ExitCode(IntEnum):
    """What the process tells its caller; documented in docs/errors.md."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    TEMPLATE = 4
    TOOL_MISSING = 5
    TOOL_FAILED = 6
    NOT_SETTLED = 7
    NOT_WRITABLE = 8
    BUG = 15
    INTERRUPTED = 130


class BidkitError(Exception):
    """A stage can give no value; carries an exit code, the place and the cure.

    One run can meet many faults of one sort and all of them are reported at once: ``faults`` lists them in order.
    """

    exit_code = ExitCode.BUG

    def __init__(
        self,
        message: str,
        *,
        cure: str = "",
        span: Span | None = None,
        faults: Sequence[BidkitError] = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        self.cure = cure
        self.span = span
        self.faults = tuple(faults)

    def __str__(self) -> str:
        if self.faults:
            return "\n".join([self.message, *(str(fault) for fault in self.faults)])
        place = f"{self.span}：" if self.span else ""
        cure = f"\n  处理：{self.cure}" if self.cure else ""
        return f"{place}{self.message}{cure}"


_REASONS = {
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "磁盘满了（配额用完）",
    errno.EFBIG: "文件超过了允许的大小",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EISDIR: "同名的位置是文件夹",
    errno.ENOTDIR: "同名的位置是文件，应是文件夹",
    errno.EEXIST: "同名的位置已经有东西",
    errno.ENOENT: "文件或文件夹不存在",
    errno.EMFILE: "打开的文件太多",
    errno.ENFILE: "打开的文件太多",
    errno.EPIPE: "接收输出的程序已经关闭",
    errno.ENOTEMPTY: "文件夹里还有东西",
    errno.EBUSY: "正在被别的程序使用",
    errno.ETXTBSY: "正在被别的程序使用",
    errno.ELOOP: "链接绕成了圈",
    errno.ENOMEM: "内存不够",
    errno.EINVAL: "这个位置不接受这样的文件名或操作",
    errno.EXDEV: "不能跨磁盘移动",
    errno.EIO: "磁盘读写出错",
}


def reason(error: OSError) -> str:
    """Return why a file could not be read or written, in Chinese; the number of the fault where we lack the words."""
    if "No usable temporary" in str(error):  # raised without a number of its own
        return "临时文件夹写不进去（磁盘满，或没有写权限）"
    return (
        _REASONS.get(error.errno or 0) or f"系统报告错误 {errno.errorcode.get(error.errno or 0, error.errno)}"
    )


def typed(word: object) -> str:
    """Return a name as it is typed on a command line, of Unix or of Windows: in double quotes where it needs any."""
    text = str(word)
    return text if re.fullmatch(r"[\w./:\\-]+", text) else f'"{text}"'


class UsageError(BidkitError):
    """The command was called with arguments that make no sense together."""

    exit_code = ExitCode.USAGE


class UnreadableError(BidkitError):
    """Library, tender, bid, template set or checklist cannot be read."""

    exit_code = ExitCode.UNREADABLE


class TemplateError(BidkitError):
    """A Word template is broken: a syntax error, an undefined variable, not a .docx."""

    exit_code = ExitCode.TEMPLATE


class ToolMissingError(BidkitError):
    """An external program is missing or too old; the cure is its install command."""

    exit_code = ExitCode.TOOL_MISSING


class ToolFailedError(BidkitError):
    """An external program crashed, hung, or lied about its output."""

    exit_code = ExitCode.TOOL_FAILED


class NotSettledError(BidkitError):
    """Page numbers still moved after the last round."""

    exit_code = ExitCode.NOT_SETTLED


class NotWritableError(BidkitError):
    """Output cannot be written: no room, no right, or another build holds the lock."""

    exit_code = ExitCode.NOT_WRITABLE


class StoppedError(BidkitError):
    """Somebody asked the run to end; nothing was left half-written."""

    exit_code = ExitCode.INTERRUPTED
