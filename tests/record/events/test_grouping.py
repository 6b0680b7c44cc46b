"""Two clauses tell one act or two: what the words, the parties, the counts and the days say."""

from __future__ import annotations

import itertools
import random
import re
from dataclasses import replace
from typing import Final

import pytest

from consilience.errors import VocabularyError
from consilience.model import Document, EventMention, Evidence, Party, Published, Source, Span, Zone
from consilience.record.events.codes import pairs
from consilience.record.events.grouping import groups
from consilience.record.events.told import Side, Told

_STATES: Final = {"VAL": "Valdonia", "MER": "Meridia"}
_PERSONS: Final = {"dorsey": "Ilan Dorsey", "keel": "Mara Keel", "orr": "Ilan Orr Dorsey", "ilan": "Ilan Orr"}
_SMALL: Final = {"the", "and", "who", "that", "with", "from", "was", "were", "had", "has", "their", "for"}
_number = itertools.count(1)


def told(line: str, name: str | None = None, text: str | None = None) -> Told:
    """A mention out of "EVENT/mode 2031-03-17: [actor=id] *head* (recipient=id) ...", both sides and the day optional.

    An id is a country ("VAL"), a person ("dorsey") or any word for who is meant; without one nobody is known.
    """
    head, _, words = line.partition(": ")
    code, _, date = head.partition(" ")
    event, _, mode = code.partition("/")
    bare = re.sub(r"=\w+(?=[\])])|[\[\]()*]", "", words)
    document = _document(name or f"{next(_number)}.txt", text or bare)
    offset = document.text.index(bare)
    sides, parties = zip(*(_side(words, bare, offset, marks) for marks in (r"\[(.*?)\]", r"\((.*?)\)")), strict=True)
    verb = re.search(r"\*(.*?)\*", words)
    assert verb
    start = offset + bare.index(verb[1])
    mention = EventMention(
        f"{document.id}/{start}", document.id, start, start + len(verb[1]), event, mode or None, "0", "occurred",
        f"{event}: {verb[1].lower()}", Evidence(document.id, offset, offset + len(bare)),
        actor=parties[0], recipient=parties[1],
    )  # fmt: skip
    terms = {word.lower() for word in re.findall(r"\w{3,}", bare)} - _SMALL
    return Told(mention, document, *sides, date=date or None, terms=frozenset(terms))


def _document(name: str, text: str) -> Document:
    published, source = Published("2031-03-18", "given"), Source(name, name, "file_name")
    return Document(name, text, source, published, "0" * 64, (Zone("body", 0, len(text), "test"),))


def _side(words: str, bare: str, offset: int, marks: str) -> tuple[Side, Party | None]:
    found = re.search(marks, words)
    if not found:
        return Side(), None
    phrase, _, id_ = found[1].partition("=")
    start = offset + bare.index(phrase)
    party = Party(start, start + len(phrase))
    if not id_:
        return Side(), party
    if id_ in _PERSONS:
        return Side(id_, None, _PERSONS[id_], is_person=True), party
    return Side(id_, id_ if id_ in _STATES else None, _STATES.get(id_, phrase)), party


_ONE: Final = {
    "a mode is not told in both": (
        "ASSAULT/firearms: [A guard=guard] *shot* (Mara Keel=keel) dead at the station",
        "ASSAULT: (Keel=keel) was *shot* at the station",
    ),
    "an arrest with and without the police": (
        "COERCE/arrest: [Meridian police=MER] *arrested* (Ilan Dorsey=dorsey) at the airport",
        "COERCE/arrest: (Dorsey=dorsey) was *arrested*",
    ),
    "two words for one measure": (
        "COERCE/restrict: [Valdonia=VAL] *banned* (Meridia=MER) from its ports and grain market",
        "SANCTION/discontinue: [Valdonia=VAL] *barred* trade of (Meridia=MER) in grain and through its ports",
    ),
    "a name and what it is called": (
        "ACCUSE/disapprove: [Grainwatch=grainwatch] *criticised* (Valdonia=VAL) for hiding bad harvest figures",
        "ACCUSE/disapprove: [The charity=charity] *criticised* (Valdonia=VAL) for hiding harvest figures",
    ),
    "a standing support in two verbs": (
        "SUPPORT: the *support* of [the League=league] for (Meridia=MER) is long",
        "SUPPORT: [League fighters=fighters] have *backed* (Meridia=MER) in a row of battles",
    ),
    "arms and weapons": (
        "AID/military: [Valdonia=VAL] is *sending* arms to (Meridia=MER) by ship",
        "AID/military: [Valdonia=VAL] is *sending* weapons to (Meridia=MER)",
    ),
    "two who meet": (
        "CONSULT: [Valdonia=VAL] *met* envoys of (Meridia=MER) about grain prices",
        "CONSULT: *talks* between [Meridia=MER] and (Valdonia=VAL) about grain prices",
    ),
    "whom it is said about left out": (
        "ACCUSE/disapprove: [Dorsey=dorsey] *attacked* (Keel=keel) as weak on grain in a speech",
        "ACCUSE/disapprove: [Dorsey=dorsey] *attacked* his rival in a speech at the port",
    ),
    "a day of the week that one outlet counts from another day": (
        "ASSAULT 2031-03-11: [Police=VAL] *clashed* with (angry marchers=march) outside parliament before debate",
        "ASSAULT 2031-03-14: [Police=VAL] *clashed* with (marchers=march) outside parliament before debate",
    ),
    "a journey and who is met there": (
        "CONSULT/visit: [Ilan Dorsey=dorsey] *flew* to (Meridia=MER) in secret",
        "CONSULT: [Dorsey=dorsey] *met* (the Meridian president=MER) over the weekend",
    ),
}
_TWO: Final = {
    "counts": (
        "ASSAULT: (17 rebels=rebels) were *killed* in clashes near the border",
        "ASSAULT: (89 rebels=rebels) were *killed* in clashes near the border",
    ),
    "one soldier and several": (
        "ASSAULT 2031-03-17: (a soldier=soldier) was *killed* by a rocket",
        "ASSAULT 2031-03-17: (five soldiers=soldier) were *wounded* by a rocket",
    ),
    "an accident": (
        "ASSAULT: (rebels=rebels) were *killed* accidentally in their camp near the border",
        "ASSAULT: (rebels=rebels) were *killed* in their camp near the border",
    ),
    "two persons of one country": (
        "COERCE/arrest: [Police=MER] *arrested* (Ilan Dorsey=dorsey) at the airport",
        "COERCE/arrest: [Police=MER] *arrested* (Mara Keel=keel) at the airport",
    ),
    "a war and a blow in it": (
        "ASSAULT: the *war* of [Valdonia=VAL] against (the rebels=rebels) in the north",
        "ASSAULT: [Valdonia=VAL] *killed* (the rebels=rebels) in the north",
    ),
    "what lies back and what is new": (
        "MOBILIZE/weapons 2030-06: [Valdonia=VAL] *launched* a missile over the strait",
        "MOBILIZE/weapons: [Valdonia=VAL] *launched* its new rocket",
    ),
    "two who accuse one another": (
        "ACCUSE/disapprove: [Dorsey=dorsey] *accused* (Keel=keel) of lying about grain",
        "ACCUSE/disapprove: [Keel=keel] *accused* (Dorsey=dorsey) of lying about grain",
    ),
    "two victims of one people": (
        "ASSAULT: (an Albion man=albion) was *killed* near the border by a shell",
        "ASSAULT: (the former leader=leader) was *killed* in an air strike years ago",
    ),
    "two promises of one side": (
        "AGREE: [Dorsey=dorsey] promised to *work* with (Meridia=MER) on a grain deal",
        "AGREE: [Dorsey=dorsey] will *receive* the president of (Meridia=MER) on Friday",
    ),
    "two who are abducted by one group": (
        "ASSAULT/abduct: (the man=man) was *kidnapped* by [Red Front=front]",
        "ASSAULT/abduct: (Albion sailors=sailors) were *kidnapped* by [Red Front=front]",
    ),
    "acts of one people": (
        "ASSAULT: (a Valdonian envoy=VAL) was *wounded* at a polling station",
        "ASSAULT: the *invasion* of (Valdonia=VAL)",
    ),
}


@pytest.mark.parametrize("lines", _ONE.values(), ids=_ONE.keys())
def test_one_act_told_in_two_ways_is_one(lines: tuple[str, str]) -> None:
    assert len(groups(map(told, lines))) == 1
    assert len(groups(map(told, reversed(lines)))) == 1


@pytest.mark.parametrize("lines", _TWO.values(), ids=_TWO.keys())
def test_two_acts_stay_two(lines: tuple[str, str]) -> None:
    assert len(groups(map(told, lines))) == 2


def test_a_clause_inside_another_tells_the_act_on() -> None:
    whole = "ASSAULT/firearms: [a guard=guard] *opened* fire, killing (13 visitors=visitors)"
    inner = "ASSAULT: *killing* (13 visitors=visitors)"
    rows = [told(line, "a.txt", "a guard opened fire, killing 13 visitors") for line in (whole, inner)]
    assert len(groups(rows)) == 1


def test_a_noun_that_points_back_joins_the_act_of_most_accounts() -> None:
    attack = "ASSAULT 2031-03-16: [Rebels=rebels] *attacked* (the embassy=embassy) in Port Keel with mortars"
    other = "ASSAULT 2031-03-02: [Rebels=rebels] *attacked* (a convoy=convoy) near the border with guns"
    back = "ASSAULT: the *attack* on (the embassy=embassy)"
    found = groups([told(attack), told(attack), told(other), told(back)])
    assert sorted(len(group) for group in found) == [1, 3]


def test_a_noun_of_an_act_of_the_past_does_not_point_back_to_the_one_of_now() -> None:
    attack = "ASSAULT: [Rebels=rebels] *attacked* (Valdonia=VAL) with mortars"
    past = "ASSAULT 2029: the 2029 *attack* on (Valdonia=VAL)"
    assert len(groups([told(attack), told(attack), told(past)])) == 2


def test_what_lacks_a_party_joins_the_only_act_that_it_can_be_of() -> None:
    full = "COERCE/restrict: [Valdonia=VAL] *sanctioned* (Meridia=MER) over grain"
    bare = "COERCE/restrict: those *sanctioned* by [Valdonia=VAL] protest in the capital"
    assert len(groups(map(told, (full, bare)))) == 1
    other = "COERCE/restrict 2031-03-10: [Valdonia=VAL] *sanctioned* (Keel Shipping=shipping) over oil"
    assert len(groups(map(told, (full, other, bare)))) == 3


def test_a_deed_without_a_day_is_not_the_like_one_of_an_earlier_month() -> None:
    earlier = "MOBILIZE/weapons 2031-02-11: in February [Valdonia=VAL] *launched* a missile from the coast"
    headline = "MOBILIZE/weapons: [Valdonia=VAL] *launches* another missile"
    lately = "MOBILIZE/weapons 2031-03-16: [Valdonia=VAL] *launched* a missile on Sunday"
    assert sorted(len(group) for group in groups(map(told, (earlier, headline, lately)))) == [1, 2]


@pytest.mark.parametrize(
    ("first", "second", "are_one"),
    [
        (
            "YIELD/ceasefire 2031-03-15: a truce *agreed* by [Valdonia=VAL] and (Meridia=MER)",
            "YIELD/ceasefire 2031-03-16: [Valdonia=VAL] and (Meridia=MER) *began* observing the truce",
            True,
        ),
        (
            "YIELD/ceasefire 2031-03-02: a truce *agreed* by [Valdonia=VAL] and (Meridia=MER)",
            "YIELD/ceasefire 2031-03-16: [Valdonia=VAL] and (Meridia=MER) *began* observing the truce",
            False,
        ),
        (
            "CONSULT: the release was part of *talks* between [Valdonia=VAL] and (Reef Front=reef)",
            "CONSULT: the *talks* between [the government=gov] and (Reef Front=reef)",
            True,
        ),
        (
            "COERCE/restrict: [Valdonia=VAL] *imposed* curbs on twelve (Meridia=MER) firms over the dam",
            "COERCE/restrict: (Meridia=MER) ministers *sanctioned* by [Valdonia=VAL]",
            True,
        ),
        (
            "ACCUSE/disapprove: that [Valdonia=VAL] did *blame* on (Meridia=MER)",
            "ACCUSE/disapprove: [government officials=officials] *blame* (Meridia=MER) for fires at two dams",
            True,
        ),
        (
            "ACCUSE/disapprove: [Valdonia=VAL] did *criticise* (Meridia=MER) for tests of missiles near the dam",
            "REJECT: [Valdonia=VAL] *opposes* tests of missiles by (Meridia=MER)",
            True,
        ),
        (
            "ASSAULT/abduct: [Reef Front=reef] *kidnapped* (Dorsey=dorsey) at the port",
            "ASSAULT/abduct: (Dorsey=dorsey) was *held* hostage by [Reef Front=reef] for two years",
            True,
        ),
        (
            "ASSAULT/abduct: [Keel=keel] did *kidnap* (a teacher=teacher)",
            "ASSAULT/abduct: [Keel=keel] did *kidnap* (two sailors=sailors)",
            False,
        ),
        (
            "CONSULT: [Valdonia=VAL] *met* (Ilan Orr Dorsey=orr) in the old capital",
            "CONSULT: [Valdonia=VAL] *met* (Ilan Orr=ilan) in the old capital over the dam",
            True,
        ),
        (
            "CONSULT: [Valdonia=VAL] and (Meridia=MER) *meet* in the old capital",
            "CONSULT/visit: [Dorsey=VAL] will *visit* (Meridia=MER) on a first tour",
            False,
        ),
        (
            "COERCE/arrest: [Valdonia=VAL] *arrested* (the captain=captain) of the boat",
            "COERCE/arrest: [Valdonia=VAL] has so far *arrested* nearly a thousand",
            False,
        ),
        (
            "CONSULT: [Keel=keel] *met* (the Meridian crown prince=prince) about the dam",
            "CONSULT: [Keel=keel] *met* (the Carrow crown prince=heir) about the dam",
            False,
        ),
        (
            "CONSULT/visit: [Keel=keel] *visited* the old capital",
            "CONSULT/visit: [Keel=keel] had to *welcome* (Dorsey=dorsey) to his estate",
            False,
        ),
        (
            "ASSAULT: [Reef Front=reef] did *kill* (Dorsey=dorsey) in the hills",
            "ASSAULT/abduct: [Reef Front=reef] *held* (Dorsey=dorsey) in the hills",
            False,
        ),
    ],
)
def test_what_else_speaks_for_one_act_or_for_two(first: str, second: str, are_one: bool) -> None:
    assert (len(groups([told(first), told(second)])) == 1) is are_one


@pytest.mark.parametrize(("number", "are_one"), [("3,300", False), ("25", True)])
def test_a_salvo_is_not_the_total_of_a_month(number: str, are_one: bool) -> None:
    salvo = told("ASSAULT/heavy-weapons: [Reef Front=reef] *fired* about 20 rockets at (Valdonia=VAL)")
    total = told(f"ASSAULT/heavy-weapons: {number} rockets were *fired* at (Valdonia=VAL) by [Reef Front=reef]")
    assert (len(groups([_with_object(salvo, "rockets"), _with_object(total, "rockets")])) == 1) is are_one


def _with_object(row: Told, word: str) -> Told:
    start = row.document.text.index(word)
    return replace(row, mention=replace(row.mention, words=(Span(start, start + len(word)),)))


def test_others_of_one_text_are_not_those_told_of_before() -> None:
    text = "The Reef Front holds seven monitors in the port. The Reef Front held other monitors on Sunday."
    first = told("COERCE/arrest: [The Reef Front=reef] *holds* (seven monitors=monitors) in the port", "a.txt", text)
    other = told("COERCE/arrest: [The Reef Front=reef] *held* (other monitors=others) on Sunday", "a.txt", text)
    assert len(groups([first, other])) == 2


def test_what_others_restrict_as_well_is_not_the_restriction_of_one() -> None:
    own = told("COERCE/restrict: [Valdonia=VAL] *ordered* sanctions on (Meridia=MER)")
    both = told("COERCE/restrict: *sanctions* on (Meridia=MER) and Sundia")
    start = both.document.text.index("Sundia")
    beside = Party(start, start + len("Sundia"), country="SUN")
    both = replace(
        both,
        mention=replace(both.mention, co_recipients=(beside,)),
        co_recipients=(Side("actor-sundia", "SUN", "Sundia"),),
    )
    assert len(groups([own, both])) == 2


def test_what_an_account_tells_in_a_neighbouring_code_does_not_keep_others_from_their_act() -> None:
    complaint = "ACCUSE/allege: [the Reds=reds] *accuse* the campaign of (Keel=keel) of fraud"
    headline = "ACCUSE/legal: [the Reds=reds] *sue* (Valdonia=VAL) and the campaign over fraud"
    suit = "ACCUSE/legal: [the Reds=reds] *sue* (Valdonia=VAL) over fraud on Friday"
    found = groups(map(told, (complaint, headline, suit)))
    assert sorted(len(group) for group in found) == [1, 2]


def test_the_order_of_the_rows_does_not_matter() -> None:
    rows = [told(line) for line in (*itertools.chain(*_ONE.values()), *itertools.chain(*_TWO.values()))]
    expected = [{row.mention.id for row in group} for group in groups(rows)]
    for seed in range(4):
        shuffled = random.Random(seed).sample(rows, len(rows))
        assert [{row.mention.id for row in group} for group in groups(shuffled)] == expected


@pytest.mark.parametrize(
    "line",
    [
        "ASSAULT -",
        "ASSAULT - = assault -",
        "AGREE - = AGREE -",
        "AGREE = CONSULT visit",
        "AGREE - = ARGUE -",
        "AGREE - = CONSULT dinner",
        "AGREE - = CONSULT visit = CONSULT phone",
    ],
)
def test_a_line_that_pairs_no_codes_is_refused_with_its_number(line: str) -> None:
    with pytest.raises(VocabularyError, match=r"alike\.txt, line 2"):
        pairs("alike.txt", f"# note\n{line}\n")


def test_a_ministry_and_its_spokesman_speak_once() -> None:
    ministry = told("ACCUSE/disapprove 2031-03-17: [The Valdonian army=VAL] *doubted* (the Meridian account=MER)")
    spokesman = told("ACCUSE/disapprove: [army spokesman Ilan Dorsey=VAL] *contested* (the Meridian statement=MER)")

    def of(row: Told, sector: str) -> Told:
        assert row.mention.actor
        actor = replace(row.mention.actor, sector=sector)
        return replace(
            row, mention=replace(row.mention, actor=actor), actor=replace(row.actor, actor_id=row.document.id)
        )

    assert len(groups([of(ministry, "MIL"), of(spokesman, "MIL")])) == 1
    assert len(groups([of(ministry, "MIL"), of(spokesman, "LEG")])) == 2
