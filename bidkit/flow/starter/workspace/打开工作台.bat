@echo off
chcp 65001 >nul
cd /d "%~dp0"
where bidkit >nul 2>nul
if errorlevel 1 (
  echo 没有找到 bidkit：请先安装，见 README.md
  pause
  exit /b 1
)
bidkit serve
if errorlevel 1 pause
