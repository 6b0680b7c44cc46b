"""The columns of a parse as plain lists, read at once: several times faster than asking token by token."""

from __future__ import annotations

from typing import Literal

import numpy as np
from spacy.tokens import Doc


def column(doc: Doc, name: Literal["dep", "lemma", "pos", "tag"]) -> list[str]:
    """One string a token, as `token.dep_`, `token.lemma_`, `token.pos_` or `token.tag_` give it."""
    keys: list[int] = [int(key) for key in doc.to_array([name.upper()]).ravel().tolist()]
    strings = {key: doc.vocab.strings[key] if key else "" for key in set(keys)}
    return [strings[key] for key in keys]


def heads(doc: Doc) -> list[int]:
    """The index of the head of each token; a root is its own head."""
    offsets = doc.to_array(["HEAD"]).ravel().astype(np.int64)
    return [int(head) for head in np.arange(len(doc)) + offsets]
