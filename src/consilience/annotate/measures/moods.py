"""Words under which an act is decided, done, ordered, threatened, or only wished for."""

from __future__ import annotations

from typing import Final

from consilience.text.word_sets import word_set

DECISIONS: Final = word_set(
    """
    decision announcement order decree move step ruling resolution declaration vow pledge agreement directive measure
    statement commitment notice notification letter
    """
)
"""Nouns that make the act below them decided."""
DECIDING: Final = word_set(
    """
    decide announce order vow pledge agree resolve declare reveal promise confirm plan intend set schedule
    instruct vote command oblige force require move undertake approve say tell state disclose decree
    """
)
"""Verbs that make the act below them decided or announced."""
DOING: Final = word_set("begin start proceed manage succeed continue include see finish complete involve mean help go")
"""Verbs that tell the act below them as they tell themselves."""
CAUSING: Final = word_set("prompt lead cause drive spur provoke")
"""Verbs whose subject makes somebody else do the act below them, who has done it then."""
SUPPOSING: Final = word_set("suspect allege assume rumour rumor suppose")
"""Verbs of those who do not know whether the act below them was done."""
STATES: Final = frozenset({"close", "shut", "seal", "ban", "bar", "normalise", "normalize"})
"""Verbs whose participle tells how things are: "the border is closed"."""
SAYING_SO: Final = word_set("announce unveil order")
"""Verbs that head a measure which they only announce."""
ORDERING: Final = word_set("order ask tell give instruct request command force oblige require invite")
"""Verbs under which those who stay in a country are told to leave it."""
THREATS: Final = word_set("threaten threat warn warning ultimatum menace")
IDLE: Final = word_set(
    """
    demand call urge propose consider discuss seek want oppose reject avoid prevent suggest request possibility chance
    risk idea hope negotiation talk proposal debate fear expect predict think believe doubt deny ask appeal wish
    recommend refuse decline favour favor support advocate condemn stop block delay postpone fail desire bid attempt
    try need failure refusal rumour rumor speculation likelihood prospect option question mull weigh mean imagine
    insist insistence concern worry
    petition motion campaign lobby push aim goal plea calls would-be resist invite encourage allow enable let permit
    able unable ready willing likely unlikely possible impossible supposed
    """
)
"""Words under which an act is only wished, feared or asked for."""
