"""Origins: copies, wire credits and publishers, each with its reason and the shared words."""

import time
from random import Random

from consilience.align.origins import origins
from consilience.annotate.parser import Parser
from consilience.model import Annotations, Generator, Record
from tests.accounts import document

from .story import MISSION, record_of

RUN = "the harbour master closed both gates at noon after two ferries collided near the old stone pier in fog"


def reasons(parser: Parser, *items: dict[str, str]) -> list[tuple[tuple[str, ...], str]]:
    return [(origin.document_ids, origin.reason) for origin in record_of(parser, items).origins]


def test_a_long_run_of_words_is_shared_text(parser: Parser) -> None:
    record = record_of(
        parser,
        [
            {"id": "a", "text": f"Officials said {RUN}. Nobody was hurt in Velgrad."},
            {"id": "b", "text": f"Police confirmed that {RUN}! Boats waited outside."},
        ],
    )
    assert [origin.document_ids for origin in record.origins] == [("a", "b")]
    origin = record.origins[0]
    assert origin.reason == "19 words in a row are the same"
    shown = [record.document_of[e.document_id].text[e.start : e.end] for e in origin.evidence]
    assert shown == [RUN, RUN]


def test_eleven_words_are_not_enough(parser: Parser) -> None:
    short = " ".join(RUN.split()[:11])
    assert reasons(parser, {"id": "a", "text": f"{short} today."}, {"id": "b", "text": f"{short} again."}) == []


def test_a_shared_quotation_is_no_copy(parser: Parser) -> None:
    one = {"id": "a", "text": f"“{RUN.capitalize()},” minister Ana Ruhl said on Monday."}
    two = {"id": "b", "text": f"Reporters asked twice. Ana Ruhl said: “{RUN.capitalize()}.”"}
    assert reasons(parser, one, two) == []


def test_the_same_agency_is_one_origin(parser: Parser) -> None:
    one = {"id": "a", "text": "VELGRAD (Reuters) - The harbour closed on Monday."}
    two = {"id": "b", "text": "VELGRAD, May 3 (Reuters) - Both gates of the port are shut."}
    three = {"id": "c", "text": "The port is shut. A spokesman spoke to Reuters on Monday."}
    found = reasons(parser, one, two, three)
    assert found == [(("a", "b"), "both credit Reuters")]


def test_the_same_outlet_is_one_origin(parser: Parser) -> None:
    one = {"id": "a", "source": "Velgrad Post", "text": "The harbour closed on Monday."}
    two = {"id": "b", "source": "Velgrad Post", "text": "Two ferries collided."}
    assert reasons(parser, one, two) == [(("a", "b"), "same outlet (Velgrad Post)")]


def test_identical_texts_are_one_origin(parser: Parser) -> None:
    found = reasons(parser, {"id": "a", "text": "The port is shut."}, {"id": "b", "text": "The  port is shut!"})
    assert found == [(("a", "b"), "identical text")]


def test_own_texts_share_nothing(parser: Parser) -> None:
    assert reasons(parser, *MISSION) == []


def test_twice_the_text_is_hardly_more_than_twice_the_time() -> None:
    def seconds(sentences: int) -> float:
        pick, acts = Random(3), ["closed", "opened", "repaired", "visited"]
        texts = [
            " ".join(
                f"The council of Port Varrow {pick.choice(acts)} the old harbour on the third of May with {number} men."
                for number in (pick.randint(2, 99) for _ in range(sentences))
            )
            for _ in range(2)
        ]
        documents = tuple(document(name, text, name, "2031-05-03") for name, text in zip("ab", texts, strict=True))
        record = Record(Generator("0", "none", "tests", ()), documents, {row.id: Annotations() for row in documents})
        started = time.process_time()
        assert [origin.document_ids for origin in origins(record)] == [("a", "b")]
        return time.process_time() - started

    short, long = (min(seconds(sentences) for _ in range(3)) for sentences in (1000, 2000))
    assert long < 3 * short + 0.05
