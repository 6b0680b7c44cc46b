"""What a number counts: the noun with its own words, and what befell it."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from consilience.annotate.quantities.lexicon import AMOUNT_NOUNS, BEFALLEN, DEEDS, GATHERINGS, SELECTING, STATES
from consilience.text.numbers import INDEFINITE

_LEFT: Final = frozenset({"amod", "compound", "nmod", "poss", "case", "punct"})
_MOST_WORDS: Final = 9


def head_of(token: Token, inside: range) -> Token | None:
    """The noun that a number stands with; None where it stands alone. `inside` are the number's own tokens."""
    here = token
    for _ in range(6):
        if (
            here.dep_ in ("nummod", "compound", "quantmod", "nmod", "amod", "advmod", "npadvmod", "det", "predet")
            and here.head.i != here.i
        ):
            here = here.head
            if here.i not in inside and (here.pos_ in ("NOUN", "PROPN") or here.lower_ in STATES):
                return here if here.i > token.i else None
            continue
        break
    for child in here.children if here.i in inside else ():
        if child.lower_ == "of" and child.dep_ == "prep":
            return _object_of(child)
    following = inside.stop
    if following < len(token.doc) and token.doc[following].lower_ == "of":
        return _object_of(token.doc[following])
    return None


def _object_of(of: Token) -> Token | None:
    """The noun of an `of` phrase; the one that follows a pronoun ("six of them children"), if any does."""
    noun = next((child for child in of.children if child.dep_ == "pobj"), None)
    if noun is None or noun.pos_ != "PRON":
        return noun
    after = noun.i + 1
    return noun.doc[after] if after < len(noun.doc) and noun.doc[after].tag_ == "NNS" else None


def phrase(noun: Token, inside: range) -> str:
    """The noun with its modifiers and its `of` phrase: "grey ships", "members of the trade mission".

    Of what stands before the number, words that tell which ones are kept: "the remaining two posts".
    """
    start = noun.i
    chosen = [child.lower_ for child in noun.lefts if child.i < inside.start and child.lower_ in SELECTING]
    for child in noun.lefts:
        if child.dep_ in _LEFT and child.i not in inside and child.i >= inside.start:
            start = min(start, child.left_edge.i)
    start = max(start, inside.stop) if start <= inside.stop - 1 else start
    end = noun.i + 1
    for child in noun.rights:
        if child.i == end and child.lower_ == "of" and child.right_edge.i - noun.i <= _MOST_WORDS:
            end = _short_end(child)
            break
    return " ".join([*chosen, _clean(noun.doc, start, end)])


def _short_end(preposition: Token) -> int:
    """The end of "of the Russian Permanent Mission", without the clauses behind it."""
    noun = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    return preposition.i if noun is None else noun.i + 1


def _clean(doc: Doc, start: int, end: int) -> str:
    while start < end and doc[start].tag_ == "CD" and doc[start].dep_ == "nummod":
        start += 1
    words = "".join(t.text_with_ws for t in doc[start:end] if t.tag_ != "CD" or t.dep_ != "nummod")
    words = words.strip(" -–,\"“”'’‘")
    for article in ("the ", "The ", "a ", "its ", "their ", "strong ", "odd ", "plus "):
        words = words.removeprefix(article)
    return " ".join(words.split())


def fate(noun: Token) -> str | None:
    """What befell the counted: "killed" for "31 people were killed", "killing 31 people", "31 people, killed by"."""
    for _ in range(_MOST_WORDS):
        if noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN", "NUM") and noun.head.i < noun.i:
            noun = noun.head
    verb = noun.head
    if verb.lower_ == "including" and verb.head.pos_ == "VERB":
        verb = verb.head
        return _befallen(verb) if verb.lemma_.lower() in BEFALLEN else None
    if noun.dep_ == "pobj" and verb.dep_ == "prep" and verb.lower_ == "including":
        noun, verb = verb.head, verb.head.head
    elif noun.dep_ == "pobj" and verb.lower_ == "of":
        above = verb.head
        if above.lemma_.lower() in DEEDS:
            return DEEDS[above.lemma_.lower()]
        if above.pos_ == "NUM" or above.lower_ in INDEFINITE or above.lemma_.lower() in GATHERINGS:
            noun, verb = above, above.head
    if verb.pos_ in ("VERB", "AUX") and verb.lemma_.lower() in BEFALLEN and _is_struck(noun, verb):
        return _befallen(verb)
    if verb.lemma_ in ("be", "leave", "remain", "fear", "believe", "presume", "confirm", "report") and noun.dep_ in (
        "nsubj",
        "nsubjpass",
        "dobj",
    ):
        for child in verb.children:
            if child.lower_ in STATES:
                return _befallen(child)
    for child in noun.rights:
        if child.dep_ in ("acl", "amod") and (child.lemma_.lower() in BEFALLEN or child.lower_ in STATES):
            return _befallen(child)
    after = noun.i + 1
    if after < len(noun.doc) and noun.doc[after].lower_ in STATES:
        return _befallen(noun.doc[after])
    return None


def _befallen(word: Token) -> str:
    """The participle of a verb, or of two that are joined: "killed", "killed or wounded"."""
    here = _participle(word)
    after = word.i + 1
    doc = word.doc
    if after + 1 < len(doc) and doc[after].lower_ in ("or", "and"):
        other = doc[after + 1]
        is_state = other.lower_ in STATES or (other.tag_ == "VBN" and other.lemma_.lower() in BEFALLEN)
        follows = doc[after + 2].pos_ if after + 2 < len(doc) else ""
        if is_state and follows not in ("NUM", "NOUN", "DET", "PROPN"):
            return f"{here} {doc[after].lower_} {_participle(other)}"
    return here


def _is_struck(noun: Token, verb: Token) -> bool:
    """Whether a verb befalls a noun: its object, its passive subject, or the subject of dying."""
    if noun.dep_ in ("nsubjpass", "dobj"):
        return True
    if noun.dep_ != "nsubj":
        return False
    if verb.lemma_.lower() in ("die", "perish", "drown"):
        return True
    return verb.tag_ == "VBN" and not any(child.dep_ == "dobj" or child.lemma_ == "have" for child in verb.children)


_PARTICIPLES: Final = {
    "shoot": "shot",
    "lose": "lost",
    "slay": "slain",
    "expel": "expelled",
    "trap": "trapped",
    "kidnap": "kidnapped",
    "bury": "buried",
    "miss": "missing",
    "withdraw": "withdrawn",
    "die": "dead",
    "perish": "dead",
}
"""Participles that stand before a noun ("dead children"), where the rule for -ed gives none."""


def _participle(verb: Token) -> str:
    lemma = verb.lemma_.lower()
    if verb.tag_ in ("VBN", "VBD", "JJ") and lemma not in _PARTICIPLES:
        return str(verb.lower_)
    return _PARTICIPLES.get(lemma) or (f"{lemma}d" if lemma.endswith("e") else f"{lemma}ed")


def of_amount(token: Token) -> str | None:
    """What "the number of mission personnel" counts, for "reducing the number of mission personnel to 10"."""
    for noun in _related_nouns(token):
        if noun.lemma_.lower() in AMOUNT_NOUNS:
            for child in noun.rights:
                if child.lower_ == "of":
                    pobj = next((t for t in child.children if t.dep_ == "pobj"), None)
                    if (
                        pobj is not None
                        and pobj.pos_ != "NUM"
                        and token.i not in (pobj.i, *(t.i for t in pobj.children))
                    ):
                        words = phrase(pobj, range(child.i, child.i + 1))
                        return f"{noun.lower_} of {words}" if noun.lemma_.lower() in ("size",) else words
            return _clean(
                noun.doc, min([noun.i, *(c.i for c in noun.lefts if c.dep_ in ("compound", "amod"))]), noun.i + 1
            )
    return None


def _related_nouns(token: Token) -> list[Token]:
    """Objects and subjects of the verb above a number in "to 10", "by ten", "reached 31"."""
    here = token
    for _ in range(5):
        if here.pos_ == "VERB" or here.head.i == here.i:
            break
        here = here.head
        if here.pos_ == "NOUN" and here.lemma_.lower() in AMOUNT_NOUNS:
            return [here]
    return [child for child in here.children if child.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj")]


def alone(token: Token) -> str | None:
    """What a number without a noun counts: "six were killed", "12 injured", "one dead"."""
    after = token.i + 1
    if after < len(token.doc) and token.doc[after].lower_ in ("more", "others") and token.doc[after] == token.head:
        token = token.head
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.pos_ == "NOUN":
        above = token.head.head.lemma_.lower()
        return DEEDS.get(above)
    noun_fate = fate(token)
    if noun_fate:
        return noun_fate
    after = token.i + 1
    if after < len(token.doc):
        following = token.doc[after]
        if following.lower_ in STATES or (following.tag_ == "VBN" and following.lemma_.lower() in BEFALLEN):
            return _befallen(following)
    if token.head.pos_ == "VERB" and token.head.lemma_.lower() in BEFALLEN:
        return _befallen(token.head)
    return None


def changed_thing(token: Token) -> str | None:
    """What is halved or doubled, or done twice: the verb's object, or the subject of its passive."""
    verb = token
    for _ in range(3):
        if verb.pos_ == "VERB":
            break
        verb = verb.head
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass") and child.pos_ in ("NOUN", "PROPN"):
            return phrase(child, range(child.left_edge.i, child.left_edge.i))
    for child in verb.children:
        if child.dep_ == "nsubj" and child.pos_ in ("NOUN", "PROPN"):
            return phrase(child, range(child.left_edge.i, child.left_edge.i))
    return None


def measured_thing(doc: Doc, inside: range) -> str | None:
    """What is measured: "jet fuel" for "12 tonnes of jet fuel"."""
    if inside.stop + 1 >= len(doc) or doc[inside.stop].lower_ != "of":
        return None
    noun = next((child for child in doc[inside.stop].children if child.dep_ == "pobj" and child.pos_ == "NOUN"), None)
    if noun is None or noun.i - inside.stop > _MOST_WORDS:
        return None
    return phrase(noun, range(inside.stop, inside.stop + 1)) or None
