"""The two words that say under which law and by which method a buyer buys."""

from __future__ import annotations

from typing import Literal

Regime = Literal["government-procurement", "tendering", "enterprise", "military"]
Method = Literal["open", "invited", "consultation", "negotiation", "inquiry", "single-source"]

RequirementKind = Literal[
    "qualification", "conformity", "substantive", "important", "technical", "commercial"
]
