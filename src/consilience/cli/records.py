"""The commands about records: `report`, `compare`, `verify`, `export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from consilience.cli.options import FAIL_ON, INPUTS, MODEL
from consilience.cli.terminal import shown
from consilience.errors import UsageError, VerificationError
from consilience.files import printed, write_atomically

if TYPE_CHECKING:
    from consilience.export.formats import Contents, Form


@click.command(short_help="Compare accounts of one event: a record and a report.")
@INPUTS
@click.option("--output", "-o", required=True, metavar="DIR", help="Folder for record.json and report.html.")
@FAIL_ON
@MODEL
def report(inputs: tuple[str, ...], output: str, fail_on: tuple[str, ...], language_model: str | None) -> None:
    """Compare the accounts of one event: writes record.json and report.html, prints a summary.

    With --fail-on everything is written all the same, and the exit code is 6 if there is such a difference.
    """
    from consilience.cli.gate import refuse
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
    refuse(record, fail_on)


@click.command(short_help="Compare two accounts on the terminal.")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "md"]),
    default="text",
    show_default=True,
    help="How to print: text, the record as JSON, or the ledger as Markdown.",
)
@click.option("--all", "is_whole", is_flag=True, help="Print every row, not only the first of each section.")
@FAIL_ON
@MODEL
def compare(
    one: str, other: str, form: str, is_whole: bool, fail_on: tuple[str, ...], language_model: str | None
) -> None:
    """Compare two accounts of one event: where they differ, what both report, what only one of them has.

    A and B are a document each: a text file, a saved web page, or a JSONL file of one item. One of them may be -.
    """
    from consilience.cli.comparison import comparison
    from consilience.cli.gate import refuse
    from consilience.cli.progress import Bars
    from consilience.export.json import record_json, record_row
    from consilience.export.markdown import ledger_markdown
    from consilience.verbs import corroborate, pair

    with Bars() as bars:
        documents = pair(one, other)
        record = corroborate(documents, language_model=language_model, progress=bars)
    if form == "text":
        click.echo(comparison(record, [document.id for document in documents], is_whole), nl=False)
    else:
        printed(record_json(record) if form == "json" else ledger_markdown(record_row(record)))
    refuse(record, fail_on)


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
        raise VerificationError(
            f"{record}: {len(found.problems)} problems in {found.spans} spans and {found.documents} documents"
        )
    where = "1 document" if found.documents == 1 else f"{found.documents} documents"
    click.echo(f"{record}: {found.spans} spans in {where} hold to the character")


@click.command("export", short_help="Tables, wordings, and files for event data and annotation tools.")
@click.argument("record", metavar="RECORD.JSON")
@click.option(
    "--output", "-o", "outputs", multiple=True, required=True, metavar="FILE", help="Where to; may be given again."
)
@click.option(
    "--table",
    type=click.Choice(["quotes", "ledger", "differences", "events", "measures", "register"]),
    default="quotes",
    show_default=True,
    help="What a table (.csv, .parquet) holds.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "md", "tei", "plover", "gdelt-events", "gdelt-mentions", "annotations", "ftm"]),
    help="What -o - prints.",
)
@click.option("--documents", metavar="DIR", help="Where the documents lie now; .jsonld takes words from them.")
def export_(record: str, outputs: tuple[str, ...], table: Contents, form: Form | None, documents: str | None) -> None:
    """Take tables and other files out of a record; the documents are not needed.

    The ending of FILE tells the form: .csv and .parquet hold a table, .md the ledger and the differences to read, .xml
    (or .tei) every utterance in all its wordings, as a critical apparatus (TEI P5); .plover.jsonl the events as PLOVER,
    .gdelt-events.tsv and .gdelt-mentions.tsv as GDELT 2.0; .jsonld every passage as a W3C Web Annotation; .ftm.json
    people, organisations and positions as FollowTheMoney entities.
    """
    from consilience.export.formats import Exportable
    from consilience.verbs import export
    from consilience.verification import loaded, unchanged_texts

    if outputs == ("-",):
        if form is None:
            raise UsageError("--output -: say what to print with --format (csv, md, tei, plover, ...; see --help)")
        row, payload = loaded(Path(record))
        folder = Path(documents) if documents else None
        texts = unchanged_texts(row, Path(record).parent, folder) if form == "annotations" else {}
        printed(str(Exportable.of(row, payload, texts).written_as(form, table)))
        return
    if form or "-" in outputs:
        raise UsageError(
            "--format goes with one --output -; the name of a file tells its form (.csv, .md, .plover.jsonl, ...)"
        )
    export(record, *outputs, table=table, documents=documents)
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


COMMANDS: Final = (report, compare, verify, export_)
