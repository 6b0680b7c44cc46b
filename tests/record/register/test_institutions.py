"""Institutions across accounts: what is one, what stays apart, what belongs to the system, and the names."""

from dataclasses import replace

import pytest

from consilience.model import (
    Actor,
    Annotations,
    Evidence,
    Generator,
    Institution,
    InstitutionMention,
    MeasureMention,
    Party,
    Quote,
    Record,
    Relevance,
    Span,
)
from consilience.record.register.institutions import institutions
from tests.accounts import document

NORWAY, POLAND, COMPACT = "NOR", "POL", "compact"
TEXT = "x" * 400
CHAINS = {"NOR": "state-nor", "POL": "state-pol", "compact": "compact"}


def mention(document_id: str, number: int, name: str, kind: str = "embassy", **fields: object) -> InstitutionMention:
    """A mention in chain `number`; a side is an ISO code, "compact", or a person's chain."""

    def side(who: object) -> Party | None:
        if who is None:
            return None
        country = str(who) if str(who).isupper() else None
        sector = "GOV" if country else ("IGO" if who == COMPACT else None)
        return Party(0, 1, f"{document_id}/{CHAINS.get(str(who), who)}", country, sector)

    start = fields.pop("start", number * 10)
    belongs = fields.pop("belongs_to", None)
    host = fields.pop("host", None)
    assert isinstance(start, int)
    return InstitutionMention(
        id=f"{document_id}/{number}-{start}",
        document_id=document_id,
        start=start,
        end=start + 5,
        kind=kind,
        chain=f"{document_id}/institution-{number}",
        name=name,
        sends=side(fields.pop("sends", None)),
        receives=side(fields.pop("receives", None)),
        host=Party(0, 1, None, str(host), None) if host else None,
        belongs_to=f"{document_id}/institution-{belongs}" if belongs else None,
    )


def measure(document_id: str, number: int) -> MeasureMention:
    words = Evidence(document_id, 0, 5)
    chain = f"{document_id}/institution-{number}"
    return MeasureMention("m", document_id, 0, 5, "close", "close", "announced", "r", words, target_chain=chain)


def record(*rows: InstitutionMention, tied: tuple[tuple[str, int], ...] = (), off: str = "") -> Record:
    ids = ("a.txt", "b.txt", "c.txt")
    annotations = {
        id_: Annotations(
            institutions=tuple(row for row in rows if row.document_id == id_),
            measures=tuple(measure(*one) for one in tied if one[0] == id_),
        )
        for id_ in ids
    }
    return Record(
        generator=Generator("0", "none", "none"),
        documents=tuple(document(id_, TEXT, "Keel Courier", "2031-11-03") for id_ in ids),
        annotations=annotations,
        actors=(
            Actor("actor-1", "Norway", "state", country="NOR", chains=tuple(f"{id_}/state-nor" for id_ in ids)),
            Actor("actor-2", "Poland", "state", country="POL", chains=tuple(f"{id_}/state-pol" for id_ in ids)),
            Actor("actor-3", "Meridian Compact", "organisation", chains=tuple(f"{id_}/compact" for id_ in ids)),
            Actor("actor-4", "Ilan Dorsey", "person", country="NOR", chains=("b.txt/dorsey",)),
        ),
        relevance=(Relevance(off, "off_event", "another affair"),) if off else (),
    )


def named(found: tuple[Institution, ...]) -> list[str]:
    return [row.name for row in found]


MISSION = mention("a.txt", 1, "its mission to the Compact", "mission_to_organisation", sends=NORWAY, receives=COMPACT)


def test_several_words_for_one_are_one_row() -> None:
    found = institutions(
        record(
            MISSION,
            mention(
                "b.txt", 1, "our embassy to the Compact", "mission_to_organisation", sends="dorsey", receives=COMPACT
            ),
            mention("c.txt", 1, "the Norwegian mission", "mission", sends=NORWAY),
            tied=(("a.txt", 1),),
        )
    )
    (row,) = found
    assert (row.id, row.name, row.kind) == (
        "inst-1",
        "Permanent Mission of Norway to the Meridian Compact",
        "mission_to_organisation",
    )
    assert (row.sends, row.receives, row.host_state) == ("actor-1", "actor-3", None)
    assert row.labels == ("its mission to the Compact", "our embassy to the Compact", "the Norwegian mission")
    assert row.evidence == tuple(Evidence(id_, 10, 15) for id_ in ("a.txt", "b.txt", "c.txt"))
    assert row.chains == tuple(f"{id_}/institution-1" for id_ in ("a.txt", "b.txt", "c.txt"))


def test_an_embassy_and_a_mission_in_one_capital_stay_two() -> None:
    found = institutions(
        record(
            MISSION,
            mention("b.txt", 1, "its embassy in Warsaw", sends=NORWAY, receives=POLAND, host="POL"),
            tied=(("a.txt", 1), ("b.txt", 1)),
        )
    )
    assert named(found) == ["Permanent Mission of Norway to the Meridian Compact", "Embassy of Norway in Poland"]


def test_a_membership_is_one_across_accounts() -> None:
    found = institutions(
        record(
            mention("a.txt", 1, "the Compact", "membership", sends=NORWAY, receives=COMPACT),
            mention("b.txt", 1, "its membership of the Compact", "membership", sends=NORWAY, receives=COMPACT),
            mention("c.txt", 1, "the Compact", "membership", sends=POLAND, receives=COMPACT),
            tied=(("a.txt", 1), ("c.txt", 1)),
        )
    )
    assert named(found) == [
        "Membership of Norway in the Meridian Compact",
        "Membership of Poland in the Meridian Compact",
    ]


def test_talks_of_unnamed_sides_have_the_name_of_their_place() -> None:
    row = mention("a.txt", 1, "peace talks", "talks", host="POL")
    assert named(institutions(record(row, tied=(("a.txt", 1),)))) == ["Peace talks in x"]


def test_two_embassies_stay_two() -> None:
    rows = (
        mention("a.txt", 1, "the Polish embassy", sends=POLAND, receives=NORWAY),
        mention("b.txt", 1, "the Norwegian embassy", sends=NORWAY, receives=POLAND),
    )
    found = institutions(record(*rows, tied=(("a.txt", 1), ("b.txt", 1))))
    assert [(row.sends, row.receives) for row in found] == [("actor-2", "actor-1"), ("actor-1", "actor-2")]


def test_what_could_be_either_of_two_is_left_out() -> None:
    rows = (
        mention("a.txt", 1, "its embassy in Warsaw", sends=NORWAY, receives=POLAND),
        mention("a.txt", 2, "its embassy in Berlin", sends=NORWAY, receives="DEU"),
        mention("b.txt", 1, "the Norwegian embassy", sends=NORWAY),
    )
    found = institutions(record(*rows, tied=(("a.txt", 1), ("a.txt", 2), ("b.txt", 1))))
    assert named(found) == ["Embassy of Norway in Poland", "Embassy of Norway in Germany"]
    assert all("b.txt/institution-1" not in row.chains for row in found)


def test_parties_of_a_joint_body_have_no_order() -> None:
    rows = (
        mention("a.txt", 1, "the Norway-Compact Council", "joint_body", sends=NORWAY, receives=COMPACT),
        mention("b.txt", 1, "the Compact-Norway Council", "joint_body", sends=COMPACT, receives=NORWAY),
    )
    (row,) = institutions(record(*rows))
    assert len(row.evidence) == 2
    assert row.name in ("Norway-Compact Council", "Compact-Norway Council")


@pytest.mark.parametrize(("name", "rows"), [("the Joint Truce Commission", 1), ("the joint commission", 2)])
def test_a_joint_body_with_a_name_is_one_where_one_account_tells_whose_it_is(name: str, rows: int) -> None:
    found = institutions(
        record(
            mention("a.txt", 1, name, "joint_body", sends=NORWAY, receives=POLAND),
            mention("b.txt", 1, name, "joint_body"),
            tied=(("a.txt", 1), ("b.txt", 1)),
        )
    )
    assert len(found) == rows


def test_a_post_belongs_to_the_institution_of_its_sides() -> None:
    post = mention("b.txt", 1, "the permanent envoy", "permanent_representative", sends=NORWAY, receives=COMPACT)
    found = institutions(record(MISSION, post, tied=(("a.txt", 1), ("b.txt", 1))))
    assert [(row.kind, row.belongs_to) for row in found] == [
        ("mission_to_organisation", None),
        ("permanent_representative", "inst-1"),
    ]


def test_the_account_says_what_a_post_belongs_to() -> None:
    post = mention("a.txt", 2, "its chief", "military_representative", sends=NORWAY, receives=COMPACT, belongs_to=1)
    other = mention("b.txt", 1, "Norway's chief", "military_representative", sends=NORWAY)
    *_, row = institutions(record(MISSION, post, other, tied=(("a.txt", 1), ("b.txt", 1))))
    assert (row.belongs_to, row.labels) == ("inst-1", ("its chief", "Norway's chief"))


def test_people_of_one_post_are_no_post_of_their_own() -> None:
    people = mention("b.txt", 1, "its ambassadors", "ambassador", sends=NORWAY, receives=POLAND)
    assert institutions(record(people, tied=(("b.txt", 1),))) == ()
    one = mention("a.txt", 1, "the ambassador", "ambassador", sends=NORWAY, receives=POLAND)
    (row,) = institutions(record(one, people, tied=(("b.txt", 1),)))
    assert row.labels == ("the ambassador", "its ambassadors")


@pytest.mark.parametrize(("documents", "rows"), [(("a.txt",), 0), (("a.txt", "b.txt"), 1)])
def test_untied_counts_where_two_accounts_name_both_sides(documents: tuple[str, ...], rows: int) -> None:
    given = [mention(id_, 1, "the embassy", sends=NORWAY, receives=POLAND) for id_ in documents]
    assert len(institutions(record(*given))) == rows


def test_the_house_of_a_speaker_is_not_part_of_the_system() -> None:
    rows = [mention(id_, 1, "the embassy", sends=NORWAY, receives=POLAND) for id_ in ("a.txt", "b.txt")]
    told = record(*rows)
    speaker = Quote("q", "b.txt", "indirect", 30, 40, (Span(30, 40),), speaker=Span(5, 20))
    annotations = {**told.annotations, "b.txt": replace(told.annotations["b.txt"], quotes=(speaker,))}
    assert institutions(told) != ()
    assert institutions(replace(told, annotations=annotations)) == ()


def test_an_untied_post_is_a_persons_label() -> None:
    rows = [
        mention(id_, 1, "the ambassador", "ambassador", sends=NORWAY, receives=POLAND) for id_ in ("a.txt", "b.txt")
    ]
    assert institutions(record(*rows)) == ()


def test_documents_about_something_else_take_no_part() -> None:
    rows = [mention(id_, 1, "the embassy", sends=NORWAY, receives=POLAND) for id_ in ("a.txt", "b.txt")]
    assert institutions(record(*rows, off="b.txt")) == ()


def test_a_state_that_acts_nowhere_keeps_its_name() -> None:
    row = mention("a.txt", 1, "its embassy in Brussels", sends=NORWAY, receives="BEL", host="BEL")
    (found,) = institutions(record(row, tied=(("a.txt", 1),)))
    assert (found.name, found.receives, found.host_state) == ("Embassy of Norway in Belgium", None, "BEL")


def test_the_order_of_the_documents_does_not_matter() -> None:
    rows = (
        MISSION,
        mention("b.txt", 1, "its mission", "mission", sends=NORWAY),
        mention("b.txt", 2, "the Polish embassy", sends=POLAND, receives=NORWAY),
        mention("c.txt", 1, "Poland's embassy", sends=POLAND),
    )
    one = record(*rows, tied=(("a.txt", 1), ("c.txt", 1)))
    other = record(*reversed(rows), tied=(("a.txt", 1), ("c.txt", 1)))
    shuffled = replace(other, annotations=dict(reversed(other.annotations.items())))
    assert institutions(one) == institutions(shuffled)


def test_a_crossing_is_known_by_its_name() -> None:
    rows = (
        mention("a.txt", 1, "the Varrow border crossing", "border_crossing"),
        mention("b.txt", 1, "the Varrow crossing", "border_crossing"),
        mention("b.txt", 2, "the Selm crossing", "border_crossing"),
    )
    found = institutions(record(*rows, tied=(("a.txt", 1), ("b.txt", 1), ("b.txt", 2))))
    assert [row.labels for row in found] == [
        ("the Varrow border crossing", "the Varrow crossing"),
        ("the Selm crossing",),
    ]


def test_what_stays_open_beside_what_is_closed_is_part_of_the_system() -> None:
    closed = (
        mention("a.txt", 1, "the Polish embassy in Oslo", sends=POLAND, receives=NORWAY, host="NOR"),
        mention("a.txt", 2, "the Polish consulate", "consulate", sends=POLAND, host="NOR"),
    )
    kept = mention("a.txt", 3, "Norway's embassy in Warsaw", sends=NORWAY, receives=POLAND, host="POL")
    other = mention("a.txt", 4, "the German embassy in Oslo", sends="DEU", receives=NORWAY, host="NOR")
    alien = mention("a.txt", 5, "the German embassy in Paris", sends="DEU", receives="FRA", host="FRA")
    rows = (*closed, kept, other, alien)
    one = institutions(record(*rows, tied=(("a.txt", 1),)))
    assert [row.labels[0] for row in one] == [closed[0].name, closed[1].name, kept.name]
    two = institutions(record(*rows, tied=(("a.txt", 1), ("a.txt", 2))))
    assert {row.labels[0] for row in two} == {row.name for row in rows} - {alien.name}
    assert institutions(record(*rows)) == ()


def test_crossings_beside_a_closed_one_are_part_of_the_system() -> None:
    rows = (
        mention("a.txt", 1, "the Varrow crossing", "border_crossing"),
        mention("b.txt", 1, "the Selm crossing", "border_crossing"),
    )
    assert named(institutions(record(*rows, tied=(("a.txt", 1),)))) == ["Varrow crossing", "Selm crossing"]


def test_organs_of_one_organisation_stay_two() -> None:
    rows = (
        mention("a.txt", 1, "the Compact's secretariat", "organ", sends=COMPACT),
        mention("a.txt", 2, "the council of ministers", "organ", sends=COMPACT),
        mention("b.txt", 1, "the secretariat of the Compact", "organ", sends=COMPACT),
    )
    found = institutions(record(*rows, tied=(("a.txt", 1), ("a.txt", 2))))
    assert named(found) == ["Secretariat of the Meridian Compact", "Council of Ministers of the Meridian Compact"]


SARNOVIA = Actor("actor-9", "Sarnovia", "organisation", chains=("a.txt/sarnovia",))


def unlisted(words: str, chain: str | None, number: int, document_id: str, **fields: object) -> InstitutionMention:
    """An embassy of a state that no list has, by the words for it at the start of the text."""
    row = mention(document_id, number, words, **fields)
    return replace(row, sends=Party(0, len(words.split()[0]), chain, None, "GOV"))


def test_a_state_without_a_code_is_one_across_accounts() -> None:
    rows = (
        unlisted("its embassy in Oslo", "a.txt/sarnovia", 1, "a.txt", receives=NORWAY),
        unlisted("Sarnovian embassy", None, 1, "b.txt"),
    )
    told = record(*rows, tied=(("a.txt", 1), ("b.txt", 1)))
    texts = {"a.txt": TEXT, "b.txt": "Sarnovian embassy " + TEXT, "c.txt": TEXT}
    documents = tuple(document(id_, text, "Keel Courier", "2031-11-03") for id_, text in texts.items())
    (row,) = institutions(replace(told, documents=documents, actors=(*told.actors, SARNOVIA)))
    assert (row.name, row.sends) == ("Embassy of Sarnovia in Norway", "actor-9")
    (alone,) = institutions(replace(record(rows[1], tied=(("b.txt", 1),)), documents=documents))
    assert (alone.name, alone.sends) == ("Sarnovian embassy", None)


def test_an_embassy_between_the_parties_of_a_measure_is_part_of_the_system() -> None:
    told = record(
        mention("a.txt", 1, "the Polish embassy in Oslo", sends=POLAND, receives=NORWAY, host="NOR"),
        mention("a.txt", 2, "the Polish embassy in Paris", sends=POLAND, receives="FRA", host="FRA"),
    )
    by, on = Party(0, 1, None, NORWAY, "GOV"), Party(0, 1, None, POLAND, "GOV")
    act = replace(measure("a.txt", 9), by=by, on=on, target_chain=None)
    annotations = {**told.annotations, "a.txt": replace(told.annotations["a.txt"], measures=(act,))}
    assert institutions(told) == ()
    assert named(institutions(replace(told, annotations=annotations))) == ["Embassy of Poland in Norway"]


def test_organs_that_two_accounts_name_bring_the_court_of_their_organisation() -> None:
    secretariat = [mention(id_, 1, "the secretariat", "organ", sends=COMPACT) for id_ in ("a.txt", "b.txt")]
    court = mention("a.txt", 2, "the bloc's court of justice", "court", sends=COMPACT)
    foreign = mention("a.txt", 3, "Poland's supreme court", "court", sends=POLAND)
    assert named(institutions(record(*secretariat, court, foreign))) == [
        "Secretariat of the Meridian Compact",
        "Court of Justice of the Meridian Compact",
    ]
    assert institutions(record(court, foreign)) == ()


def test_talks_of_two_subjects_stay_two() -> None:
    peace = mention("a.txt", 1, "peace talks", "talks", sends=NORWAY, receives=POLAND)
    trade = mention("b.txt", 2, "the trade talks", "talks", sends=NORWAY, receives=POLAND)
    plain = mention("c.txt", 3, "its talks with Poland", "talks", sends=NORWAY, receives=POLAND)
    tied = (("a.txt", 1), ("b.txt", 2), ("c.txt", 3))
    assert named(institutions(record(peace, plain, tied=tied))) == ["Talks between Norway and Poland"]
    assert len(institutions(record(peace, trade, tied=tied))) == 2
