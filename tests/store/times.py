"""Edits that no size and no modification time betrays."""

import os
from contextlib import contextmanager


@contextmanager
def at_the_same_time(path):
    """Give every file time back as it was before the block; the size must not change either."""
    before = path.stat()
    yield
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size and path.stat().st_mtime_ns == before.st_mtime_ns
