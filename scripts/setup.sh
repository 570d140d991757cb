#!/usr/bin/env bash
# Install what is missing and nothing else: Debian packages, then .venv with bidkit and its tools.
# A second run only looks. Messages are in Chinese because the people who read them are.
set -euo pipefail
cd "$(dirname "$0")/.."

NEEDED=(fonts-noto-cjk libpango-1.0-0 libpangoft2-1.0-0 poppler-utils)
WANTED=(fonts-arphic-gkai00mp fonts-liberation libharfbuzz-subset0)

say() { printf '%s\n' "$*" >&2; }

has_package() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

find_python() {
    local name
    for name in python3.13 python3.12 python3.11 python3 python; do
        if command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

can_make_venv() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo "$@"
    else
        return 1
    fi
}

# Formulas and embedded tables need two more parts of LibreOffice; the ones without windows would replace those with.
office_parts() {
    local kind=-nogui
    has_package libreoffice-core && kind=
    [ -e /usr/lib/libreoffice/program/libsmlo.so ] || echo "libreoffice-math$kind"
    [ -e /usr/lib/libreoffice/program/libsclo.so ] || echo "libreoffice-calc$kind"
}

install_packages() {
    local needed=() wanted=() name python
    command -v soffice >/dev/null 2>&1 || needed+=(libreoffice-writer-nogui)
    for name in "${NEEDED[@]}"; do has_package "$name" || needed+=("$name"); done
    # What is only wanted is tried once: a release that lacks it must not cost every run an update.
    is_current || for name in "${WANTED[@]}" $(office_parts); do has_package "$name" || wanted+=("$name"); done
    if [ ! -x .venv/bin/python ]; then
        python=$(find_python) || needed+=(python3)
        if [ -z "${python:-}" ] || ! can_make_venv "$python"; then needed+=(python3-venv); fi
    fi
    [ ${#needed[@]} -eq 0 ] && [ ${#wanted[@]} -eq 0 ] && return 0

    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get)
    say "安装系统软件：${needed[*]} ${wanted[*]}"
    as_root "${apt[@]}" update -qq || say "软件源没有更新成功，用现有的继续"
    # One by one: what is only wanted may not exist in this release and must not stop the rest.
    for name in "${wanted[@]}"; do
        as_root "${apt[@]}" install -y -qq --no-install-recommends "$name" >/dev/null 2>&1 ||
            say "没有装上 $name（可以不装，公式、字体或速度会差一些）"
    done
    [ ${#needed[@]} -eq 0 ] && return 0
    if ! as_root "${apt[@]}" install -y -qq --no-install-recommends "${needed[@]}" >/dev/null; then
        say "装不上系统软件。请用管理员身份运行后再试："
        say "  sudo apt-get install --no-install-recommends ${needed[*]}"
        exit 1
    fi
}

# The stamp holds what the environment was made from; it lies in the environment and goes with it.
STAMP=.venv/.bidkit-setup
LOCK=scripts/locks/dev.txt

fingerprint() { cat pyproject.toml "$LOCK" <(pwd -P) | sha256sum | cut -d' ' -f1; }

is_current() { [ -x .venv/bin/python ] && [ "$(cat "$STAMP" 2>/dev/null)" = "$(fingerprint)" ]; }

make_environment() {
    local python
    is_current && return 0
    if [ ! -x .venv/bin/python ]; then
        python=$(find_python) || { say "需要 Python 3.11 或更新的版本：https://www.python.org/downloads/"; exit 1; }
        say "新建 .venv（$python）"
        "$python" -m venv .venv || { say "建不成 .venv；Debian 上请先 sudo apt-get install python3-venv"; exit 1; }
    fi
    say "安装 Python 软件包"
    # Exact versions, each held against its hash: what passed the tests is what a new machine gets.
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$LOCK"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
    fingerprint >"$STAMP" 2>/dev/null || true
}

if command -v apt-get >/dev/null 2>&1; then
    install_packages
elif ! command -v soffice >/dev/null 2>&1 && [ ! -d /Applications/LibreOffice.app ]; then
    say "没有找到 LibreOffice。请先安装（macOS：brew install --cask libreoffice pango），再运行 make setup"
    say "需要的其他软件见 .venv/bin/bidkit doctor"
fi
make_environment
