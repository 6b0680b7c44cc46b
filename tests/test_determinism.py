"""The same input gives the same bytes, whatever the hash seed, the order of the inputs and the company they are in."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "meridian-compact"
FILES = ("record.json", "report.html")

pytestmark = pytest.mark.slow


def report(inputs: list[Path], output: Path, seed: str) -> dict[str, bytes]:
    """The two files of a run in a process of its own."""
    command = [sys.executable, "-m", "consilience", "report", *map(str, inputs), "--output", str(output)]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    return {name: (output / name).read_bytes() for name in FILES}


@pytest.fixture(scope="module", params=["example", "real accounts"])
def inputs(request: pytest.FixtureRequest) -> list[Path]:
    """The shipped example; the five real accounts, where they are at hand."""
    if request.param == "example":
        return sorted(EXAMPLE.iterdir())
    shared: Path = request.getfixturevalue("shared")
    return sorted((shared / "accounts" / "nato-mission").glob("*.txt"))


@pytest.fixture(scope="module")
def first(inputs: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a first run."""
    folder = tmp_path_factory.mktemp("first")
    report(inputs, folder, seed="1")
    return folder


def test_hash_seed_and_order_of_inputs_change_no_byte(inputs: list[Path], first: Path, tmp_path: Path) -> None:
    second = report([*inputs[2:], *inputs[1::-1]], tmp_path, seed="4242")
    for name in FILES:
        assert (first / name).read_bytes() == second[name], name


def test_every_span_of_a_report_verifies(first: Path) -> None:
    command = [sys.executable, "-m", "consilience", "verify", str(first / "record.json")]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_second_story_in_the_same_process_leaves_no_trace(tmp_path: Path) -> None:
    """Caches and counters that outlive a run would show here."""
    import consilience
    from consilience.export.json import record_json

    first = record_json(consilience.corroborate(EXAMPLE))
    consilience.corroborate(
        [{"id": "x", "text": "The minister of Lund, Ada Quill, resigned on Monday, officials said."}]
    )
    assert record_json(consilience.corroborate(EXAMPLE)) == first


def test_a_document_is_annotated_the_same_alone_and_in_company() -> None:
    """Batches must not leak into rows: what one article says does not depend on its neighbours in the batch."""
    import consilience
    from consilience.export.json import annotation_json

    alone = [annotation_json(*row) for path in sorted(EXAMPLE.iterdir()) for row in consilience.annotate(path)]
    together = [annotation_json(*row) for row in consilience.annotate(EXAMPLE)]
    assert sorted(alone) == sorted(together)
