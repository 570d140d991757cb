"""The made-up tenders as files and as what was found in them, made once a run."""

import pytest

from bidkit.read.extract import extract
from bidkit.read.opening import open_document
from tests.read.made import consultation, enterprise, goods, layouts, lotted, others, works
from tests.read.made.build import docx_of, pdf_of

DOCUMENTS = {
    "goods": goods.PARTS,
    "works": works.PARTS,
    "consultation": consultation.PARTS,
    "enterprise": enterprise.PARTS,
    "grouped": layouts.GROUPED,
    "measured": layouts.MEASURED,
    "negotiation": others.NEGOTIATION,
    "inquiry": others.INQUIRY,
    "lotted": lotted.LOTTED,
    "meant": lotted.MEANT,
    "notice": others.NOTICE,
    "conflict": others.CONFLICT,
    "bid": others.OWN_BID,
}
WRITERS = {"docx": docx_of, "pdf": pdf_of}


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """Return the file of a made-up tender, written once."""
    folder = tmp_path_factory.mktemp("tenders")

    def file(name, kind="docx"):
        path = folder / f"{name}.{kind}"
        if not path.exists():
            WRITERS[kind](DOCUMENTS[name], path)
        return path

    return file


@pytest.fixture(scope="session")
def found(made):
    """Return what was found in a made-up tender, read once."""
    kept = {}

    def read(name, kind="docx"):
        if (name, kind) not in kept:
            kept[name, kind] = extract(open_document(made(name, kind)))
        return kept[name, kind]

    return read
