"""Events as PLOVER writes them: JSON Lines, one event a line, field names of the PLOVER manual 0.8 ("Data Fields").

What the manual has no field for stands under names of our own, which it allows: `status`, `cameo`, `edtf`,
`date_from`, `mentions`, `in_response_to`, and `actor_id` of a party.
"""

from __future__ import annotations

import json
from typing import Final

from consilience.export.coded import Coded, Party
from consilience.export.table import Json

CODEBOOK: Final = "PLOVER 0.8"
_SCORES: Final = {
    "AGREE": (1, 4.2),
    "CONSULT": (1, 2.1),
    "SUPPORT": (1, 4.6),
    "CONCEDE": (1, 5.0),
    "COOPERATE": (2, 6.8),
    "AID": (2, 7.4),
    "RETREAT": (2, 7.6),
    "DEMAND": (3, -5.0),
    "ACCUSE": (3, -2.0),
    "REJECT": (3, -4.2),
    "THREATEN": (3, -5.1),
    "PROTEST": (4, -6.6),
    "SANCTION": (4, -5.2),
    "MOBILIZE": (4, -5.3),
    "COERCE": (4, -7.2),
    "ASSAULT": (4, -9.3),
}
"""Quad code and PLOVER score of each category (manual 0.8; of its two quads for SANCTION the one in its section)."""
_CONTEXTS: Final = {"announced": "future", "scheduled": "future", "hypothetical": "hypothetical", "denied": "negation"}
"""The manual's special contexts: what has not happened is told by them."""
_NON_STATE: Final = frozenset({"IGO", "NGO", "ISM", "IMG", "MNC"})
"""Codes that stand in the place of a country."""
_VERBAL_YIELD: Final = ("081", "082", "083")


def plover(record: Json, record_id: str) -> str:
    """The sure events of a record, one JSON object a line.

    Args:
        record: the record as plain rows.
        record_id: see `record_hash`; ids of events begin with it, so that files of several records can be joined.
    """
    coded = Coded(record)
    version = record["generator"]["version"]
    lines = (json.dumps(_row(event, coded, record_id, version), ensure_ascii=False) for event in coded.events)
    return "".join(f"{line}\n" for line in lines)


def category(event: str, mode: str | None, cameo: str) -> str:
    """The category's name in the manual 0.8: REQUEST is DEMAND; YIELD is RETREAT, or CONCEDE if it is verbal.

    The manual splits CAMEO's 08 at 083: to ease restrictions or dissent is to concede, to give something back RETREAT.
    """
    if event == "YIELD":
        return "CONCEDE" if mode is None and cameo.startswith(_VERBAL_YIELD) else "RETREAT"
    return "DEMAND" if event == "REQUEST" else event


def _row(event: Json, coded: Coded, record_id: str, version: str) -> Json:
    told = coded.clearest(event)
    document = coded.documents[told["document_id"]]
    source = coded.sources.get(document["source_id"]) or {}
    name = category(event["event"], event["mode"], event["cameo"])
    quad, score = _SCORES.get(name, (None, None))
    day = coded.day(event)
    special = _CONTEXTS.get(event["status"])
    evidence = told["evidence"]
    row = {
        "id": f"{record_id[:12]}-{event['id']}",
        "date": day.first.isoformat() if day else None,
        "enddate": day.last.isoformat() if day and day.last and day.last != day.first else None,
        "date_from": None if day is None else "account" if day.is_stated else "publication",
        "edtf": event["date"],
        "source": [_actor(party) for party in coded.parties(event, "actor")],
        "recipient": [_actor(party) for party in coded.parties(event, "recipient")],
        "event": [name],
        "mode": [event["mode"]] if event["mode"] else [],
        "context": [*event["context"], *([special] if special else [])],
        "status": event["status"],
        "cameo": event["cameo"],
        "quad_code": quad,
        "event_scale": score,
        "event_loc": {"name": event["place"]} if event["place"] else None,
        "event_text": [word["text"] for word in told["words"]] or [told["text"]],
        "text": evidence["text"],
        "text_info": {key: evidence[key] for key in ("field", "start", "end") if key in evidence},
        "cite_info": _filled(
            {
                "citation": document["id"],
                "url": document.get("url"),
                "title": document.get("title"),
                "language": document.get("language"),
                "publication": source.get("name"),
                "coder": f"consilience {version}",
                "codebook": CODEBOOK,
            }
        ),
        "coder": told["origin"] or None,
        "comment": told["rule"],
        "in_response_to": [f"{record_id[:12]}-{id_}" for id_ in coded.answered(event)],
        "mentions": [_mention(mention) for mention in coded.mentions(event)],
    }
    return _filled(row, keep=("date", "source"))


def _actor(party: Party) -> Json:
    is_non_state = party.country is None and party.sector in _NON_STATE
    return _filled(
        {
            "code": party.sector if is_non_state else party.country,
            "sector": None if is_non_state else party.sector,
            "actor_text": party.words,
            "identifier_text": party.name if party.actor_id else None,
            "office": party.role,
            "actor_id": party.actor_id,
        }
    )


def _mention(row: Json) -> Json:
    """Where one account tells it: the word for the act, and what this account says of it."""
    keys = ("document_id", "field", "start", "end", "text", "status", "date")
    return _filled({key: row[key] for key in keys if key in row})


def _filled(row: Json, keep: tuple[str, ...] = ()) -> Json:
    """A row without what is missing; the manual requires some fields all the same."""
    return {key: value for key, value in row.items() if key in keep or (value is not None and value != [])}
