"""The findings that stand in a Word file, as comments in a copy of it."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.finding import SEVERITY_NAMES, Finding
from bidkit.store.write import write_whole
from bidkit.word.seen.comments import BODY_PARTS, Comment, write_comments
from bidkit.words.spaces import squeeze

if TYPE_CHECKING:
    from bidkit.audit.files import AuditFile
    from bidkit.audit.run import Audited

AUTHOR = "bidkit 审核"
MARK = "批注"
LEAST = 6


def write_remarks(audited: Audited, hide: Callable[[str], str]) -> tuple[Path, ...]:
    """Write ``文件.批注.docx`` beside every Word file with findings and return the copies; originals stay.

    Args:
        audited: what was found.
        hide: masks numbers that must not leave the workspace.
    """
    ready = []
    for file in audited.files:
        comments = list(_comments(file, audited.findings, hide)) if file.is_word else []
        if comments:
            data = _commented(file.path, comments)
            ready.append((_free(data, file.path), data))
    new = [path for path, _ in ready if not path.exists()]
    try:
        for path, data in ready:
            write_whole(path, data)
    except BaseException:  # all copies or none
        for path in new:
            path.unlink(missing_ok=True)
        raise
    return tuple(path for path, _ in ready)


def _commented(source: Path, comments: Sequence[Comment]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / source.name
        write_comments(source.read_bytes(), comments, out, author=AUTHOR)
        return out.read_bytes()


def _free(data: bytes, source: Path) -> Path:
    """Return the first name of a copy that is free or says the same: in an older one people may have answered."""
    names = (source.with_name(f"{source.stem}.{MARK}{n if n > 1 else ''}.docx") for n in itertools.count(1))
    return next(out for out in names if not out.exists() or out.read_bytes() == data)


def _comments(
    file: AuditFile, findings: tuple[Finding, ...], hide: Callable[[str], str]
) -> Iterator[Comment]:
    for finding in findings:
        spans = [s for s in (finding.span, *finding.related) if s is not None and s.file == file.name]
        for span in spans:
            where = "" if span.part in BODY_PARTS else f"（{span.part or f'第{span.page}页'}）"
            where = f"（{span.words}）" if span.words else where
            text = (
                f"[{finding.code}] {SEVERITY_NAMES[finding.severity]}{where}：{finding.message}"
                f"\n处理：{finding.cure}"
            )
            part, number = (span.part, span.paragraph) if span.part else _on_page(file, span.page)
            yield Comment(part, number, hide(text))


def _on_page(file: AuditFile, page: int) -> tuple[str, int]:
    """Return a body paragraph that stands on a page, found by its words."""
    if file.word is None or not 1 <= page <= len(file.pdf.page_texts):
        return "正文", 1
    text = squeeze(file.pdf.page_texts[page - 1])
    for passage in file.word.passages:
        words = squeeze(passage.text)
        if passage.part in BODY_PARTS and len(words) >= LEAST and words[:30] in text:
            return passage.part, passage.paragraph
    return "正文", 1
