"""Numbers that count or measure nothing: names, versions, addresses, list numbers, scores, most uses of "one"."""

from __future__ import annotations

import re
from typing import Final

from spacy.tokens import Token

from consilience.annotate.quantities.fates import alone
from consilience.annotate.quantities.lexicon import BEFALLEN, STATES
from consilience.annotate.quantities.scan import Amount
from consilience.annotate.reading import Reading
from consilience.text.word_sets import word_set

_NO_COUNT: Final = word_set("day time way thing point hand side moment stage word end reason")
_ONE_OFF: Final = re.compile(r"\s?-\s?(?:off|on|time|way|sided|stop|party)\b")
"""Compounds with "one" that count nothing: "one-off charges", "one-on-one talks"."""
_NOT_ONE: Final = word_set("no any every some each this that which another the last only")
_NUMBERED: Final = re.compile(r"\bno\.\s?$")
_LABELS: Final = word_set(
    "pad article articles section chapter part page paragraph clause rule no no. number phase stage level channel "
    "flight route highway room gate act bill resolution version volume episode season category protocol annex "
    "appendix "
    "figure table line lane bus train platform terminal apartment apt suite unit block building lot ward "
    "district precinct "
    "zone area sector division group type class grade model mark day week round game match test lap hole question "
    "proposition amendment title schedule tier step item point option chapter verse psalm page track disc"
)
"""Singular nouns before a figure that it numbers: "Article 5", "Flight 93"."""
_INDICES: Final = word_set(
    "s&p sp p ftse dax nikkei stoxx russell cac csi asx topix kospi nasdaq ibex sensex nifty mdax"
)
"""Names of share indices, which a figure belongs to: "the FTSE 100"."""
_LISTS: Final = word_set(
    "days pages articles chapters sections paragraphs clauses verses flights gates figures tables rooms items"
)
"""Plural nouns before figures that they number: "pages 3 and 4"."""
_STREETS: Final = word_set(
    "road rd street st avenue ave lane drive boulevard blvd way square court place terrace close crescent "
    "highway parade row"
)
_CLAN: Final = re.compile(r"\s(?:of|the|its|his|her|their|a|an|all|that|as|our)\b")
_OTHER_HALF: Final = re.compile(r"\b(?:first|second|last|other|latter|and a)\s$")
_SHARE: Final = re.compile(r"\s(?:of|the|more|less|fewer|higher|lower|as)\b|[,.;]|$")
_CALLED: Final = re.compile(r"\b(?:call|phone|tel|telephone|fax|hotline|dial|text|whatsapp)\b[^.]{0,40}$")


def is_quantity(reading: Reading, amount: Amount, inside: range, lower: str) -> bool:
    """Whether a number counts or measures something. `inside` are its tokens."""
    if amount.unit and amount.kind != "fraction":
        return not (amount.unit == "second" and not lower[amount.number_end : amount.end].strip(" -").startswith("s"))
    token = reading.doc[inside.start]
    word = lower[amount.start : amount.number_end]
    if amount.kind == "fraction":
        return bool(amount.unit) or _is_fraction(lower, amount, token)
    if amount.kind == "range" and amount.is_glued_range:
        return _has_counted(reading, inside)
    if word == "zero" and token.dep_ != "nummod":
        return False
    if word == "one":
        return _ONE_OFF.match(lower, amount.end) is None and _is_one(
            reading, inside, lower[amount.end : amount.end + 5]
        )
    if amount.kind == "plural":
        return _is_plural(reading, amount, inside, lower)
    if lower.endswith("group of ", 0, amount.start) and reading.text[amount.start].isupper():
        return False
    if amount.kind == "words" and token.tag_ == "NNP" and inside.start and reading.doc[inside.start - 1].tag_ == "NNP":
        return False
    if amount.kind == "figure":
        return not _is_label(reading, amount, inside, lower)
    return True


def _is_fraction(lower: str, amount: Amount, token: Token) -> bool:
    after = lower[amount.end : amount.end + 12]
    before = lower[max(0, amount.start - 12) : amount.start]
    word = lower[amount.start : amount.end]
    if word == "half":
        return _CLAN.match(after) is not None and _OTHER_HALF.search(before) is None
    if word.startswith(("a ", "an ", "a-", "one")) and _SHARE.match(after) is None:
        return False
    return token.ent_type_ not in ("DATE", "TIME")


def _is_plural(reading: Reading, amount: Amount, inside: range, lower: str) -> bool:
    """Whether "scores" and "tens" are numbers: "scores of people", "wounding scores", not "the scores were level"."""
    word = lower[amount.start : amount.end]
    if word not in ("scores", "tens"):
        return True
    token = reading.doc[inside.start]
    if lower.startswith(" of ", amount.end):
        return not (inside.start and reading.doc[inside.start - 1].tag_ in ("DT", "PRP$", "NNP"))
    if word == "tens":
        return False
    if token.dep_ == "dobj":
        return token.head.lemma_.lower() in BEFALLEN
    return (
        token.head.lemma_.lower() in BEFALLEN or token.nbor(1).lower_ in STATES
        if inside.stop < len(reading.doc)
        else False
    )


def _has_counted(reading: Reading, inside: range) -> bool:
    """Whether a plural noun follows ("40-50 people"); else "2-1" is a score or a code."""
    doc = reading.doc
    return any(doc[i].tag_ in ("NNS", "NNPS") for i in range(inside.stop, min(inside.stop + 3, len(doc))))


def _is_one(reading: Reading, inside: range, after: str) -> bool:
    token = reading.doc[inside.start]
    if after.startswith(" of ") or (token.dep_ == "conj" and token.head.pos_ in ("NUM", "NOUN")):
        return True
    if inside.start and reading.doc[inside.start - 1].lower_ in _NOT_ONE:
        return False
    if alone(token) is not None or is_joined(reading, inside):
        return True
    head = token.head
    return token.dep_ == "nummod" and head.i > token.i and head.pos_ == "NOUN" and head.lower_ not in _NO_COUNT


def is_joined(reading: Reading, inside: range) -> bool:
    """Whether a bare number follows "and" and stands before a preposition: "seven on Monday and one on Friday"."""
    doc = reading.doc
    if not inside.start or inside.stop >= len(doc):
        return False
    return doc[inside.start - 1].lower_ == "and" and doc[inside.stop].pos_ == "ADP"


def _is_label(reading: Reading, amount: Amount, inside: range, lower: str) -> bool:
    """Whether a figure names ("Article 5", "Boeing 737", "2020 Escape") instead of counting."""
    doc = reading.doc
    token = doc[inside.start]
    before = doc[inside.start - 1] if inside.start else None
    after = doc[inside.stop] if inside.stop < len(doc) else None
    has_plural = any(doc[i].tag_ in ("NNS", "NNPS") for i in range(inside.stop, min(inside.stop + 2, len(doc))))
    text = lower[amount.start : amount.end]
    if before is not None and (before.lower_ in _LABELS | _LISTS | _INDICES or before.text in ("#", "№")):
        return True
    is_yearlike = isinstance(amount.value, int) and 1500 <= amount.value < 2100 and len(text) == 4
    if is_yearlike and after is not None and after.pos_ in ("NOUN", "PROPN", "ADJ") and not has_plural:
        return True
    if token.is_sent_start and lower.startswith(". ", amount.end):
        return True
    if _NUMBERED.search(lower[max(0, amount.start - 6) : amount.start]):
        return True
    if text.startswith("0") and len(text) > 1 and text.isdecimal():
        return True
    if text.startswith(("-", "−")) and before is not None and before.text.isupper() and len(before.text) > 1:
        return True
    if text.isdecimal() and _is_in_name(doc[inside.stop - 1], after, has_plural):
        return True
    if len(text) > 2 and _is_telephone(amount, lower):
        return True
    if (
        before is not None
        and before.pos_ == "PROPN"
        and before.dep_ in ("compound", "nmod")
        and before.head == token.head
    ):
        return True
    if _is_numbered_name(before, after, text):
        return True
    if before is not None and before.whitespace_ and (before.pos_ == "PROPN" or before.ent_type_ in ("PRODUCT", "LAW")):
        is_in_name = token.ent_iob_ == "I" and before.ent_type_ == token.ent_type_ and not has_plural
        return (token.dep_ == "nummod" and token.head.i < token.i) or is_in_name or not has_plural
    return False


def _is_numbered_name(before: Token | None, after: Token | None, text: str) -> bool:
    """Whether a capitalised noun stands before the figure and the sentence runs on in small letters: "Planet 9 is"."""
    if before is None or before.is_sent_start or before.pos_ not in ("NOUN", "PROPN") or not before.text[0].isupper():
        return False
    return text.isdecimal() and after is not None and after.text.islower() and after.tag_ not in ("NNS", "JJ", "JJR")


def is_listed(reading: Reading, inside: range) -> bool:
    """Whether a plural noun stands before the figure that it numbers: "pages 3 and 4"."""
    return bool(inside.start) and reading.doc[inside.start - 1].lower_ in _LISTS


def _is_in_name(token: Token, after: Token | None, has_plural: bool) -> bool:
    """Whether a singular name follows that the figure belongs to: "10 Harbour Road", "11 Pro Max"."""
    if after is None or after.tag_ != "NNP" or has_plural:
        return False
    head = token.head
    if head.i > token.i and head.tag_ == "NNP":
        return head.lower_ in _STREETS or not any(child.dep_ == "conj" for child in head.doc[head.i : head.i + 4])
    return False


def _is_telephone(amount: Amount, lower: str) -> bool:
    """Whether digits in groups run on beside the figure, as in a telephone number."""
    stretch = lower[max(0, amount.start - 16) : amount.end + 12]
    around = re.search(r"(?<![\w,.$£€])\(?\+?\d{2,4}\)?[\s-]\d{3,4}(?:[\s-]\d{3,4})+(?![\w,.]\d)", stretch)
    if around is not None:
        return True
    return _CALLED.search(lower[max(0, amount.start - 60) : amount.start]) is not None and amount.value > 99  # type: ignore[operator]
