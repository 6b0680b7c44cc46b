"""The documentation is run: every command and every Python block of README.md and docs/**/*.md.

A page's blocks run from top to bottom in a fresh folder that holds a copy of `examples/`.
- ```console: lines that begin with `$ ` are commands and must exit 0, or with N where the line ends in `# exit code N`.
  Lines below a command are its output: they must be printed in this order (`...` stands for anything).
  `make` commands are not run: their targets must exist.
- ```python: runs by itself.
- `<!-- not tested: reason -->` on the line above a block leaves it out.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")])
BLOCK = re.compile(
    r"^(?P<skip><!-- not tested: .+ -->\n)?(?P<indent>[ ]*)```(?P<kind>console|python)\n(?P<body>.*?)^[ ]*```$",
    re.DOTALL | re.MULTILINE,
)
EXIT_CODE = re.compile(r"\s+# exit code (\d+)$")
LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)")


@dataclass(frozen=True)
class Command:
    line: str
    code: int
    output: tuple[str, ...]


def blocks(page: str) -> Iterator[tuple[str, str]]:
    """(kind, body) of every block that is to be run."""
    for found in BLOCK.finditer(page):
        if not found["skip"]:
            indent = len(found["indent"])
            yield found["kind"], "\n".join(line[indent:] for line in found["body"].splitlines())


def commands(body: str) -> Iterator[Command]:
    """The commands of a console block."""
    for part in re.split(r"^\$ ", body.replace("\\\n", " "), flags=re.MULTILINE)[1:]:
        line, *output = part.splitlines()
        code = EXIT_CODE.search(line)
        shown = tuple(row.strip() for row in output if row.strip())
        yield Command(EXIT_CODE.sub("", line), int(code[1]) if code else 0, shown)


def is_shown(expected: tuple[str, ...], printed: str) -> bool:
    """Whether the lines stand in the output, in this order."""
    wanted = [re.escape(line).replace(re.escape("..."), ".*").replace("…", ".*") for line in expected]
    return re.search(r"[\s\S]*?".join(wanted), printed) is not None


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which `consilience` and `python` are this environment's."""
    folder = tmp_path_factory.mktemp("bin")
    for name, arguments in (("consilience", "-m consilience "), ("python", "")):
        (folder / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments}"$@"\n')
        (folder / name).chmod(0o755)
    return {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "100"}


def run_command(command: Command, folder: Path, environment: dict[str, str]) -> None:
    if command.line.startswith("make"):
        targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
        wanted = [word for word in command.line.split()[1:] if "=" not in word]
        assert set(wanted) <= targets, f"no such target: {command.line}"
        return
    done = subprocess.run(
        ["bash", "-c", command.line],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )
    assert done.returncode == command.code, f"$ {command.line}\n{done.stdout}{done.stderr}"
    assert is_shown(command.output, done.stdout + done.stderr), f"$ {command.line}\n{done.stdout}{done.stderr}"


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_everything_that_a_page_shows_works(
    page: Path, tmp_path: Path, shell: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = list(blocks(page.read_text(encoding="utf-8")))
    if not found:
        return
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    for kind, body in found:
        if kind == "python":
            exec(compile(body, f"{page.name}: python block", "exec"), {"__name__": "__main__"})
        for command in commands(body) if kind == "console" else ():
            run_command(command, tmp_path, shell)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    assert [link for link in LINK.findall(text) if not (page.parent / link).exists()] == []


PAGE = """
```console
$ echo one && \\
  echo two
one
...
$ exit 4  # exit code 4
```

<!-- not tested: it would take a day -->
```console
$ false
```

1. In a list:
   ```python
   if True:
       pass
   ```
"""


def test_the_reader_of_pages_itself() -> None:
    (console, body), (python, code) = blocks(PAGE)
    assert (console, python, code) == ("console", "python", "if True:\n    pass")
    first, second = commands(body)
    assert first.line.split() == ["echo", "one", "&&", "echo", "two"]
    assert first.output == ("one", "...")
    assert second == Command("exit 4", 4, ())


def test_a_command_that_fails_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        run_command(Command("false", 0, ()), tmp_path, dict(os.environ))
    with pytest.raises(AssertionError):
        run_command(Command("echo one", 0, ("two",)), tmp_path, dict(os.environ))
    with pytest.raises(AssertionError, match="no such target"):
        run_command(Command("make coffee", 0, ()), tmp_path, dict(os.environ))
    run_command(Command("echo one two", 0, ("one ...",)), tmp_path, dict(os.environ))
