"""The table of missions in the field: what it holds, and that a mistake is refused with its line."""

import pytest

from consilience.annotate.institutions.acronyms import FieldMission, field_missions, field_missions_of
from consilience.errors import VocabularyError
from consilience.text.countries import usual_name
from consilience.text.roles import BODIES


def test_every_mission_has_a_known_sender_and_country() -> None:
    senders = {acronym for acronym, _, _ in BODIES}
    assert field_missions()["UNIFIL"] == FieldMission("UN", "LBN", "peace_mission")
    assert {mission.sends for mission in field_missions().values()} <= senders
    assert all(usual_name(mission.host) for mission in field_missions().values())


@pytest.mark.parametrize(
    "text", ["UNKEEL", "UNKEEL: UN NOR", "UNKEEL: UN NOR house", "UNKEEL: UN NOR mission\nUNKEEL: UN NOR mission"]
)
def test_a_mistake_is_refused(text: str) -> None:
    with pytest.raises(VocabularyError):
        field_missions_of(text)
