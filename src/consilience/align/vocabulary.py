"""Words that say little in any report, and words that stand for one another in reports."""

from __future__ import annotations

from typing import Final

from consilience.text.acts import act_of_noun, act_of_verb, is_known_act

_COMMON_WORDS: Final = """
accord account act action add address affair agency ago agree aim amid announce area ask attack authority back bad
base become begin believe big bring call case cause central change chief citizen city claim close come comment
concern conference continue control council country course day deal decision decide defence defense department
director east effort end event evening expect face fact family far few find follow force foreign former friday full
general give good government great group happen head help high hold home hour house hundred important include
increase incident information international interview issue item job join key know last late latest law lead leader
least leave let life like likely local long look low main major man many march matter may mean measure media medium
meeting member message military minister ministry minute moment monday month morning move much name nation national
need new newspaper news next night north number office officer official old one open order organisation organization
part party past people person photo place plan point police policy political politician position possible power
present president press previous prime problem process program programme public publish put question read reader
real reason receive recent relation report reporter request respond response result return right role rule run same
saturday say second secretary security see seek send senior serious service set several share show side site
situation small social son source south speak speaker spokesman spokesperson spokeswoman staff stand start state
statement step still stop story strong sunday support system take talk team tell term thing think thousand threat
three thursday time today tomorrow top total town try tuesday turn twitter two understand unit update use video view
visit vote want war warn way website wednesday week west white woman word work worker world would year yesterday
young zone
"""
COMMON: Final = frozenset(_COMMON_WORDS.split())
"""Words that stand in reports of any event: sharing them says little."""

# One line a set; the first word stands for all.
_SAME: Final = """
mission delegation representation embassy consulate legation
accreditation credential credentials accredit
diplomat envoy representative ambassador
personnel member employee staff worker official staffer people person man
office bureau outpost post facility
alliance bloc organisation organization coalition
dialogue talk talks conversation
condition circumstance prerequisite
deliberate purposeful targeted intentional
ready willing receptive prepared open
difficult hard complicated tough
relation relationship tie ties
activity work operation operations functioning action actions step steps move measure
hostile malign unfriendly aggressive
undeclared undercover covert secret
intelligence spy espionage spying
size number strength
military army troop troops soldier force forces
fighter militant insurgent rebel gunman jihadist extremist
lawmaker mp legislator parliamentarian mk deputy congressman senator
parliament legislature knesset congress assembly
treaty pact accord agreement deal
protester demonstrator
protest demonstration rally march
police policeman officer cop
reporter journalist correspondent
plane aircraft jet airliner
rocket missile projectile
bomb explosive device
explosion blast
wounded injured wound injury injure hurt
dead death fatality killed kill die toll
victim casualty
wedding marriage ceremony
child kid minor
woman female
house home residence
town village
city capital municipality
car vehicle
company firm corporation business
cost price
illness disease sickness
hospital clinic
court tribunal
suspect accused defendant
jail prison detention
leader chief head
president premier
attack assault strike raid
fire blaze
storm hurricane cyclone typhoon
quake earthquake tremor
flood flooding
refugee migrant asylum
vote ballot poll election
warn warning alert advisory
threat danger menace
probe investigation inquiry
lowest low
end finish
visit trip tour
law legislation bill act
resign resignation quit
picture photo image
today now currently
large big huge
statement communique announcement
evacuate withdraw
nuclear atomic
"""


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _SAME.strip().splitlines():
        first, *others = line.split()
        for word in (first, *others):
            table.setdefault(word, first)
    return table


_STANDS_FOR: Final = _table()


def canonical(term: str) -> str:
    """The word that a term is compared as: the first of its set, the class of its act, or itself."""
    if term in _STANDS_FOR:
        return _STANDS_FOR[term]
    if is_known_act(term):
        return act_of_verb(term)
    return act_of_noun(term) or term


# Pairs of act classes that may name one act.
_PAIRS: Final = """
accuse~criticise accuse~say agree~sign agree~vote announce~decide announce~plan announce~say arrest~charge
attack~fight attack~launch cease~revoke cease~withdraw charge~convict criticise~regret demand~say deny~refuse
deploy~attack destroy~attack expel~reduce expel~withdraw flee~withdraw injure~attack invade~attack kill~attack
kill~die launch~test lift~open meet~negotiate raise~rise reduce~cease reduce~fall respond~announce revoke~expel
revoke~withdraw sanction~cease say~inform warn~announce warn~say
"""
KINDRED: Final = tuple((one, other) for one, _, other in (pair.partition("~") for pair in _PAIRS.split()))
"""Pairs of classes of acts that may name one act in different words."""
_KINDRED: Final = frozenset(map(frozenset, KINDRED))
KINDRED_WEIGHT: Final = 0.6
"""How much such a pair counts, where one class counts 1."""


def same_kind_of_act(one: str, other: str) -> float:
    """1 for one class of act, 0.6 for two classes that may name one act in different words, else 0."""
    if one == other:
        return 1.0
    return KINDRED_WEIGHT if frozenset((one, other)) in _KINDRED else 0.0
