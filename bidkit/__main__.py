"""Start the command line with ``python -m bidkit``."""

from bidkit.cli.main import run

if __name__ == "__main__":
    run()
