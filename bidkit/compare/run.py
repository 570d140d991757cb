"""One comparison: read the files, take out what every bidder may have, hold them side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.compare.document import Document, read_document, read_text_only
from bidkit.compare.facts import Found, bidder_names, contacts, people
from bidkit.compare.prices import shared_prices, steps
from bidkit.compare.properties import shared_ids, shared_properties
from bidkit.compare.result import Compared, Pair, Place, Shared, Sign
from bidkit.compare.texts import match, share, stretches
from bidkit.compare.typos import shared_slips
from bidkit.compare.words import Common, Sentence, own
from bidkit.errors import UsageError
from bidkit.pdf.seen.similar_images import shared
from bidkit.watch import Watch
from bidkit.words.spaces import squeeze

if TYPE_CHECKING:
    from bidkit.pdf.seen.similar_images import Fingerprint

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
CONTACT_WEIGHTS = {
    "身份证号": 92.0,
    "银行账号": 95.0,
    "手机号": 90.0,
    "电话": 85.0,
    "电子邮箱": 88.0,
    "统一社会信用代码": 60.0,
}
PERSON_WEIGHT, MIXED_WEIGHT = 70.0, 97.0
SAME_IMAGE, ALIKE_IMAGE = 60.0, 55.0


@dataclass(frozen=True, slots=True)
class CompareJob:
    """What is compared, and what is taken out first.

    ``tender`` are files of the buyer, ``texts`` paragraphs of the tender, ``templates`` forms that every user of
    the same template set has.
    """

    paths: tuple[Path, ...]
    tender: tuple[Path, ...] = ()
    texts: tuple[str, ...] = ()
    templates: tuple[Path, ...] = ()
    watch: Watch = field(default_factory=Watch)


@dataclass(frozen=True, slots=True)
class _Side:
    """A file made ready: its bidder, its own sentences, its facts."""

    document: Document
    names: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    contacts: tuple[Found, ...]
    people: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class _Taken:
    """What the tender's own files give everybody."""

    common: Common
    documents: tuple[Document, ...]

    @property
    def properties(self) -> dict[str, str]:
        return {key: text for document in self.documents for key, text in document.properties.items()}

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(value for d in self.documents for values in d.ids.values() for value in values)

    def pictured(self, one: Fingerprint) -> bool:
        return any(one.digest == i.digest or one.alike(i) for d in self.documents for i in d.images)


def compare(job: CompareJob) -> Compared:
    """Return what two or more bids share once the tender's text and common templates are taken out.

    Raises:
        UnreadableError: a file cannot be opened.
    """
    _check(job.paths)
    job.watch.say("读取招标文件和模板")
    looks: dict[str, int] = {}
    taken = _taken(job, looks)
    sides = []
    for number, path in enumerate(job.paths):
        job.watch.say(f"读取 {path.name}", number, len(job.paths))
        sides.append(_side(read_document(path, looks), taken))
    job.watch.say("逐对比较")
    pairs = [_pair(left, right, taken) for left, right in combinations(sides, 2)]
    names = [path.name for path in (*job.tender, *job.templates)]
    return Compared(
        files=tuple(side.document.name for side in sides),
        pairs=tuple(sorted(pairs, key=lambda pair: -pair.similarity)),
        together=tuple(steps([side.document for side in sides])),
        removed=tuple(dict.fromkeys(names)),
        unread=tuple(s.document.name for s in sides if not s.document.paragraphs),
    )


def _check(paths: Sequence[Path]) -> None:
    if len(paths) < 2:
        raise UsageError("至少要两份投标文件才能比较", cure="bidkit compare 甲.docx 乙.docx")
    names = [path.name for path in paths]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise UsageError(f"几份文件同名，报告里分不清：{'、'.join(twice)}", cure="请先改成不同的文件名")


def _taken(job: CompareJob, looks: dict[str, int]) -> _Taken:
    documents = tuple(read_document(path, looks) for path in job.tender)
    texts = [*job.texts, *(p.text for document in documents for p in document.paragraphs)]
    for path in job.templates:
        texts += [_TAG.sub("", text) for text in read_text_only(path)]
    return _Taken(Common(texts), documents)


def _side(document: Document, taken: _Taken) -> _Side:
    names = bidder_names(document)
    return _Side(document, names, own(document, taken.common, names), contacts(document), people(document))


def _pair(left: _Side, right: _Side, taken: _Taken) -> Pair:
    matches = match(left.sentences, right.sentences)
    found: list[Shared] = list(
        stretches((left.document, left.sentences), (right.document, right.sentences), matches)
    )
    found += shared_properties(left.document, right.document, taken.properties)
    found += shared_ids(left.document, right.document, taken.ids)
    found += _images(left.document, right.document, taken)
    found += shared_slips(left.document, right.document, taken.common)
    found += _facts(left, right, taken.common)
    found += _mixed(left, right, taken.common)
    found += shared_prices(left.document, right.document)
    mirrored = match(right.sentences, left.sentences)
    return Pair(
        left=left.document.name,
        right=right.document.name,
        share_left=round(share(left.sentences, {one.left for one in matches}), 4),
        share_right=round(share(right.sentences, {one.left for one in mirrored}), 4),
        own_left=sum(len(sentence.letters) for sentence in left.sentences),
        own_right=sum(len(sentence.letters) for sentence in right.sentences),
        shared=tuple(sorted(found, key=lambda one: (-one.weight, one.sign, one.title))),
    )


def _images(left: Document, right: Document, taken: _Taken) -> Iterator[Shared]:
    for one, other in shared(left.images, right.images):
        if not taken.pictured(one):
            same = one.digest == other.digest
            title = "同一张图片" if same else "看上去相同的图片（重新编码或缩放过）"
            size = f"{one.width}×{one.height}／{other.width}×{other.height}"
            yield Shared(
                Sign.IMAGE,
                f"{title}（{size}）",
                SAME_IMAGE if same else ALIKE_IMAGE,
                (Place(left.name, one.place), Place(right.name, other.place)),
                exact=same,
            )


def _facts(left: _Side, right: _Side, common: Common) -> Iterator[Shared]:
    for sign, mine, theirs in (
        (Sign.CONTACT, left.contacts, right.contacts),
        (Sign.PERSON, left.people, right.people),
    ):
        known = {(found.kind, found.value): found for found in theirs}
        for found in mine:
            other = known.get((found.kind, found.value))
            if other is None or squeeze(found.value).lower() in common.raw:
                continue
            weight = CONTACT_WEIGHTS.get(found.kind, PERSON_WEIGHT)
            places = (Place(left.document.name, found.where), Place(right.document.name, other.where))
            yield Shared(sign, f"{found.kind}相同：{found.value}", weight, places)


def _mixed(left: _Side, right: _Side, common: Common) -> Iterator[Shared]:
    """Yield where a file names the bidder of the other one."""
    for host, guest in ((left, right), (right, left)):
        for name in guest.names:
            if name in host.names or name.lower() in common.raw:
                continue
            place = next((p.where for p in host.document.paragraphs if name in squeeze(p.text)), "")
            if place:
                title = f"{host.document.name} 里出现了 {guest.document.name} 的投标人「{name}」"
                yield Shared(Sign.MIXED, title, MIXED_WEIGHT, (Place(host.document.name, place),))


def tender_texts(values: Iterable[object]) -> tuple[str, ...]:
    """Return every longer text in records of a tender, at any depth."""
    found: list[str] = []
    stack = list(values)
    while stack:
        value = stack.pop()
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            stack += value.values()
        elif isinstance(value, (list, tuple)):
            stack += value
    return tuple(sorted(set(found)))
