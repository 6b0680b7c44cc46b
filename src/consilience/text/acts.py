"""Classes of acts: which verbs and nouns of action name the same kind of act in a report.

The classes follow the conflict-and-cooperation scheme of event data (PLOVER) where it has one and go finer where news
accounts differ in words only (to suspend, to close, to terminate). A word outside the lexicon is its own class.
"""

from __future__ import annotations

import re
from typing import Final


def words(text: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(text.split())


# class: verbs (lemmas; `_` joins a verb to its particle) / nouns
_LEXICON: Final = """
cease: suspend pause freeze halt cease terminate stop discontinue close close_down shut shut_down shutter end
    break_off sever wind_up / suspension freeze halt termination closure shutdown cessation discontinuation
withdraw: withdraw pull_out pull recall evacuate repatriate leave quit / withdrawal recall evacuation pullout
    drawdown exit
expel: expel deport oust evict banish kick_out throw_out / expulsion deportation ouster
revoke: revoke strip cancel annul rescind repeal scrap void abolish overturn / revocation cancellation annulment
    repeal abolition
reduce: reduce cut slash halve shrink decrease lower trim downsize curb limit / reduction cut halving decrease
    downsizing
raise: raise increase boost expand enlarge strengthen reinforce intensify step_up ramp_up / increase expansion rise
    strengthening build-up buildup
respond: respond retaliate react reciprocate counter avenge / response reaction retaliation reprisal answer
    countermeasure retort backlash
announce: announce declare proclaim unveil reveal disclose confirm release publish issue / announcement declaration
    proclamation disclosure confirmation
inform: inform notify brief tell advise apprise / notification briefing
say: say state add note explain remark comment tell mention stress emphasise emphasize underline insist reiterate
    observe maintain point_out write tweet report / statement remark comment
deny: deny reject dismiss refute rebut dispute disavow / denial rejection refutation
accuse: accuse blame allege charge fault claim / accusation allegation blame
criticise: criticise criticize condemn denounce slam lambast rebuke deplore decry protest object blast / criticism
    condemnation protest rebuke objection outcry
regret: regret lament apologise apologize bemoan / regret apology
praise: praise welcome applaud hail commend congratulate thank celebrate / praise
demand: demand urge call_for insist request ask appeal press beg / demand request appeal ultimatum
warn: warn caution threaten menace / warning threat caution
agree: agree accept approve consent ratify endorse adopt pass back / agreement approval acceptance ratification
    endorsement adoption deal accord pact
sign: sign initial / signing signature
refuse: refuse decline balk spurn rebuff / refusal
offer: offer propose suggest invite / offer proposal invitation
meet: meet gather convene assemble visit host confer hold_talks / meeting summit talks gathering visit session
    conference convocation
negotiate: negotiate mediate broker bargain / negotiation mediation
cooperate: cooperate collaborate partner join help support aid assist back / cooperation collaboration support aid
    assistance
vote: vote elect poll ballot / vote election referendum ballot poll
decide: decide resolve opt rule determine choose / decision ruling resolution verdict judgment
plan: plan intend aim prepare schedule seek want / plan intention preparation
appoint: appoint name nominate designate install / appointment nomination
resign: resign step_down quit / resignation
arrest: arrest detain apprehend capture seize jail imprison hold / arrest detention capture imprisonment custody
release: release free liberate / release liberation
charge: charge indict prosecute sue try / indictment prosecution lawsuit trial
convict: convict sentence condemn acquit / conviction sentence acquittal
investigate: investigate probe examine inspect inquire / investigation probe inquiry inspection
kill: kill slay murder assassinate execute massacre behead / killing murder assassination execution massacre
die: die perish drown succumb / death fatality toll
injure: injure wound hurt maim / injury casualty wound
attack: attack assault strike bomb shell raid ambush target hit fire shoot storm blow_up detonate explode / attack
    assault strike bombing shelling raid ambush shooting airstrike blast explosion offensive bombardment
fight: fight clash battle skirmish / fight clash battle fighting skirmish confrontation combat war
invade: invade occupy annex overrun conquer / invasion occupation annexation incursion
deploy: deploy mobilise mobilize station send dispatch / deployment mobilisation mobilization
launch: launch fire_off blast_off lift_off / launch liftoff
test: test / test
destroy: destroy demolish raze wreck damage devastate / destruction demolition damage devastation
sanction: sanction ban embargo bar prohibit blacklist block penalise penalize punish fine / sanction ban embargo
    prohibition penalty punishment boycott
allow: allow permit let authorise authorize enable grant / permission authorisation authorization
lift: lift ease relax remove / lifting easing
open: open reopen resume restart restore restart / opening reopening resumption restoration
start: start begin commence initiate kick_off / start beginning
continue: continue persist remain stay keep / continuation
flee: flee escape evacuate / escape exodus evacuation
rescue: rescue save recover / rescue recovery
crash: crash collide derail sink capsize / crash collision derailment
win: win defeat beat triumph / victory win triumph defeat
lose: lose / loss
buy: buy acquire purchase take_over / acquisition purchase takeover
sell: sell / sale
pay: pay spend / payment spending
rise: rise climb surge soar jump grow / surge growth
fall: fall drop decline plunge slump sink / drop decline plunge slump
turn_to: turn_to go_through contact interact address liaise approach / contact channel
spy: spy eavesdrop wiretap / espionage spying intelligence
include: include comprise encompass / inclusion
claim_responsibility: claim_responsibility / responsibility
debate: debate discuss / debate discussion
move: move relocate transfer shift / relocation
postpone: postpone delay defer adjourn / postponement adjournment
promise: promise pledge vow guarantee / pledge vow
admit: admit acknowledge concede confess / admission confession
treat: treat hospitalise hospitalize / hospitalisation hospitalization
search: search scour comb look_for / search manhunt
establish: establish create found set_up form / establishment formation
prevent: prevent avert thwart foil stave_off
discover: discover uncover unearth / discovery
believe: believe think suppose reckon / belief
broadcast: broadcast air televise / broadcast
steal: steal rob loot / theft robbery looting heist
kidnap: kidnap abduct / kidnapping abduction
disappear: disappear vanish go_missing / disappearance
erupt: erupt break_out / eruption outbreak
collapse: collapse cave_in / collapse
build: build construct erect / construction
violate: violate breach flout / violation breach
protect: protect safeguard / protection
boycott: boycott shun stay_away / boycott
happen: happen occur
"""

REPORTING: Final[frozenset[str]] = words(
    """say state add note explain remark comment tell mention stress emphasise emphasize underline insist reiterate
observe maintain write tweet report announce declare reveal disclose confirm claim allege argue believe
think suggest warn acknowledge admit concede deny stress recall predict conclude assert contend inform
answer reply respond quote hear know understand hope expect fear show indicate find learn see agree continue
accuse describe call point"""
)
"""Verbs whose clausal complement is what someone says, thinks or finds."""

AUXILIARY: Final[frozenset[str]] = words(
    """decide plan want intend begin start continue refuse agree vow promise seek try attempt manage fail have need
hope expect go appear seem use hasten threaten order prepare succeed vote offer decline order move set force
ask urge allow cease stop help strive wish aim pledge choose tend schedule"""
)
"""Verbs whose infinitive complement is the act that is reported."""

_LICENCES: Final = words(
    """accreditation credential licence license permit visa passport citizenship status immunity right"""
)


def _tables() -> tuple[dict[str, str], dict[str, str]]:
    verbs: dict[str, str] = {}
    nouns: dict[str, str] = {}
    for entry in re.sub(r"\n +", " ", _LEXICON).strip().splitlines():
        act, words = entry.split(":")
        first, _, second = words.partition("/")
        for verb in first.split():
            verbs.setdefault(verb, act)
        for noun in second.split():
            nouns.setdefault(noun, act)
    return verbs, nouns


_VERBS, _NOUNS = _tables()


def act_of_verb(lemma: str, particle: str | None = None, object_lemmas: frozenset[str] = frozenset()) -> str:
    """The class of a verb, or the verb itself; what it takes away decides between two ("withdraw accreditation")."""
    if particle and f"{lemma}_{particle}" in _VERBS:
        return _VERBS[f"{lemma}_{particle}"]
    act = _VERBS.get(lemma, lemma)
    if act in {"withdraw", "cease"} and object_lemmas & _LICENCES:
        return "revoke"
    return act


def act_of_noun(lemma: str) -> str | None:
    """The class of a noun of action, or None if it names none."""
    return _NOUNS.get(lemma)


def is_known_act(lemma: str) -> bool:
    """Whether a verb is in the lexicon."""
    return lemma in _VERBS
