"""What is built in, as plain tuples: the annotators and the vocabularies. Each one's own module says what it does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from consilience.annotate import (
    channels,
    claims,
    events,
    headcounts,
    institutions,
    measures,
    mentions,
    quantities,
    quotes,
    relations,
    statuses,
    times,
)
from consilience.annotate.annotator import Annotator, ordered
from consilience.annotate.channels.vocabulary import words as words_of_channels
from consilience.annotate.events.contexts import contexts_by_word
from consilience.annotate.events.judgements import patterns as patterns_of_blame
from consilience.annotate.events.parties import sectors
from consilience.annotate.events.senses import senses
from consilience.annotate.events.vocabulary import vocabulary as acts
from consilience.annotate.headcounts.vocabulary import words as words_of_headcounts
from consilience.annotate.relations.vocabulary import vocabulary as cues_of_relations
from consilience.annotate.statuses.vocabulary import words as words_of_statuses
from consilience.record.events.codes import code_pairs
from consilience.record.register.measures.titles import templates
from consilience.text.institution_kinds import kinds
from consilience.text.leaders import office_holders
from consilience.text.measure_types import measure_types
from consilience.text.vocabularies import own_files

ANNOTATORS: tuple[Annotator, ...] = ordered(
    (
        mentions.ANNOTATOR,
        quotes.ANNOTATOR,
        times.ANNOTATOR,
        quantities.ANNOTATOR,
        claims.ANNOTATOR,
        events.ANNOTATOR,
        institutions.ANNOTATOR,
        measures.ANNOTATOR,
        relations.ANNOTATOR,
        headcounts.ANNOTATOR,
        statuses.ANNOTATOR,
        channels.ANNOTATOR,
    )
)

VOCABULARIES: Final[tuple[Callable[[], object], ...]] = (
    acts,
    senses,
    patterns_of_blame,
    sectors,
    contexts_by_word,
    kinds,
    measure_types,
    cues_of_relations,
    words_of_headcounts,
    words_of_statuses,
    words_of_channels,
    office_holders,
    code_pairs,
    templates,
)
"""What reads the files that a person may add to, each once."""


def check_own_words() -> None:
    """Read every vocabulary if a person has added to one: a mistake stops the program before its work, not at its end.

    Raises:
        VocabularyError: if a file has a mistake.
    """
    if own_files():
        for read in VOCABULARIES:
            read()
