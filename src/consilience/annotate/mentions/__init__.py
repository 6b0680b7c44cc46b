"""Mentions and the document-local chains that they form: who is named, by which name, post, noun or pronoun."""

from __future__ import annotations

from typing import Final

from consilience.annotate.annotator import Annotator
from consilience.annotate.mentions.apposition import appositions
from consilience.annotate.mentions.chains import Chains
from consilience.annotate.mentions.found import Found
from consilience.annotate.mentions.kin import mark_kin
from consilience.annotate.mentions.names import names
from consilience.annotate.mentions.pronouns import link, own, pronouns
from consilience.annotate.mentions.roles import roles
from consilience.annotate.mentions.sources import sources
from consilience.annotate.mentions.words import Words
from consilience.annotate.reading import Reading
from consilience.model import Annotations, Mention

ORIGIN: Final = "mentions.rules@1"


def mentions(reading: Reading, annotations: Annotations) -> tuple[Mention, ...]:  # noqa: ARG001
    """The mentions of a document, in reading order; a phrase comes before what stands inside it.

    Spans hold the whole phrase with article and title ("the Russian Foreign Minister Sergei Dorsey"); `name` holds the
    name words alone. A mention may stand inside a longer one ("NATO" in "the NATO secretary general"): whoever looks
    for the bearer of a phrase takes the longest mention that covers its head word.
    """
    words = Words(reading)
    if not len(words):
        return ()
    named = names(words)
    mark_kin(words, named)
    described = roles(words, named)
    described = sorted([*described, *sources(words, [*named, *described])], key=lambda found: found.start)
    appositions(words, named, described)
    chains = Chains(words)
    chains.named(sorted(named, key=lambda found: (words.is_capitalised_line[found.head], found.start)))
    chains.described(sorted([*named, *described], key=lambda found: (found.start, -found.end)))
    spoken = pronouns(words)
    link(words, chains, [*named, *described], spoken)
    own(words, chains, described, spoken)
    rows = sorted([*named, *described, *spoken], key=lambda found: (found.start, -found.end))
    return tuple(_mention(words, n, found, number) for n, (found, number) in enumerate(_numbered(rows), 1))


def _numbered(rows: list[Found]) -> list[tuple[Found, int]]:
    """Mentions with chain numbers that count from one in order of appearance."""
    numbers: dict[int, int] = {}
    return [(found, numbers.setdefault(found.chain, len(numbers) + 1)) for found in rows]


def _mention(words: Words, n: int, found: Found, chain: int) -> Mention:
    reading = words.reading
    last = found.end - 1
    span = reading.span(words.offset[found.start], words.offset[last] + len(words.text[last]))
    id_ = reading.document.id
    return Mention(
        id=f"{id_}/mention-{n}",
        document_id=id_,
        start=span.start,
        end=span.end,
        kind=found.kind,
        form=found.form,
        name=found.name,
        chain=f"{id_}/chain-{chain}",
        role=found.role,
        country=found.country,
        origin=ORIGIN,
    )


ANNOTATOR = Annotator(origin=ORIGIN, assigns="mentions", rows=mentions)
