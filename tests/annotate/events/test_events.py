"""Events: golden pairs and texts, the vocabulary's refusals, spans, and what `code_event` refuses."""

from collections.abc import Callable
from pathlib import Path

import pytest

import consilience
from consilience.annotate.annotator import annotated
from consilience.annotate.events.contexts import contexts_of
from consilience.annotate.events.parties import codes, sectors_of
from consilience.annotate.events.senses import senses_of
from consilience.annotate.events.vocabulary import files, read, vocabulary
from consilience.annotate.reading import Reading
from consilience.components import ANNOTATORS
from consilience.errors import VocabularyError
from consilience.model.events import EventMention, Party
from consilience.text.plover import MODES

GOLDEN = Path(__file__).parent.parent.parent / "golden"


def cases(name: str) -> list[tuple[str, list[str]]]:
    lines = [line for line in (GOLDEN / name).read_text(encoding="utf-8").split("\n") if not line.startswith("#")]
    blocks = [block.strip().split("\n") for block in "\n".join(lines).split("\n\n") if block.strip()]
    return [(block[0].removeprefix("> "), block[1:]) for block in blocks]


def unmarked(marked: str) -> tuple[str, tuple[int, int] | None, tuple[int, int] | None]:
    """The text without its brackets, and the places that stood in [] and in {}."""
    text, places = "", {}
    for character in marked:
        if character in "[]{}":
            places[character] = len(text)
        else:
            text += character
    actor = (places["["], places["]"]) if "[" in places else None
    recipient = (places["{"], places["}"]) if "{" in places else None
    return text, actor, recipient


def name_of(value: object) -> str:
    return value[:50] if isinstance(value, str) else ""


@pytest.mark.parametrize(("marked", "expected"), cases("events.txt"), ids=name_of)
def test_golden_pairs(marked: str, expected: list[str]) -> None:
    event = consilience.code_event(*unmarked(marked))
    assert event is not None
    assert [f"{event.event} | {event.mode or '-'} | {event.status}"] == expected
    assert not event.rule.startswith("nearest")


def rows_of(reading: Reading, *, is_sure: bool = True) -> tuple[EventMention, ...]:
    return tuple(row for row in annotated(reading, ANNOTATORS).events if row.is_sure == is_sure)


def described(text: str, event: EventMention) -> str:
    def party(row: Party | None, others: tuple[Party, ...]) -> str:
        words = " + ".join(text[one.start : one.end] for one in (row, *others) if one)
        return f"{words} | {row.country or '-'}/{row.sector or '-'}" if row else "- | -/-"

    place = text[event.place.start : event.place.end] if event.place else "-"
    parts = [event.event, event.mode or "-", event.status, party(event.actor, event.co_actors)]
    parts += [party(event.recipient, event.co_recipients), place]
    return " | ".join([*parts, event.date or "-"])


@pytest.mark.parametrize(
    ("text", "expected"), [*cases("events_documents.txt"), *cases("events_senses.txt")], ids=name_of
)
def test_golden_documents(read: Callable[..., Reading], text: str, expected: list[str]) -> None:
    found = [described(text, event) for event in rows_of(read(text, published="2021-10-19"))]
    assert (found or ["none"]) == expected


def test_every_span_slices_to_its_words(read: Callable[..., Reading]) -> None:
    reading = read("Belgium agreed to lift sanctions on Norway. The Norwegian army shelled a Belgian port on Monday.")
    text = reading.document.text
    rows = rows_of(reading)
    assert [text[row.start : row.end] for row in rows] == ["agreed", "shelled"]
    assert [text[word.start : word.end] for word in rows[0].words] == ["agreed", "lift", "sanctions"]
    assert [row.id for row in rows] == ["a.txt/event-1", "a.txt/event-2"]
    assert text[rows[1].evidence.start : rows[1].evidence.end] == "The Norwegian army shelled a Belgian port on Monday"


def test_evidence_is_the_clause_with_the_act_and_its_parties(read: Callable[..., Reading]) -> None:
    reading = read(
        "After weeks of silence, which few had noticed, Belgium expelled two Norwegian envoys, and it rained."
    )
    (row,) = rows_of(reading)
    words = reading.document.text[row.evidence.start : row.evidence.end]
    assert words.endswith("Belgium expelled two Norwegian envoys")
    assert "rained" not in words


def test_what_is_said_is_dated_by_its_saying(read: Callable[..., Reading]) -> None:
    reading = read(
        "On Monday the Belgian minister said that Norway is not interested in peace.", published="2021-10-19"
    )
    assert [(row.event, row.date) for row in rows_of(reading)] == [("ACCUSE", "2021-10-18")]


def test_rows_stand_in_text_order(read: Callable[..., Reading]) -> None:
    reading = read("Belgium said that Norway is not serious. Belgium expelled two Norwegian envoys.")
    rows = rows_of(reading)
    assert [row.event for row in rows] == ["ACCUSE", "SANCTION"]
    assert [row.id for row in rows] == ["a.txt/event-1", "a.txt/event-2"]


def test_acts_of_parties_without_codes_are_unsure(read: Callable[..., Reading]) -> None:
    reading = read(
        "Belgium expelled two Norwegian envoys. The union of harbour pilots denounced the plans of the owners."
    )
    text = reading.document.text
    (row,) = rows_of(reading, is_sure=False)
    assert (row.event, row.mode, row.status) == ("ACCUSE", "disapprove", "occurred")
    assert row.actor is not None
    assert text[row.actor.start : row.actor.end] == "The union of harbour pilots"
    assert row.recipient is not None
    assert text[row.recipient.start : row.recipient.end] == "the plans of the owners"
    assert row.recipient.country is None
    assert row.id == "a.txt/event-2"


def test_what_is_not_told_as_done_is_unsure_and_no_fact(read: Callable[..., Reading]) -> None:
    (row,) = rows_of(read("Norway should attack Belgium."), is_sure=False)
    assert (row.event, row.status) == ("ASSAULT", "hypothetical")


def test_an_act_has_one_row(read: Callable[..., Reading]) -> None:
    reading = read("Belgium agreed to lift sanctions on Norway. The Norwegian army shelled a Belgian port on Monday.")
    assert rows_of(reading, is_sure=False) == ()


def test_the_rule_names_the_operator_and_the_pattern() -> None:
    event = consilience.code_event("Norland refused to meet Valdonia.", (0, 7), (24, 32))
    assert event is not None
    assert event.rule == "connects | refuse: refuse < CONSULT: meet"


def test_a_text_without_an_act_has_none() -> None:
    assert consilience.code_event("Norland lies north of Valdonia.", (0, 7), (22, 30)) is None


def test_the_nearest_act_is_said_to_be_that() -> None:
    text = "Norland; Valdonia (both attacked)."
    event = consilience.code_event(text, (0, 7), (9, 17))
    assert event is not None
    assert event.rule.endswith("ASSAULT: attack")
    assert event.rule.split(" | ")[0] in ("above", "nearest")


@pytest.mark.parametrize(
    ("actor", "recipient"), [((0, 0), (8, 12)), ((0, 7), (90, 95)), ((-2, 3), None), ((7, 8), None), (None, None)]
)
def test_a_party_that_is_no_stretch_of_words_is_refused(
    actor: tuple[int, int] | None, recipient: tuple[int, int] | None
) -> None:
    with pytest.raises(consilience.UsageError):
        consilience.code_event("Norland left the valley.", actor, recipient)


def test_an_empty_text_is_refused() -> None:
    with pytest.raises(consilience.InputError):
        consilience.code_event("  ", (0, 1), None)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the Norwegian army", ("NOR", "MIL")),
        ("Norway", ("NOR", None)),
        ("the Belgian foreign minister", ("BEL", "GOV")),
        ("a Norwegian court", ("NOR", "JUD")),
        ("the opposition", (None, "OPP")),
        ("Dorsey", (None, None)),
        ("the Norwegian mission to NATO", ("NOR", "GOV")),
        ("the Norwegian defence minister", ("NOR", "GOV")),
        ("the embassy in Norway", (None, "GOV")),
        ("the police in Norway", ("NOR", "COP")),
        ("the residents who left", (None, "CVL")),
    ],
)
def test_actors_have_the_codes_of_the_field(words: str, expected: tuple[str | None, str | None]) -> None:
    assert codes(words) == expected


@pytest.mark.parametrize(
    ("name", "line", "why"),
    [
        ("acts.txt", "CONDEMN - 111: condemn", "CONDEMN is no event"),
        ("acts.txt", "ACCUSE shouting 111: condemn", "shouting is no mode of ACCUSE"),
        ("acts.txt", "ACCUSE - one: condemn", "one is no CAMEO code"),
        ("acts.txt", "ACCUSE 111: condemn", "a code is"),
        ("acts.txt", "ACCUSE - 111: condemn, , denounce", "is no pattern"),
        ("acts.txt", "ACCUSE - 111: send @nobody", "there is no set @nobody"),
        ("acts.txt", "ACCUSE - 111: send <nobody>", "there is no <nobody>"),
        ("acts.txt", "ACCUSE - 111: send ^king|^queen", "one mark opens"),
        ("acts.txt", "ACCUSE - 111: send >king", "a mark at its head"),
        ("acts.txt", "condemn", "an entry is"),
        ("acts.txt", "[adjectives]", "a section is"),
        ("operators.txt", "ASSAULT THREATEN", "a change is"),
        ("operators.txt", "BITE => same", "BITE is no event"),
        ("sets.txt", "troops", "a set is"),
        ("sets.txt", "two words: soldier", "a set is"),
        ("sets.txt", "fleets: navy, , frigate", "'' is no word"),
        ("sets.txt", "fleets: air force", "'air force' is no word"),
        ("sets.txt", "fleets: Navy", "'Navy' is no word"),
        ("sets.txt", "fleets: @troops", "'@troops' is no word"),
        ("sayings.txt", "say, tell", "'say,' is no word"),
        ("sayings.txt", "Say", "'Say' is no word"),
        ("sets.txt", "troops: soldier", "stands there twice"),
    ],
)
def test_a_mistake_in_the_vocabulary_is_refused_with_its_line(name: str, line: str, why: str) -> None:
    texts = files()
    number = len(texts[name].splitlines()) + 1
    with pytest.raises(VocabularyError, match=f"{name}, line {number}: .*{why}"):
        read({**texts, name: texts[name].rstrip("\n") + f"\n{line}\n"})


def test_a_sector_that_is_no_code_is_refused_with_its_line() -> None:
    with pytest.raises(VocabularyError, match=r"sectors.txt, line 2"):
        sectors_of("GOV: minister\nghosts: ghost\n")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("ASSAULT *: unsure", "a sense is"),
        ("ASSAULT *: => unsure", "a sense is"),
        ("BITE *: word bite => unsure", "PLOVER has no BITE"),
        ("ASSAULT bite: word bite => unsure", "PLOVER has no ASSAULT bite"),
        ("ASSAULT *: mood bad => unsure", "'mood' is no condition"),
        ("ASSAULT *: not => unsure", "'' is no condition"),
        ("ASSAULT *: word @nobody => unsure", "there is no set @nobody"),
        ("ASSAULT *: word bite 3 => unsure", "'3' says nothing"),
        ("ASSAULT *: word bite => BITE", "a code is"),
    ],
)
def test_a_mistake_in_a_sense_is_refused_with_its_line(line: str, why: str) -> None:
    with pytest.raises(VocabularyError, match=rf"senses.txt, line 2: .*{why}"):
        senses_of(f"# A note.\n{line}\n", vocabulary().sets)


def test_a_new_line_is_read() -> None:
    texts = files()
    one = texts["acts.txt"].replace("[verbs]\n", "[verbs]\nACCUSE disapprove 111: tut-tut, harrumph\n", 1)
    assert {row.words for row in read({**texts, "acts.txt": one}).verbs["harrumph"]} == {"harrumph"}


def test_every_event_has_words() -> None:
    patterns = [p for rows in (vocabulary().verbs, vocabulary().nouns) for found in rows.values() for p in found]
    assert {p.code.event for p in patterns if p.code} == set(MODES)


def test_a_context_that_plover_does_not_have_is_refused_with_its_line() -> None:
    with pytest.raises(VocabularyError, match=r"contexts.txt, line 2: .*no such context"):
        contexts_of("resource: oil\nweather: rain\n")


@pytest.mark.parametrize(
    ("words", "sector"), [("the reporters of Ghent", "JRN"), ("a doctor", "MED"), ("the students", "EDU")]
)
def test_sectors_are_those_of_the_manual(words: str, sector: str) -> None:
    assert codes(words)[1] == sector
