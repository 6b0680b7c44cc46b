"""Which institution the words of an account stand for."""

from __future__ import annotations

from collections.abc import Iterable

from consilience.model import Institution


def institution_of_chain(institutions: Iterable[Institution]) -> dict[str, str]:
    """The id of the institution of each document-local chain."""
    return {chain: row.id for row in institutions for chain in row.chains}
