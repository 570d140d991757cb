"""The files of a tender started from the buyer's document, as names and bytes; writing them is for the caller.

The draft is the reader's own; here it gets its forms, and words that say so for each name and choice that must be there
and was not read. Those fields are named in ``unread``; a day or a number that was not read is left out. Nothing clean
is built while either is open.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.law.regimes import OPEN, PROCUREMENT
from bidkit.load.tender import as_tender
from bidkit.load.yaml_edit import Append, Change, Remove, SetValue, edit_yaml, has_value
from bidkit.load.yamlsrc import parse_mapping
from bidkit.model.quote import is_final_offer
from bidkit.model.reading import Block
from bidkit.model.unread import CLOCK
from bidkit.read.asjson import to_dict
from bidkit.read.draft.package import PROPOSAL, form_id, volume_of
from bidkit.read.draft.store import READING
from bidkit.read.draft.whole import draft_text
from bidkit.read.draft.yamltext import flow
from bidkit.read.forms.pieces import FormPiece, cut_forms
from bidkit.read.price import is_price
from bidkit.read.start.annexes import annexes
from bidkit.word.cut.rebuild import rebuild

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bidkit.model.extract import Extract
    from bidkit.model.library import Library
    from bidkit.model.reading import Document

MUST = (
    ("regime", PROCUREMENT),
    ("method", OPEN),
    ("project.name", "（未读到项目名称）"),
    ("project.number", "（未读到项目编号）"),
    ("purchaser", "（未读到采购人）"),
    ("evaluation.method", "（未读到评审方法）"),
)
NOT_READ = "没有读到，现在是占位值，请填写，再从 unread 里删掉"
TEXT = "texts/方案.docx"
NOBODY = "（未定）"
"""Stands for the signer while the library holds nobody."""
BID = """# 我方的答复。没有写的要求不会被当成满足。
# price: price.xlsx              # 填好 price.xlsx 后去掉行首的 #
date:                            # 落款日期，定下来后填
signer:                          # 谁签字；定下来后从 unread 里删掉
  person: {person}
  as: {role}
delivery:
  period_days:                   # 承诺的工期（天）
  warranty_months:               # 质保（月）
  validity_days:                 # 承诺的投标有效期（天），不能短于招标要求
team: []
{evidence}
answers: {{}}
sections:
  {proposal}: {text}
unread: [signer]
"""


@dataclass(frozen=True, slots=True)
class Started:
    """The files by path inside the tender's folder, the forms as cut, and the fields that were not read."""

    files: dict[str, bytes]
    pieces: tuple[FormPiece, ...]
    unread: tuple[str, ...]


def start(
    document: Document, found: Extract, data: bytes, library: Library, set_name: str, contents: str = ""
) -> Started:
    """Return the files of a new tender; ``data`` is the file that the document was read from.

    ``contents`` is the set's template for a list of contents, "" where it has none.
    """
    pieces = cut_forms(document, found, data)
    text = draft_text(found, set_name, contents)
    unread = [key for key, _ in MUST if not has_value(text, tuple(key.split(".")))]
    days = [f"dates.{name}" for name in CLOCK if not has_value(text, ("dates", name))]
    doubted = bool(found.fact("quote_doubt")) and not found.fact("quote_kind")
    changes: list[Change] = [*_holders(unread, doubted=doubted), *_forms(found, pieces)]
    text = edit_yaml(text, changes)
    text = edit_yaml(text, annexes(as_tender(parse_mapping(text, "tender.yaml")), library))
    files = {
        "tender.yaml": text.encode(),
        "bid.yaml": _bid(found, library, pieces).encode(),
        READING: (json.dumps(to_dict(found), ensure_ascii=False, indent=1) + "\n").encode(),
        TEXT: _proposal(found),
    }
    for piece in pieces:
        if piece.template is not None:
            files[f"forms/{piece.file}"] = piece.template.data
    return Started(files, tuple(pieces), (*unread, *days, "bid.date", "bid.signer"))


def _holders(unread: Sequence[str], *, doubted: bool) -> Iterable[Change]:
    values = dict(MUST)
    for key in unread:
        yield SetValue(tuple(key.split(".")), f"{values[key]}   # {NOT_READ}")
    for key in unread:
        yield Append("unread", key)
    if doubted:
        yield Append("unread", "money.quote")


def _forms(found: Extract, pieces: Sequence[FormPiece]) -> Iterable[Change]:
    """Yield what the cutting found out about each form; one that could not be cut stays listed but unplanned."""
    for number, piece in enumerate(pieces, start=1):
        path = ("forms", form_id(number))
        yield SetValue((*path, "template"), flow(f"forms/{piece.file}"))
        if piece.template is None and not is_final_offer(piece.item.title):
            yield Remove(("package", "volumes", volume_of(found, number), "sections", f"s{number}"))
        elif piece.template is not None:
            hands = piece.template.hands
            # The form itself is the better witness; only the seals of a joint bid are told by the words around it.
            if hands.seal or (piece.item.seal and "joint" not in piece.item.seal):
                yield SetValue((*path, "seal"), flow(hands.seal))
            if hands.sign or piece.item.sign:
                yield SetValue((*path, "sign"), flow(hands.sign))
            if hands.seal and hands.sign:
                yield SetValue((*path, "join"), hands.join)
            if piece.template.blanks:
                yield SetValue((*path, "blanks"), flow(piece.template.blanks))
        if piece.notes:
            yield SetValue((*path, "notes"), flow(piece.notes))


def _bid(found: Extract, library: Library, pieces: Sequence[FormPiece]) -> str:
    """Who signs and the day on the paper are people's to say: the day is left open, the signer stands in ``unread``."""
    legal = next((one for one in library.people if one.name == library.company.legal_person), None)
    signer = legal or next(iter(library.people), None)
    return BID.format(
        person=NOBODY if signer is None else signer.id,
        evidence=_evidence(pieces),
        role="authorised" if legal is None else "legal-person",
        proposal=PROPOSAL,
        text=TEXT,
    )


def _evidence(pieces: Sequence[FormPiece]) -> str:
    """Return ``evidence`` with an empty list for each form that lists records; a person says which."""
    places = [
        f"  s{number}: []{' ' * 24}# 《{piece.item.title}》列哪些，写资料库里的 id"
        for number, piece in enumerate(pieces, start=1)
        if piece.template is not None and piece.template.chosen
    ]
    return "\n".join(["evidence:", *places]) if places else "evidence: {}"


def _proposal(found: Extract) -> bytes:
    """One heading for each scoring item with what is asked; the mark （待补充） is found until it is gone.

    The price earns its points by its figure: whoever wrote about it here might show it where no price may stand.
    """
    asked = [leaf for leaf in found.scoring if not is_price(leaf)]
    lines = ["方案"]
    for leaf in asked:
        lines += [f"{leaf.item}（{leaf.points}分）", leaf.criteria, "（待补充）"]
    if not asked:
        lines.append("（待补充）")
    return rebuild([Block("paragraph", line) for line in lines if line.strip()], name=TEXT)
