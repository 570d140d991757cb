"""Who may talk to the workbench, and what was shown to whom: all of it lives and dies with the process."""

from __future__ import annotations

import hashlib
import json
import secrets
import threading
from collections import OrderedDict
from collections.abc import Mapping

MOST_SHOWN = 50_000


class Session:
    """The key in the cookie, the ticket that gives it once, the token in every form, and what was shown."""

    def __init__(self) -> None:
        self.key, self.token = secrets.token_urlsafe(32), secrets.token_urlsafe(24)
        self._ticket: str | None = secrets.token_urlsafe(24)
        self._shown: OrderedDict[str, dict[str, str]] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def ticket(self) -> str:
        """Return what the first address carries; "" once it was used."""
        return self._ticket or ""

    def enter(self, ticket: str) -> bool:
        """Return whether a ticket is the one that opens the door; it does so once."""
        with self._lock:
            good = self._ticket is not None and secrets.compare_digest(ticket.encode(), self._ticket.encode())
            if good:
                self._ticket = None
            return good

    def knows(self, key: str) -> bool:
        """Return whether a cookie holds the key."""
        return secrets.compare_digest(key.encode(), self.key.encode())

    def meant(self, token: str) -> bool:
        """Return whether a form was made by this process."""
        return secrets.compare_digest(token.encode(), self.token.encode())

    def show(self, where: str, cells: Mapping[str, str]) -> str:
        """Return the mark of what is being shown: a form sends it back, and only what was shown can be answered."""
        words = json.dumps([where, sorted(cells.items())], ensure_ascii=False)
        mark = hashlib.sha256(words.encode()).hexdigest()[:24]
        with self._lock:
            self._shown[mark] = {"": where, **cells}
            self._shown.move_to_end(mark)
            while len(self._shown) > MOST_SHOWN:
                self._shown.popitem(last=False)
        return mark

    def shown(self, where: str, mark: str) -> dict[str, str] | None:
        """Return the cells that were shown of a row under a mark; None where they never were."""
        with self._lock:
            held = self._shown.get(mark)
        if held is None or held[""] != where:
            return None
        return {name: text for name, text in held.items() if name}
