"""The audit of untouched files says what the build said of them, finding by finding."""

from dataclasses import replace

import pytest

from bidkit.audit.files import Readers
from bidkit.audit.run import AuditJob, audit
from bidkit.finding import Severity
from bidkit.finished.volume import PdfForm, WordForm, finished_volume
from bidkit.pack.names import stems
from bidkit.render.plan import plan
from tests.defects.clean_bid import clean_bid


@pytest.fixture(scope="module")
def clean():
    return clean_bid()


@pytest.fixture(scope="module")
def read_again(clean):
    """Return the example's volumes as a stranger reads them: nobody tells where the sections were laid."""
    titles = section_titles(clean)
    plans = {one.id: one for one in clean.dossier.tender.package.volumes}
    return [
        finished_volume(
            titled(plans[one.id], titles),
            WordForm(one.word.name, clean.reading.word(one.word)),
            PdfForm(one.pdf.name, clean.reading.pdf(one.pdf)),
        )
        for one in clean.linked.volumes
    ]


def section_titles(clean):
    return {section.id: section.title for section in plan(clean.dossier, clean.loaded.titles).sections}


def titled(volume, titles):
    sections = tuple(s.model_copy(update={"title": titles[s.id]}) for s in volume.sections)
    return volume.model_copy(update={"sections": sections})


def test_the_sections_are_found_where_they_were_laid(clean, read_again):
    for made, found in zip(clean.volumes, read_again, strict=True):
        assert found.sections == made.sections
        assert replace(found, sections=()) == replace(made, sections=())


def test_the_audit_of_the_untouched_example_says_what_the_build_says(clean):
    found = look(clean, [path for one in clean.linked.volumes for path in (one.word, one.pdf)])
    stages = {rule.code: rule.stage for rule in clean.checklist.rules}
    built = {said(one) for one in clean.findings if stages[one.code] == "document"}
    assert {said(one) for one in found if not one.code.startswith("V")} == built
    assert {one.code for one in found if one.code.startswith("V")} <= {"V015", "V032"}


@pytest.mark.parametrize("form", ["word", "pdf"])
def test_the_untouched_example_in_one_form_alone_gives_no_false_alarm(clean, form):
    found = look(clean, [getattr(one, form) for one in clean.linked.volumes])
    built = {(one.code, one.severity) for one in clean.findings}
    grave = {(one.code, one.severity) for one in found if one.severity.rank <= Severity.ERROR.rank}
    assert {one for one in grave if not one[0].startswith("V")} <= built


def look(clean, paths):
    reading = clean.reading
    names = stems(clean.dossier, draft=False)
    readers = Readers(reading.word, reading.pdf, lambda path: None)
    titles = section_titles(clean)
    job = AuditJob(tuple(paths), clean.dossier, clean.checklist, readers, names, titles=titles)
    return audit(job).findings


def said(finding):
    return finding.code, finding.subject, finding.severity, finding.answer, finding.message, finding.span
