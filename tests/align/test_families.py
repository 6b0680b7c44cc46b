"""Quote families: golden pairs, the order of the inputs, the columns of an alignment."""

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.align.families import quote_families
from consilience.align.families.alignment import Wording, aligned, tokens
from consilience.align.families.segment import pieces, printed
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
    TimeExpression,
    Zone,
)
from tests.golden_cases import cases

LAYERS = ("families", "absorbed")
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
DAY = re.compile("|".join(DAYS))


def record_of(printed: list[tuple[str, str, str]]) -> Record:
    """A record of (document, speaker, words), in the order of the documents' names.

    Words of saying that follow in the text may stand behind the speaker ("Ann Perrin, told reporters on Monday").
    """
    names = sorted({document for document, _, _ in printed})
    speakers = sorted({voice(speaker) for _, speaker, _ in printed} - {"-", "narration"})
    documents, annotations, chains = [], {}, {speaker: [] for speaker in speakers}
    for name in names:
        text, quotes, times, zones = "", [], [], []
        for number, (document, speaker, said) in enumerate(printed, 1):
            if document != name:
                continue
            start, (who, _, cue) = len(text), speaker.partition(", ")
            text += f"{said}{' ' if cue else ''}{cue}\n"
            zones.append(Zone("body", start, len(text) - 1, "text"))
            if who == "narration":
                continue
            chain = None if who == "-" else f"{name}/{who}"
            if chain and chain not in chains[who]:
                chains[who].append(chain)
            span = Span(start, start + len(said))
            rest = Span(span.end + 1, len(text) - 1) if cue else None
            day = next((Span(m.start() + rest.start, m.end() + rest.start) for m in DAY.finditer(cue)), None)
            if day:
                edtf = f"2031-05-{DAYS.index(day.of(text)) + 12:02}"
                times.append(TimeExpression(f"{name}/{number}", name, day.start, day.end, "DATE", edtf, edtf=edtf))
            kind = "indirect" if cue.startswith("that") else "direct"
            quotes.append(
                Quote(
                    str(number), name, kind, span.start, span.end, (span,), cue=rest, speaker_chain=chain, said_on=day
                )
            )
        source = Source(name, name, "given")
        documents.append(Document(name, text, source, Published(None, "unknown"), "", tuple(zones)))
        annotations[name] = Annotations(quotes=tuple(quotes), times=tuple(times))
    actors = []
    for number, speaker in enumerate(speakers):
        name, _, office = speaker.removeprefix("body:").partition("/")
        kind = "institution" if speaker.startswith("body:") else "person"
        actors.append(Actor(f"actor-{number}", name, kind, office or None, "XXX", chains=tuple(chains[speaker])))
    return Record(Generator("", "", ""), tuple(documents), annotations, actors=tuple(actors))


def voice(speaker: str) -> str:
    return speaker.partition(", ")[0]


def printed_in(case) -> list[tuple[str, str, str]]:
    return [tuple(field.strip() for field in line.split("|")) for line in case.given]


def shown(families, record, number=str):
    """Families as the golden file shows them."""
    members = {family.id: " ".join(sorted(map(number, family.members))) for family in families}
    for family in families:
        line = f"{family.relation} {' '.join(map(number, family.members))}"
        line += "".join(f"; echo {members[echo]}" for echo in family.echoes)
        line += f"; restated {' '.join(map(number, family.restatements))}" if family.restatements else ""
        for place in family.absorbed:
            line += f"; absorbed {place.document_id}: {place.span.of(record.document_of[place.document_id].text)}"
        yield line


@pytest.mark.parametrize(("layer", "case"), [(name, case) for name in LAYERS for case in cases(name)], ids=str)
def test_families(layer, case):
    record = record_of(printed_in(case))
    assert tuple(shown(quote_families(record), record)) == case.expected


@pytest.mark.parametrize("case", [c for name in LAYERS for c in cases(name) if c.expected], ids=str)
def test_the_order_of_the_quotations_changes_no_family(case):
    """Nor does the order of the documents, or what they are called."""
    numbered = list(enumerate(printed_in(case), 1))
    expected = None
    for order in itertools.permutations(numbered):
        number = {str(place): str(n) for place, (n, _) in enumerate(order, 1)}
        record = record_of([row for _, row in order])
        found = quote_families(record)
        families = sorted(
            (
                family.relation,
                sorted(number[m] for m in family.members),
                sorted(number[m] for m in family.restatements),
                len(family.echoes),
                sorted(place.span.of(record.document_of[place.document_id].text) for place in family.absorbed),
                [sorted((number[cell.quote_id], cell.text, cell.relation) for cell in row) for row in family.alignment],
            )
            for family in found
        )
        expected = expected or families
        assert families == expected


documents = st.permutations(["a", "b", "c", "d"])


@pytest.mark.parametrize("case", [c for name in LAYERS for c in cases(name) if c.expected], ids=str)
@given(names=documents)
@settings(max_examples=12)
def test_the_names_of_the_documents_change_no_family(case, names):
    new = dict(zip("abcd", names, strict=True))
    printed = printed_in(case)
    found, renamed = (
        quote_families(record_of([(names[document], *rest) for document, *rest in printed]))
        for names in (dict(zip("abcd", "abcd", strict=True)), new)
    )
    assert sorted(map(rows_of, found)) == sorted(map(rows_of, renamed))


@pytest.mark.parametrize("case", [c for name in LAYERS for c in cases(name) if c.expected], ids=str)
def test_no_wording_is_put_together_from_several(case):
    """Every cell stands in the printed words of its own quotation, and reads on from the cell before it."""
    record = record_of(printed_in(case))
    quotes = {quote.id: quote for quote in record.quotes}
    for family in quote_families(record):
        assert set(family.members) >= {cell.quote_id for column in family.alignment for cell in column}
        for member in family.members:
            words = quotes[member].parts[0].of(record.document_of[quotes[member].document_id].text)
            place = 0
            for cell in (cell for column in family.alignment for cell in column if cell.quote_id == member):
                place = words.index(cell.text, place) + len(cell.text)


def test_the_speaker_whom_an_outlet_hands_on_prints_the_words():
    text = 'Gazette: Ann Perrin said "the old bridge will stay shut until June", and no one knows more than that.'
    start = text.index("Ann")
    inner = Span(text.index("the old"), text.index('", and'))
    outer = Quote("1", "a", "indirect", start, len(text) - 1, (Span(start, len(text) - 1),), speaker_chain="a/Gazette")
    said = Quote("2", "a", "direct", inner.start, inner.end, (inner,), speaker_chain="a/Ann Perrin")
    assert printed([outer, said]) == [said]
    own = Quote("2", "a", "direct", inner.start, inner.end, (inner,), speaker_chain="a/Gazette")
    assert printed([outer, own]) == [outer]


def rows_of(family):
    columns = [sorted((cell.quote_id, cell.text, cell.relation) for cell in row) for row in family.alignment]
    return family.relation, sorted(family.members), len(family.echoes), sorted(family.restatements), columns


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


def test_a_quotation_that_every_account_prints_is_one_family():
    said = "We cannot open the old bridge before the summer."
    (family,) = quote_families(record_of([(f"{n:03}", "Ann Perrin", said) for n in range(150)]))
    assert len(family.members) == 150


def test_stems_and_kindred_words():
    assert stem("suspends") == stem("suspended") == stem("suspend")
    assert "bridge" not in content("of the and")
    assert kindred()[stem("bureau")] == kindred()[stem("office")]
