"""Hold the locked libraries against known vulnerabilities and against what Apache-2.0 allows.

Exit 0: both checks were made and found nothing. 1: something was found. 2: a check could not be made.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import venv
from importlib.metadata import Distribution, distributions
from pathlib import Path

ROOT = Path(__file__).parent.parent
LOCK = ROOT / "scripts/locks/dev.txt"
TIMEOUT = 300
STRONG = re.compile(r"\bA?GPL|GNU (Affero )?General Public", re.IGNORECASE)
WEAK_OR_OTHER = re.compile(r"LGPL|Lesser|MPL|Mozilla|MIT|BSD|Apache|PSF|ISC", re.IGNORECASE)


def main() -> int:
    """Run both checks, print what they found and return the exit code."""
    outcomes = (licences(), vulnerabilities())
    return 1 if 1 in outcomes else max(outcomes)


def locked() -> set[str]:
    """Return the names of the lock file in their normal form."""
    return {match[1] for match in re.finditer(r"^([a-z0-9-]+)==", LOCK.read_text("utf-8"), re.MULTILINE)}


def licences() -> int:
    """Return 1 if a locked library is under the GPL or AGPL alone, 2 if one states no licence."""
    stated = {normal(found.name): licence(found) for found in distributions()}
    known = {name: stated[name] for name in sorted(locked() & stated.keys())}
    refused = {name: text for name, text in known.items() if forbidden(text)}
    silent = [name for name, text in known.items() if not text]
    for name, text in refused.items():
        print(f"许可证不允许：{name}（{text}）")
    for name in silent:
        print(f"没有写明许可证，要人看：{name}")
    print(f"许可证：查了 {len(known)} 个，不允许 {len(refused)} 个，没有写明 {len(silent)} 个")
    return 1 if refused else 2 if silent or not known else 0


def forbidden(text: str) -> bool:
    """Return whether a licence text offers nothing but the GPL or AGPL."""
    choices = re.split(r"\bOR\b|;|/", text)
    return all(STRONG.search(choice) and not WEAK_OR_OTHER.search(choice) for choice in choices)


def licence(found: Distribution) -> str:
    """Return the licence a distribution states, alternatives parted by semicolons; empty when it states none."""
    meta = found.metadata
    kinds = [
        text.split(" :: ")[-1] for text in meta.get_all("Classifier", []) if text.startswith("License ::")
    ]
    stated = meta.get("License-Expression") or "; ".join(kinds) or (meta.get("License") or "").split("\n")[0]
    return str(stated)


def normal(name: str) -> str:
    """Return a distribution's name in its normal form (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def vulnerabilities() -> int:
    """Return 1 if a locked version has a known vulnerability, 2 if the database did not answer for all."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            answer = ask(Path(folder))
        except (OSError, subprocess.SubprocessError, ValueError) as error:
            print(f"漏洞：没有查成（{type(error).__name__}），请在能访问漏洞库的网络里再运行 make audit")
            return 2
    skipped = [found["name"] for found in answer if "skip_reason" in found]
    bad = [(found, hole) for found in answer for hole in found.get("vulns", ())]
    for found, hole in bad:
        print(
            f"已知漏洞：{found['name']} {found['version']} {hole['id']}，修好的版本：{hole['fix_versions']}"
        )
    print(
        f"漏洞：查了 {len(answer) - len(skipped)} 个，有漏洞 {len(bad)} 处，漏洞库没有回答 {len(skipped)} 个"
    )
    return 1 if bad else 2 if skipped or not answer else 0


def ask(folder: Path) -> list[dict[str, object]]:
    """Return what pip-audit, installed for this once, says of each line of the lock file."""
    venv.create(folder / "env", with_pip=True)
    python = folder / "env/bin/python"
    quiet = ("-q", "--disable-pip-version-check")
    subprocess.run([python, "-m", "pip", "install", *quiet, "pip-audit"], check=True, timeout=TIMEOUT)
    command = [python, "-m", "pip_audit", "-r", LOCK, "--disable-pip", "--no-deps", "-f", "json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT)
    return list(json.loads(done.stdout)["dependencies"])


if __name__ == "__main__":
    sys.exit(main())
