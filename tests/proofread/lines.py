"""A filled section and a finished volume written on a few lines."""

from bidkit.check.example import ExamplePrinted, ExampleVolume
from bidkit.model.dossier import Dossier
from bidkit.proofread.compare import misprints
from tests.check.support import world

DOSSIER: Dossier = world().dossier


def filled(*lines, title="投标函", form="letter", own=True):
    """Return a section with ``{path:kind:text}`` for a value."""
    return ExamplePrinted(id="s", volume="v", title=title, form=form, own=own, lines=lines).filled()


def finished(*lines, pages=()):
    """Return a volume whose only section holds these lines."""
    section = {"id": "s", "title": "投标函", "first_page": 1, "pages": max(1, len(pages))}
    made = ExampleVolume(id="v", title="册", sections=(section,), lines=("投标函", *lines), pages=pages)
    volume = made.finished()
    return volume


def told(section, volume):
    """Return (weight, message) of each difference."""
    return [(one.sort, one.message) for one in misprints([section], [volume], DOSSIER)]
