"""From what the words say to a date: with the publication, the tense, and the expressions before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from consilience.annotate.times import fixed, relative
from consilience.annotate.times.context import Context, Resolved
from consilience.annotate.times.edtf import edtf_of, hedged, narrowed, opened, shifted
from consilience.annotate.times.meaning import Meaning


def resolved(meaning: Meaning, context: Context) -> Resolved | None:
    """The date of an expression; None if it turns out to be none."""
    row = _resolved(meaning, context)
    if row is None:
        return None
    edtf = narrowed(row.edtf if row.edtf is not None else edtf_of(row.value), row.mod, context.publication)
    if row.type in ("DURATION", "SET"):
        return replace(row, edtf=row.edtf)
    if meaning.kind == "then" and row.edtf:
        edtf = row.edtf
    edtf = hedged(edtf) if meaning.is_hedged and edtf else opened(edtf, context.role, context.publication)
    has_role = edtf is not None and (".." in edtf or context.role == "SINCE")
    mod = row.mod or (_ROLE_MODS.get(context.role or "") if has_role else None)
    return replace(row, edtf=edtf or None, mod=mod)


_ROLE_MODS: Final = {
    "SINCE": "START",
    "AS_OF": "START",
    "FROM": "START",
    "UNTIL": "END",
    "BEFORE": "BEFORE",
    "AFTER": "AFTER",
}


def _resolved(meaning: Meaning, context: Context) -> Resolved | None:
    if meaning.kind == "duration":
        return Resolved("DURATION", str(meaning.value), meaning.mod)
    if meaning.kind == "set":
        return Resolved("SET", str(meaning.value), meaning.mod)
    if meaning.kind == "vague":
        if meaning.word in ("soon", "shortly") and context.tense == "past":
            return None
        return Resolved("DATE", str(meaning.value), meaning.mod, edtf=_some_ago(meaning, context))
    return _RESOLVERS[meaning.kind](meaning, context)


_SOME: Final = {"D": (7, 2), "W": (8, 2), "M": (11, 2), "Y": (9, 2), "E": (5, 2)}


def _some_ago(meaning: Meaning, context: Context) -> str | None:
    """The set of days that "weeks ago" may mean: two to seven days, to eight weeks, to eleven months, to nine years."""
    if meaning.word != "ago" or context.publication is None or meaning.unit not in _SOME:
        return None
    most, least = _SOME[meaning.unit]
    first, last = (shifted(context.publication, -n, meaning.unit) for n in (most, least))
    return f"[{first}..{last}]" if first and last else None


_RESOLVERS: Final[dict[str, Callable[[Meaning, Context], Resolved | None]]] = fixed.RESOLVERS | relative.RESOLVERS
