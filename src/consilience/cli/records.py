"""The commands about records: `report`, `verify`, `export`."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from consilience.cli.files import write_atomically
from consilience.cli.options import INPUTS, MODEL
from consilience.errors import UsageError, VerificationError


@click.command(short_help="Compare accounts of one event: a record and a report.")
@INPUTS
@click.option("--output", "-o", required=True, metavar="DIR", help="Folder for record.json and report.html.")
@MODEL
def report(inputs: tuple[str, ...], output: str, language_model: str | None) -> None:
    """Compare the accounts of one event: writes record.json and report.html, prints a summary."""
    from consilience.cli.progress import Bars
    from consilience.cli.summary import summary
    from consilience.verbs import corroborate

    folder = _folder(output)
    with Bars() as bars:
        record = corroborate(inputs, language_model=language_model, progress=bars)
        from consilience.export.html import html
        from consilience.export.json import record_json

        write_atomically({folder / "record.json": record_json(record), folder / "report.html": html(record)})
    click.echo(summary(record, folder), nl=False)


@click.command(short_help="Prove that every span of a record holds.")
@click.argument("record", metavar="RECORD.JSON")
@click.option("--documents", metavar="DIR", help="Where the documents lie now, if they were moved.")
def verify(record: str, documents: str | None) -> None:
    """Read the documents again and prove that every span still slices to the words shown."""
    from consilience.verification import verified

    found = verified(record, documents)
    for problem in found.problems:
        click.echo(problem)
    if not found.is_proved:
        raise VerificationError(f"{record}: {len(found.problems)} of {found.spans} spans or documents do not hold")
    where = "1 document" if found.documents == 1 else f"{found.documents} documents"
    click.echo(f"{record}: {found.spans} spans in {where} hold to the character")


def _folder(output: str) -> Path:
    folder = Path(output)
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"--output {output}: that is a file; give a folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"--output {output}: cannot be made ({error.strerror}); give a folder you may write to"
        ) from error
    return folder


COMMANDS: Final = (report, verify)
