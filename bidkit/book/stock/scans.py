"""Scans by file name: where in the library a name leads, wildcards and all, and what kind of paper a name tells of."""

from __future__ import annotations

from fnmatch import fnmatch
from typing import TYPE_CHECKING

from bidkit.model.choices import meaning

if TYPE_CHECKING:
    from collections.abc import Sequence

KINDS = (
    "certificate", "contract", "acceptance", "award", "invoice", "id-card", "degree", "title",
    "social-security", "audit", "licence", "statement", "screenshot", "other",
)  # fmt: skip
TELLING = {
    "验收": "acceptance", "中标": "award", "发票": "invoice", "身份证": "id-card", "毕业证": "degree", "学位": "degree",
    "学历": "degree", "职称": "title", "社保": "social-security", "审计": "audit", "营业执照": "licence",
    "合同": "contract", "证书": "certificate", "声明": "statement", "截图": "screenshot",
}  # fmt: skip
BARS = "｜"


def scans(text: str, files: Sequence[str], paper: str) -> tuple[list[dict[str, str]], list[tuple[str, str]]]:
    """Return the scans that a cell names as YAML holds them, and each line that names none, with the cure.

    Args:
        text: lines such as ``iso9001*.pdf`` or ``files/a.pdf｜证书｜1-2｜标题``.
        files: every file of the library by its path in it.
        paper: the kind of a scan whose name does not tell.
    """
    found: list[dict[str, str]] = []
    bad: list[tuple[str, str]] = []
    for line in filter(None, (one.strip() for one in text.replace("；", "\n").splitlines())):
        name, kind, pages, title = [
            *(part.strip() for part in line.replace("|", BARS).split(BARS)),
            *("",) * 4,
        ][:4]
        code = _code(kind) if kind else ""
        paths = _paths(name, files)
        if kind and not code:
            words = "、".join(meaning("kind", one) for one in KINDS)
            bad.append((f"「{kind}」不是扫描件的种类", f"请写：{words}"))
        elif not paths:
            near = "、".join(files[:4]) or "还没有文件"
            cure = f"请把扫描件放进 library/files/，写文件名，可以用 *，如 iso*.pdf（现有：{near}）"
            bad.append((f"资料库里没有文件「{name}」", cure))
        elif len(paths) > 1 and "*" not in name and "?" not in name:
            bad.append(
                (f"「{name}」有 {len(paths)} 个：{'、'.join(paths[:4])}", "请写上文件夹，如 files/证书/a.pdf")
            )
        else:
            found += [_scan(path, code or _told(path, paper), pages, title) for path in paths]
    return found, bad


def _scan(path: str, kind: str, pages: str, title: str) -> dict[str, str]:
    given = {"path": path, "kind": kind if kind != "other" else "", "pages": pages, "title": title}
    return {name: value for name, value in given.items() if value}


def _code(word: str) -> str:
    return next((code for code in KINDS if word in (code, meaning("kind", code))), "")


def _told(path: str, paper: str) -> str:
    name = path.rpartition("/")[2]
    return next((kind for word, kind in TELLING.items() if word in name), paper)


def _paths(name: str, files: Sequence[str]) -> list[str]:
    plain = name.replace("\\", "/").removeprefix("library/").strip("/")
    if plain in files:
        return [plain]
    whole = "/" in plain
    wild = "*" in plain or "?" in plain
    held = [(path, path if whole else path.rpartition("/")[2]) for path in files]
    return [
        path for path, short in held if (fnmatch(short, plain) if wild else short.lower() == plain.lower())
    ]
