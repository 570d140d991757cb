"""The command line, one small file per command."""

import os

# Records are nobody's to change from outside, and looking for pydantic's plugins reads the papers of every library.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
