"""What a drawing is given: plain values of one record, ready to be drawn."""

from __future__ import annotations

from typing import Any

Facts = dict[str, Any]
