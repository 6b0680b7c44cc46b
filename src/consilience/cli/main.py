"""`consilience`: its verbs, and how it ends.

Exit codes: 0 done; 1 an error of the program itself; 2 an argument that cannot be used; 3 nothing could be read;
4 a record that does not verify; 5 no language model; 6 a difference that `--fail-on` names; 130 stopped with Ctrl-C.
Every error is one line.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from types import FrameType
from typing import NoReturn

import click

from consilience import __version__
from consilience.cli import records, register, texts
from consilience.cli.terminal import shown
from consilience.errors import ConsilienceError, InputError

STOPPED = 130
_RARELY = (50_000, 20, 100)
"""Collections of cyclic garbage: a run makes next to none, and looking for it took 4 % of the time."""


class _InOrder(click.Group):
    """Commands as they were added, the main job first, not by letters."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.commands)


@click.group(cls=_InOrder, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="consilience")
def cli() -> None:
    """Several reports of one event in, one cited record out.

    `report` compares accounts, `compare` two of them on the terminal. `verify` proves a record, `export` takes tables
    and wordings out of it, `register` shows the system that an event changes on any day. The other commands work on
    single texts and compare nothing.

    DOCUMENT is a text file, a saved web page, a JSONL file (id, text, title, published, source, url), a folder of any
    of these, or - for standard input. TEXT is one of these files, or the words themselves in quotation marks.
    """


for command in (*records.COMMANDS, *register.COMMANDS, *texts.COMMANDS):
    cli.add_command(command)


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and leave the process with a documented exit code."""
    gc.set_threshold(*_RARELY)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)
    try:
        cli.main(args=arguments, prog_name="consilience", standalone_mode=False)
    except click.exceptions.Exit as stop:
        _leave(stop.exit_code)
    except click.exceptions.NoArgsIsHelpError as help_:
        click.echo(help_.format_message(), err=True)
        _leave(2)
    except click.UsageError as error:
        hint = f" (try: {error.ctx.command_path} --help)" if error.ctx else ""
        _leave(2, f"{error.format_message()}{hint}")
    except (click.exceptions.Abort, KeyboardInterrupt):
        _leave(STOPPED, "stopped; nothing was half written")
    except ConsilienceError as error:
        _leave(error.exit_code, str(error))
    except (BrokenPipeError, SystemExit):  # click leaves with 1, which means something else here, when a pipe closes
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _leave(0)
    except OSError as error:
        _leave(InputError.exit_code, f"{error.filename or 'standard output'}: {error.strerror or error}")
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
        click.echo("consilience: " + shown(" ".join(message.split())), err=True)
    sys.exit(code)
