"""Sentence vectors: how near two wordings are in meaning, where shared words leave doubt.

The encoder (`align.encoder`) loads in about 0.6 s on first use and needs no network.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from functools import cache

import numpy as np

from consilience.align.encoder import Encoder, Matrix

__all__ = ["Matrix", "vectors"]


@cache
def _encoder() -> Encoder:
    """The one encoder of the process.

    The models stay for good. Without `gc.freeze` every full collection looks through all that they hold: 0.06 s in a
    run of 0.7 s. It is done once; what is garbage by then is collected before.
    """
    found = Encoder()
    gc.collect()
    gc.freeze()
    return found


def vectors(texts: Sequence[str]) -> Matrix:
    """One row of length 1 a text. Texts are encoded by length, so that the order of the input changes no bit."""
    if not texts:
        return np.zeros((0, 512), dtype=np.float32)
    unique = sorted(set(texts), key=lambda text: (len(text), text))
    found = _encoder().encode(unique)
    norms = np.linalg.norm(found, axis=1, keepdims=True)
    found = (found / np.where(norms == 0, 1, norms)).astype(np.float32)
    place = {text: n for n, text in enumerate(unique)}
    return found[[place[text] for text in texts]]
