"""The corpora: where their files lie, how the program is run on them, and a hash that notices changed data."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
PROGRAM = (sys.executable, "-m", "consilience")


@dataclass(frozen=True)
class Corpus:
    """Annotated texts.

    Attributes:
        files: glob patterns under the shared folder; everything that the figures depend on.
        prepare: arguments of the scorers' `prepare.py`, which writes the program's input; () where it is not needed.
        is_quick: whether it belongs to the part that `make test` runs.
    """

    name: str
    files: tuple[str, ...]
    prepare: tuple[str, ...] = ()
    is_quick: bool = True

    def paths(self) -> Iterator[Path]:
        """The files, sorted by name. Notes (.md) do not count."""
        found = {path for pattern in self.files for path in SHARED.glob(pattern) if path.is_file()}
        yield from sorted(path for path in found if path.suffix != ".md")

    @property
    def sha256(self) -> str:
        """One hash over the names and bytes of all files; the hash of nothing where there are none."""
        total = hashlib.sha256()
        for path in self.paths():
            name = path.relative_to(SHARED).as_posix()
            total.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
        return total.hexdigest()


CORPORA = (
    Corpus("scorers", ("score/*.py",)),
    Corpus("nato-mission", ("accounts/nato-mission/*.txt", "gold/nato-mission/**/*.json")),
    Corpus("gold clusters", ("gold/clusters/*.json*",)),
    Corpus("PolNeAR dev", ("data/polnear/dev/**/*",), ("polnear", "--split", "dev")),
    Corpus("TimeBank", ("data/tempeval3/TimeBank/*.tml",), ("timeml", "--folder", "TimeBank")),
    Corpus("AQUAINT", ("data/tempeval3/AQUAINT/*.tml",), ("timeml", "--folder", "AQUAINT")),
    Corpus("NewsQuant", ("data/newsquant/dev.jsonl",), ("newsquant",)),
    Corpus("NAnCo dev", ("data/nanco/dev.jsonl",)),
    Corpus("PLV", ("data/events/PLV_train.tsv",)),
)
CORPUS = {corpus.name: corpus for corpus in CORPORA}


def outputs(corpus: Corpus, folder: Path) -> Path:
    """Run the program on a corpus, as a person would; return the file or folder that the scorers read.

    Raises:
        subprocess.CalledProcessError: if the program fails; its last words are in `stderr`.
    """
    made = folder / corpus.name.replace(" ", "-")
    if corpus.name == "nato-mission":
        _report(sorted((SHARED / "accounts" / "nato-mission").glob("*.txt")), made)
        return made / "record.json"
    if corpus.name == "gold clusters":
        for path in sorted((SHARED / "gold" / "clusters").glob("*.jsonl")):
            _report([path], made / path.stem)
        return made
    if corpus.name == "NAnCo dev":
        _run(sys.executable, "-m", "evaluation.nanco", "--output", made)
        return made
    if corpus.name == "PLV":
        _run(sys.executable, "-m", "evaluation.plv", "--predictions", made.with_suffix(".jsonl"))
        return made.with_suffix(".jsonl")
    texts, rows = made.with_suffix(".input.jsonl"), made.with_suffix(".jsonl")
    _run(sys.executable, SHARED / "score" / "prepare.py", *corpus.prepare, "--output", texts)
    _run(*PROGRAM, "annotate", texts, "--output", rows)
    return rows


def _report(documents: list[Path], folder: Path) -> None:
    _run(*PROGRAM, "report", *documents, "--output", folder)


def _run(*command: str | Path) -> None:
    subprocess.run(
        [str(part) for part in command], check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
