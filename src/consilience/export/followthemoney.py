"""People, organisations, positions and occupancies as FollowTheMoney entities: JSON Lines, an entity a line.

Names of schemata and properties are those of the model's release 4; dates are as exact as the words say, and a date
that FollowTheMoney cannot write (an open or a bounded one) is left out. Ids are made from the record's hash.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Final

from consilience.export.table import Json
from consilience.text.institution_kinds import kinds
from consilience.text.vocabularies import lines, refused

_SCHEMATA: Final = {
    "person": "Person",
    "organisation": "Organization",
    "institution": "PublicBody",
    "state": "PublicBody",
    "group": "Organization",
}
"""The schema of each kind of actor; places are none. A state acts through its public bodies."""
_BODIES: Final = frozenset(_SCHEMATA) - {"person"}
_POST: Final = "post"
_FULL_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_ID_LENGTH: Final = 24
_ARTICLES: Final = frozenset({"a", "an", "the"})
_POSSESSIVES: Final = frozenset({"its", "their", "his", "her", "our", "my", "your"})
Properties = dict[str, list[str]]


def followthemoney(record: Json, record_id: str) -> str:
    """The entities of a record, one JSON object a line: `id`, `schema`, `properties`.

    Args:
        record: the record as plain rows.
        record_id: see `record_hash`; the ids of the entities are made from it.
    """
    rows = _Entities(record, record_id).all()
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)


class _Entities:
    def __init__(self, record: Json, record_id: str) -> None:
        self._record = record
        self._record_id = record_id
        self._outlets = {row["id"]: row["name"] for row in record["sources"]}
        self._documents = {row["id"]: row for row in record["documents"]}
        self._actors = {row["id"]: row for row in record["actors"] if _is_entity(row)}
        institutions = record["register"]["institutions"]
        self._institutions = {row["id"]: row for row in institutions if _is_post(row) or _is_proper(row["name"])}
        named = {_bare(name): id_ for id_, row in self._institutions.items() for name in [*row["labels"], row["name"]]}
        self._same = {
            row["id"]: named[_bare(row["name"])]
            for row in self._actors.values()
            if row["kind"] in _BODIES and _bare(row["name"]) in named
        }
        self._posts = {name: id_ for name, id_ in named.items() if _is_post(self._institutions[id_])}

    def all(self) -> Iterator[Json]:
        """Articles first, then who and what they name, then how these belong together."""
        for row in self._documents.values():
            yield self._entity("Article", row["id"], self._article(row))
        for row in self._actors.values():
            if row["id"] not in self._same:
                yield self._entity(_SCHEMATA[row["kind"]], row["id"], self._actor(row))
        for row in self._institutions.values():
            schema = "Position" if _is_post(row) else "PublicBody"
            yield self._entity(schema, row["id"], self._institution(row))
        yield from self._offices()

    def _entity(self, schema: str, key: str, properties: Properties) -> Json:
        filled = {name: list(dict.fromkeys(filter(None, values))) for name, values in properties.items()}
        return {"id": self._id(key), "schema": schema, "properties": {key: row for key, row in filled.items() if row}}

    def _id(self, key: str) -> str:
        """The id of an entity; of an actor that the register holds as an institution, the institution's."""
        key = self._same.get(key, key)
        return f"csl-{hashlib.sha256(f'{self._record_id}/{key}'.encode()).hexdigest()[:_ID_LENGTH]}"

    def _article(self, row: Json) -> Properties:
        return {
            "title": [row.get("title") or ""],
            "fileName": [row["id"]],
            "sourceUrl": [row.get("url") or ""],
            "publisher": [self._outlets.get(row["source_id"]) or ""],
            "publishedAt": _date(row["published"].get("edtf")),
            "mimeType": [row.get("media_type") or ""],
            "notes": [f"sha256 {row['sha256']}"],
        }

    def _actor(self, row: Json) -> Properties:
        is_person = row["kind"] == "person"
        aliases = [alias for alias in row.get("aliases") or () if _is_name(alias, row["name"] if is_person else None)]
        return {
            "name": [row["name"]],
            "alias": [alias for alias in aliases if " " in alias],
            "weakAlias": [alias for alias in aliases if " " not in alias],
            "country": [_country(row.get("country"))],
            "position": [row.get("role") or ""] if is_person else [],
            "proof": self._proof(row),
        }

    def _institution(self, row: Json) -> Properties:
        sender = self._actors.get(row["sends"] or "") or {}
        common: Properties = {
            "name": [row["name"]],
            "alias": [label for label in row["labels"] if label != row["name"] and _is_name(label)],
            "country": [_country(sender.get("country"))],
            "description": self._described(row),
            "proof": self._proof(row),
        }
        if _is_post(row):
            of = self._institutions.get(row["belongs_to"] or "")
            return common | {"organization": [self._id(of["id"])] if of and not _is_post(of) else []}
        is_own = sender.get("kind") in _BODIES and self._id(sender["id"]) == self._id(row["id"])
        has_parent = sender.get("kind") in _BODIES and not is_own and not _is_joint(row)
        return common | {
            "classification": [_words(row["kind"])],
            "parent": [self._id(sender["id"])] if has_parent else [],
        }

    def _described(self, row: Json) -> list[str]:
        sender, receiver = (self._actors.get(row[side] or "") for side in ("sends", "receives"))
        if _is_joint(row):
            said = (
                ["of " + " and ".join(side["name"] for side in (sender, receiver) if side)]
                if sender or receiver
                else []
            )
        else:
            said = [f"sent by {sender['name']}"] if sender else []
            said += [f"to {receiver['name']}"] if receiver else []
        said += [f"in {row['host_state']}"] if row["host_state"] else []
        return [", ".join(said)] if said else []

    def _proof(self, row: Json) -> list[str]:
        return [self._id(pointer["document_id"]) for pointer in row["evidence"]]

    def _offices(self) -> Iterator[Json]:
        """Each person's role as a position held. Since when and until when, the record does not say: no such dates."""
        written: set[str] = set()
        for row in self._actors.values():
            if row["kind"] != "person" or not row.get("role"):
                continue
            post = self._posts.get(_bare(row["role"]), f"position/{row.get('country') or ''}/{row['role']}")
            if post not in self._institutions and post not in written:
                written.add(post)
                country = [_country(row.get("country"))]
                yield self._entity("Position", post, {"name": [row["role"]], "country": country})
            held: Properties = {
                "holder": [self._id(row["id"])],
                "post": [self._id(post)],
                "description": self._told(row),
                "proof": self._proof(row),
            }
            yield self._entity("Occupancy", f"{row['id']}/{post}", held)

    def _told(self, row: Json) -> list[str]:
        """When accounts say so: the days of their publication, which are no dates of the office."""
        told = dict.fromkeys(pointer["document_id"] for pointer in row["evidence"])
        days = sorted({day for id_ in told for day in _date(self._documents[id_]["published"].get("edtf"))})
        return [f"{row['role']}, by accounts of {', '.join(days)}"] if days else []


def _is_entity(row: Json) -> bool:
    """Whether an actor is somebody or something with a name of its own, and no place; "Chairman" is a role."""
    is_role = _without_articles(row["name"]) == _without_articles(row.get("role") or "")
    return row["kind"] in _SCHEMATA and _is_proper(row["name"]) and not is_role


def _is_proper(name: str) -> bool:
    """Whether a name begins and ends with a word that has a capital, and has no article: "NATO officials" has not."""
    first, *_ = words = name.split() or [""]
    is_bare = first not in _ARTICLES and first.casefold() not in _POSSESSIVES
    return is_bare and all(any(sign.isupper() for sign in word) for word in (first, words[-1]))


def _without_articles(words: str) -> list[str]:
    return [word for word in words.casefold().split() if word not in _ARTICLES]


def _is_post(row: Json) -> bool:
    kind = kinds().by_name.get(row["kind"])
    return kind.is_post if kind else row["kind"] == _POST or row["belongs_to"] is not None


def _is_joint(row: Json) -> bool:
    """Whether two sides hold it together instead of one sending it to the other."""
    kind = kinds().by_name.get(row["kind"])
    return kind is not None and kind.is_joint


def _bare(words: str) -> str:
    return words.casefold().removeprefix("the ")


def _words(code: str) -> str:
    return code.replace("_", " ")


def _is_name(words: str, person: str | None = None) -> bool:
    """Whether words are a name: "Embassy in Keel" is one, "the alliance" and "its mission to the Compact" are none.

    Another name of a person shares a word with the name; what does not is a role.
    """
    first, *_ = folded = words.casefold().split() or [""]
    if person is not None and not set(folded) & set(person.casefold().split()):
        return False
    return first not in _POSSESSIVES and _bare(words) != words.removeprefix("the ").removeprefix("The ")


def _date(edtf: str | None) -> list[str]:
    day = (edtf or "").partition("T")[0]
    return [day] if _FULL_DATE.fullmatch(day) else []


def _country(code: str | None) -> str:
    return _alpha2().get(code or "", "")


@cache
def _alpha2() -> Mapping[str, str]:
    return alpha2_of((resources.files(__package__) / "alpha2.txt").read_text(encoding="utf-8"))


def alpha2_of(text: str) -> dict[str, str]:
    """The two-letter code of each three-letter code of a text in the form of `alpha2.txt`.

    Raises:
        VocabularyError: if a line is no such pair.
    """
    found: dict[str, str] = {}
    for line in lines("alpha2.txt", text):
        if not re.fullmatch(r"[A-Z]{3} [a-z]{2}", line[2]):
            raise refused(line, 'a country is "ABC ab"')
        found[line[2][:3]] = line[2][4:]
    return found
