"""Titles of measures: neutral, from what is known."""

from __future__ import annotations

import pytest

from consilience.errors import VocabularyError
from consilience.model import Size
from consilience.record.register.measures.titles import Parts, read, title
from consilience.text.measure_types import measure_types
from consilience.text.vocabularies import lines


def test_every_type_with_words_has_a_title() -> None:
    types = measure_types()
    told = {kind.name for rows in (*types.verbs.values(), *types.nouns.values()) for _, kind in rows}
    for name in sorted(told):
        with_taker = title(name, Parts("Valdonia", "the Compact", "Mission of Valdonia", "its mission", Size(value=3)))
        assert with_taker.startswith("Valdonia "), name
        assert "{" not in with_taker + title(name, Parts(target_words="the mission"))


@pytest.mark.parametrize(
    ("type_", "parts", "line"),
    [
        ("close", Parts("Valdonia", None, None, "its office"), "Valdonia closes the office"),
        ("close", Parts(None, None, "Embassy of Valdonia"), "Closure of the Embassy of Valdonia"),
        ("close", Parts("rebel groups", None, None, "the road", is_many=True), "Closure of the road (rebel groups)"),
        ("restrict_trade", Parts("Valdonia", None, None, "oil"), "Valdonia restricts trade: oil"),
        (
            "restrict_entry",
            Parts("Keel", None, None, "Ada Lorne and her son"),
            "Keel restricts entry: Ada Lorne and her son",
        ),
        (
            "release_prisoners",
            Parts("the police", None, None, "pro-Valdonians", Size(value=1, counts="freed detained pro"), is_many=True),
            "Release of 1 of the pro-Valdonians (the police)",
        ),
        ("resign", Parts("Valdonia", None, None, "the premier of Valdonia"), "Resignation: the premier of Valdonia"),
        (
            "expel",
            Parts("Valdonia", "Keel", "Embassy of Keel", "its attaché"),
            "Valdonia expels the attaché",
        ),
        ("resume", Parts("Valdonia", "Keel", None, "ties with the country"), "Valdonia resumes ties with Keel"),
        ("resume", Parts("Valdonia", None, None, "ties with the country"), "Valdonia resumes ties with the country"),
        ("sign_agreement", Parts(None, None, None, "a 17 April accord"), "Signing of an accord"),
        ("leave_organisation", Parts("Keel", None, "Membership of Keel", "the Compact"), "Keel leaves the Compact"),
        ("impose_sanctions", Parts("Valdonia"), "Valdonia imposes sanctions"),
        (
            "deploy_troops",
            Parts("Keel", None, None, "More than 35,000 troops", Size(value=35000, counts="troops")),
            "Keel deploys more than 35,000 troops",
        ),
        (
            "release_prisoners",
            Parts("Keel", None, None, "one of the pro-Morrow men", Size(value=1, counts="freed pro")),
            "Keel releases 1 person",
        ),
        (
            "recall_staff",
            Parts(
                "Keel", None, None, "all of its non-emergency government personnel from the Morrow consulate general"
            ),
            "Keel recalls all of the non-emergency government personnel",
        ),
        (
            "reduce_ceiling",
            Parts("Morrow", None, "Mission", None, Size(before=20, after=10)),
            "Morrow reduces the Mission from 20 to 10",
        ),
        ("expel", Parts("Morrow", None, None, "six envoys", Size(value=6, counts="envoys")), "Morrow expels 6 envoys"),
        (
            "expel",
            Parts("Morrow", None, None, "our so-called envoys", Size(value=1, counts="our so-called envoy")),
            "Morrow expels 1 envoy",
        ),
        ("sign_agreement", Parts("Morrow", None, None, "a historic pact at Selm"), "Morrow signs a pact"),
        ("sign_agreement", Parts("Morrow", None, None, "Morrow Signs Pact"), "Morrow signs an agreement"),
        (
            "expel",
            Parts("Morrow", None, "Ambassador of Valdonia", is_post=True),
            "Morrow expels the Ambassador of Valdonia",
        ),
        (
            "break_relations",
            Parts("Morrow", None, None, "ties with two ports"),
            "Morrow breaks off relations with two ports",
        ),
        ("withdraw_troops", Parts(None, None, "Contingent of Morrow"), "Withdrawal of the Contingent of Morrow"),
        (
            "withdraw_accreditation",
            Parts(
                "the Meridian Compact",
                "Valdonia",
                "Permanent Mission of Valdonia to the Meridian Compact",
                size=Size(value=6),
            ),
            "The Meridian Compact withdraws the accreditation of 6 members of the Mission of Valdonia",
        ),
    ],
)
def test_titles_leave_out_what_is_not_known(type_: str, parts: Parts, line: str) -> None:
    assert title(type_, parts) == line


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("close: closes {target}", "a title is"),
        ("vanish: vanishes / vanishing", "no type of measure"),
        ("close: a / b\nclose: a / b", "twice"),
        ("close: closes {house} / closure", "no field house"),
    ],
)
def test_a_mistake_in_the_titles_is_refused(text: str, why: str) -> None:
    with pytest.raises(VocabularyError, match=why):
        read(lines("measure_titles.txt", text))
