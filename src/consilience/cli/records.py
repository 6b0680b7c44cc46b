"""The commands about records: `report`, `verify`, `export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from consilience.cli.options import INPUTS, MODEL
from consilience.cli.terminal import shown
from consilience.errors import UsageError, VerificationError
from consilience.files import printed, write_atomically

if TYPE_CHECKING:
    from consilience.export.formats import Form


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
        click.echo(shown(problem))
    if not found.is_proved:
        raise VerificationError(f"{record}: {len(found.problems)} of {found.spans} spans or documents do not hold")
    where = "1 document" if found.documents == 1 else f"{found.documents} documents"
    click.echo(f"{record}: {found.spans} spans in {where} hold to the character")


@click.command("export", short_help="Quotes as a table, wordings as an apparatus.")
@click.argument("record", metavar="RECORD.JSON")
@click.option(
    "--output", "-o", "outputs", multiple=True, required=True, metavar="FILE", help="Where to; may be given again."
)
@click.option("--format", "form", type=click.Choice(["csv", "tei"]), help="What -o - prints.")
def export_(record: str, outputs: tuple[str, ...], form: Form | None) -> None:
    """Take the quotes or the wordings out of a record; the documents are not needed.

    The ending of FILE tells the form: .csv and .parquet hold one row a printed quotation, .xml (or .tei) every
    utterance in all its wordings, as a critical apparatus (TEI P5).
    """
    from consilience.export.formats import Exportable
    from consilience.verbs import export
    from consilience.verification import loaded

    if outputs == ("-",):
        if form is None:
            raise UsageError("--output -: say what to print with --format csv or --format tei")
        printed(str(Exportable.of(*loaded(Path(record))).written_as(form)))
        return
    if form or "-" in outputs:
        raise UsageError("--format goes with one --output -; the name of a file tells its form (.csv, .parquet, .xml)")
    export(record, *outputs)
    click.echo(f"written: {', '.join(outputs)}")


def _folder(output: str) -> Path:
    if not output.strip():
        raise UsageError("--output: the name is empty; give a folder")
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


COMMANDS: Final = (report, verify, export_)
