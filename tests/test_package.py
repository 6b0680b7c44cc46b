"""What `pip install .` puts on a machine."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
hatchling = pytest.importorskip("hatchling", reason="the build backend is not installed")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        return set(archive.namelist())


def test_every_file_of_the_package_is_in_the_wheel(wheel: set[str]) -> None:
    """Templates, word lists, styles and scripts too."""
    package = ROOT / "src"
    files = {
        path.relative_to(package).as_posix()
        for path in (package / "consilience").rglob("*")
        if path.is_file() and not any(part.startswith((".", "__pycache__")) for part in path.relative_to(package).parts)
    }
    assert files <= wheel


def test_nothing_else_is(wheel: set[str]) -> None:
    assert {name.split("/")[0].split("-")[0] for name in wheel} == {"consilience"}
    assert any(name.endswith("licenses/LICENSE") for name in wheel)
    assert "consilience/py.typed" in wheel
