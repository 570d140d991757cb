"""A package held against its manifest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.errors import UsageError
from bidkit.pack.verify import verify

if TYPE_CHECKING:
    from pathlib import Path

    from bidkit.model.proof import Verified


def verify_package(folder: Path, digest: str = "") -> Verified:
    """Return how a folder differs from its manifest, and the manifest from the digest noted when it was handed in.

    Raises:
        UsageError: the digest is none.
        UnreadableError: there is no manifest, or it cannot be read.
    """
    return verify(folder, _digest(digest))


def _digest(given: str) -> str:
    """Return a digest as people copy it: spaces and capitals do not matter."""
    plain = re.sub(r"\s", "", given).lower()
    if given and not re.fullmatch(r"[0-9a-f]{64}", plain):
        raise UsageError(
            "--digest 给的不是清单摘要", cure="摘要是 64 位的数字和 a 到 f，请从交接单或邮件里整串复制"
        )
    return plain
