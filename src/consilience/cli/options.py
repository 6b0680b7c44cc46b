"""Arguments and options that several commands share."""

from __future__ import annotations

import click

INPUTS = click.argument("inputs", nargs=-1, required=True, metavar="DOCUMENT...")
TEXTS = click.argument("given", nargs=-1, required=True, metavar="TEXT...")
MODEL = click.option(
    "--language-model", metavar="PACKAGE", help="Use this installed language model and no other (see the record)."
)
