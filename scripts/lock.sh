#!/usr/bin/env bash
# Write scripts/locks/*.txt anew: the exact versions, with hashes, that `make setup` installs. Needs the network.
# One file for every platform and Python that pyproject.toml allows; run it on purpose, then `make test`.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check uv

lock() {
    local name=$1
    shift
    "$work/venv/bin/uv" pip compile pyproject.toml "$@" --quiet --universal --python-version 3.11 --upgrade \
        --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
        --output-file "scripts/locks/$name.txt"
}

lock dev --extra dev --extra photos
lock ocr --extra ocr
