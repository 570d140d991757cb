"""The papers of papers.yaml as records, and the spellings in which a sheet prints their values."""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: its files (several are its pages), its kind (empty: none that a library keeps), what it says."""

    files: tuple[str, ...]
    kind: str
    sheet: str
    look: str
    values: dict[str, str]
    also: dict[str, str]

    @property
    def name(self):
        """Return the first file's name, by which the paper is called."""
        return self.files[0]

    @property
    def words(self):
        """Return every spelling that a sheet may print, by its name there."""
        made = {}
        for key, value in (self.values | self.also).items():
            made |= {key: value} | {f"{key}_{name}": spell(value) for name, spell in SPELLINGS.items()}
        return made


def papers():
    """Return all papers in the order of the table."""
    listed = yaml.load((HERE / "papers.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    return tuple(Paper(**one | {"files": tuple(one["files"]), "also": one.get("also", {})}) for one in listed)


def _dated(pattern):
    def spell(value):
        parts = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value)
        return pattern.format(*parts.groups(), *(int(one) for one in parts.groups())) if parts else value

    return spell


SPELLINGS = {
    "cn": _dated("{3}年{4}月{5}日"),
    "dot": _dated("{0}.{1}.{2}"),
    "gap": _dated("{0} 年 {1} 月 {2} 日"),
    "bare": lambda value: value.replace("-", ""),
    "comma": lambda value: f"{float(value):,.2f}" if re.fullmatch(r"[\d.]+", value) else value,
}
