"""An accusation and its denial: two statements of two parties, whichever account prints which."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from consilience.align.compare.words import content_words, stem, words
from consilience.align.differences.statements import Statement, sentence_of, whole
from consilience.align.differences.wording import quoted, told
from consilience.model import Actor, Judgement, Record, Side
from consilience.text.countries import country_of_demonym, usual_name
from consilience.text.naming import in_sentence
from consilience.text.word_sets import word_set

_DENYING: Final = word_set("deny reject dismiss refute")
_DENIED: Final = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut\w+)\b(?P<what>[^,;]{0,100})",
    re.IGNORECASE,
)
_EVADED: Final = re.compile(
    r"\b(?:insist\w*|did not|didn[’']t|declin\w+|denial|survey|poll|instead|mistaken|wrongly)\b", re.IGNORECASE
)
"""Words of a sentence that tells of somebody's answer to an accusation and not of the accusation."""
_WHOLESALE: Final = re.compile(
    r"\b(?:accusations?|allegations?|claims?|involvement|responsibility|wrongdoing|complicity|"
    r"(?:any|a|its|his|her) (?:role|part|knowledge|hand)|being behind|(?:was|were) behind)\b",
    re.IGNORECASE,
)
"""What is denied when an accusation is denied as a whole."""
_ACCUSED: Final = re.compile(
    r"\b(?:accus(?:e|es|ed|ing)|blam(?:e|es|ed|ing)|alleg(?:e|es|ed|edly|ing)|responsible|complicit|guilty of"
    r"|(?:was|were|is|are|be|being) behind|suspected (?:of|to)|on suspicion of|evidence (?:of|that)"
    r"|pointed (?:the|their|a) fingers?|concluded|believed to (?:be|have)|charged? with"
    r"|(?:carried out|launched|fired|sponsored|backed) by"
    r"|(?:war)?(?:planes|jets) (?:\W?target|bomb|str[iu]|hit|kill)\w*)\b",
    re.IGNORECASE,
)
_NEAR: Final = 90
"""Characters between such words and the name of the accused."""
_AGAINST_OTHERS: Final = re.compile(r"^.{0,40}?\b(?:accus(?:e|es|ed|ing)|blam(?:e|es|ed|ing))\b", re.IGNORECASE)
"""Words at the beginning of a sentence whose subject accuses and is not accused."""
_SUPPOSED: Final = re.compile(
    r"\b(?:want\w*|try\w*|tried|seek\w*|pin|would|could|if)\b[^.;]{0,30}\b(?:accus|blam)|\?", re.IGNORECASE
)
"""Words that only suppose an accusation."""
_FRAME: Final = frozenset(
    map(
        stem,
        word_set("accuse blame deny reject dismiss refute say tell report any involvement responsible responsibility"),
    )
)
_SHARED: Final = 2
"""Stems beside the accused that an accusation shares with its denial, or with the sentence in front of that."""
_MOST: Final = 3
"""Rows in a story."""
_CONTEXT: Final = 200
"""Characters in front of a denial in which what is denied may be named."""
_BODIES: Final = frozenset({"state", "institution", "organisation"})


@dataclass(frozen=True, eq=False)
class _Sentence:
    """A sentence with who is named in it.

    Attributes:
        named: ids of the actors, with the place of the first mention.
        countries: countries named or pointed at by an adjective, with the place.
    """

    row: Statement
    named: dict[str, int]
    countries: dict[str, int]

    @cached_property
    def text(self) -> str:
        """The words."""
        return sentence_of(self.row)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Its stems without those of accusing and denying."""
        return frozenset(map(stem, content_words(self.text))) - _FRAME


def accusations_denied(record: Record, rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """Somebody is accused in one sentence and denies it in another: a row for each accused, with each account's words.

    The accusation of another account than that of the denial goes first.
    """
    groups: dict[tuple[str, int], list[Statement]] = defaultdict(list)
    for row in rows:
        if not row.claim.is_headline:
            groups[row.document.id, row.sentence.start].append(row)
    denials = [(row, accused) for group in groups.values() for row in group if (accused := _denying(record, row))]
    if not denials:
        return
    known = {actor.id: actor for actor in record.actors}
    sentences = [_sentence(group, known) for group in groups.values()]
    accusing = [row for row in sentences if _is_accusation(row)]
    told_of: dict[str, tuple[Actor, dict[str, Statement], dict[str, Statement]]] = {}
    for denial, accused in denials:
        found = [(_weight(row, denial, accused), row) for row in accusing if _is_against(row, accused, denial)]
        found = [item for item in found if item[0][0] >= _SHARED]
        if not found or (_key(accused) not in told_of and len(told_of) == _MOST):
            continue
        _, best, denying = told_of.setdefault(_key(accused), (accused, {}, {}))
        denying.setdefault(denial.document.id, denial)
        for _, accusation in sorted(found, key=lambda item: item[0], reverse=True):
            best.setdefault(accusation.row.document.id, accusation.row)
    for accused, best, denying in told_of.values():
        yield _judgement(record, list(best.values()), list(denying.values()), accused)


def _judgement(record: Record, accusations: list[Statement], denials: list[Statement], accused: Actor) -> Judgement:
    name, accusing, denial = accused.name, accusations[0], denials[0]
    accuser = record.actor_of_chain.get(accusing.claim.actor_chain or "")
    by = accusing.speaker or (accuser.id if accuser and accuser.id != accused.id else "unknown")
    return Judgement(
        "cause",
        "different",
        "competing_assessment",
        (
            Side(quoted(sentence_of(accusing)), tuple(map(whole, accusations)), by),
            Side(quoted(sentence_of(denial)), tuple(map(whole, denials)), accused.id),
        ),
        told(
            f"The accusation against {in_sentence(name)}",
            [((accusing.outlet,), quoted(_core(accusing, accused))), ((denial.outlet,), quoted(denial.text))],
        ),
        tuple(dict.fromkeys((*accusing.fact_ids, *denial.fact_ids))),
        settled_by=f"What can be shown for it: a document, a recording, a witness of what {name} did.",
        confidence=0.5,
    )


def _core(row: Statement, accused: Actor) -> str:
    """The sentence from the accusing words, or the name of the accused before them, on."""
    text = sentence_of(row)
    found = _ACCUSED.search(text)
    places = [text.find(part) for part in accused.name.split() if len(part) > 3]
    starts = [place for place in places if place >= 0] + ([found.start()] if found else [])
    return text[text.rfind(" ", 0, max(0, min(starts, default=0) - 12)) + 1 :]


def _sentence(group: list[Statement], known: dict[str, Actor]) -> _Sentence:
    row = group[0]
    mentions = sorted({(m.start, id_) for r in group for m in r.mentions for id_ in r.actors if id_ in known and (
        m.chain in known[id_].chains)})  # fmt: skip
    named: dict[str, int] = {}
    countries: dict[str, int] = {}
    for start, id_ in mentions:
        named.setdefault(id_, start)
        if known[id_].kind in _BODIES and (code := known[id_].country):
            countries.setdefault(code, start)
    text = row.sentence.of(row.document.text)
    for match in re.finditer(r"\b[A-Z][a-z]+\b", text):
        if (code := country_of_demonym(match.group())) is not None:
            countries.setdefault(code, row.sentence.start + match.start())
    return _Sentence(row, named, countries)


def _denying(record: Record, row: Statement) -> Actor | None:
    """Who denies an accusation as a whole in a clause, if that is what it tells."""
    if row.claim.predicate not in _DENYING or row.claim.tense is None:
        return None
    denied = _DENIED.search(" ".join(row.text.split()))
    is_whole = denied is not None and _WHOLESALE.search(denied["what"]) is not None
    return record.actor_of_chain.get(row.claim.actor_chain or "") if is_whole else None


def _is_accusation(row: _Sentence) -> bool:
    if _ACCUSED.search(row.text) is None:
        return False
    return not (_DENIED.search(row.text) or _EVADED.search(row.text) or _SUPPOSED.search(row.text))


def _is_against(row: _Sentence, accused: Actor, denial: Statement) -> bool:
    """Whether it names the accused, and not as the one who accuses or speaks."""
    place = row.named.get(accused.id)
    if place is None and accused.kind in _BODIES and accused.country:
        place = row.countries.get(accused.country)
    speaker = row.row.speaker
    if place is None or speaker == accused.id or row.row.sentence == denial.sentence:
        return False
    before = row.row.document.text[row.row.sentence.start : place]
    text = row.row.sentence.of(row.row.document.text)
    if not any(abs(found.start() - len(before)) <= _NEAR for found in _ACCUSED.finditer(text)):
        return False
    return not (len(before) < 30 and _AGAINST_OTHERS.search(text[len(before) :]))


def _weight(row: _Sentence, denial: Statement, accused: Actor) -> tuple[int, bool, int]:
    """How much the two share beside the accused; ties go to another account, then to what stands first."""
    start = denial.sentence.start
    near = denial.document.text[max(0, start - _CONTEXT) : denial.sentence.end]
    country = usual_name(accused.country) if accused.country else None
    own = frozenset(map(stem, words(f"{accused.name} {' '.join(accused.aliases)} {country or ''}")))
    shared = (row.stems & frozenset(map(stem, content_words(near)))) - own - _FRAME
    return len(shared), row.row.document.id != denial.document.id, -row.row.evidence.start


def _key(actor: Actor) -> str:
    return actor.country if actor.kind in _BODIES and actor.country else actor.id
