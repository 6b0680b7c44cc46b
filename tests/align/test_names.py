"""Actors across documents."""

from dataclasses import replace

import pytest

from consilience.align.names import actors
from consilience.annotate.mentions import mentions
from consilience.ingest.jsonl import document_of
from consilience.model import Actor, Annotations, Generator, Record
from consilience.text.countries import country_of, country_of_capital, usual_name
from consilience.text.persons import gender_of, is_same_name
from consilience.text.roles import is_same_post, post_of
from tests.golden_cases import cases


@pytest.fixture
def story(parser):
    """A record with mentions and actors of the given texts, one document each."""

    def record(*texts: str) -> Record:
        documents = [document_of({"id": f"{n}.txt", "text": text}) for n, text in enumerate(texts)]
        rows = {r.document.id: Annotations(mentions=mentions(r, Annotations())) for r in parser.readings(documents)}
        found = Record(Generator("0", "none", "none"), tuple(documents), rows)
        return replace(found, actors=actors(found))

    return record


def _actor_of(record: Record, words: str) -> Actor | None:
    """The actor of the longest mention inside the first place where the words are printed."""
    for document in record.documents:
        at = document.text.find(words)
        if at < 0:
            continue
        inside = [m for m in record.annotations[document.id].mentions if m.start < at + len(words) and at < m.end]
        inside = [m for m in inside if m.form != "pronoun" and (m.end <= at + len(words) or m.start <= at)]
        best = max(
            inside, key=lambda m: (min(m.end, at + len(words)) - max(m.start, at), m.start - m.end), default=None
        )
        return record.actor_of_chain.get(best.chain) if best else None
    raise AssertionError(f"{words!r} is not printed in the case")


@pytest.mark.parametrize("case", cases("actors"), ids=str)
def test_golden(case, story):
    record = story(*case.given)
    for line in case.expected:
        if " != " in line:
            left, right = (_actor_of(record, side) for side in line.split(" != "))
            assert left is None or left != right, (line, record.actors)
        elif " = " in line:
            left, right = (_actor_of(record, side) for side in line.split(" = "))
            assert left is not None, (line, record.actors)
            assert left == right, (line, record.actors)
        elif " - " in line:
            assert _actor_of(record, line.split(" - ")[0]) is None, line
        else:
            words, name = line.split(" : ")
            assert getattr(_actor_of(record, words), "name", None) == name, (line, record.actors)


TEXTS = (
    "Norwegian Foreign Minister Anna Lindqvist warned Moscow. Lindqvist met Ivan Petrenko.",
    "The Norwegian foreign minister warned Russia. NATO agreed. Maria Petrenko did not.",
    "The alliance, NATO, met Ana Lindkvist and Anna Lindqvist. The Kremlin said nothing.",
)


def test_actors_do_not_depend_on_the_order_of_documents(story):
    record = story(*TEXTS)
    turned = replace(record, documents=tuple(reversed(record.documents)))
    again = actors(turned)
    assert [(a.id, a.name, a.aliases, a.chains) for a in again] == [
        (a.id, a.name, a.aliases, a.chains) for a in record.actors
    ]


def test_each_chain_has_at_most_one_actor_and_evidence_slices(story):
    record = story(*TEXTS)
    chains = [chain for actor in record.actors for chain in actor.chains]
    assert len(chains) == len(set(chains))
    for actor in record.actors:
        assert actor.evidence
        for words in actor.evidence:
            assert words.span.of(record.document_of[words.document_id].text).strip()


def test_aliases_name_no_other_person(story):
    record = story("Dina Rowe, a spokeswoman for President Hugo Brandt, spoke. Brandt did not.")
    rowe = next(actor for actor in record.actors if actor.name == "Dina Rowe")
    assert not any("Brandt" in alias for alias in rowe.aliases)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Sergey Malakhov", "Sergei Malakhov", True),
        ("Yevgeny Orlov", "Evgeni Orlov", True),
        ("Javier Cardel", "Javier Kardel", True),
        ("Kim Dong-chul", "Kim Dong Chul", True),
        ("José Núñez", "Jose Nunez", True),
        ("J. Brandt", "Jakob Brandt", True),
        ("Ivan Petrenko", "Maria Petrenko", False),
        ("Kim Jong Un", "Kim Jong Il", False),
        ("Anna Berg", "Anna Lindqvist", False),
    ],
)
def test_spellings(one, other, is_same):
    assert is_same_name(one, other) is is_same
    assert is_same_name(other, one) is is_same


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("minister of foreign affairs", "foreign minister", True),
        ("head of the foreign ministry", "foreign minister", True),
        ("top diplomat", "foreign minister", True),
        ("spokesman", "spokeswoman", True),
        ("Secretary-General", "secretary general", True),
        ("defense minister", "minister of defence", True),
        ("deputy foreign minister", "foreign minister", False),
        ("former president", "president", False),
        ("defence minister", "foreign minister", False),
        ("vice president", "president", False),
    ],
)
def test_posts(one, other, is_same):
    assert is_same_post(post_of(one), post_of(other)) is is_same


def test_country_codes_are_iso():
    import pycountry

    for name in ("Russia", "the Russian Federation", "Russian", "Russians", "the Kremlin"):
        assert country_of(name) == "RUS"
    assert country_of_capital("Moscow") == "RUS"
    assert country_of("Moscow") is None
    assert country_of("us") is None
    from consilience.text.countries import _USUAL

    for code in _USUAL:
        assert code == "XKX" or pycountry.countries.get(alpha_3=code) is not None, code
        assert usual_name(code)


def test_gender_is_unknown_for_unknown_names():
    assert gender_of("Maria") == "f"
    assert gender_of("Peter") == "m"
    assert gender_of("Qwerty") is None
