"""Sources that are told by a description only, where they speak: "Valdonian state media", "the network", "a monitor".

Posts and groups are mentions wherever they stand (`roles`). Many other nouns stand for somebody only where they say
something; here they become mentions there, with their printed words, so that what they say is not nobody's.
"""

from __future__ import annotations

from typing import Final

from consilience.annotate.mentions.found import Found
from consilience.annotate.mentions.roles import ARTICLES, INDEFINITE, called, left, right, told
from consilience.annotate.mentions.words import Words
from consilience.model.annotations import ActorKind
from consilience.text.acts import REPORTING
from consilience.text.roles import INSTITUTIONS, ORGANISATIONS, PEOPLE, POSTS, gender_of_role
from consilience.text.word_sets import word_set

_SAYING: Final = REPORTING | word_set(
    """
    admit advise assess blame boast caution cite condemn confess contest contradict count counter criticise criticize
    demand detail dismiss dispute document estimate express give joke lament make pledge praise promise publish put
    question refute reject relate request speculate speak swear talk testify threaten urge voice vow
    """
)
_THINKING: Final = word_set("hear know understand hope expect fear show find learn see continue point")
"""Verbs of `REPORTING` that only say something with a clause of their own."""
_MEDIA: Final = word_set(
    """
    newspaper paper daily tabloid magazine weekly broadcaster network channel station television tv radio
    outlet website newswire newsroom agency programme publication
    """
)
_BODIES: Final = word_set(
    """
    administration regime campaign opposition leadership management prosecution defence defense operator airline
    manufacturer maker retailer supplier insurer employer publisher consortium team crew brigade inquiry commission
    authority monarchy junta church zoo museum intelligence industry lobby
    think-tank embassy clan jury panel community establishment
    """
)
_PERSONS: Final = word_set(
    """
    applicant archaeologist astronaut attendee auditor blogger broker builder buyer caller carer caretaker challenger
    champion chef client clerk climber colleague comedian commentator commuter complainant contractor cousin customer
    dancer dealer designer developer diver donor engineer ex-wife ex-husband firefighter forecaster friend guard guest
    guide hacker helper host hunter incumbent informant informer inmate investigator jumper juror keeper landlord
    lecturer lender librarian listener mechanic midwife monitor musician navigator operator parent participant partner
    patient person pilgrim player pm pollster predecessor presenter principal prisoner producer professional programmer
    publisher reader referee reviewer rider rival roommate runner sailor scholar seller senior shareholder shopkeeper
    shopper shooter sibling skipper spectator striker subscriber successor surveyor swimmer taxpayer trainer traveller
    traveler trustee tutor user veterinarian viewer visitor volunteer voter waiter waitress whistleblower
    whistle-blower winner
    """
)
_ENDS: Final = ("ist", "ician", "man", "woman", "grapher", "ologist", "worker", "holder")
"""Ends of nouns for persons."""
_NAME_ONLY: Final = word_set("post posts times papers centre center centers centres base bases board guard")
"""Nouns that are somebody only in a name; in other places they are things."""
_UNDERGOING: Final = word_set("men women children civilians people refugees migrants hostages citizens")
"""Groups that an account tells of: as the subject of a saying they are more often a fault of the parse."""
_COLLECTIVE: Final = word_set("media press family household reports")
"""Singular words for several, and reports that nobody signs."""
_ALONE: Final = word_set("media press police parliament pm opposition prosecution")
"""Singular nouns that need no article."""
_NO_PERSONS: Final = word_set("human woman man mist list twist gist wrist dentist exist assist consist ottoman")
_NOBODY: Final = word_set("no any nobody neither")
_OLD: Final = word_set("year years month months old - –")
_VAGUE: Final = word_set("people person man woman someone somebody those")
"""Words for anybody, who are told from others only by what follows."""
_TELLING: Final = word_set(
    "familiar close near brief inform involve acquaint aware knowledgeable work live attend present"
)
_PLACES: Final = frozenset({"at", "inside", "near", "in"})
_SOME: Final = word_set("one some many most several both two three half all")
_LONGEST_TAIL: Final = 6
"""Words of "familiar with the matter"."""


def sources(words: Words, found: list[Found]) -> list[Found]:
    """Mentions of speaking descriptions that none of `found` covers, in order."""
    covered = {i: row for row in found for i in range(row.start, row.end)}
    children: list[list[int]] = [[] for _ in range(len(words))]
    for i, head in enumerate(words.head):
        if head != i:
            children[head].append(i)
    rows = []
    for i in range(len(words)):
        if words.pos[i] not in ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ") or words.is_capitalised_line[i]:
            continue
        within = covered.get(i)
        if within is not None and within.form != "pronoun":
            continue
        if _speaks(words, children, i) and (row := _source(words, children, i, covered)) is not None:
            rows.append(row)
    return rows


def _speaks(words: Words, children: list[list[int]], i: int) -> bool:
    """Whether a noun stands where a speaker stands: subject or agent of a saying, "according to", "citing"."""
    dep, head = words.dep[i], words.head[i]
    if dep == "conj" and head != i:
        return _speaks(words, children, head)
    if dep == "nsubjpass":
        return words.low[head] in ("quoted", "cited")
    if dep == "nsubj":
        lemma = words.lemma(head)
        if lemma not in _SAYING or any(words.tag[child] == "MD" for child in children[head]):
            return False  # who "will deny it" has said nothing yet
        return lemma not in _THINKING or any(words.dep[child] in ("ccomp", "parataxis") for child in children[head])
    if dep == "pobj":
        above = words.head[head]
        if words.low[head] == "to":
            return words.low[above] == "according" or words.low[head - 1 : head] == ["according"]
        return words.dep[head] == "agent" and words.lemma(above) in _SAYING
    return dep == "dobj" and words.low[head] in ("citing", "quoting")


def _source(words: Words, children: list[list[int]], i: int, covered: dict[int, Found]) -> Found | None:
    low = words.low[i]
    if low in _SOME and words.pos[i] != "ADJ":
        return _some(words, children, i, covered)
    is_plural = words.tag[i] in ("NNS", "NNPS") or low in ("those", "people")
    kind = "group" if low in _VAGUE and is_plural else _kind(low, words.lemma(i), is_plural)
    if kind is None or words.pos[i] not in ("NOUN", "PROPN", "PRON"):
        return None
    start = i if words.pos[i] == "PRON" else _behind_owner(words, left(words, i, covered), i, covered)
    while start < i and words.low[start] in _OLD:  # "the 82 | -year-old | presenter"
        start += 1
    end = _tail(words, children, i)
    if low in _VAGUE and end == i + 1:
        return None
    if end == i + 1 and low != "reports":  # what a report is of is not whose it is
        end = _whole(words, right(words, i, covered))
    is_bare = start == i and end == i + 1
    text = called(words, start, end)
    if "\n" in text or words.low[max(0, start - 1)] in _NOBODY or words.low[start] in _NOBODY:
        return None
    if is_bare and not is_plural and low not in _ALONE:  # "(KF) group said": a name that was not found
        return None
    role, country = told(words, start, i, end, covered)
    is_definite = words.low[start] not in INDEFINITE
    if kind == "group":
        return Found(start, end, i, kind, "role", text, role, country, None, True, words.low[start] == "the")
    if kind == "person":
        role = "prime minister" if low == "pm" else role
        return Found(start, end, i, kind, "role", text, role, country, gender_of_role(role), False, is_definite)
    return Found(start, end, i, kind, "role", text, None, country, None, False, is_definite)


def _kind(low: str, lemma: str, is_plural: bool) -> ActorKind | None:
    """What a noun stands for; None for a thing."""
    if low in _NAME_ONLY or low in _UNDERGOING:
        return None
    if low in _COLLECTIVE or (low in PEOPLE and low not in _UNDERGOING):
        return "group"
    if lemma in _MEDIA or lemma in _BODIES or lemma in INSTITUTIONS or lemma in ORGANISATIONS:
        return "group" if is_plural else "organisation"
    if lemma in _PERSONS or lemma in POSTS or (lemma.endswith(_ENDS) and lemma not in _NO_PERSONS):
        return "group" if is_plural else "person"
    return None


def _whole(words: Words, end: int) -> int:
    """The end of a phrase with the rest of a word that hyphens divide, and without a conjunction that leads on."""
    while end < len(words) and words.text[end] in ("-", "–") and words.is_glued(end):
        end = min(end + 2, len(words))
    return end - 1 if words.low[end - 1] in ("and", "or", "of", "for", "to", "at") else end


def _behind_owner(words: Words, start: int, i: int, covered: dict[int, Found]) -> int:
    """Where the phrase starts with the owner in front of it: "the Keel family", "Lee's campaign"."""
    if start > 0 and (start == i or words.low[start] in ("'s", "’s", "'")):
        k = start - 1
        if words.low[k] in ("'s", "’s", "'", "’"):
            k -= 1
        owner = covered.get(k)
        is_tied = owner is not None and (words.head[owner.head] == i or owner.head == i or words.head[k] == i)
        if owner is not None and is_tied and owner.form != "pronoun":
            start = owner.start
            if start > 0 and words.low[start - 1] in ARTICLES and words.head[start - 1] == i:
                start -= 1
    return start


def _tail(words: Words, children: list[list[int]], i: int) -> int:
    """The end of what tells a source from others: "people | familiar with the matter", "those | at the port"."""
    for child in children[i]:
        is_telling = words.dep[child] in ("acl", "amod", "relcl", "advcl") and words.lemma(child) in _TELLING
        is_place = words.dep[child] == "prep" and words.low[i] in _VAGUE and words.low[child] in _PLACES
        if child == i + 1 and (is_telling or is_place):
            end = _edge(children, child) + 1
            is_short = end - child <= _LONGEST_TAIL and "," not in words.text[child:end]
            return end if is_short else i + 1
    return i + 1


def _edge(children: list[list[int]], i: int) -> int:
    last = i
    while children[last] and children[last][-1] > last:
        last = children[last][-1]
    return last


def _some(words: Words, children: list[list[int]], i: int, covered: dict[int, Found]) -> Found | None:
    """ "one of the officials", "some of the sources": not those of whom they are some."""
    of = next((child for child in children[i] if words.low[child] == "of" and child == i + 1), None)
    noun = next((c for c in children[of] if words.dep[c] == "pobj"), None) if of is not None else None
    if noun is None or words.tag[noun] not in ("NNS", "NNPS", "NN"):
        return None
    within = covered.get(noun)
    if within is not None:
        is_group = within.kind == "group" and within.form == "role"
        start, end = within.start, within.end
    else:
        is_group = _kind(words.low[noun], words.lemma(noun), True) is not None and words.tag[noun] != "NN"
        start, end = left(words, noun, covered), right(words, noun, covered)
    if not is_group or start > noun or (within is None and any(k in covered for k in range(noun, end))):
        return None
    behind = covered.get(end)
    if behind is not None and behind.kind == "person":  # "one of his sons Ann Lee": she has a name
        return None
    text = called(words, i, end)
    if words.low[i] == "one":
        return Found(i, end, i, "person", "role", text, None, None, None, False, False)
    return Found(i, end, i, "group", "role", text, None, None, None, True, False)
