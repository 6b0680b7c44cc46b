"""Arguments and options that several commands share."""

from __future__ import annotations

import click

from consilience.model import WORTH_A_LOOK

INPUTS = click.argument("inputs", nargs=-1, required=True, metavar="DOCUMENT...")
TEXTS = click.argument("given", nargs=-1, required=True, metavar="TEXT...")
MODEL = click.option(
    "--language-model", metavar="PACKAGE", help="Use this installed language model and no other (see the record)."
)
FAIL_ON = click.option(
    "--fail-on",
    "fail_on",
    multiple=True,
    type=click.Choice(["any", *sorted(WORTH_A_LOOK)]),
    help="Leave with exit code 6 if there is such a difference; may be given again.",
)
