"""The children of a token, where there are few enough to be those of a sentence."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

_WIDEST: Final = 300
"""Words under one head beyond which nothing is looked for among them: no sentence, but a list or a table."""


def children(token: Token) -> list[Token]:
    """The children of a token."""
    return list(token.children) if token.right_edge.i - token.left_edge.i < _WIDEST else []


def lefts(token: Token) -> list[Token]:
    """The children before a token."""
    return list(token.lefts) if token.i - token.left_edge.i < _WIDEST else []


def rights(token: Token) -> list[Token]:
    """The children behind a token."""
    return list(token.rights) if token.right_edge.i - token.i < _WIDEST else []
