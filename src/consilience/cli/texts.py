"""The commands about single texts: `annotate`, `quotes`, `times`, `quantities`. Nothing is compared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from consilience.cli.options import INPUTS, MODEL, TEXTS
from consilience.cli.terminal import shown
from consilience.errors import UsageError
from consilience.files import printed, stream_atomically

if TYPE_CHECKING:
    from consilience.annotate.annotator import Layer
    from consilience.model import Annotations, Document
    from consilience.tagging import Unit

_FORMAT = click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How to print."
)
_PUBLISHED = click.option(
    "--published", metavar="DATE", help="When the texts were published: 'on Monday' is counted from there."
)
_UNIT = click.option(
    "--unit",
    type=click.Choice(["attributions", "quotations"]),
    default="attributions",
    show_default=True,
    help="One row an act of saying, or one row a printed quotation.",
)


@click.command(short_help="All rows of documents, one by one (for corpora).")
@INPUTS
@click.option("--output", "-o", required=True, metavar="FILE", help="JSONL file, one object a document; - prints.")
@click.option(
    "--quotes",
    "unit",
    type=click.Choice(["attributions", "quotations"]),
    default="attributions",
    show_default=True,
    help="One row an act of saying (as corpora count), or one row a printed quotation (as in a record).",
)
@MODEL
def annotate(inputs: tuple[str, ...], output: str, unit: Unit, language_model: str | None) -> None:
    """Annotate documents one by one: who, what was said, when, how many, claims, events, and the system they change."""
    from consilience import pipeline
    from consilience.cli.progress import Bars
    from consilience.export.json import annotation_json
    from consilience.tagging import in_unit
    from consilience.verbs import language_parser, read

    documents, skipped = read(inputs)
    with Bars() as bars:
        rows = pipeline.annotations_of(documents, language_parser(language_model), bars)
        lines = (annotation_json(document, in_unit(annotations, unit)) for document, annotations in rows)
        stream_atomically(None if output == "-" else Path(output), lines)
    for row in skipped:
        click.echo(shown(f"skipped {row.name}: {row.reason}"), err=True)
    if output != "-":
        click.echo(f"{len(documents)} documents annotated, {len(skipped)} skipped: {output}")


@click.command(short_help="Who says what in a text.")
@TEXTS
@_UNIT
@_FORMAT
@MODEL
def quotes(given: tuple[str, ...], unit: Unit, form: str, language_model: str | None) -> None:
    """Who says what in a text: words, speaker, who that is, verb of saying."""
    from consilience.cli.tables import quotes_table
    from consilience.tagging import in_unit, people

    for document, found in _tagged(given, None, "quotes", language_model):
        rows = in_unit(found, unit)
        actors = people(document, rows)
        if form == "table":
            _show(document, quotes_table(document, rows, actors), given)
        else:
            names = [
                {"id": chain, "name": actor.name, "kind": actor.kind, "role": actor.role}
                for actor in actors
                for chain in actor.chains
            ]
            printed(_json(document, rows, "quotes", {"actors": names}))


@click.command(short_help="When: the time expressions of a text.")
@TEXTS
@_PUBLISHED
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "timeml"]),
    default="table",
    show_default=True,
    help="How to print. TimeML holds one text.",
)
@MODEL
def times(given: tuple[str, ...], published: str | None, form: str, language_model: str | None) -> None:
    """When: the time expressions of a text, as TIMEX3 and as EDTF dates."""
    from consilience.cli.tables import times_table
    from consilience.export.timeml import timeml

    found = list(_tagged(given, published, "times", language_model))
    if form == "timeml" and len(found) != 1:
        raise UsageError(f"--format timeml: one text makes one TimeML document, but {len(found)} were given")
    for document, rows in found:
        if form == "timeml":
            printed(timeml(document, rows.times))
        elif form == "table":
            _show(document, times_table(document, rows.times), given)
        else:
            printed(_json(document, rows, "times"))


@click.command(short_help="How many: the numbers of a text.")
@TEXTS
@_FORMAT
@MODEL
def quantities(given: tuple[str, ...], form: str, language_model: str | None) -> None:
    """How many: the numbers of a text, with unit, modifier and what they count."""
    from consilience.cli.tables import quantities_table

    for document, rows in _tagged(given, None, "quantities", language_model):
        if form == "table":
            _show(document, quantities_table(document, rows.quantities), given)
        else:
            printed(_json(document, rows, "quantities"))


def _tagged(
    given: tuple[str, ...], published: str | None, layer: Layer, language_model: str | None
) -> Iterator[tuple[Document, Annotations]]:
    from consilience.cli.inputs import texts
    from consilience.tagging import tagged
    from consilience.verbs import language_parser

    documents = texts(given, published)
    return tagged(documents, layer, language_parser(language_model))


def _show(document: Document, table: str, given: tuple[str, ...]) -> None:
    """Print a table, under the text's name where there may be several."""
    if document.id != "text" or len(given) > 1:
        click.secho(shown(document.id), bold=True)
    click.echo(table)


def _json(document: Document, rows: Annotations, layer: Layer, more: dict[str, Any] | None = None) -> str:
    """One text's rows as one line of JSON, in the row shapes of `consilience annotate`."""
    from consilience.export.json import annotation_row

    published = {"edtf": document.published.edtf, "method": document.published.method}
    found: dict[str, Any] = {layer: annotation_row(document, rows)[layer]}
    whole: dict[str, Any] = {"document_id": document.id, "published": published, **(more or {}), **found}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"


COMMANDS: Final = (annotate, quotes, times, quantities)
