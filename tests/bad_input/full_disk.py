"""A disk that is full from the n-th file on that anybody opens for writing: the file is made, and takes nothing."""

import builtins
import contextlib
import errno
import io
import os
import tempfile


class _Full:
    """A file that takes nothing, and is otherwise the file it stands for."""

    def __init__(self, real, number):
        self.real, self.number = real, number

    def write(self, *_):
        raise OSError(self.number, os.strerror(self.number), getattr(self.real, "name", None))

    writelines = write

    def __getattr__(self, name):
        return getattr(self.real, name)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.real.close()

    def __iter__(self):
        return iter(self.real)


class Disk:
    """Counts the files opened for writing; ``full_from`` is the first that finds no room (0: there is always room)."""

    def __init__(self, full_from=0, number=errno.ENOSPC):
        self.full_from, self.number, self.opened, self.refused = full_from, number, 0, 0

    def _full(self):
        self.opened += 1
        full = 0 < self.full_from <= self.opened
        self.refused += full
        return full

    def open(self, real, file, mode="r", *rest, **more):
        """Open a file as ``open`` does."""
        made = real(file, mode, *rest, **more)
        writes = any(sign in mode for sign in "wxa+") and not str(file).startswith("/dev/")
        return _Full(made, self.number) if writes and not isinstance(file, int) and self._full() else made

    def temporary(self, real, *rest, **more):
        """Make a temporary file as ``tempfile`` does."""
        made = real(*rest, **more)
        return _Full(made, self.number) if self._full() else made

    @contextlib.contextmanager
    def in_use(self, patch):
        """Lay the disk under everything that Python opens."""
        with patch.context() as now:
            for module in (builtins, io):
                real = module.open
                now.setattr(module, "open", lambda *a, real=real, **k: self.open(real, *a, **k))
            for name in ("TemporaryFile", "NamedTemporaryFile"):
                real = getattr(tempfile, name)
                now.setattr(tempfile, name, lambda *a, real=real, **k: self.temporary(real, *a, **k))
            yield self
