#!/usr/bin/env bash
# Run the tests on every Python that is supported, with the locked libraries, and on the oldest Python once more with
# the lowest libraries that pyproject.toml allows. Outside CI: each run costs as much as `make test`.
# `scripts/pythons.sh tests/load` tries a part. A Python that is not on this machine is named; exit 2 then, 1 on failure.
set -euo pipefail
cd "$(dirname "$0")/.."

PYTHONS=(3.11 3.12 3.13)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=()
missing=()

find_python() {
    local candidate
    for candidate in "python$1" "$HOME/.pyenv/versions/$1".*/bin/python; do
        if [ "$("$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)" = "$1" ]; then
            echo "$candidate"
            return 0
        fi
    done
    return 1
}

pip() { "$1/bin/python" -m pip install --quiet --disable-pip-version-check "${@:2}"; }

lowest() {
    python3 -m venv "$work/uv" && pip "$work/uv" uv
    "$work/uv/bin/uv" pip compile pyproject.toml --extra dev --quiet --python-version "$1" \
        --resolution lowest-direct --no-header --no-annotate --output-file "$work/lowest.txt"
}

try() {
    local name=$1 python=$2 env="$work/$1"
    shift 2
    echo "== $name"
    "$python" -m venv "$env"
    if pip "$env" "$@" && pip "$env" --no-deps --no-build-isolation -e . &&
        "$env/bin/python" -m pytest -n 2 "${tests[@]}"; then
        return 0
    fi
    failed+=("$name")
}

tests=("$@")
for version in "${PYTHONS[@]}"; do
    if python=$(find_python "$version"); then
        try "python$version" "$python" --require-hashes -r scripts/locks/dev.txt
    else
        missing+=("$version")
    fi
done
if python=$(find_python "${PYTHONS[0]}"); then
    tests+=(--deselect tests/test_locks.py::test_the_tests_run_on_the_locked_versions)
    lowest "${PYTHONS[0]}" && try "lowest" "$python" -r "$work/lowest.txt"
fi

echo "没有装、没有试的 Python：${missing[*]:-无}"
echo "没有通过的：${failed[*]:-无}"
[ ${#failed[@]} -eq 0 ] || exit 1
[ ${#missing[@]} -eq 0 ] || exit 2
