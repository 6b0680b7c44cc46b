"""Events and their mentions as GDELT 2.0 writes them: two files of columns, separated by tabs, without a head line.

The columns and what they hold follow the GDELT Event Codebook 2.0 (19 February 2015). CAMEO has no way to say that an
act is only announced, supposed or denied, so only events that an account tells as done are written; and only those of
which one account at least has a day of publication, which every row of GDELT must have.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Final

from consilience.errors import VocabularyError
from consilience.export.coded import Coded, Party, Side, all_of
from consilience.export.table import Cell, Json
from consilience.text.vocabularies import lines, refused

_ACTOR: Final = (
    *("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code"),
    *("Type1Code", "Type2Code", "Type3Code"),
)
_PLACE: Final = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
EVENTS: Final = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor1{name}" for name in _ACTOR),
    *(f"Actor2{name}" for name in _ACTOR),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{of}Geo_{name}" for of in ("Actor1", "Actor2", "Action") for name in _PLACE),
    *("DATEADDED", "SOURCEURL"),
)
MENTIONS: Final = (
    *("GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier"),
    *("SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence"),
    *("MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras"),
)
"""The columns, in the order of the codebook: 61 and 16."""
_WEB, _CITATION = 1, 2
_NOT_FOUND: Final = -1
"""The offset of an actor that the words do not name, and of words of a title that stands beside the text."""
_LAST_OF_QUAD: Final = ((1, 5), (2, 8), (3, 13), (4, 20))
"""The last CAMEO root of each of the four classes: verbal and material cooperation, verbal and material conflict."""
_NO_TONE: Final = 0
"""No tone is measured. Readers refuse an empty cell, and 0 is the codebook's neutral."""
_SAFE: Final = 2**53
"""Ids stay below it: larger whole numbers are not exact in R and JavaScript."""


def gdelt_events(record: Json) -> str:
    """The events, a line each: 61 columns. Fields that need a gazetteer or a lexicon of peoples are empty."""
    coded = Coded(record)
    return _written(EVENTS, (row for event in _done(coded) for row in _rows(event, coded)))


def gdelt_mentions(record: Json) -> str:
    """The mentions of the same events, a line each: 16 columns."""
    coded = Coded(record)
    return _written(MENTIONS, (row for event in _done(coded) for row in _mentions(event, coded)))


def _done(coded: Coded) -> Iterator[Json]:
    return (event for event in coded.events if event["status"] == "occurred" and coded.reported(event))


def _written(columns: tuple[str, ...], rows: Iterator[Mapping[str, Cell]]) -> str:
    return "".join("\t".join(_cell(row.get(name)) for name in columns) + "\n" for row in rows)


def _cell(value: Cell) -> str:
    """A cell without tabs and line breaks, which the format cannot hold."""
    return "" if value is None else " ".join(str(value).split())


def event_number(event: Json, coded: Coded, pair: int = 0) -> int:
    """The GLOBALEVENTID: made from the document's hash, the place and the code of the first mention, and the pair.

    So it stays the same when a record is made again, whatever else is in it.
    """
    first = coded.mentions(event)[0]
    key = f"{coded.documents[first['document_id']]['sha256']}:{first['start']}:{first['end']}:{event['cameo']}"
    key += f":{pair}" if pair else ""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8]) % (_SAFE - 1) + 1


def _rows(event: Json, coded: Coded) -> Iterator[dict[str, Cell]]:
    """A row for each pair of an actor and a recipient, as GDELT has it: "France and Britain struck" are two."""
    common = _event(event, coded)
    for place, pair in enumerate(coded.pairs(event)):
        sides = {
            f"Actor{number}{name}": value
            for number, party in enumerate(pair, 1)
            if party is not None
            for name, value in _actor(party).items()
        }
        yield common | {"GLOBALEVENTID": event_number(event, coded, place)} | sides


def _event(event: Json, coded: Coded) -> dict[str, Cell]:
    told = coded.mentions(event)
    day = coded.day(event)
    code = event["cameo"]
    documents = {row["document_id"] for row in told}
    row: dict[str, Cell] = {
        "IsRootEvent": int(_is_in_the_lead(told[0], coded.documents[told[0]["document_id"]])),
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": next((quad for quad, last in _LAST_OF_QUAD if int(code[:2]) <= last), None),
        "GoldsteinScale": goldstein(code),
        "NumMentions": len(told),
        "NumSources": len({coded.documents[id_]["source_id"] for id_ in documents}),
        "NumArticles": len(documents),
        "AvgTone": _NO_TONE,
        **{f"{of}Geo_Type": 0 for of in ("Actor1", "Actor2", "Action")},
        "ActionGeo_FullName": event["place"],
        "DATEADDED": _added(coded.reported(event)),
        "SOURCEURL": _identifier(coded.documents[told[0]["document_id"]]),
    }
    return row if day is None else row | _day(day.first)


def _day(day: date) -> dict[str, Cell]:
    return {
        "SQLDATE": f"{day:%Y%m%d}",
        "MonthYear": f"{day:%Y%m}",
        "Year": f"{day:%Y}",
        "FractionDate": f"{day.year + ((day.month - 1) * 30 + day.day) / 365:.4f}",
    }


def _added(day: date | None) -> str | None:
    return None if day is None else f"{day:%Y%m%d}000000"


def _actor(party: Party) -> dict[str, Cell]:
    codes = _actor_codes()
    country = codes.countries.get(party.country or "", party.country)
    sector = codes.sectors.get(party.sector or "", party.sector)
    group = codes.groups.get(party.name.casefold()) or codes.groups.get(party.words.casefold())
    return {
        "Code": "".join(code for code in (country, sector, group) if code) or None,
        "Name": party.name.upper(),
        "CountryCode": country,
        "KnownGroupCode": group,
        "Type1Code": sector,
    }


def _is_in_the_lead(mention: Json, document: Json) -> bool:
    """Whether it stands in the first paragraph of its account, or above it."""
    body = [zone["end"] for zone in document.get("zones") or () if zone["type"] == "body"]
    return mention.get("field") == "title" or bool(body and mention["start"] < min(body))


def _identifier(document: Json) -> str:
    return str(document.get("url") or document["id"])


def _mentions(event: Json, coded: Coded) -> Iterator[dict[str, Cell]]:
    for place, (actor, recipient) in enumerate(coded.pairs(event)):
        for row in coded.mentions(event):
            document = coded.documents[row["document_id"]]
            source = coded.sources.get(document["source_id"]) or {}
            yield {
                "GLOBALEVENTID": event_number(event, coded, place),
                "EventTimeDate": _added(coded.reported(event)),
                "MentionTimeDate": _added(coded.published(document["id"]) or coded.reported(event)),
                "MentionType": _WEB if document.get("url") else _CITATION,
                "MentionSourceName": source.get("domain") or source.get("name"),
                "MentionIdentifier": _identifier(document),
                "Actor1CharOffset": _offset(_words_of(actor, row, "actor")),
                "Actor2CharOffset": _offset(_words_of(recipient, row, "recipient")),
                "ActionCharOffset": _offset(row),
                "InRawText": 1,
                "MentionDocLen": document["n_chars"],
                "MentionDocTone": _NO_TONE,
            }


def _words_of(party: Party | None, mention: Json, side: Side) -> Json | None:
    """The words of a mention for a party, else those for the first of its side."""
    id_ = party.actor_id if party else None
    same = (row for row in all_of(mention, side) if id_ is not None and row["actor_id"] == id_)
    return next(same, mention[side])


def _offset(place: Json | None) -> int:
    return _NOT_FOUND if place is None or place.get("field") == "title" else int(place["start"])


def goldstein(code: str) -> float | None:
    """The Goldstein score of a CAMEO code, or of the narrowest code above it that has one."""
    scores = _goldstein()
    return next((scores[code[:size]] for size in range(len(code), 1, -1) if code[:size] in scores), None)


@cache
def _goldstein() -> dict[str, float]:
    return goldstein_of(_text("goldstein.txt"))


def goldstein_of(text: str) -> dict[str, float]:
    """The scores of a text in the form of `goldstein.txt`.

    Raises:
        VocabularyError: if a line is no "code score".
    """
    found: dict[str, float] = {}
    for line in lines("goldstein.txt", text):
        code, _, score = line[2].partition(" ")
        try:
            number = float(score)
        except ValueError:
            raise refused(line, 'a score is "code score", as in "0334 6.0"') from None
        if not (code.isdecimal() and 2 <= len(code) <= 4 and -10 <= number <= 10):
            raise refused(line, "a CAMEO code has two to four figures, and a score lies between -10 and 10")
        found[code] = number
    return found


@dataclass(frozen=True, slots=True)
class ActorCodes:
    """Codes of CAMEO: of countries and sectors where they are others than ours, and of organisations by name."""

    countries: Mapping[str, str]
    sectors: Mapping[str, str]
    groups: Mapping[str, str]


@cache
def _actor_codes() -> ActorCodes:
    return actor_codes_of(_text("cameo_actors.txt"))


def actor_codes_of(text: str) -> ActorCodes:
    """The codes of a text in the form of `cameo_actors.txt`.

    Raises:
        VocabularyError: if a line stands in no known section, or is no pair of codes and no "CODE: name, name".
    """
    found: dict[str, dict[str, str]] = {"countries": {}, "sectors": {}, "groups": {}}
    section = ""
    for line in lines("cameo_actors.txt", text):
        row = line[2]
        if row.startswith("["):
            section = row.strip("[]")
        elif section == "groups" and ": " in row:
            code, _, names = row.partition(": ")
            found[section] |= {name.strip().casefold(): code for name in names.split(",")}
        elif section in ("countries", "sectors") and len(row.split()) == 2:
            ours, theirs = row.split()
            found[section][ours] = theirs
        else:
            raise _no_code(line)
    return ActorCodes(**found)


def _no_code(line: tuple[str, int, str]) -> VocabularyError:
    return refused(line, 'it stands in [countries] or [sectors] as "ABC DEF", or in [groups] as "ABC: name, name"')


def _text(name: str) -> str:
    return (resources.files(__package__) / name).read_text(encoding="utf-8")
