#!/bin/sh
# 双击打开工作台（macOS）
cd "$(dirname "$0")" || exit 1
if ! command -v bidkit >/dev/null 2>&1; then
  echo "没有找到 bidkit：请先安装，见 README.md"
  printf "按回车关闭"; read -r _
  exit 1
fi
exec bidkit serve
