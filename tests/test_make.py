"""The Makefile: either installer keeps to the locks, and a failing step is named and stops the rest."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
TOOLS = ("ruff", "mypy", "lint-imports", "pytest", "python")

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


def make(*arguments: str, path: str = "/usr/bin:/bin") -> subprocess.CompletedProcess[str]:
    """Run make as from a fresh shell, with this Python."""
    command = ["make", "--no-print-directory", f"PYTHON={sys.executable}", *arguments]
    environment = {"PATH": path, "HOME": "/nonexistent"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)


def installs(output: str) -> list[str]:
    """The lines that would install something."""
    return [line.strip() for line in output.splitlines() if " install " in line]


def test_without_uv_pip_installs_and_keeps_to_the_locks(tmp_path: Path) -> None:
    planned = installs(make("--dry-run", "setup", f"VENV={tmp_path}/venv").stdout)
    assert len(planned) >= 3
    assert all("/bin/python -m pip" in line for line in planned)
    assert all("--require-hashes" in line or "--no-deps --no-build-isolation --editable ." in line for line in planned)


def test_uv_is_used_where_it_is_found_but_not_against_the_users_will(tmp_path: Path) -> None:
    uv = tmp_path / "uv"
    uv.write_text("#!/bin/sh\n")
    uv.chmod(0o755)
    path = f"{tmp_path}:/usr/bin:/bin"
    assert any(
        "uv pip install" in line for line in installs(make("-n", "setup", f"VENV={tmp_path}/v", path=path).stdout)
    )
    refused = make("-n", "setup", f"VENV={tmp_path}/v", "NO_UV=1", path=path)
    assert not any("uv pip install" in line for line in installs(refused.stdout))


def test_no_python_is_said_in_one_line(tmp_path: Path) -> None:
    done = make("setup", "PYTHON=", f"VENV={tmp_path}/venv")
    assert done.returncode != 0
    assert "no Python 3.11 or later was found" in done.stderr


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """An environment that looks ready, whose tools succeed and say their name."""
    tools = tmp_path / "venv" / "bin"
    tools.mkdir(parents=True)
    for name in TOOLS:
        (tools / name).write_text(f"#!/bin/sh\necho ran {name}\n")
        (tools / name).chmod(0o755)
    for stamp in (f".ready-to-run-{VERSION}", f".ready-to-test-{VERSION}"):
        (tmp_path / "venv" / stamp).touch()
    return tmp_path / "venv"


def test_the_steps_run_in_order(environment: Path) -> None:
    done = make("test", f"VENV={environment}")
    assert done.returncode == 0, done.stderr
    ran = [line.split()[1] for line in done.stdout.splitlines() if line.startswith("ran ")]
    assert ran == ["ruff", "ruff", "mypy", "lint-imports", "pytest", "python"]
    assert done.stdout.splitlines()[-1] == "make test: all passed"


@pytest.mark.parametrize(
    ("tool", "step", "next_tool"), [("mypy", "types (mypy)", "pytest"), ("pytest", "tests", "python")]
)
def test_a_failing_step_is_named_and_nothing_runs_after_it(
    environment: Path, tool: str, step: str, next_tool: str
) -> None:
    (environment / "bin" / tool).write_text("#!/bin/sh\nexit 1\n")
    done = make("test", f"VENV={environment}")
    assert done.returncode != 0
    assert f"make test: failed at: {step}" in done.stderr
    assert f"ran {next_tool}" not in done.stdout
