"""Small records for tests: invented texts, annotated and aligned as far as asked."""

from collections.abc import Sequence
from dataclasses import replace

from consilience.align.facts import facts
from consilience.align.names import actors
from consilience.align.origins import origins
from consilience.align.stories import stories
from consilience.annotate.annotator import annotated
from consilience.annotate.parser import Parser
from consilience.components import ANNOTATORS
from consilience.ingest.jsonl import document_of
from consilience.model import Generator, Record


def record_of(parser: Parser, items: Sequence[dict[str, str]]) -> Record:
    """The record of some items up to its facts; items that give no source come from different outlets."""
    filled = [{"published": "2021-05-04", "source": f"Outlet {item['id']}", **item} for item in items]
    documents = sorted((document_of(item) for item in filled), key=lambda document: document.id)
    rows = {reading.document.id: annotated(reading, ANNOTATORS) for reading in parser.readings(documents)}
    record = Record(Generator("0", "m", "r"), tuple(documents), rows)
    record = replace(record, actors=actors(record))
    record = replace(record, origins=origins(record))
    record = replace(record, stories=stories(record))
    return replace(record, facts=facts(record))


MISSION = (
    {
        "id": "a",
        "title": "Norland suspends its mission to the Harbour League",
        "text": "Norland suspended its permanent mission to the Harbour League on Monday. The League had withdrawn "
        "the accreditation of eight Norland envoys last week. Minister Ana Ruhl said members could turn to the embassy "
        "in Velgrad. Fishing boats stayed in port because of the storm.",
    },
    {
        "id": "b",
        "title": "Norland shuts mission to Harbour League",
        "text": "The government of Norland will suspend the work of its standing mission to the Harbour League, "
        "Ana Ruhl announced. It follows the withdrawal of the accreditation of eight envoys by the Harbour League. In "
        "urgent cases the League can turn to the embassy in Velgrad.",
    },
    {
        "id": "c",
        "title": "Harbour League loses Norland mission",
        "text": "Norland is suspending its permanent mission to the Harbour League. Eight envoys of Norland lost the "
        "accreditation that the Harbour League had given them. The League regretted the decision of Norland.",
    },
)
ELSEWHERE = {
    "id": "z",
    "title": "Quake shakes Tarsa island",
    "published": "2019-01-02",
    "text": "An earthquake killed 31 people on the island of Tarsa on Wednesday. Rescuers searched the ruins of a "
    "school. The quake had a magnitude of 6.3, geologists said.",
}
