"""Whose words they are: what is a difference between two accounts, and what is a label."""

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
