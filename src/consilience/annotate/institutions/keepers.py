"""Who keeps an institution by the verb that it is the object of ("Valdonia has 900 troops in Norland")."""

from __future__ import annotations

from typing import Final

from consilience.annotate.institutions.sides import Sides
from consilience.annotate.quotes.cues import cues
from consilience.annotate.quotes.tree import Tree
from consilience.model import Party
from consilience.text.word_sets import word_set

_OWNS: Final = word_set(
    "have keep maintain run operate open establish send deploy dispatch station base contribute withdraw pull recall"
    " reduce field lead"
)
"""Verbs whose subject keeps what they are said of."""
_LEAVES: Final = word_set("close shut evacuate reopen abandon vacate staff")
"""Verbs of those who keep an institution, and of the state in which it stands."""
AWAY: Final = word_set("withdraw pull remove recall bring evacuate return withdrawal pullout")
"""Verbs and nouns under which "from" says where somebody was."""
_APPOINTS: Final = word_set("appoint name nominate designate accredit recall dismiss replace dispatch")
"""Verbs whose subject is whose post it is."""
_BIDDING: Final = word_set("give tell order ask instruct force require urge oblige compel direct want allow")
"""Verbs of those whom they make do something."""
_UNDER_WAY: Final = word_set(
    "suspend resume halt break interrupt freeze abandon quit boycott rejoin restart pause stall"
)
_FOUNDS: Final = word_set("set establish create form found agree convene reconvene revive launch")
_CLIMB: Final = frozenset({"xcomp", "conj", "advcl", "acl"})
_FURTHEST: Final = 3
_DEEPEST: Final = 6


def keeper(
    tree: Tree, sides: Sides, head: int, host: str | None, *, is_talks: bool = False, is_post: bool = False
) -> Party | None:
    """The subject of the verb whose object a noun is, where the verb says that he keeps it.

    Args:
        tree: the parse.
        sides: the sides of the document.
        head: the noun.
        host: the country in which the institution stands, ISO 3166-1 alpha-3, if known; nobody keeps one at home.
        is_talks: whether it is talks, which are those of who breaks them off.
        is_post: whether it is a post, which is of who fills it.
    """
    while tree.dep[head] == "conj" and tree.head[head] < head:
        head = tree.head[head]
    verb = tree.head[head]
    if tree.dep[head] != "dobj" or not tree.is_verb(verb):
        return None
    lemma = tree.lemma[verb]
    is_own = is_of_talks(tree, head) if is_talks else lemma in _OWNS or (lemma in _LEAVES and host is not None)
    is_own = is_own or (is_post and lemma in _APPOINTS)
    if not is_own:
        return None
    found = _subject(tree, sides, verb)
    return found if found is not None and (host is None or found.country != host) else None


def teller(tree: Tree, sides: Sides, head: int, host: str) -> Party | None:
    """The state whose ministry or minister says something of an embassy elsewhere, which is then its own ("the
    Valdonian ministry said the embassy in Keel stays")."""
    verb = head
    for _ in range(_DEEPEST):
        verb = tree.head[verb]
        subject = tree.child(verb, "nsubj") if tree.is_verb(verb) and tree.child(verb, "ccomp") is not None else None
        if subject is None or tree.lemma[verb] not in cues().say:
            if tree.head[verb] == verb:
                return None
            continue
        found = _side(tree, sides, subject)
        if found is None:
            countries = {one.country for one in sides.mentions.get(subject, ()) if one.kind == "institution"}
            country = countries.pop() if len(countries) == 1 else None
            span = sides.reading.span(*tree.chars(subject, subject))
            found = Party(span.start, span.end, sides.of_country.get(country), country, "GOV") if country else None
        return found if found is not None and found.country not in (None, host) else None
    return None


def bidden(tree: Tree, sides: Sides, i: int) -> Party | None:
    """The side that is made to do what a possessive pronoun's noun is the object of ("told Norland to close *its*
    consulate"), for the noun's token."""
    verb = tree.head[i]
    if tree.dep[i] not in ("dobj", "obl", "pobj") or not tree.is_verb(verb) or tree.tag[verb] != "VB":
        return None
    above = tree.head[verb]
    while not tree.is_verb(above) and tree.head[above] != above and tree.dep[verb] in ("acl", "relcl"):
        above = tree.head[above]  # "gave it ten days to close"
    if tree.lemma[above] not in _BIDDING or tree.child(verb, "nsubj") not in (None, tree.child(above, "dobj")):
        return None
    receiver = tree.child(above, "dative")
    receiver = receiver if receiver is not None else tree.child(above, "dobj")
    if receiver is None or receiver > verb:
        return None
    named = sides.among(range(tree.left[receiver], receiver + 1))
    return next((one for one in reversed(named) if one.sector == "GOV"), None)


def is_of_talks(tree: Tree, head: int) -> bool:
    """Whether a verb is said of a noun that is said of talks under way ("suspended talks with Norland")."""
    return tree.dep[head] == "dobj" and tree.lemma[tree.head[head]] in _UNDER_WAY


def is_taken_away(tree: Tree, head: int) -> bool:
    """Whether a noun is what somebody withdraws, so that "from" says where it was."""
    while tree.dep[head] in ("conj", "pobj") and tree.head[head] != head:
        is_of = tree.dep[head] == "pobj" and tree.lower[tree.head[head]] == "of"
        head = tree.head[tree.head[head]] if is_of else tree.head[head]
        if tree.lemma[head] in AWAY:
            return True
    return tree.lemma[tree.head[head]] in AWAY


def _subject(tree: Tree, sides: Sides, verb: int) -> Party | None:
    """The state or organisation of states that a verb, or the verb that it hangs on, has for its subject."""
    for _ in range(_FURTHEST):
        subject = tree.child(verb, "nsubj")
        if subject is not None:
            return _side(tree, sides, subject)
        if tree.dep[verb] not in _CLIMB or tree.head[verb] == verb:
            return None
        verb = tree.head[verb]
    return None


def _side(tree: Tree, sides: Sides, subject: int) -> Party | None:
    if tree.tag[subject].startswith("PRP"):
        return sides.bearer(subject)
    named = sides.among(range(max(tree.left[subject], subject - 5), subject + 1))
    kept = [one for one in named if one.sector in ("GOV", "IGO", "MIL")]
    return kept[-1] if kept else None


def founders(tree: Tree, sides: Sides, head: int) -> list[Party]:
    """The sides that set up what a noun names, in text order ("Valdonia and Norland formed a joint commission")."""
    verb = tree.head[head]
    if tree.dep[head] not in ("dobj", "pobj"):
        return []
    verb = tree.head[verb] if tree.dep[head] == "pobj" else verb
    if not tree.is_verb(verb) or tree.lemma[verb] not in _FOUNDS:
        return []
    for _ in range(_FURTHEST):
        subject = tree.child(verb, "nsubj")
        if subject is not None:
            named = sides.among(range(tree.left[subject], tree.right[subject] + 1))
            return [one for one in named if one.sector in ("GOV", "IGO")]
        if tree.dep[verb] not in _CLIMB or tree.head[verb] == verb:
            return []
        verb = tree.head[verb]
    return []
