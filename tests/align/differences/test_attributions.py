"""Whose words they are: what is a difference between two accounts, and what is a label."""

import pytest

from consilience import corroborate

POST = (
    "A crowd robbed visitors in the square of Norrby on Friday, police said. Police chief Tomas Lind says his officers "
    "did not learn of the thefts in the square until the next day.\n"
)
RADIO = """Thieves in the square of Norrby

MARTA BERG: Anna Roos is with us. Good evening, Anna Roos.

ANNA ROOS: Good evening, Marta.

MARTA BERG: Tell us what is known.

ANNA ROOS: {opening} police cleared the square around midnight but that his officers did not learn of the thefts in \
the square until the next day.

MARTA BERG: Thank you.
"""


def attributions(radio: str) -> list[str]:
    accounts = [
        {"id": "post", "text": POST, "published": "2020-05-04", "source": "North Post"},
        {"id": "radio", "text": radio, "published": "2020-05-04", "source": "Bay Radio"},
    ]
    return [row.explanation for row in corroborate(accounts).conflicts if row.class_ == "attribution_conflict"]


def test_a_reporter_behind_a_label_is_not_who_said_what_he_hands_on() -> None:
    assert attributions(RADIO.format(opening="Police chief Tomas Lind spoke today. And he says that")) == []


def test_two_rivals_who_are_each_given_the_words_are_shown() -> None:
    bay = "Mayor Karin Holm says his officers did not learn of the thefts in the square until the next day.\n"
    assert len(attributions(bay)) == 1


SPOKEN = (
    "The river rose in Norrby on Friday, and the harbour was shut. Mayor Anna Roos said the council of Norrby was not "
    "interested in a safe bridge over the Marl before the winter.\nThe ferries of Norrby stay in the harbour."
)
TOLD = (
    "The river rose in Norrby on Friday.\n\n{before}\n\nIt rained for days. The council of Norrby was not interested "
    "in a safe bridge over the Marl before the winter.\n\nThe ferries of Norrby stay in the harbour until Sunday."
)


@pytest.mark.parametrize(
    ("before", "is_shown"),
    [
        ("The town was dark.", True),
        ("The town was dark, and the mayor gave an address:", False),
    ],
)
def test_what_a_line_with_a_colon_announces_is_handed_on(before: str, is_shown: bool) -> None:
    accounts = [
        {"id": "post", "text": SPOKEN, "published": "2020-05-04", "source": "North Post"},
        {"id": "herald", "text": TOLD.format(before=before), "published": "2020-05-04", "source": "Bay Herald"},
    ]
    found = [row.explanation for row in corroborate(accounts).conflicts if row.class_ == "attribution_conflict"]
    assert any("to nobody" in words for words in found) == is_shown


def test_the_text_of_the_speaker_gives_its_words_to_nobody_else() -> None:
    accounts = [
        {"id": "post", "text": SPOKEN, "published": "2020-05-04", "source": "North Post"},
        {
            "id": "court",
            "text": TOLD.format(before="The town was dark."),
            "title": "On the bridge of Norrby, 4 May 2020, Mayor Anna Roos",
            "published": "2020-05-04",
            "source": "City Papers",
        },
    ]
    assert not any("to nobody" in row.explanation for row in corroborate(accounts).conflicts)
