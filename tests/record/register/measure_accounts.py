"""Three accounts of one affair and the measures that they tell, for the tests of measures."""

from __future__ import annotations

from dataclasses import replace

from consilience.model import (
    Actor,
    Annotations,
    Generator,
    Institution,
    Measure,
    MeasureMention,
    Party,
    Quote,
    Record,
    Span,
)
from consilience.record.register.measures import grouped_measures
from consilience.record.register.measures import measures as linked
from tests.accounts import Texts, document

KEEL = (
    "Valdonia suspends its mission to the Compact. The staff of the bureau leaves on 1 June, Lorne said. Ten posts go."
)
DORSEY = "Valdonia will close its embassy to the Compact. Six envoys were expelled. Five officials were sent home."
HARBOUR = (
    "The Compact takes the passes of six officials, strikes four empty posts and so cuts the mission by ten. "
    "It announced the sanctions."
)
DOCUMENTS = (
    document("keel.txt", KEEL, "Keel Courier", "2031-05-12"),
    document("dorsey.txt", DORSEY, "Dorsey Beacon", "2031-05-13"),
    document("harbour.txt", HARBOUR, "Harbour Lantern", "2031-05-14"),
)
TEXTS = Texts(DOCUMENTS)
NAMES = [row.id for row in DOCUMENTS]
ACTORS = (
    Actor("valdonia", "Valdonia", "state", country="VAL", chains=tuple(f"{name}/valdonia" for name in NAMES)),
    Actor(
        "compact", "Meridian Compact", "organisation", None, None, ("Compact",), tuple(f"{n}/compact" for n in NAMES)
    ),
    Actor("lorne", "Ada Lorne", "person", "minister", "VAL", (), tuple(f"{name}/lorne" for name in NAMES)),
    Actor("ennis", "Tarek Ennis", "person", "head of the compact", None, (), tuple(f"{name}/ennis" for name in NAMES)),
    Actor("sole", "Petra Sole", "person", None, None, (), tuple(f"{name}/sole" for name in NAMES)),
    Actor("morrow", "Morrow", "state", None, "MOR", (), tuple(f"{name}/morrow" for name in NAMES)),
)
MISSION = Institution(
    "inst-1",
    "Permanent Mission of Valdonia to the Compact",
    "mission_to_organisation",
    (TEXTS.words("keel.txt", "its mission to the Compact"),),
    "valdonia",
    "compact",
    chains=tuple(f"{name}/mission" for name in NAMES),
)
OBSERVER = replace(
    MISSION,
    id="inst-2",
    name="Chief Military Representative of Valdonia",
    kind="military_representative",
    belongs_to="inst-1",
    chains=tuple(f"{name}/observer" for name in NAMES),
)
PLACES = {
    "keel.txt": "Valdonia suspends its mission",
    "dorsey.txt": "Valdonia will close its embassy",
    "harbour.txt": "The Compact takes",
}


def party(name: str, chain: str | None, country: str | None = None) -> Party | None:
    return Party(0, 1, f"{name}/{chain}", country) if chain else None


def mention(name: str, words: str | None = None, **fields: object) -> MeasureMention:
    """A suspension of the mission by Valdonia, unless `fields` say otherwise; chains are given by their short names."""
    place = TEXTS.words(name, words or PLACES[name])
    by, on = fields.pop("by", "valdonia"), fields.pop("on", None)
    chain = fields.pop("target_chain", "mission")
    type_ = str(fields.pop("type", "suspend_operations"))
    return MeasureMention(
        id=f"{name}/measure-{place.start}-{fields.pop('number', 1)}",
        document_id=name,
        start=place.start,
        end=place.end,
        type=type_,
        reported_as=str(fields.pop("word", "suspend")),
        status=fields.pop("status", "announced"),  # type: ignore[arg-type]
        rule="test",
        evidence=place,
        by=party(name, by),  # type: ignore[arg-type]
        on=party(name, on),  # type: ignore[arg-type]
        target_chain=f"{name}/{chain}" if chain else None,
        **fields,  # type: ignore[arg-type]
    )


def record(*mentions: MeasureMention, **fields: object) -> Record:
    rows = {
        row.id: Annotations(
            measures=tuple(m for m in mentions if m.document_id == row.id),
            quotes=tuple(QUOTES.get(row.id, ())),
        )
        for row in DOCUMENTS
    }
    return Record(Generator("t", "t", "t"), DOCUMENTS, rows, ACTORS, **fields)  # type: ignore[arg-type]


def measures(given: Record, bodies: tuple[Institution, ...]) -> tuple[Measure, ...]:
    return linked(given, grouped_measures(given, bodies), bodies)


QUOTES = {
    "keel.txt": [Quote("keel.txt/quote-1", "keel.txt", "direct", 0, 44, (Span(0, 44),), speaker_chain="keel.txt/lorne")]
}


def made(*mentions: MeasureMention, **fields: object) -> tuple[Measure, ...]:
    return measures(record(*mentions, **fields), (MISSION, OBSERVER))


def only(*mentions: MeasureMention) -> Measure:
    (row,) = made(*mentions)
    return row
