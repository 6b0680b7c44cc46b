"""What can go wrong, each with what was given, what is allowed, and what to do next.

The command line turns every `ConsilienceError` into one line on standard error and the exit code that the class
declares; `docs/reference/command-line.md` lists them.
"""

from __future__ import annotations


class ConsilienceError(Exception):
    """Base of every error that the program raises on purpose. The message is one line a reader can act on."""

    exit_code = 1


class UsageError(ConsilienceError):
    """An argument that cannot be used: says what was given and what is allowed."""

    exit_code = 2


class VocabularyError(UsageError):
    """A vocabulary file cannot be read; the message names the file, the line and what is wrong."""


class InputError(ConsilienceError):
    """Nothing among the inputs could be read, so there is nothing to report."""

    exit_code = 3


class UnreadableDocument(InputError):
    """One document cannot be read; the run goes on without it and the record lists it under `skipped`."""


class VerificationError(ConsilienceError):
    """A span of a record no longer slices to the words that the record shows."""

    exit_code = 4


class ModelError(ConsilienceError):
    """No language model is installed that the program can read English with."""

    exit_code = 5


class DifferenceError(ConsilienceError):
    """The accounts differ in a way that the caller asked to fail on; whatever was asked for is written all the same."""

    exit_code = 6
