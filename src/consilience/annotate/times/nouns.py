"""What an expression is to the noun that it stands in front of: the name of an event, or an age and not a day."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from consilience.text.word_sets import word_set

_EVENTS: Final = word_set(
    "ambush assault atrocity attack blast bombing coup crackdown crash disaster earthquake explosion hijacking "
    "insurrection killing massacre quake raid revolution riot shooting siege tragedy tsunami uprising"
)
"""What may be called by its day for years after: "the June 4 crackdown"."""
_OF_AN_AGE: Final = word_set(
    "adult artist business child citizen company consumer culture economy employee engineer environment family farmer "
    "firm founder generation kid landscape man marketplace parent people politician scientist society standard student "
    "technology teen teenager voter woman worker world young youngster youth"
)
"""What "today's" tells the age of, where nothing is told that it did on that day: "today's kids sleep less"."""
_OF_A_DAY: Final = word_set(
    "deal event faller game gainer headline loser match mover news race result story talk trade vote winner"
)
"""What a day has the biggest of."""


def is_name_of_event(root: Token) -> bool:
    """Whether a date with a month and a day is the name of the violent event behind it ("the June 4 crackdown")."""
    noun = root.head
    return noun.i > root.i and noun.pos_ in ("NOUN", "PROPN") and _lemma(noun) in _EVENTS and root.dep_ != "npadvmod"


def is_of_an_age(root: Token) -> bool:
    """Whether "today's" means these times: "today's kids sleep less", "today's biggest firms", not "today's talks"."""
    noun = root.head
    if root.dep_ != "poss" or noun.pos_ not in ("NOUN", "PROPN"):
        return False
    if noun.dep_ in ("nsubj", "nsubjpass") and noun.head.tag_ == "VBD":
        return False  # "today's leaders met": an act of the day
    lemma = _lemma(noun)
    is_plural = noun.tag_ in ("NNS", "NNPS")
    return lemma in _OF_AN_AGE or (is_plural and lemma not in _OF_A_DAY and any(map(_is_superlative, noun.children)))


def _is_superlative(adjective: Token) -> bool:
    if adjective.lower_ in ("latest", "most", "least"):
        return False
    return adjective.tag_ == "JJS" or any(child.lower_ == "most" for child in adjective.children)


def _lemma(noun: Token) -> str:
    """The lemma in lower case; without its -s where a headline's capital hides the plural."""
    lemma = noun.lemma_.lower()
    return lemma.removesuffix("s") if noun.pos_ == "PROPN" else lemma
