"""Words for posts, groups and bodies, and keys under which wordings of one post meet.

"minister of foreign affairs", "foreign minister", "head of the foreign ministry" and "top diplomat" are one post;
"deputy foreign minister" is another. The lists are closed-class or field lexicons written for this project.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from consilience.text.countries import country_of
from consilience.text.persons import Gender
from consilience.text.word_sets import word_set

POSTS: Final = word_set(
    """
    minister secretary president premier chancellor spokesman spokeswoman spokesperson speaker ambassador envoy
    diplomat representative chief head leader boss director chairman chairwoman chairperson chair commissioner
    commander general colonel lieutenant captain sergeant major admiral marshal governor mayor senator congressman
    congresswoman lawmaker legislator parliamentarian deputy mp judge justice prosecutor attorney lawyer solicitor
    official officer functionary politician adviser advisor analyst expert researcher scientist professor
    economist historian author journalist reporter correspondent editor activist campaigner organiser organizer
    coordinator witness resident villager doctor medic paramedic surgeon nurse physician inspector detective
    sheriff policeman policewoman constable king queen prince princess emperor sultan emir sheikh pope bishop
    archbishop cardinal imam cleric priest rabbi pastor ayatollah ceo cfo executive founder manager owner banker
    trader investor strategist candidate nominee vice-president consul attache counsellor negotiator mediator
    rapporteur delegate member counsel teacher student worker employee driver pilot coach player actor singer
    writer artist farmer fisherman suspect victim survivor defendant attacker gunman militant fighter soldier
    rebel warlord dictator ruler relative neighbour neighbor eyewitness bystander passenger passerby refugee
    protester demonstrator supporter critic observer veteran aide insider man woman boy girl father mother brother
    sister son daughter wife husband widow source undersecretary minister-president taoiseach sirdar whip
    treasurer auditor comptroller controller
    """
)
"""Nouns for one person by post, profession or part in the event."""

TITLES: Final = POSTS - word_set(
    """
    victim survivor suspect attacker gunman defendant witness resident villager worker employee owner student
    """
)
"""The posts that stand as a title in front of a name."""

PEOPLE: Final = word_set(
    """
    people men women children civilians citizens protesters demonstrators troops forces staff personnel police
    authorities officials experts rebels militants jihadists insurgents fighters terrorists relatives families
    neighbours neighbors refugees migrants voters supporters critics opponents allies lawmakers medics hostages
    separatists settlers sources analysts observers diplomats envoys employees workers members soldiers spies
    agents politicians leaders republicans democrats conservatives liberals
    """
)
"""Plural or collective nouns for groups of people. Plurals of `POSTS` are groups too."""

KIN: Final = word_set(
    """
    wife husband spouse widow widower son daughter father mother brother sister uncle aunt nephew niece cousin parents
    grandson granddaughter grandfather grandmother stepson stepdaughter stepfather stepmother stepbrother stepsister
    half-brother half-sister fiancee fiancée fiance fiancé girlfriend boyfriend ex-wife ex-husband mother-in-law
    father-in-law son-in-law brother-in-law daughter-in-law sister-in-law sons daughters brothers sisters
    """
)
"""Nouns for one who is told by whose relative it is."""

INSTITUTIONS: Final = word_set(
    """
    ministry department government parliament congress senate assembly council committee commission embassy
    consulate mission delegation court tribunal police army navy military office bureau agency authority
    administration cabinet presidency palace chamber treasury inspectorate directorate secretariat headquarters
    service board prosecutor's legislature guard base
    """
)
"""Nouns for bodies of a state or an organisation."""

ORGANISATIONS: Final = word_set(
    """
    organisation organization alliance bloc union league federation confederation association society party
    movement group company corporation firm bank fund foundation institute university college newspaper
    broadcaster network channel coalition front militia observatory agency watchdog charity hospital club press
    times post centre center
    """
)
"""Nouns for bodies that stand for themselves."""

# Bodies that a lower-case noun with "the" takes up again ("the ministry"); the others only count with a capital.
TAKEN_UP: Final = word_set(
    """
    ministry government parliament embassy consulate mission delegation court tribunal police army military
    council committee commission agency administration senate congress alliance bloc organisation organization
    union party company bank newspaper group observatory watchdog coalition federation foundation firm university
    department secretariat militia movement broadcaster charity hospital cabinet navy treasury legislature
    association cartel
    """
)

_FEMALE: Final = word_set(
    """
    spokeswoman chairwoman congresswoman policewoman queen princess mother wife daughter sister actress widow
    woman businesswoman saleswoman grandmother aunt girl
    """
)
_MALE: Final = word_set(
    """
    spokesman chairman congressman policeman king prince father husband son brother imam ayatollah pope bishop
    archbishop cardinal sheikh sultan emir fisherman businessman grandfather uncle man boy
    """
)

# Field lexicon: international bodies, how they are abbreviated, and the nouns that take up each.
BODIES: Final = tuple(
    (acronym, full, frozenset(nouns.split()))
    for acronym, full, nouns in (
        ("NATO", "North Atlantic Treaty Organization", "alliance bloc organisation organization"),
        ("EU", "European Union", "bloc union"),
        ("UN", "United Nations", "organisation organization body"),
        ("AU", "African Union", "bloc union organisation organization"),
        ("OSCE", "Organization for Security and Co-operation in Europe", "organisation organization"),
        ("IAEA", "International Atomic Energy Agency", "agency watchdog"),
        ("WHO", "World Health Organization", "organisation organization agency"),
        ("WTO", "World Trade Organization", "organisation organization"),
        ("IMF", "International Monetary Fund", "fund"),
        ("OPEC", "Organization of the Petroleum Exporting Countries", "cartel group organisation organization"),
        ("OPCW", "Organisation for the Prohibition of Chemical Weapons", "watchdog organisation organization"),
        ("ASEAN", "Association of Southeast Asian Nations", "bloc association group"),
        ("CSTO", "Collective Security Treaty Organization", "alliance bloc organisation organization"),
        ("CIS", "Commonwealth of Independent States", "bloc organisation organization"),
        ("ICC", "International Criminal Court", "court"),
        ("ICJ", "International Court of Justice", "court"),
        ("ICRC", "International Committee of the Red Cross", "committee organisation organization"),
        ("OAS", "Organization of American States", "bloc organisation organization"),
        ("SCO", "Shanghai Cooperation Organisation", "bloc organisation organization"),
        ("ECOWAS", "Economic Community of West African States", "bloc organisation organization"),
        ("GCC", "Gulf Cooperation Council", "bloc council"),
        ("UNHCR", "United Nations High Commissioner for Refugees", "agency"),
        ("UNICEF", "United Nations Children's Fund", "agency fund"),
    )
)

_ONE_WORD: Final = {
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "secretary-general": "secretary general",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "congressman": "legislator",
    "congresswoman": "legislator",
    "lawmaker": "legislator",
    "parliamentarian": "legislator",
    "mp": "legislator",
    "premier": "prime minister",
    "advisor": "adviser",
    "boss": "head",
    "chief": "head",
    "leader": "head",
    "director": "head",
    "envoy": "representative",
    "defense": "defence",
    "foreign-policy": "foreign",
    "vice-president": "vice president",
    "ceo": "head executive officer",
    "cfo": "head financial officer",
    "technologies": "",
    "inc": "",
    "ltd": "",
    "plc": "",
    "affairs": "",
    "permanent": "",
    "of": "",
    "for": "",
    "to": "",
    "the": "",
    "a": "",
    "an": "",
    "at": "",
    "in": "",
    "and": "",
    "'s": "",
    "’s": "",
    "state's": "",
}
LINKS: Final = frozenset({"of", "for", "to", "at", "in", "on"})
"""Prepositions that lead from a post or a body to what it is of."""
_EDGES: Final = '.,;:()"“”'
_FORMER: Final = frozenset({"former", "ex", "late", "outgoing", "retired", "then"})
_RANKS: Final = word_set(
    """
    deputy vice acting assistant under first special interim shadow
    """
)
_LOOSE: Final = word_set(
    """
    senior top leading veteran long-time longtime current new chief high interim own elected embattled incumbent
    """
)

# Other wordings of a post, after `_ONE_WORD`. (head, the words that mark it) -> what they become.
_SAME_POST: Final[tuple[tuple[str, set[str], tuple[str, set[str]]], ...]] = (
    ("head", {"foreign", "ministry"}, ("minister", {"foreign"})),
    ("head", {"foreign", "policy", "department"}, ("minister", {"foreign"})),
    ("head", {"foreign", "department"}, ("minister", {"foreign"})),
    ("head", {"diplomacy"}, ("minister", {"foreign"})),
    ("diplomat", {"top"}, ("minister", {"foreign"})),
    ("diplomat", {"head"}, ("minister", {"foreign"})),
    ("head", {"defence", "ministry"}, ("minister", {"defence"})),
    ("head", {"defence", "department"}, ("minister", {"defence"})),
    ("head", {"defence"}, ("minister", {"defence"})),
    ("head", {"pentagon"}, ("minister", {"defence"})),
    ("secretary", {"defence"}, ("minister", {"defence"})),
    ("secretary", {"state"}, ("minister", {"foreign"})),
    ("secretary", {"foreign"}, ("minister", {"foreign"})),
    ("head", {"interior", "ministry"}, ("minister", {"interior"})),
    ("head", {"government"}, ("prime minister", set())),
    ("head", {"state"}, ("president", set())),
    ("secretary", {"press"}, ("spokesperson", set())),
    ("executive", {"head"}, ("officer", {"head", "executive"})),
    ("head", {"police", "commander"}, ("head", {"police"})),
)


@dataclass(frozen=True, slots=True)
class Post:
    """A post as it can be compared: `head` ("minister"), what narrows it ({"foreign"}), ranks, former or not."""

    head: str
    marks: frozenset[str]
    ranks: frozenset[str] = frozenset()
    is_former: bool = False

    @property
    def is_telling(self) -> bool:
        """Whether the post is held by few enough to say who is meant ("foreign minister"; not "official")."""
        is_chief = self.head == "officer" and "head" in self.marks and len(self.marks) > _FIRM
        return self.head in _FEW or (self.head in _NARROWED and bool(self.marks)) or is_chief

    @property
    def is_head_of_state(self) -> bool:
        """Whether the post, beside a country, is that of the state's or the government's head, who holds it now."""
        return self.head in _HEADS_OF_STATE and not (self.marks or self.ranks or self.is_former)


_FIRM: Final = 2
"""Marks of a chief officer beside which a firm is named: {"head", "financial"} and its name."""

# Posts that lead a state; "head" is also "leader".
_HEADS_OF_STATE: Final = frozenset(
    {"president", "prime minister", "chancellor", "king", "queen", "emperor", "sultan", "emir", "head", "dictator"}
)

# Posts with one holder at a time, and posts that are one once something narrows them.
_FEW: Final = frozenset(
    {
        "president",
        "chancellor",
        "king",
        "queen",
        "pope",
        "emperor",
        "sultan",
        "emir",
        "prime minister",
        "secretary general",
    }
)
_NARROWED: Final = frozenset(
    {
        "minister",
        "secretary",
        "spokesperson",
        "ambassador",
        "head",
        "chair",
        "speaker",
        "governor",
        "mayor",
        "commissioner",
        "commander",
        "prosecutor",
        "attorney general",
        "vice president",
    }
)


@lru_cache(maxsize=20000)
def post_of(role: str) -> Post:
    """The comparable post of a role phrase without its country: "Minister of Foreign Affairs" -> minister {foreign}."""
    plain = re.sub(r"(?:'s|’s|’|')(?=\s|$)", "", role.casefold().replace("–", "-"))
    plain = plain.replace("secretary-general", "secretary general").replace("vice-president", "vice president")
    printed = [word.strip(_EDGES) for word in plain.split()]
    cut = next((n for n, word in enumerate(printed) if n and word in LINKS), len(printed))
    front = _even(printed[:cut])
    words = front + _even(printed[cut:])
    head = _head(front)
    rest = [word for word in words if word not in head.split()]
    ranks = frozenset(word for word in rest if word in _RANKS)
    is_former = any(word.removesuffix("-") in _FORMER for word in rest)
    marks = {word for word in rest if word not in _RANKS and word not in _FORMER and country_of(word) is None}
    for wording, needed, (post, put) in _SAME_POST:
        if head == wording and needed <= marks:
            head, marks = post, (marks - needed - {"policy", "department", "ministry"}) | put
            break
    if head in ("spokesperson", "minister"):
        marks -= {"ministry"}
    return Post(head, frozenset(marks - _LOOSE), ranks, is_former)


def _even(words: list[str]) -> list[str]:
    return [part for word in words for part in _ONE_WORD.get(word, word).split() if part]


def _head(words: list[str]) -> str:
    joined = " ".join(words)
    for double in ("prime minister", "secretary general", "vice president", "attorney general"):
        if double in joined:
            return double
    heads = {"spokesperson", "head", "chair", "legislator", "adviser", "representative"}
    for word in words:
        if word in POSTS or word in heads:
            if word == "deputy" and any(other in POSTS for other in words if other != "deputy"):
                continue
            if word == "head" and (others := [other for other in words if other in POSTS and other != "head"]):
                return others[-1]
            return word
    return words[-1] if words else ""


def is_same_post(one: Post, other: Post) -> bool:
    """Whether two wordings can mean one post: same head and ranks, and nothing narrows them apart."""
    if one.head != other.head or one.ranks != other.ranks or one.is_former != other.is_former:
        return False
    return one.marks == other.marks or not one.marks or not other.marks


def gender_of_role(words: str) -> Gender | None:
    """The gender that the words of a role tell ("the spokeswoman" -> f)."""
    parts = set(re.findall(r"[\w]+", words.casefold()))
    female, male = bool(parts & _FEMALE), bool(parts & _MALE)
    return None if female == male else ("f" if female else "m")
