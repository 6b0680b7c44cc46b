"""What a number counts: the noun with its own words."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from consilience.annotate.quantities.lexicon import AMOUNT_NOUNS, SELECTING, STATES
from consilience.annotate.quantities.near import children, lefts, rights

_LEFT: Final = frozenset({"amod", "compound", "nmod", "poss", "case", "punct"})
_MOST_WORDS: Final = 9
_EMPTY: Final = frozenset({"number", "total", "figure", "amount", "sum", "numbers"})
"""Nouns that do not tell by themselves what is counted."""


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
    for child in children(here) if here.i in inside else ():
        if child.lower_ == "of" and child.dep_ == "prep":
            return _object_of(child)
    following = inside.stop
    if following < len(token.doc) and token.doc[following].lower_ == "of":
        return _object_of(token.doc[following])
    return None


def _object_of(of: Token) -> Token | None:
    """The noun of an `of` phrase; the one that follows a pronoun ("six of them children"), if any does."""
    noun = next((child for child in children(of) if child.dep_ == "pobj"), None)
    if noun is None or noun.pos_ != "PRON":
        return noun
    after = noun.i + 1
    return noun.doc[after] if after < len(noun.doc) and noun.doc[after].tag_ == "NNS" else None


def phrase(noun: Token, inside: range) -> str:
    """The noun with its modifiers and its `of` phrase: "grey ships", "members of the trade mission".

    Of what stands before the number, words that tell which ones are kept: "the remaining two posts".
    """
    start = noun.i
    chosen = [child.lower_ for child in lefts(noun) if child.i < inside.start and child.lower_ in SELECTING]
    for child in lefts(noun):
        if child.dep_ in _LEFT and child.i not in inside and child.i >= inside.start:
            start = min(start, child.left_edge.i)
    start = max(start, inside.stop) if start <= inside.stop - 1 else start
    end = noun.i + 1
    for child in rights(noun):
        if child.i == end and child.lower_ == "of" and child.right_edge.i - noun.i <= _MOST_WORDS:
            end = _short_end(child)
            break
    return " ".join([*chosen, _clean(noun.doc, start, end)])


def _short_end(preposition: Token) -> int:
    """The end of "of the Norwegian Trade Office", without the clauses behind it."""
    noun = next((child for child in children(preposition) if child.dep_ == "pobj"), None)
    return preposition.i if noun is None else noun.i + 1


def _clean(doc: Doc, start: int, end: int) -> str:
    while start < end and doc[start].tag_ == "CD" and doc[start].dep_ == "nummod":
        start += 1
    words = "".join(t.text_with_ws for t in doc[start:end] if t.tag_ != "CD" or t.dep_ != "nummod")
    words = words.strip(" -–,\"“”'’‘")
    for article in ("the ", "The ", "a ", "its ", "their ", "strong ", "odd ", "plus ", "more ", "%"):
        words = words.removeprefix(article)
    return " ".join(words.split(" - ")[0].split(" – ")[0].split())


def of_amount(token: Token) -> str | None:
    """What "the number of embassy guards" counts, for "reducing the number of embassy guards to 12"."""
    for noun in _related_nouns(token):
        if noun.lemma_.lower() in AMOUNT_NOUNS and noun.lower_ != "shares":
            for child in rights(noun):
                if child.lower_ == "of":
                    pobj = next((t for t in children(child) if t.dep_ == "pobj"), None)
                    if (
                        pobj is not None
                        and pobj.pos_ != "NUM"
                        and token.i not in (pobj.i, *(t.i for t in children(pobj)))
                    ):
                        words = phrase(pobj, range(child.i, child.i + 1))
                        return f"{noun.lower_} of {words}" if noun.lemma_.lower() in ("size",) else words
            if noun.lower_ in _EMPTY:
                return None
            return _clean(
                noun.doc, min([noun.i, *(c.i for c in lefts(noun) if c.dep_ in ("compound", "amod"))]), noun.i + 1
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
    return [child for child in children(here) if child.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj")]


def changed_thing(token: Token, has_subject: bool = True) -> str | None:
    """What is halved or doubled, or done twice: the verb's object, or the subject of its passive.

    Args:
        has_subject: whether the subject of a verb without an object will do ("sales doubled", not "she sang twice").
    """
    verb = token
    for _ in range(3):
        if verb.pos_ == "VERB":
            break
        verb = verb.head
    for child in children(verb):
        if child.dep_ in ("dobj", "nsubjpass") and child.pos_ in ("NOUN", "PROPN"):
            return phrase(child, range(child.left_edge.i, child.left_edge.i))
    for child in children(verb) if has_subject else ():
        if child.dep_ == "nsubj" and child.pos_ in ("NOUN", "PROPN"):
            return phrase(child, range(child.left_edge.i, child.left_edge.i))
    return None


def measured_thing(doc: Doc, inside: range) -> str | None:
    """What is measured: "jet fuel" for "12 tonnes of jet fuel"."""
    if inside.stop + 1 >= len(doc) or doc[inside.stop].lower_ != "of":
        return None
    noun = next((child for child in children(doc[inside.stop]) if child.dep_ == "pobj" and child.pos_ == "NOUN"), None)
    if noun is None or noun.i - inside.stop > _MOST_WORDS:
        return None
    return phrase(noun, range(inside.stop, inside.stop + 1)) or None
