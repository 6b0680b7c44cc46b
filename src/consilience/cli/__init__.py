"""The command line: the same verbs as the Python API."""

from consilience.cli.main import main

__all__ = ["main"]
