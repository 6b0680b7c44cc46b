"""Who speaks in a writing: the author of "a statement by X", "X's letter", and of "the statement" that goes on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

_WRITING_WORDS: Final = """
    statement letter report commentary editorial communique communiqué declaration memo memorandum note message email
    warning advisory release document text post tweet article essay op-ed paper study survey poll filing complaint
    lawsuit petition resolution website page blog
"""
_WRITINGS: Final = frozenset(_WRITING_WORDS.split())
_GENERIC: Final = frozenset({"statement", "document", "text", "message"})
"""Words that take up a writing of any kind."""
_ISSUE_WORDS: Final = "issue release publish run sign write post send make give prepare pen author put file distribute"
_ISSUES: Final = frozenset(_ISSUE_WORDS.split())
_KNOWN: Final = frozenset({"the", "this", "that"})
_FARTHEST: Final = 250
"""In tokens: how far back "the statement" may point."""


def is_writing(token: Token) -> bool:
    """Whether a noun stands for something written that can speak for its author."""
    return token.lemma_.lower() in _WRITINGS and token.tag_ in ("NN", "NNP", "NNS")


def named_authors(token: Token) -> Iterator[Token]:
    """The heads of the words in a writing's own phrase that may name its author, the surest first."""
    for child in token.children:
        if child.dep_ == "poss":
            yield child
        elif child.dep_ == "prep" and child.lower_ in ("by", "from"):
            yield from (c for c in child.children if c.dep_ == "pobj")
        elif child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_.lower() in _ISSUES:
            yield from (c for agent in child.children if agent.lower_ == "by" for c in agent.children)
    behind = token.nbor() if token.i + 1 < len(token.doc) else token
    if behind.lower_ in ("by", "from") and behind.head != token:
        yield from (c for c in behind.children if c.dep_ == "pobj")
    yield from (c for c in token.children if c.dep_ == "compound" and c.tag_.startswith("NNP"))


def earlier_author(doc: Doc, token: Token) -> Iterator[Token]:
    """Who issued the writing that "the statement" takes up: words that may name them, the nearest writing first.

    Only a definite phrase points back, and only to a writing of the same kind, or of any for a general word.
    """
    if not any(child.lower_ in _KNOWN for child in token.lefts):
        return
    lemma = token.lemma_.lower()
    for i in range(token.i - 1, max(-1, token.i - _FARTHEST), -1):
        other = doc[i]
        if is_writing(other) and (lemma in _GENERIC or other.lemma_.lower() == lemma):
            yield from named_authors(other)
            yield from issuers(other)


def issuers(token: Token) -> Iterator[Token]:
    """The subject that issues a writing ("issued a statement") or says something in it ("said in a statement")."""
    head = token.head
    verb = head.head if head.dep_ == "prep" and head.lower_ in ("in", "through") else head
    is_issued = token.dep_ == "dobj" and verb.lemma_.lower() in _ISSUES
    if is_issued or (token.dep_ == "pobj" and verb is not head and verb.pos_ == "VERB"):
        yield from (c for c in verb.children if c.dep_ == "nsubj")
