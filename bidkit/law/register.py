"""The register of legal texts: what each is called, whom and when it binds, which articles somebody has read.

Everything that is cited anywhere – rules, sheets, messages – stands here once; ``seen`` is told from here alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from bidkit.law.citation import ARTICLE, Piece, pieces
from bidkit.model.bounds import Day
from bidkit.model.purchase import Method, Regime
from bidkit.model.record import Record
from bidkit.model.rules import SEEN_NAMES, Basis, Rule

if TYPE_CHECKING:
    from bidkit.model.tender import Tender

Seen = Literal["seen", "secondary", "recalled"]


class Text(Record):
    """One legal text or well-known document.

    ``also`` are its other names. ``since`` and ``until`` are its first and last day in force, as far as known.
    ``seen`` is how the text as a whole was read, ``articles`` lists its articles by how they were.
    """

    title: str
    also: tuple[str, ...] = ()
    regimes: tuple[Regime, ...] = ()
    methods: tuple[Method, ...] = ()
    since: Day | None = None
    until: Day | None = None
    source: str = ""
    seen: Seen
    articles: dict[Seen, tuple[str, ...]] = Field(default_factory=dict)

    @property
    def read(self) -> dict[str, Seen]:
        """Return how each registered article was read."""
        return {article: seen for seen, articles in self.articles.items() for article in articles}

    def in_force(self, day: date | None) -> bool:
        """Return whether it held on a day; a day that is not known claims nothing against it."""
        if day is None:
            return True
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)

    def binds(self, regime: Regime, method: Method) -> bool:
        """Return whether it governs such a purchase."""
        return (not self.regimes or regime in self.regimes) and (not self.methods or method in self.methods)


class TextsFile(Record):
    """texts.yaml."""

    texts: dict[str, Text]


@dataclass(frozen=True)
class Register:
    """All texts by id."""

    texts: Mapping[str, Text]
    names: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        called = {
            name: id for id, text in self.texts.items() for name in (id, *text.also, text.title.strip("《》"))
        }
        object.__setattr__(self, "names", called)

    def pieces(self, citation: str) -> tuple[Piece, ...]:
        """Return the pieces of a citation, each with the id of its text."""
        return tuple(pieces(citation, self.names))

    def missing(self, citation: str) -> tuple[str, ...]:
        """Return the parts of a citation that nobody registered."""
        return tuple(
            f"{one.text}{article}"
            for one in self.pieces(citation)
            for article in (one.articles or ("",))
            if one.text
            and (one.text not in self.texts or (article and article not in self.texts[one.text].read))
        )

    def seen(self, piece: Piece) -> Seen:
        """Return how far the piece was read: the least of its articles; what nobody registered is recalled."""
        text = self.texts.get(piece.text)
        if text is None:
            return "recalled"
        found = [text.read.get(article, "recalled") for article in piece.articles] or [text.seen]
        return max(found, key=list(SEEN_NAMES).index)

    def marked(self, citation: str, mark: str) -> str:
        """Return the citation with a mark such as ``（{}）`` behind each run of pieces that nobody read in the text."""
        parts, shown = self.pieces(citation), ""
        for at, one in enumerate(parts):
            after = self.seen(parts[at + 1]) if at + 1 < len(parts) else "seen"
            now = self.seen(one) if one.text else "seen"
            tail = mark.format(SEEN_NAMES[now]) if now not in ("seen", after) else ""
            shown += f"{one.sign}{one.words}{one.note}{tail}"
        return shown

    def binding(self, citation: str, tender: Tender) -> str:
        """Return what of the citation binds this purchase; the note at its end stays, as it tells of the whole."""
        return self.binding_in(citation, tender.regime, tender.method, tender.issue_day)

    def binding_in(self, citation: str, regime: Regime, method: Method, day: date | None) -> str:
        """Return the same for a purchase of which no more is known than its law, its method and its day."""
        parts = self.pieces(citation)
        kept = [one for one in parts if self._binds(one, regime, method, day)]
        if not kept:
            return ""
        shown = "".join(f"{one.sign}{one.words}{one.note}" for one in kept).lstrip("、，；")
        return shown if kept[-1] is parts[-1] or kept[-1].note else shown + parts[-1].note

    def _binds(self, piece: Piece, regime: Regime, method: Method, day: date | None) -> bool:
        text = self.texts.get(piece.text)
        return text is None or (text.binds(regime, method) and text.in_force(day))

    def completed(self, rule: Rule) -> Rule:
        """Return the rule with what the register knows of the texts that it stands on."""
        basis = tuple(map(self.bound, rule.basis))
        return rule if basis == rule.basis else rule.model_copy(update={"basis": basis})

    def bound(self, basis: Basis) -> Basis:
        """Return a rule's article with the methods and days of its text, where the rule names none of its own."""
        text = self.texts.get(self.names.get(basis.law.strip("《》"), ""))
        if text is None:
            return basis
        days = {"since": basis.since or text.since, "until": basis.until or text.until}
        return basis.model_copy(update={"methods": basis.methods or text.methods, **days})

    def disagrees(self, basis: Basis) -> str:
        """Return what is wrong with a rule's article as the register has it; "" where nothing is."""
        text = self.texts.get(self.names.get(basis.law.strip("《》"), ""))
        if text is None:
            return f"{basis.law} 没有登记"
        articles = ARTICLE.findall(basis.article.partition("（")[0])
        lost = [one for one in articles if one not in text.read]
        if lost:
            return f"{basis.law}{'、'.join(lost)} 没有登记"
        least = max((text.read[one] for one in articles), key=list(SEEN_NAMES).index, default=basis.seen)
        return (
            "" if least == basis.seen else f"{basis.law}{basis.article}：登记为 {least}，规则写 {basis.seen}"
        )
