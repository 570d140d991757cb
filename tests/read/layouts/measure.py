"""Figures of layouts: ``python -m tests.read.layouts.measure [folder]`` prints them as floor.yaml holds them."""

import sys
import tempfile
from pathlib import Path

from bidkit.read.asjson import to_dict
from bidkit.read.extract import extract
from bidkit.read.opening import open_document
from tests.read.layouts.markup import HERE, load
from tests.read.layouts.page import pdf_of
from tests.read.layouts.scorer import figures
from tests.read.layouts.word import docx_of

WRITERS = {"docx": docx_of, "pdf": pdf_of}


def measure(source, folder):
    """Return ``{figure: "found/there、right/given"}`` of a layout that is written to ``folder`` and read there."""
    layout = load(source)
    path = WRITERS[layout.kind](layout, folder / f"{layout.name}.{layout.kind}")
    found = figures(to_dict(extract(open_document(path))), layout.gold)
    return {key: "{}/{}、{}/{}".format(*figure) for key, figure in found.items()}


def main(folder):
    """Print the figures of all layouts of a folder."""
    with tempfile.TemporaryDirectory() as made:
        for source in sorted(folder.glob("*.txt")):
            print(f"{source.stem}:")
            print(*(f"  {key}: {shown}" for key, shown in measure(source, Path(made)).items()), sep="\n")


if __name__ == "__main__":
    main(Path(*sys.argv[1:2]) if sys.argv[1:] else HERE)
