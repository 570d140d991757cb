#!/usr/bin/env bash
# Install Debian's chromium, which the tests of the workbench drive; without it they say so and are skipped.
set -euo pipefail

command -v chromium >/dev/null 2>&1 && exit 0
command -v apt-get >/dev/null 2>&1 || { echo "没有 chromium：工作台的浏览器测试会跳过" >&2; exit 0; }
root=()
[ "$(id -u)" = 0 ] || root=(sudo)
"${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null 2>&1 ||
    { "${root[@]}" apt-get update -qq && "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends chromium >/dev/null; } ||
    echo "没有装上 chromium：工作台的浏览器测试会跳过" >&2
