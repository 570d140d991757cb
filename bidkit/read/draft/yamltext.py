"""YAML as text: flow values on one line, every string quoted; what is unknown becomes a comment."""

from __future__ import annotations

import json
import re
from typing import Any

PLAIN = re.compile(r"^[A-Za-z0-9\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff_./-]*$")
WORDS = {"true", "false", "yes", "no", "null", "on", "off", "y", "n"}


def scalar(value: object) -> str:
    """Return one value as YAML; words that need no quotes have none."""
    text = str(value)
    if PLAIN.match(text) and text.lower() not in WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)


def flow(value: Any) -> str:
    """Return a value on one line: mappings in braces, lists in brackets."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(flow(inner) for inner in value) + "]"
    return scalar(value)


def known(key: str, value: str, what: str, indent: str = "") -> str:
    """Return ``key: value``, or a comment that says what was not found."""
    if value:
        return f"{indent}{key}: {scalar(value)}"
    return f"{indent}# {key}:   没有读到{what}，请照招标文件填写"
