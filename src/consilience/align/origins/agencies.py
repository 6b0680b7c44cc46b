"""News agencies and outlets by the forms in which print credits them (`agencies.txt`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Final


def _forms() -> tuple[dict[str, str], frozenset[str]]:
    names: dict[str, str] = {}
    weak: set[str] = set()
    for line in files(__package__).joinpath("agencies.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, _, forms = line.partition(" | ")
        for form in forms.split("; "):
            names[form.lstrip("?")] = name
            if form.startswith("?"):
                weak.add(form[1:])
    return names, frozenset(weak)


def _alternatives(forms: set[str] | frozenset[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


_FORMS: Final = _forms()
NAMES: Final[Mapping[str, str]] = _FORMS[0]
"""Form in print -> name of the agency or outlet."""
WEAK: Final = _FORMS[1]
"""Forms that mean other things too."""
ANY: Final = _alternatives(frozenset(NAMES))
"""Pattern for every form."""
SURE: Final = _alternatives(frozenset(NAMES) - WEAK)
"""Pattern for the forms that mean nothing else."""
