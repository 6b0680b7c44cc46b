"""An environment of its own for a program to compare with, outside the project's dependencies.

It sees the packages of this environment and adds only what the other program needs beside them, in versions that leave
ours as they are: both then run on the same parser.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from importlib import metadata
from pathlib import Path

from benchmarks.measurements import ROOT

FOLDER = ROOT / ".cache"
_NOT_HELD = frozenset({"consilience", "pip"})


def environment(requirement: str) -> Path:
    """The Python of an environment with one more requirement, made on the first call.

    Args:
        requirement: name and version, e.g. `textacy==0.13.0`; pip fetches it as it is set up on this machine.

    Raises:
        RuntimeError: if it cannot be installed, with the last line that pip printed.
    """
    folder = FOLDER / f"{requirement.replace('==', '-')}-python{sys.version_info.major}.{sys.version_info.minor}"
    python = folder / "bin" / "python"
    ready = folder / ".ready"
    if ready.is_file():
        return python
    venv.create(folder, clear=True, with_pip=True)
    ours = sysconfig.get_path("purelib")
    site = folder / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
    (site / "ours.pth").write_text(f"{ours}\n", encoding="utf-8")
    held = folder / "held.txt"
    held.write_text("".join(f"{line}\n" for line in _installed()), encoding="utf-8")
    command = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet", "install", "--constraint", str(held)]
    done = subprocess.run([*command, requirement], capture_output=True, text=True, check=False)
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["pip said nothing"]
        raise RuntimeError(f"{requirement} could not be installed: {said[-1]}")
    ready.touch()
    return python


def run(python: Path, module: str, *arguments: str) -> int:
    """Run a module of this checkout in that environment; returns its exit code."""
    source = os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH")]))
    command = [str(python), "-m", module, *arguments]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": source}, check=False).returncode


def _installed() -> list[str]:
    found = {row.metadata["Name"]: row.version for row in metadata.distributions()}
    return sorted(f"{name}=={version}" for name, version in found.items() if name not in _NOT_HELD)
