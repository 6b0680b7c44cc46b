"""FollowTheMoney entities: schemata and properties of the model, references that lead somewhere, real names."""

import json

import pycountry
import pytest

from consilience.errors import VocabularyError
from consilience.export.followthemoney import alpha2_of, followthemoney
from consilience.export.json import record_row
from consilience.text.countries import country_of_name
from tests.export.systems import system_record

_THING = {"name", "alias", "weakAlias", "country", "description", "notes", "sourceUrl", "publisher", "proof"}
PROPERTIES = {
    "Article": _THING | {"title", "fileName", "publishedAt", "mimeType"},
    "Person": _THING | {"position"},
    "Organization": _THING | {"classification", "parent"},
    "PublicBody": _THING | {"classification", "parent"},
    "Position": _THING | {"organization"},
    "Occupancy": {"holder", "post", "description", "proof"},
}
"""Properties of the schemata in release 4 of the model, of those that we write."""
RANGES = {
    "proof": {"Article"},
    "parent": {"Person", "Organization", "PublicBody"},
    "organization": {"Organization", "PublicBody"},
    "holder": {"Person"},
    "post": {"Position"},
}
REQUIRED = {"Person": {"name"}, "PublicBody": {"name"}, "Position": {"name"}, "Occupancy": {"holder", "post"}}
ROW = record_row(system_record())


def entities(row: dict) -> list[dict]:
    return [json.loads(line) for line in followthemoney(row, "c" * 64).splitlines()]


@pytest.fixture(scope="module")
def found() -> list[dict]:
    return entities(ROW)


def named(found: list[dict], name: str) -> dict:
    (entity,) = [row for row in found if row["properties"].get("name") == [name]]
    return entity


def test_every_entity_is_of_a_schema_of_the_model(found):
    for entity in found:
        assert set(entity) == {"id", "schema", "properties"}
        assert REQUIRED.get(entity["schema"], set()) <= set(entity["properties"]) <= PROPERTIES[entity["schema"]]
        for values in entity["properties"].values():
            assert values
            assert all(isinstance(value, str) and value for value in values)


def test_references_lead_to_entities_of_the_right_schema(found):
    schemata = {entity["id"]: entity["schema"] for entity in found}
    assert len(schemata) == len(found)
    for entity in found:
        for name, allowed in RANGES.items():
            assert {schemata[id_] for id_ in entity["properties"].get(name, ())} <= allowed


def test_a_person_has_names_and_a_post(found):
    brandt = named(found, "Ilsa Brandt")
    assert brandt["schema"] == "Person"
    assert brandt["properties"]["alias"] == ["Ilsa M. Brandt"]
    assert brandt["properties"]["weakAlias"] == ["Brandt"]
    assert brandt["properties"]["country"] == ["ro"]
    post = named(found, "harbour minister")
    held = [row["properties"] for row in found if row["schema"] == "Occupancy"]
    assert [brandt["id"], post["id"]] in [[row["holder"][0], row["post"][0]] for row in held]
    assert not any("startDate" in row or "endDate" in row or "date" in row for row in held)


def test_a_post_of_the_register_belongs_to_its_institution_and_that_to_its_sender(found):
    delegation = named(found, "Delegation of Varrow to the Strait Council")
    assert named(found, "harbour minister")["properties"]["organization"] == [delegation["id"]]
    assert delegation["properties"]["parent"] == [named(found, "Varrow")["id"]]
    assert delegation["properties"]["description"] == ["sent by Varrow, to Strait Council, in BEL"]


def test_a_joint_body_is_of_both_sides_and_sent_by_none():
    row = record_row(system_record())
    row["register"]["institutions"][0]["kind"] = "joint_body"
    body = named(entities(row), "Delegation of Varrow to the Strait Council")["properties"]
    assert body["description"] == ["of Varrow and Strait Council, in BEL"]
    assert "parent" not in body


def test_an_actor_that_the_register_holds_is_one_entity(found):
    council = named(found, "Strait Council")
    assert council["schema"] == "PublicBody"
    assert council["properties"]["classification"] == ["council"]


def test_what_is_no_name_is_neither_an_entity_nor_an_alias(found):
    names = {name for entity in found for name in entity["properties"].get("alias", ())}
    assert not names & {"its delegation", "its office at the council", "harbour minister"}
    row = record_row(system_record())
    people = [("a spokesman", "spokesman"), ("Council officials", None), ("Chairman", "chairman")]
    row["actors"] += [
        {"id": name, "name": name, "kind": "person", "role": role, "country": None, "aliases": [], "evidence": []}
        for name, role in people
    ]
    assert {entity["id"] for entity in entities(row)} == {entity["id"] for entity in found}


def test_places_are_no_entities(found):
    assert not [row for row in found if row["properties"].get("name") == ["Port Varrow"]]


def test_a_day_is_written_and_a_bounded_one_left_out(found):
    days = {row["properties"]["fileName"][0]: row["properties"].get("publishedAt") for row in found[:5]}
    assert days["quay.txt"] == ["2031-05-13"]
    assert days["wire.txt"] is None


def test_every_country_has_its_two_letters():
    from importlib import resources

    codes = alpha2_of(resources.files("consilience.export").joinpath("alpha2.txt").read_text(encoding="utf-8"))
    for country in pycountry.countries:
        if country_of_name(country.name) == country.alpha_3:
            assert codes[country.alpha_3] == country.alpha_2.lower()
    assert codes["XKX"] == "xk"


@pytest.mark.parametrize("line", ["ROU", "ROU RO", "RO rou"])
def test_a_mistake_in_the_codes_is_refused_with_its_line(line):
    with pytest.raises(VocabularyError, match=r"alpha2\.txt, line 2"):
        alpha2_of(f"MNE me\n{line}\n")
