"""What the rules say of a case that they do not say of the untouched example."""

from __future__ import annotations

from functools import cache

from bidkit.check.run import run_data, run_documents
from bidkit.finding import Finding
from tests.blind.case import LOUDNESS, Case, batch_of
from tests.blind.second.project import second_bid
from tests.defects.clean_bid import clean_bid
from tests.defects.pdf_edit import BASE_FONT
from tests.defects.plant import planted_world, said

WORD_BESIDE_PDF = "D035"  # says that the PDF was not made again: whoever edits makes it again

BIDS = {"example": clean_bid, "second": second_bid}
MARKS = str.maketrans("", "", "【】")  # around what differs, in the middle of a word


def heard(case: Case) -> tuple[Finding, ...]:
    """Return the new findings of the files (or data) that hold this case, the loudest first."""
    return _heard(tuple(one.id for one in batch_of(case.id)))


@cache
def _heard(batch: tuple[str, ...]) -> tuple[Finding, ...]:
    listed = batch_of(batch[0])
    clean = BIDS[listed[0].bid]()
    together = listed[0].model_copy(update={"word": tuple(edit for one in listed for edit in one.word)})
    world = planted_world(clean, together)
    run = run_data if together.data else run_documents
    known = {(one.code, one.subject, one.message) for one in clean.findings}
    new = [one for one in run(clean.checklist, world) if (one.code, one.subject, one.message) not in known]
    kept = [one for one in new if one.code != WORD_BESIDE_PDF and BASE_FONT not in one.message]
    return tuple(sorted(kept, key=_loudness, reverse=True))


def naming(case: Case) -> list[Finding]:
    """Return the findings that name the planted thing."""
    return [one for one in heard(case) if any(word in said(one).translate(MARKS) for word in case.any)]


def wrong(case: Case) -> list[str]:
    """Return what is not as the case demands, as text; empty when all is right."""
    if case.honest:
        return [f"{one.code} {said(one)}" for one in heard(case) if one.severity in LOUDNESS[2:]]
    found = naming(case)
    faults = []
    if not any(_loudness(one) >= _level(case.least) for one in found):
        faults.append(f"not named at {case.least}: {[(one.severity.value, said(one)) for one in found][:3]}")
    if case.most:
        faults += [f"too loud: {said(one)}" for one in heard(case) if _loudness(one) > _level(case.most)]
    loud = [one for one in heard(case) if _loudness(one) >= _level("error")]
    if case.few is not None and len(loud) > case.few:
        faults.append(f"said {len(loud)} times: {[said(one)[:60] for one in loud][:6]}")
    return faults


def _loudness(finding: Finding) -> int:
    return LOUDNESS.index(finding.severity)


def _level(name: str) -> int:
    return [one.value for one in LOUDNESS].index(name)
