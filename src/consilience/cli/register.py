"""The command about the system that an event changes: `register`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import click

from consilience.cli.terminal import shown
from consilience.files import printed

if TYPE_CHECKING:
    from consilience.export.standing import Changes, Standing


@click.command(short_help="How the system stands on a day, or what changed.")
@click.argument("record", metavar="RECORD")
@click.option("--as-of", metavar="DATE", help="The day; by default the last one that the record knows something of.")
@click.option("--known-at", metavar="DATE", help="Leave out what became known only later.")
@click.option("--diff", metavar="DATE", help="Print what changed from this day to that of --as-of.")
@click.option("--json", "is_json", is_flag=True, help="Print one line of JSON, with a passage of every account.")
def register(record: str, as_of: str | None, known_at: str | None, diff: str | None, is_json: bool) -> None:
    """How the system that an event changes stands on a day: institutions, posts, headcounts, channels, measures.

    RECORD is a record.json, or a folder that holds one; the documents are not needed. DATE is 2031-03-18 or a printed
    date; of a month or a year its last day. What was only announced is marked › and never shown as done.
    """
    from consilience import verbs

    found: Standing | Changes
    if diff is None:
        found = verbs.register(record, as_of, known_at=known_at)
    else:
        found = verbs.register_diff(record, diff, as_of, known_at=known_at)
    if is_json:
        printed(json.dumps(found.row(), ensure_ascii=False, separators=(",", ":")) + "\n")
    else:
        click.echo(shown(str(found)))


COMMANDS: Final = (register,)
