"""Figures of layouts: ``python -m tests.read.layouts.measure [folder]`` prints them as floor.yaml holds them."""

import sys
import tempfile
from functools import cache
from pathlib import Path

from bidkit.read.asjson import to_dict
from bidkit.read.extract import extract
from bidkit.read.opening import open_document
from tests.read.layouts.markup import HERE, load
from tests.read.layouts.page import pdf_of
from tests.read.layouts.scorer import figures
from tests.read.layouts.word import docx_of

WRITERS = {"docx": docx_of, "pdf": pdf_of}


@cache
def found_in(source):
    """Return a layout and what was found in it, written and read once a run."""
    layout = load(source)
    with tempfile.TemporaryDirectory() as folder:
        path = WRITERS[layout.kind](layout, Path(folder) / f"{layout.name}.{layout.kind}")
        return layout, extract(open_document(path))


def measure(source):
    """Return ``{figure: "found/there、right/given"}`` of a layout."""
    layout, extracted = found_in(source)
    found = figures(to_dict(extracted), layout.gold)
    return {key: "{}/{}、{}/{}".format(*figure) for key, figure in found.items()}


def main(folder):
    """Print the figures of all layouts of a folder."""
    for source in sorted(folder.glob("*.txt")):
        print(f"{source.stem}:")
        print(*(f"  {key}: {shown}" for key, shown in measure(source).items()), sep="\n")


if __name__ == "__main__":
    main(Path(*sys.argv[1:2]) if sys.argv[1:] else HERE)
