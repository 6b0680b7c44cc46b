"""Units, modifiers and verbs of change: closed classes and field words of news English."""

from __future__ import annotations

from typing import Final

from consilience.text.word_sets import word_set

VAGUE: Final = {"several": (2, 10), "a few": (2, 10), "a couple": (2, 3)}
"""What stands before a word of size: "several hundred" is from two to ten hundred."""

MODIFIERS: Final[dict[str, str]] = {
    **dict.fromkeys(
        (
            "about",
            "around",
            "approximately",
            "roughly",
            "some",
            "nearly",
            "almost",
            "close to",
            "an estimated",
            "estimated",
            "circa",
            "near",
            "approaching",
            "barely",
            "averaging",
            "averaged",
            "on average",
            "~",
            "approx",
            "approx.",
            "in the region of",
            "somewhere around",
            "virtually",
        ),
        "about",
    ),
    **dict.fromkeys(
        (
            "more than",
            "over",
            "above",
            "exceeding",
            "upwards of",
            "greater than",
            "in excess of",
            "well over",
            "just over",
            "north of",
            "exceeds",
            "exceeded",
            "surpassed",
            "topped",
            "tops",
            "surpasses",
            "climbs past",
            "climbed past",
            "rises past",
            "rose past",
            "better than",
            ">",
            "over than",
        ),
        "more than",
    ),
    **dict.fromkeys(
        (
            "at least",
            "no fewer than",
            "no less than",
            "not less than",
            "a minimum of",
            "minimum of",
            "not fewer than",
            "≥",
        ),
        "at least",
    ),
    **dict.fromkeys(
        (
            "up to",
            "at most",
            "no more than",
            "not more than",
            "a maximum of",
            "maximum of",
            "as much as",
            "as many as",
            "max",
            "≤",
        ),
        "at most",
    ),
    **dict.fromkeys(
        (
            "less than",
            "fewer than",
            "under",
            "below",
            "just under",
            "short of",
            "lower than",
            "<",
            "shy of",
            "not quite",
        ),
        "less than",
    ),
    **dict.fromkeys(("only", "just", "exactly", "precisely", "fully", "a total of"), ""),
}
_UP: Final = (
    "rise rises rose risen rising increase increases increased increasing grow grows grew grown growing gain "
    "gains gained gaining "
    "climb climbs climbed climbing jump jumps jumped jumping surge surges surged surging add adds added adding "
    "advance advances "
    "advanced advancing soar soars soared soaring rally rallied up raise raised hike hiked expand expanded "
    "swell swelled plus leap leaps leapt leaped spike spiked rocketed skyrocketed shot strengthened appreciated "
    "rebounded "
    "bounced ballooned mushroomed accelerated improved soaring rallies edged ticked boosted"
)
_DOWN: Final = (
    "fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease "
    "decreases decreased "
    "decreasing slip slips slipped slipping lose loses lost losing shed sheds tumble tumbles tumbled tumbling "
    "plunge plunged "
    "plunging sink sank slide slid cut cuts cutting reduce reduces reduced reducing slash slashed shrink "
    "shrank shrunk down "
    "contract contracted lower lowered ease eased dip dipped plummet plummets plummeted plummeting nosedived crashed "
    "slumped slumps slumping sagged retreated dwindled trimmed weakened crumbled shaved knocked slides sinks plunges "
    "shrinks slashing shedding dips tanked backtracked skidded"
)
DIRECTION: Final[dict[str, str]] = {**dict.fromkeys(_UP.split(), "up"), **dict.fromkeys(_DOWN.split(), "down")}
CHANGED: Final[dict[str, tuple[float, str]]] = {
    **dict.fromkeys(("halve", "halves", "halved", "halving"), (0.5, "down")),
    **dict.fromkeys(("doubled", "doubling", "doubles"), (2, "up")),
    **dict.fromkeys(("tripled", "tripling", "trebled", "trebling", "triples"), (3, "up")),
    **dict.fromkeys(("quadrupled", "quadrupling"), (4, "up")),
}
"""Verbs that hold a ratio: the value is size after over size before."""

BEFALLEN: Final = word_set(
    "kill wound injure hurt maim die perish drown shoot arrest detain jail imprison hospitalise hospitalize "
    "displace evacuate rescue "
    "abduct kidnap infect miss sack dismiss expel deport charge execute capture behead burn trap strand bury "
    "recover sentence "
    "convict release free affect slay murder lose damage destroy suspend abolish scrap revoke withdraw cancel"
)
"""Verbs whose subject or object is told apart by what befell it: 31 killed is not 31 wounded."""

SELECTING: Final = word_set(
    "top bottom remaining other rest new former last first next final previous record main leading same"
)
"""Adjectives before a number that tell which ones are counted."""

STATES: Final = word_set("dead missing injured wounded killed homeless unaccounted alive hurt trapped")
AMOUNT_NOUNS: Final = word_set(
    "number total toll size strength staff count figure tally ceiling headcount quota limit amount sum "
    "proportion share level "
    "population turnout personnel membership"
)
MONEY_PARTS: Final = word_set("cent sen pence")
WEIGHING: Final = word_set(
    "weigh weighs weighed weighing weight weights heavier lighter lose lost losing gain gained shed dropped "
    "slimmed explosives "
    "cocaine marijuana meat fish beef food baggage luggage cargo payload thrust torque"
)
"""Words that make a pound one of weight."""

GATHERINGS: Final = AMOUNT_NOUNS | word_set("dozen score half third quarter majority group body crew team family")
"""Nouns that befalls what befalls the things they are of: "dozens of people were killed"."""
DEEDS: Final = {
    "death": "dead",
    "killing": "killed",
    "murder": "murdered",
    "shooting": "shot",
    "execution": "executed",
    "beheading": "beheaded",
    "wounding": "wounded",
    "injury": "injured",
    "arrest": "arrested",
    "detention": "detained",
    "abduction": "abducted",
    "kidnapping": "kidnapped",
    "expulsion": "expelled",
    "deportation": "deported",
    "dismissal": "dismissed",
    "evacuation": "evacuated",
    "displacement": "displaced",
    "rescue": "rescued",
    "release": "released",
    "loss": "lost",
    "destruction": "destroyed",
    "suspension": "suspended",
    "disappearance": "missing",
}
"""Nouns for what befell the counted: "the arrest of 12 people"."""
