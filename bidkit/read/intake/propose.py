"""A paper → what it is and what its fields say; what is not sure is asked for, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from statistics import median

from bidkit.model.intake import Filed, Paper, Proposal, Said
from bidkit.read.intake import readers
from bidkit.read.intake.kinds import KINDS, Field, Kind, Path, all_labels
from bidkit.read.intake.own_words import extra, insured
from bidkit.read.intake.rows import Labelled, Row, below, going_on, labelled, labels_pattern, rows_of
from bidkit.words.spaces import squeeze

LEAST = 2.0
"""Weight of a face below which nobody can say what a paper is."""
TAKE = 0.8
"""How sure a value must be to be proposed; what is less sure is asked for."""
_LABELS = labels_pattern(all_labels())
QUOTE = 60
INSURED, SEVERAL = "社保证明", 2


@dataclass(frozen=True, slots=True)
class Face:
    """A kind of paper, how clearly its face says so (0 to 1), and the row of its title; None where no row is one."""

    kind: Kind
    sure: float
    title: Row | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a paper, all pages one after another, with the labels that stand in them."""

    paper: Paper
    rows: tuple[Row, ...]
    labels: tuple[Labelled, ...]


def laid_out(paper: Paper) -> Sheet:
    """Return a paper's rows and labels."""
    rows = tuple(row for page in paper.pages for row in rows_of(page))
    return Sheet(paper, rows, tuple(labelled(rows, _LABELS)))


def face_of(sheet: Sheet) -> Face | None:
    """Return what kind a paper is; None where its words do not say."""
    usual = median(row.height for row in sheet.rows) if sheet.rows else 1.0
    found = sorted(
        ((weight, -place, kind, title) for place, kind in enumerate(KINDS)
         for weight, title in [_weight(kind, sheet, usual)]),
        key=lambda one: (-one[0], -one[1]),
    )  # fmt: skip
    best, _, kind, title = found[0]
    if best < LEAST:
        return None
    return Face(kind, min(1.0, 0.5 + (best - found[1][0]) / best), title)


def _weight(kind: Kind, sheet: Sheet, usual: float) -> tuple[float, Row | None]:
    """Return how much speaks for a kind: words that stand as a title weigh most, the file's name a little."""
    total, title, tall = 0.0, None, 0.0
    for pattern, weight in kind.face:
        best = 0.4 * weight if re.search(pattern, squeeze(sheet.paper.path)) else 0.0
        for row in sheet.rows:
            words = squeeze(row.text)
            match = re.search(pattern, words)
            if match is None:
                continue
            large = row.height >= 1.15 * usual
            alone = len(words) - len(match[0]) <= 8 or (
                large and words.endswith(match[0]) and len(words) < 30
            )
            best = max(best, weight * (1.0 if alone and large else 0.6 if alone else 0.2))
            if alone and row.height > tall:
                title, tall = row, row.height
        total += best
    whole = squeeze(sheet.paper.text)
    return total + sum(weight for pattern, weight in kind.signs if re.search(pattern, whole)), title


def propose(paper: Paper) -> Proposal | None:
    """Return the record that a paper makes likely; None where nobody can say what it is."""
    sheet = laid_out(paper)
    face = face_of(sheet)
    if face is None or not face.kind.sheet:
        return None
    said, lacking = _fields(sheet, face.kind)
    said |= {path: Said(value, 1.0, 1, "") for path, value in face.kind.fixed}
    said = {**said, **extra(face.kind, sheet.rows, face.title, said)}
    owner = said.pop(("owner",), None) or _owner(sheet, face.kind)
    sure = {path: one for path, one in said.items() if one.score >= TAKE}
    doubtful = {path: one for path, one in said.items() if one.score < TAKE}
    must = [one.path for one in face.kind.fields if one.must and one.path not in said]
    open_ones = tuple(dict.fromkeys([*must, *(path for path in lacking if path not in said)]))
    filed = (Filed(paper, face.kind.paper),)
    return Proposal(face.kind.sheet, face.kind.name, filed, sure, doubtful, open_ones, owner, face.sure)


def propose_all(paper: Paper) -> list[Proposal]:
    """Return the records that a paper makes likely: one, or one for each person whom a list of the insured names."""
    one = propose(paper)
    if one is None or one.kind != INSURED:
        return [] if one is None else [one]
    named = insured(laid_out(paper).rows)
    if len(named) < SEVERAL:
        return [one]
    bare = {path: said for path, said in one.said.items() if path not in (("name",), ("id_number",))}
    return [replace(one, said={("name",): name, **bare}) for name in named]


def _fields(sheet: Sheet, kind: Kind) -> tuple[dict[Path, Said], list[Path]]:
    """Return what the labels say, and fields whose label stands there with words that nobody can read."""
    said: dict[Path, Said] = {}
    lacking: list[Path] = []
    for one in kind.fields:
        found = best_of(sheet, one)
        if found is not None:
            said[one.path] = found
        elif any(label.label in one.labels and label.value for label in sheet.labels):
            lacking.append(one.path)
    return said, lacking


def best_of(sheet: Sheet, field: Field) -> Said | None:
    """Return what stands behind the best label of a field that has something its reader can read."""
    wanted = {label: place for place, label in enumerate(field.labels)}
    order = sorted((one for one in sheet.labels if one.label in wanted),
                   key=lambda one: (wanted[one.label], one.row))  # fmt: skip
    found = [said for one in order for said in _readings(sheet, field, one)]
    return max(found, key=lambda one: one.score >= TAKE, default=None)


def _readings(sheet: Sheet, field: Field, one: Labelled) -> Iterator[Said]:
    """Yield what a field's reader makes of the words behind a label, or of those below it."""
    row = sheet.rows[one.row]
    words, score = one.value, row.score
    if not words:
        number, words = below(sheet.rows, one)
        if not words:
            return
        row = sheet.rows[number]
        score = row.score
        if any(other.row == number and words.startswith(other.label[:2]) for other in sheet.labels):
            return
    more = list(going_on(sheet.rows, one, sheet.labels)) if field.folds and one.value else []
    read = field.reader(words)
    if field.reader is readers.company and more and (read is None or read[1] < readers.SURE):
        read = field.reader(words + more[0][1]) or read
    elif field.reader in (readers.last, readers.day) and one.value:
        read = field.reader(words + _rest_of_day(sheet, one)) or read
    elif field.reader is readers.text and more:
        words = "".join([words, *(f"；{text}" if words.endswith("级") else text for _, text in more)])
        score = min([score, *(sheet.rows[number].score for number, _ in more)])
        read = field.reader(words)
    if read is not None:
        yield Said(read[0], read[1] * score, row.page, squeeze(row.text)[:QUOTE])


def _rest_of_day(sheet: Sheet, one: Labelled) -> str:
    """Return what stands in the next row of a column where a day or a span of days was broken by its width."""
    number, words = next(going_on(sheet.rows, one, sheet.labels), (0, ""))
    return words if number and re.match(r"[至到—-]|[年月日]|\d{1,2}[月日]", words.strip()) else ""


def _owner(sheet: Sheet, kind: Kind) -> Said | None:
    """Return whose paper it is, by a label or by 某某同志."""
    if not kind.whose:
        return None
    found = best_of(sheet, Field(("owner",), readers.person, kind.whose))
    if found is None:
        for row in sheet.rows:
            match = re.search(
                r"([\u4e00-\u9fff]{2,4})(?:同志|同学|先生|女士)", squeeze(row.text).replace("兹证明", "")
            )
            if match:
                return Said(match[1], 0.9 * row.score, row.page, squeeze(row.text)[:QUOTE])
    return found
