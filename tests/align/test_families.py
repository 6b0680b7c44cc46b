"""Quote families: golden pairs, the order of the inputs, the columns of an alignment."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.align.families import quote_families
from consilience.align.families.alignment import Wording, aligned, tokens
from consilience.align.families.segment import pieces
from consilience.align.families.wordings import content, kindred, stem, words
from consilience.model import (
    Actor,
    Annotations,
    Document,
    Generator,
    Published,
    Quote,
    Record,
    Source,
    Span,
    Zone,
)
from tests.golden_cases import cases


def record_of(printed: list[tuple[str, str, str]]) -> Record:
    """A record of (document, speaker, words), in the order of the documents' names."""
    names = sorted({document for document, _, _ in printed})
    speakers = sorted({speaker for _, speaker, _ in printed if speaker != "-"})
    documents, annotations, chains = [], {}, {speaker: [] for speaker in speakers}
    for name in names:
        text, quotes = "", []
        for number, (document, speaker, said) in enumerate(printed, 1):
            if document != name:
                continue
            start = len(text)
            text += said + "\n"
            chain = None if speaker == "-" else f"{name}/{speaker}"
            if chain and chain not in chains[speaker]:
                chains[speaker].append(chain)
            span = Span(start, start + len(said))
            quotes.append(Quote(str(number), name, "direct", span.start, span.end, (span,), speaker_chain=chain))
        source = Source(name, name, "given")
        zones = (Zone("body", 0, len(text), "text"),)
        documents.append(Document(name, text, source, Published(None, "unknown"), "", zones))
        annotations[name] = Annotations(quotes=tuple(quotes))
    actors = []
    for number, speaker in enumerate(speakers):
        name, _, office = speaker.removeprefix("body:").partition("/")
        kind = "institution" if speaker.startswith("body:") else "person"
        actors.append(Actor(f"actor-{number}", name, kind, office or None, "XXX", chains=tuple(chains[speaker])))
    return Record(Generator("", "", ""), tuple(documents), annotations, actors=tuple(actors))


def printed_in(case) -> list[tuple[str, str, str]]:
    return [tuple(field.strip() for field in line.split("|")) for line in case.given]


@pytest.mark.parametrize("case", cases("families"), ids=str)
def test_families(case):
    found = quote_families(record_of(printed_in(case)))
    assert tuple(f"{family.relation} {' '.join(family.members)}" for family in found) == case.expected


@pytest.mark.parametrize("case", [c for c in cases("families") if c.expected], ids=str)
def test_the_order_of_the_quotations_changes_no_family(case):
    printed = printed_in(case)
    numbered = list(enumerate(printed, 1))
    expected = None
    for order in itertools.permutations(numbered):
        number = {str(place): str(n) for place, (n, _) in enumerate(order, 1)}
        found = quote_families(record_of([row for _, row in order]))
        families = sorted((f.relation, sorted(number[m] for m in f.members)) for f in found)
        expected = expected or families
        assert families == expected


def test_columns_show_what_is_equal_reworded_added_and_left_out():
    columns = aligned(
        Wording("a", "the bridge will stay shut until June"),
        [Wording("b", "the old bridge would stay shut")],
    )
    assert [tuple((cell.text, cell.relation) for cell in column) for column in columns] == [
        (("the", "equal"), ("the", "equal")),
        (("", "left_out"), ("old", "added")),
        (("bridge", "equal"), ("bridge", "equal")),
        (("will", "equal"), ("would", "reworded")),
        (("stay", "equal"), ("stay", "equal")),
        (("shut", "equal"), ("shut", "equal")),
        (("until", "equal"), ("", "left_out")),
        (("June", "equal"), ("", "left_out")),
    ]


sentences = st.lists(st.sampled_from(["the", "old", "bridge", "will", "stay", "shut", "June"]), max_size=9).map(
    " ".join
)


@given(st.lists(sentences, min_size=2, max_size=4))
def test_every_wording_can_be_read_down_its_cells(texts):
    first, *rest = [Wording(str(n), text) for n, text in enumerate(texts)]
    columns = aligned(first, rest)
    for wording in [first, *rest]:
        cells = [cell.text for column in columns for cell in column if cell.quote_id == wording.quote_id and cell.text]
        assert cells == [token.text for token in tokens(wording.text)]
    assert all([cell.quote_id for cell in column] == [w.quote_id for w in [first, *rest]] for column in columns)


@given(st.text(max_size=80))
def test_pieces_lose_no_word(text):
    assert [w for piece in pieces(text) for w in words(piece)] == words(text) or "," in text or "”" in text


def test_a_family_of_two_long_statements_aligns_all_their_sentences():
    printed = [
        ("a", "Ann Perrin", "The ferry will run every hour. The pillars of the bridge are cracked from top to bottom."),
        ("b", "Ann Perrin", "The ferry will run each hour. The pillars of the bridge are cracked from top to base."),
    ]
    (family,) = quote_families(record_of(printed))
    assert [column[0].text for column in family.alignment][-5:] == ["cracked", "from", "top", "to", "bottom."]
    assert family.alignment[-1][1].relation == "reworded"


def test_stems_and_kindred_words():
    assert stem("suspends") == stem("suspended") == stem("suspend")
    assert "bridge" not in content("of the and")
    assert kindred()[stem("bureau")] == kindred()[stem("office")]
