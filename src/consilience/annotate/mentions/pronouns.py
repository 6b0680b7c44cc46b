"""Pronouns: each finds its bearer in the sentences before it, or nobody."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from consilience.annotate.mentions.allegiance import OTHERS
from consilience.annotate.mentions.chain import Chain
from consilience.annotate.mentions.chains import Chains
from consilience.annotate.mentions.found import Found
from consilience.annotate.mentions.words import Words
from consilience.model.annotations import ActorKind
from consilience.text.persons import Gender
from consilience.text.roles import INSTITUTIONS, ORGANISATIONS, PEOPLE, POSTS
from consilience.text.word_sets import word_set

_PERSONAL: Final[dict[str, Gender]] = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_BODIES: Final = frozenset({"it", "its", "itself"})
_MANY: Final = frozenset({"they", "them", "their", "themselves"})
_SPEAKERS: Final = frozenset({"we", "our", "us", "i", "my", "me"})
_SAYING: Final = word_set(
    """
    say add tell announce note stress claim state declare insist argue warn explain continue urge call accuse deny
    reject confirm report believe want plan decide agree demand regret condemn criticise criticize describe refuse
    decline vow pledge threaten expel summon denounce
    """
)
_WRITINGS: Final = frozenset(
    {"statement", "letter", "report", "communique", "communiqué", "document", "note", "message"}
)
_WHO: Final = POSTS | PEOPLE | INSTITUTIONS | ORGANISATIONS
_BACK: Final = 2
"""In sentences that are not quoted as a whole: how far back a pronoun looks."""
_LONGEST_APPOSITION: Final = 15
_FARTHEST: Final = 12
_FARTHEST_PARAGRAPH: Final = 4


def pronouns(words: Words) -> list[Found]:
    """Third-person pronouns, and the first person of those who speak, in order."""
    rows = []
    for i, low in enumerate(words.low):
        if words.pos[i] != "PRON" or words.is_capitalised_line[i] or (low == "it" and words.dep[i] == "expl"):
            continue
        kind: ActorKind
        if low in _PERSONAL:
            kind = "person"
        elif low in _BODIES:
            kind = "organisation"
        elif low in _MANY or low in _SPEAKERS:
            kind = "group"
        else:
            continue
        if low == "us" and words.text[i] == "US":
            continue
        found = Found(i, i + 1, i, kind, "pronoun", words.text[i], gender=_PERSONAL.get(low))
        found.is_plural = kind == "group"
        rows.append(found)
    return rows


def link(words: Words, chains: Chains, mentions: list[Found], found_pronouns: list[Found]) -> None:
    """Give every pronoun a chain: its bearer's, where one is clearly nearest, else its own."""
    linked = sorted(
        (found for found in mentions if found.form != "pronoun"), key=lambda found: (found.head, found.start)
    )
    heads = [found.head for found in linked]
    for pronoun in found_pronouns:
        low = words.low[pronoun.head]
        chain: Chain | None = None
        if low in _PERSONAL:
            chain = _person(words, chains, linked, heads, pronoun)
        elif low in _BODIES or low in _MANY:
            chain = _body(words, chains, linked, heads, pronoun)
        if chain is None:
            chains.new(pronoun)
            continue
        kind = chain.kind
        chain.add(pronoun)
        pronoun.kind = kind
        at = bisect_left(heads, pronoun.head)
        heads.insert(at, pronoun.head)
        linked.insert(at, pronoun)


def _person(words: Words, chains: Chains, linked: list[Found], heads: list[int], pronoun: Found) -> Chain | None:
    """The best person by place: own sentence's subject or the last sentence's, then others; a tie is no answer."""
    sentence = words.sentence[pronoun.head]
    is_quoted = words.is_quoted[pronoun.head]
    scores: dict[int, float] = {}
    told: set[int] = set()
    for found in _window(words, linked, heads, pronoun):
        chain = chains.rows[found.chain]
        if chain.kind != "person" or found.is_plural or (chain.gender and chain.gender != pronoun.gender):
            continue
        if words.is_quoted[found.head] != is_quoted and is_quoted:
            continue
        if words.is_quoted[found.head] and not is_quoted:
            continue
        if _is_told_of(words, found, pronoun.head):
            told.add(found.chain)
        scores[found.chain] = max(scores.get(found.chain, -9.0), _score(words, found, pronoun, sentence))
    return _clear(chains, {chain: score for chain, score in scores.items() if chain not in told})


def _is_told_of(words: Words, found: Found, i: int) -> bool:
    """Whether a role is the subject of what the pronoun says: in "The editor forgot it, he said" he is someone else,
    for who speaks of himself says "he". (Of names this does not hold: reporters repeat them.)"""
    verb = words.head[i]
    if found.form != "role" or not words.is_subject(i) or words.lemma(verb) not in _SAYING:
        return False
    clause = words.head[found.head]
    if not words.is_subject(found.head) or words.dep[clause] != "ccomp" or words.head[clause] != verb:
        return False
    if words.lemma(clause) in _SAYING or words.low[i - 1] != ",":
        return False
    return all(words.dep[j] == "punct" for j in range(clause + 1, i) if words.head[j] == verb)


def _score(words: Words, found: Found, pronoun: Found, sentence: int) -> float:
    distance = words.telling[sentence] - words.telling[words.sentence[found.head]]
    score = -float(distance)
    is_subject = words.is_subject(found.head) or _leads_to_verb(words, found)
    if words.dep[found.head] == "poss" and distance == 0 and _is_told_more(words, words.head[found.head], pronoun.head):
        score += 2.5  # "Keel's speech, in which he called on them"
    elif is_subject:
        score += 1.5
    elif words.dep[found.head] == "poss" and _is_thing(words, found):
        score += 1.25 if distance == 0 else 0.0  # "Hale's car was hit, and he got out"
    elif words.dep[found.head] in ("pobj", "poss", "compound", "npadvmod"):
        score -= 0.5
    if words.sentence[found.head] == sentence:
        is_same_clause = words.head[found.head] == words.head[pronoun.head] and words.low[pronoun.head] in (
            "him",
            "her",
        )
        score -= 2.0 if is_same_clause and words.dep[pronoun.head] != "poss" else 0.0
        score += 0.5 if words.dep[pronoun.head] == "poss" and words.is_subject(found.head) else 0.0
    if words.paragraph[found.head] != words.paragraph[pronoun.head]:
        score -= 0.5
    root = words.root_of_sentence[words.sentence[found.head]]
    return score + (0.3 if is_subject and (words.head[found.head] == root or words.head[root] == found.head) else 0.0)


def _is_told_more(words: Words, thing: int, i: int) -> bool:
    """Whether a token stands in a relative clause with "which" that tells more of a thing, or of what belongs to it."""
    clause = words.head[i]
    while words.dep[clause] in ("ccomp", "xcomp", "conj", "advcl") and words.head[clause] != clause:
        clause = words.head[clause]
    which = next((k for k in range(i - 1, words.head[clause], -1) if words.low[k] == "which"), None)
    if words.dep[clause] != "relcl" or which is None or words.dep[which] not in ("pobj", "nsubj", "nsubjpass"):
        return False
    noun = words.head[clause]
    while noun > thing and words.dep[noun] in ("pobj", "prep"):
        noun = words.head[noun]
    return noun == thing


def _is_thing(words: Words, found: Found) -> bool:
    """Whether a name owns the subject of a clause, which is no person and no body, so that only the owner can act."""
    noun = words.head[found.head]
    if found.form == "role" or not words.is_subject(noun):
        return False
    return words.tag[noun] in ("NN", "NNS") and not {words.low[noun], words.lemma(noun)} & _WHO


def _leads_to_verb(words: Words, found: Found) -> bool:
    """Whether a finite verb follows the name, an apposition between commas left out: the parse may have missed it."""
    last = words.sentences[words.sentence[found.head]][1]
    k = found.end
    if k < last and words.text[k] == ",":
        k = next((j + 1 for j in range(k + 1, min(last, k + _LONGEST_APPOSITION)) if words.text[j] == ","), last)
    return k < last and words.tag[k] in ("VBD", "VBZ") and words.dep[k] not in ("aux", "relcl")


def _window(words: Words, linked: list[Found], heads: list[int], pronoun: Found) -> list[Found]:
    sentence = words.sentence[pronoun.head]
    paragraph = words.paragraph[pronoun.head]
    back = sentence
    while back > 0 and sentence - back < _FARTHEST and words.telling[sentence] - words.telling[back - 1] <= _BACK:
        back -= 1
    first = words.sentences[back][0]
    rows = linked[bisect_left(heads, first) : bisect_left(heads, pronoun.head)]
    return [
        found for found in rows if found.chain >= 0 and paragraph - words.paragraph[found.head] <= _FARTHEST_PARAGRAPH
    ]


def _clear(chains: Chains, scores: dict[int, float]) -> Chain | None:
    if not scores:
        return None
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < 0.25:
        return None
    return chains.rows[ranked[0][0]]


def _teller(words: Words, chains: Chains, linked: list[Found], heads: list[int], i: int) -> Chain | None:
    """The body that says the clause which the pronoun is the subject of ("the ministry said it regretted")."""
    clause = words.head[i]
    if not words.is_subject(i) or words.dep[clause] != "ccomp":
        return None
    verb = words.head[clause]
    if words.lemma(verb) not in _SAYING or verb > i:
        return None
    at = bisect_left(heads, words.sentences[words.sentence[i]][0])
    for found in linked[at : bisect_left(heads, verb)]:
        if (
            words.is_subject(found.head)
            and words.head[found.head] == verb
            and chains.rows[found.chain].kind != "person"
        ):
            return chains.rows[found.chain]
    return None


def own(words: Words, chains: Chains, mentions: list[Found], found_pronouns: list[Found]) -> None:
    """ "its embassy": a body gets the country of the state that its pronoun stands for."""
    by_token = {found.head: found for found in found_pronouns}
    for found in mentions:
        owner = by_token.get(found.start) if words.tag[found.start] == "PRP$" else None
        if words.lemma(found.head) in OTHERS:
            continue
        if owner is not None and found.country is None and found.kind in ("institution", "group"):
            chain = chains.rows[owner.chain]
            found.country = chain.country if chain.kind == "state" else None


def _body(words: Words, chains: Chains, linked: list[Found], heads: list[int], pronoun: Found) -> Chain | None:
    """ "it said", "its policy", "they warned": the subject of the clause or of the sentence before, if it is a body."""
    i = pronoun.head
    if words.is_quoted[i]:
        return None
    is_plural = words.low[i] in _MANY
    teller = _teller(words, chains, linked, heads, i)
    if teller is not None:
        return teller if teller.kind in ("organisation", "institution", "state") or is_plural else None
    wanted = (
        ("group", "organisation", "institution", "state") if is_plural else ("organisation", "institution", "state")
    )
    sentence = words.sentence[i]
    subjects = [found for found in _window(words, linked, heads, pronoun) if words.is_subject(found.head)]
    here = [found for found in subjects if words.sentence[found.head] == sentence]
    if words.dep[i] == "poss" and here:
        chain = chains.rows[here[-1].chain]
        return chain if chain.kind in wanted and not (is_plural and chain.kind == "person") else None
    if not words.is_subject(i) and words.dep[i] != "poss":
        return None
    lemma = words.lemma(words.head[i])
    is_main = words.head[i] == words.root_of_sentence[sentence]
    if words.dep[i] != "poss" and lemma not in _SAYING and not (is_plural and is_main):
        return None
    before = [found for found in subjects if words.telling[sentence] - words.telling[words.sentence[found.head]] <= 1]
    before = (here if here and not is_main else before) if not is_plural else before
    ranked = {found.chain for found in before if not words.is_quoted[found.head]}
    if len(ranked) != 1:
        return None if is_plural or is_main else _above(words, chains, here, i)
    subject = next(found for found in reversed(before) if found.chain in ranked)
    chain = chains.rows[subject.chain]
    if chain.kind in wanted:
        return chain
    return _behind_statement(words, chain, subject, i) or _behind_officials(chains, linked, heads, subject)


def _above(words: Words, chains: Chains, here: list[Found], i: int) -> Chain | None:
    """ "Norland regretted a step it called hostile": the body that is the subject of the nearest verb above."""
    subject_of = {words.head[found.head]: found for found in here}
    verb = words.head[i]
    while (above := words.head[verb]) != verb:
        if (found := subject_of.get(above)) is not None:
            chain = chains.rows[found.chain]
            return chain if chain.kind in ("organisation", "institution", "state") else None
        verb = above
    return None


def _behind_statement(words: Words, chain: Chain, subject: Found, i: int) -> Chain | None:
    """ "In a statement, the minister said ... It added": the statement's author, whoever that is."""
    first, _ = words.sentences[words.sentence[subject.head]]
    is_written = any(low in _WRITINGS for low in words.low[first : subject.start])
    return chain if is_written and chain.kind == "person" and words.low[i] == "it" and words.is_subject(i) else None


def _behind_officials(chains: Chains, linked: list[Found], heads: list[int], subject: Found) -> Chain | None:
    """ "NATO officials ... what it called": the one body that the officials are of."""
    at = bisect_left(heads, subject.start)
    bodies = {
        found.chain
        for found in linked[at : bisect_left(heads, subject.head)]
        if found.kind in ("organisation", "institution")
    }
    return chains.rows[bodies.pop()] if subject.kind == "group" and len(bodies) == 1 else None
