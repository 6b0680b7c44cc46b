"""The shared scorers, imported from where they lie."""

from __future__ import annotations

import importlib
import sys
from typing import Any

from evaluation.corpora import SHARED


def scorer(name: str) -> Any:  # noqa: ANN401  the scorers are scripts without types
    """A script of the shared scorers as a module."""
    folder = str(SHARED / "score")
    if folder not in sys.path:
        sys.path.append(folder)
    return importlib.import_module(name)
