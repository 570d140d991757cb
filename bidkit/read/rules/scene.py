"""What surrounds a piece of a leaf: the item's name, all its words, and whom or what it speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bidkit.read.rules.pieces import MOST, POINTS
from bidkit.read.text import plain

SPOKEN = re.compile(
    r"的?[,:]?(?:另|再|各|加|可|得|计|为|给)*\d+(?:\.\d+)?分(?!钟)(?:/[项个人份])?.*$|的?[,:]?(?:可)?(?:得|计|为)满分$"
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A leaf: its name, its words without notes, and the whole text with the notes."""

    item: str
    words: str
    whole: str
    alone: bool = True
    """Whether the leaf is one rule, so that its name tells what is counted."""
    people: bool = True
    """Whether people may be counted for one part without regard to the others."""


def condition(text: str) -> str:
    """Return what a piece asks for, without its points: 具有二级资质得3分 is 具有二级资质."""
    return SPOKEN.sub("", MOST.sub("", text)).strip(",、:;的")


def scene_of(item: str, criteria: str, words: str) -> Scene:
    """Return the scene of a leaf."""
    return Scene(plain(item), words, plain(criteria.replace("\n", ";")))


def said(lead: str, text: str) -> str:
    """Return a piece after the words that lead to it, without points."""
    return ",".join(filter(None, (POINTS.sub("", lead), condition(text))))
