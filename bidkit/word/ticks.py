"""Ordinary signs for the private-use glyphs that symbol fonts leave in plain text.

Word keeps a Wingdings tick typed as text as U+F000 plus its code; a reader sees a box, a tick, a bullet.
"""

from __future__ import annotations

TICKS = {
    0xF0FE: "☑",
    0xF0FD: "☒",
    0xF052: "☑",
    0xF053: "☒",
    0xF054: "☒",
    0xF0FC: "√",
    0xF050: "√",
    0xF0FB: "×",
    0xF04F: "×",
    0xF0A8: "□",
    0xF06F: "□",
    0xF071: "□",
    0xF072: "□",
    0xF0A3: "□",
    0xF02A: "□",
    0xF030: "□",
    0xF06C: "●",
    0xF06E: "■",
    0xF0B7: "·",
    0xF0D8: "➢",
    0xF075: "◆",
    0xF076: "◆",
    0xF0AB: "★",
    0xF0B5: "★",
}
_TABLE = {**TICKS, 0x2610: "□", 0x25A1: "□", 0x2611: "☑", 0x2612: "☑", 0x1F5F9: "☑", 0x00A8: "□", 0x2751: "□"}


def ordinary(text: str) -> str:
    """Return the text with ticks and boxes as ordinary signs; every box with a tick or cross counts as ticked."""
    return text.translate(_TABLE)
