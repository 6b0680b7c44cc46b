"""A spaCy component for people who already have a pipeline: `nlp.add_pipe("consilience_quotes")` fills `doc._.quotes`.

It reads the parse that the pipeline made, whichever English model that was, and keeps plain character offsets in
`doc.user_data`, so that they survive `nlp.pipe(n_process=2)`, `Doc.to_bytes`, a `DocBin` that stores user data, and
merged tokens. Whoever only reads such a `Doc` back imports this module, so that `doc._.quotes` exists.

spaCy imports this module whenever it makes a pipeline, anybody's: nothing here may fail on import, and the rules are
imported when the component is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from spacy.language import Language
from spacy.tokens import Doc, Span

from consilience.errors import UsageError

if TYPE_CHECKING:
    from consilience.model import Quote
    from consilience.model import Span as Offsets
    from consilience.tagging import Unit

NAME: Final = "consilience_quotes"
_NEEDED: Final = {"DEP": "parser", "TAG": "tagger", "POS": "attribute_ruler", "LEMMA": "lemmatizer"}
"""What the rules read, and the component of spaCy's English pipelines that sets it."""
_PLACES: Final = ("cue", "speaker", "addressee", "via", "venue", "said_on")

__all__ = ["DocQuote", "quotes_component", "quotes_of"]


@dataclass(frozen=True, slots=True)
class DocQuote:
    """Reported speech in a `Doc`. Spans are spaCy's; one that begins or ends inside a token holds the whole token.

    Attributes:
        content: what is said, without the outer quotation marks; several spans where the cue interrupts it.
        kind: `direct`, `fragment` (marked words in the reporter's clause) or `indirect`.
        cue: the verb or phrase of saying.
        speaker: the words that name the speaker, as printed ("she").
        name: who that is ("Ana Lund"), the best name that the Doc gives; None when unsure.
        chain: the same for every quote of one speaker; None when unsure.
        resolution: how the speaker was found (`explicit`, `role`, `coref`, `cataphoric`, `continued`, `inferred`);
            `unsaid` where the text says that it was not said, or only supposes it: then it is nobody's.
        addressee, via, venue, said_on: the words for whom it was said to, through whom, where and when.
    """

    content: tuple[Span, ...]
    kind: str
    cue: Span | None
    speaker: Span | None
    name: str | None
    chain: str | None
    resolution: str | None
    addressee: Span | None
    via: Span | None
    venue: Span | None
    said_on: Span | None


def quotes_of(doc: Doc) -> tuple[DocQuote, ...]:
    """The quotes that the component found in a Doc, in order: the getter behind `doc._.quotes`."""
    return tuple(_doc_quote(doc, row) for row in doc.user_data.get(NAME, ()))


class QuotesComponent:
    """The component. It changes nothing of a Doc but `doc.user_data["consilience_quotes"]`."""

    def __init__(self, unit: Unit) -> None:
        from consilience.tagging import needed

        self._unit = unit
        self._annotators = needed("quotes")

    def __call__(self, doc: Doc) -> Doc:
        """Fill `doc._.quotes`.

        Raises:
            UsageError: if the Doc has no parse, tags, parts of speech or lemmas.
        """
        if not doc.text.strip():
            doc.user_data[NAME] = []
            return doc
        missing = [name for attribute, name in _NEEDED.items() if not _is_annotated(doc, attribute)]
        if missing:
            raise UsageError(
                f"{NAME} found a Doc without the work of: {', '.join(missing)}; add it behind them in an English "
                "pipeline, such as en_core_web_sm, and exclude or disable none of them"
            )
        doc.user_data[NAME] = self._rows(doc)
        return doc

    def _rows(self, doc: Doc) -> list[dict[str, Any]]:
        from consilience.annotate.annotator import annotated
        from consilience.annotate.reading import Reading
        from consilience.ingest.plain import plain_document
        from consilience.tagging import in_unit, people
        from consilience.text.mapped import MappedText

        document = plain_document("doc", doc.text)
        reading = Reading(document, MappedText(doc.text, range(len(doc.text))), doc)
        found = in_unit(annotated(reading, self._annotators), self._unit)
        names = {chain: actor.name for actor in people(document, found) for chain in actor.chains}
        return [_row(quote, names) for quote in found.quotes]


@Language.factory(
    NAME,
    default_config={"unit": "attributions"},
    requires=["token.dep", "token.head", "token.tag", "token.lemma"],
    assigns=["doc._.quotes"],
)
def quotes_component(nlp: Language, name: str, unit: str) -> QuotesComponent:  # noqa: ARG001
    """Make the component.

    Args:
        nlp: the pipeline; it must be English.
        name: the component's name in the pipeline.
        unit: `attributions`, one quote an act of saying, or `quotations`, one a printed quotation.

    Raises:
        UsageError: if the pipeline is not English, the unit is neither, or `doc._.quotes` is something else's.
    """
    from consilience.tagging import UNITS

    if not Doc.has_extension("quotes") or Doc.get_extension("quotes")[2] is not quotes_of:
        raise UsageError(f"something else has set doc._.quotes; import {__name__} before it, or use quotes_of")
    chosen = next((one for one in UNITS if one == unit), None)
    if chosen is None:
        raise UsageError(f"{NAME}: unit={unit!r}; give one of {', '.join(UNITS)}")
    if nlp.lang != "en":
        raise UsageError(f"{NAME} reads English, but this pipeline is for {nlp.lang!r}")
    return QuotesComponent(chosen)


def _is_annotated(doc: Doc, attribute: str) -> bool:
    """Whether most tokens have a value: the attribute ruler alone gives a lemma to a few."""
    if attribute != "LEMMA":
        return doc.has_annotation(attribute)
    return 2 * sum(1 for token in doc if token.lemma) > len(doc)


def _row(quote: Quote, names: Mapping[str, str]) -> dict[str, Any]:
    """A quote as plain values that spaCy can serialise."""
    chain = quote.speaker_chain
    return {
        "content": [_offsets(part) for part in quote.parts],
        "kind": quote.kind,
        "name": names.get(chain) if chain else None,
        "chain": chain.rpartition("/")[2] if chain else None,
        "resolution": quote.resolution,
        **{place: _offsets(getattr(quote, place)) for place in _PLACES},
    }


def _offsets(span: Offsets | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _doc_quote(doc: Doc, row: Mapping[str, Any]) -> DocQuote:
    content = (_span(doc, part) for part in row["content"])
    places = {place: _span(doc, row[place]) for place in _PLACES}
    return DocQuote(
        content=tuple(span for span in content if span is not None),
        kind=row["kind"],
        name=row["name"],
        chain=row["chain"],
        resolution=row["resolution"],
        **places,
    )


def _span(doc: Doc, offsets: list[int] | None) -> Span | None:
    return None if offsets is None else doc.char_span(offsets[0], offsets[1], alignment_mode="expand")


if not Doc.has_extension("quotes"):  # of somebody else's, only who wants the component is told
    Doc.set_extension("quotes", getter=quotes_of)
