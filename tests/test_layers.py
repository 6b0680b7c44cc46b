"""What import-linter cannot say: nouns need only the standard library, nobody takes the front door from inside."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "consilience"
MODULES = sorted(PACKAGE.rglob("*.py"))


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """(module, name) of every import of a file, also those inside functions and under TYPE_CHECKING."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield from ((node.module or "", alias.name) for alias in node.names)


def name_of(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", sorted((PACKAGE / "model").rglob("*.py")), ids=name_of)
def test_nouns_need_only_the_standard_library(path: Path) -> None:
    foreign = [
        module
        for module, _ in imports(path)
        if module.split(".")[0] not in sys.stdlib_module_names and not module.startswith("consilience.model")
    ]
    assert foreign == []


def test_no_module_takes_the_front_door() -> None:
    """`from consilience import corroborate` inside the house would go around the layers."""
    found = [
        f"{name_of(path)}: {name}"
        for path in MODULES
        for module, name in imports(path)
        if (module, name) != ("consilience", "__version__")
        and module == "consilience"
        and not (PACKAGE / name).is_dir()
        and not (PACKAGE / f"{name}.py").is_file()
    ]
    assert found == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_file_is_longer_than_500_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 500


def test_no_file_names_a_forbidden_drawer() -> None:
    drawers = {"util", "utils", "helper", "helpers", "manager", "handler", "handlers", "common", "misc"}
    assert [name_of(path) for path in PACKAGE.rglob("*") if path.stem in drawers] == []


LINTER = Path(sys.executable).parent / "lint-imports"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINTER, "--no-cache", "--config", "pyproject.toml"],
        cwd=folder,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(folder / "src"), "PATH": "/usr/bin:/bin"},
        timeout=120,
        check=False,
    )


@pytest.mark.skipif(not LINTER.is_file(), reason="import-linter is not installed beside this Python")
@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("model/spans.py", "from consilience.text.mapped import MappedText"),
        ("align/stories.py", "from consilience.record.brief import brief"),
        (
            "ingest/text.py",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import consilience.annotate.parser",
        ),
    ],
    ids=["upward", "sibling", "type-only"],
)
def test_the_contract_catches_an_import_that_goes_up(tmp_path: Path, path: str, line: str) -> None:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    broken = tmp_path / "src" / "consilience" / path
    broken.write_text(broken.read_text(encoding="utf-8") + f"\n\n{line}\n", encoding="utf-8")
    result = lint(tmp_path)
    assert result.returncode == 1, result.stdout + result.stderr
    module = "consilience." + path.removesuffix(".py").replace("/", ".")
    assert f"- {module} -> consilience." in result.stdout
