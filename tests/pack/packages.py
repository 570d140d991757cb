"""Small packages: files and the manifest that lists them, as bidkit would write it."""

import hashlib
import json


def fill(folder, files):
    """Write files by name into a folder, and their manifest; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = []
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
        digest = hashlib.sha256(text.encode()).hexdigest()
        listed.append({"name": name, "title": name, "size": len(text.encode()), "sha256": digest, "pages": 1})
    content = {"project": "数据服务采购", "bidder": "某某公司", "status": "packed", "files": listed}
    (folder / "manifest.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return folder


def texts(folder):
    """Return what every file below a folder says, by path."""
    return {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in folder.rglob("*") if p.is_file()}
