"""`consilience report`, `annotate` and `verify`.

Exit codes: 0 done; 1 an error of the program itself; 2 an argument that cannot be used; 3 nothing could be read;
4 a record that does not verify; 5 no language model; 130 stopped with Ctrl-C. Every error is one line.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import NoReturn

import click

from consilience import __version__
from consilience.cli.files import stream_atomically, write_atomically
from consilience.errors import ConsilienceError, InputError, UsageError, VerificationError

STOPPED = 130
_RARELY = (50_000, 20, 100)
"""Collections of cyclic garbage: a run makes next to none, and looking for it took 4 % of the time."""

_INPUTS = click.argument("inputs", nargs=-1, required=True, metavar="DOCUMENT...")
_MODEL = click.option(
    "--language-model", metavar="PACKAGE", help="Use this installed language model and no other (see the record)."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="consilience")
def cli() -> None:
    """Several reports of one event in, one cited record out.

    DOCUMENT is a text file, a saved web page, a JSONL file (id, text, title, published, source, url), a folder of any
    of these, or - for standard input.
    """


@cli.command()
@_INPUTS
@click.option("--output", "-o", required=True, metavar="DIR", help="Folder for record.json and report.html.")
@_MODEL
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


@cli.command()
@_INPUTS
@click.option("--output", "-o", required=True, metavar="FILE", help="JSONL file, one object a document; - prints.")
@_MODEL
def annotate(inputs: tuple[str, ...], output: str, language_model: str | None) -> None:
    """Annotate documents one by one: zones, mentions, quotes, times, quantities, claims."""
    from consilience import pipeline
    from consilience.cli.progress import Bars
    from consilience.export.json import annotation_json
    from consilience.verbs import language_parser, read

    documents, skipped = read(inputs)
    with Bars() as bars:
        rows = pipeline.annotations_of(documents, language_parser(language_model), bars)
        lines = (annotation_json(document, annotations) for document, annotations in rows)
        stream_atomically(None if output == "-" else Path(output), lines)
    for row in skipped:
        click.echo(f"skipped {row.name}: {row.reason}", err=True)
    if output != "-":
        click.echo(f"{len(documents)} documents annotated, {len(skipped)} skipped: {output}")


@cli.command()
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


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and leave the process with a documented exit code."""
    gc.set_threshold(*_RARELY)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)
    try:
        cli.main(args=arguments, prog_name="consilience", standalone_mode=False)
    except click.exceptions.Exit as stop:
        _leave(stop.exit_code)
    except click.UsageError as error:
        hint = f" (try: {error.ctx.command_path} --help)" if error.ctx else ""
        _leave(2, f"{error.format_message()}{hint}")
    except (click.exceptions.Abort, KeyboardInterrupt):
        _leave(STOPPED, "stopped; nothing was half written")
    except ConsilienceError as error:
        _leave(error.exit_code, str(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _leave(0)
    except OSError as error:
        _leave(InputError.exit_code, f"{error.filename or 'file'}: {error.strerror or error}")
    except Exception as error:
        if os.environ.get("CONSILIENCE_DEBUG"):
            raise
        _leave(1, f"an error of the program: {type(error).__name__}: {error} (CONSILIENCE_DEBUG=1 shows where)")
    _leave(0)


class _Interrupted(KeyboardInterrupt):
    """Ctrl-C, in a class of its own.

    Under `python -m`, CPython 3.11 ends a process by signal, whatever code it leaves with, once exactly
    `KeyboardInterrupt` came out of an `exec` of text: the import of any dataclass is one.
    """


def _interrupt(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise _Interrupted


def _leave(code: int, message: str | None = None) -> NoReturn:
    if message:
        click.echo("consilience: " + " ".join(message.split()), err=True)
    sys.exit(code)
