"""The sides that the words of a document name, in the codes of the field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from consilience.annotate.events.parties import codes
from consilience.annotate.institutions.unlisted import movement_before
from consilience.annotate.quotes.tree import Tree
from consilience.annotate.reading import Reading
from consilience.model import Annotations, InstitutionMention, Mention, Party, Quote
from consilience.text.countries import country_of, country_of_capital
from consilience.text.word_sets import word_set

_PRIVATE: Final = word_set("BUS JRN MED CVL LAB AGR EDU REL ELI REF NGO CRM SOC")
"""Sectors whose acts change no system of states; see PLOVER 0.8 for the codes."""
_SIDES: Final = frozenset({"person", "state", "organisation", "institution", "group"})
_OURS: Final = frozenset({"we", "us", "our", "ours"})
_DEEDS: Final = word_set("action operation campaign offensive strike raid intervention pressure")
"""Nouns behind "military" and the like that name what is done, and nobody."""
_MISSIONS: Final = frozenset(
    {"embassy", "consulate", "mission_to_organisation", "ambassador", "liaison_office", "mission", "delegation"}
)
"""Kinds of institutions that only states and organisations of states send to one another."""
_BODIES: Final = word_set(
    """
    organisation organization bloc alliance union council commonwealth league pact front army movement coalition command
    """
)
_SOCIETIES: Final = frozenset({"society", "association", "foundation", "federation", "charity", "institute"})
"""Last words of names of private bodies, in which a nationality says whose members they are: no state acts."""
_GROUPS: Final = frozenset({"organisation", "group"})


class Parties:
    """The sides that act or are acted on in one document."""

    def __init__(self, reading: Reading, annotations: Annotations, tree: Tree) -> None:
        self.reading = reading
        self.tree = tree
        self.mentions: dict[int, Mention] = {}
        self.codes: dict[str, tuple[str | None, str | None]] = {}
        self.kinds: dict[str, str] = {}
        self.named: set[str] = set()
        self.sides: set[str] = set()
        self.adjectives: dict[str, str] = {}
        for mention in annotations.mentions:
            for token in reading.within(mention.start, mention.end):
                known = self.mentions.get(token)
                if known is None or mention.end - mention.start < known.end - known.start:
                    self.mentions[token] = mention
        for mention in sorted(annotations.mentions, key=lambda row: (row.form != "name", row.start)):
            country, sector = self.codes.get(mention.chain, (None, None))
            of_words = codes(reading.document.text[mention.start : mention.end])
            of_role = codes(mention.role or "")
            seat = country_of_capital(reading.document.text[mention.start : mention.end])
            is_seat = mention.kind in ("organisation", "person") and mention.form == "name"
            self.codes[mention.chain] = (
                country or mention.country or of_words[0] or (seat if is_seat else None),
                sector or of_words[1] or of_role[1] or self._society(mention),
            )
            self.kinds.setdefault(mention.chain, mention.kind)
            if mention.form != "pronoun":
                self.named.add(mention.chain)
        self._add_sides(annotations.institutions)

        self.taken_up = dict(self._movements(annotations.mentions))

    def _movements(self, mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
        """The chains of "the Islamist movement" and the like, each with that of the name before it."""
        for mention in mentions:
            if mention.chain in self.named and mention.kind in _GROUPS and mention.form == "role":
                at = movement_before(self.tree, self.reading.within(mention.start, mention.end).stop - 1)
                named = self.mentions.get(at) if at is not None else None
                if named is not None and named.kind in _GROUPS and named.chain != mention.chain:
                    yield mention.chain, named.chain

    def _society(self, mention: Mention) -> str | None:
        """The sector of a society by its name: "the Norlandic Medical Society"."""
        words = self.reading.document.text[mention.start : mention.end].split()
        is_name = mention.kind == "organisation" and mention.form == "name" and len(words) > 1
        is_society = is_name and words[-1][:1].isupper() and words[-1].lower() in _SOCIETIES
        return "NGO" if is_society else None

    def _add_sides(self, institutions: Sequence[InstitutionMention]) -> None:
        """Whoever sends or receives missions acts among states, whether or not the list of countries has it."""
        for row in institutions:
            if row.kind not in _MISSIONS:
                continue
            for party in (row.sends, row.receives):
                if party is None or party.chain is None or self.kinds.get(party.chain) not in ("state", "organisation"):
                    continue
                self.sides.add(party.chain)
                words = self.reading.document.text[party.start : party.end]
                if words[:1].isupper() and words.isalpha():
                    self.adjectives[words] = party.chain
                country, sector = self.codes.get(party.chain, (None, None))
                if party.sector == "IGO" and country is None:
                    self.codes[party.chain] = (None, sector or "IGO")

    def party(self, i: int, *, is_exact: bool = False) -> Party | None:
        """The side that a noun names, or one that the words in front of it name ("Norwegian officials")."""
        mention = self.mentions.get(i)
        tree = self.tree
        if is_exact and (chain := self.adjectives.get(tree.words[i])) is not None:
            span = self.reading.span(tree.start[i], tree.end[i])
            return Party(span.start, span.end, chain, *self.codes.get(chain, (None, None)))
        if mention is not None and mention.kind in _SIDES:
            if (whole := self._compound(mention)) is not None:
                return whole
            chain = self.taken_up.get(mention.chain, mention.chain)
            return Party(mention.start, mention.end, chain, *self.codes[chain])
        if mention is None and tree.tag[i].startswith("NN"):
            inside = [c for c in tree.children[i] if tree.dep[c] in ("det", "amod", "compound", "nmod") and c < i]
            start, end = tree.start[min([i, *inside])], tree.end[i]
            country, sector = codes(self.reading.text[start:end])
            if sector is None and tree.tag[i] == "NNS":
                sector = codes(tree.lemma[i])[1]
            if country or (sector and not is_exact and tree.lemma[i] not in _DEEDS):
                span = self.reading.span(start, end)
                return Party(span.start, span.end, None, country, sector)
        if not is_exact:
            for c in tree.children[i]:
                if tree.dep[c] in ("poss", "compound", "nmod") and c in self.mentions:
                    return self.party(c)
        elif tree.tag[i].startswith("JJ"):
            first = i - 1 if i and i - 1 in tree.children[i] and tree.words[i - 1][:1].isupper() else i
            country = codes(tree.text[tree.start[first] : tree.end[i]])[0]  # "the West Valdonian programme"
            if country is None:
                return None
            span = self.reading.span(tree.start[first], tree.end[i])
            return Party(span.start, span.end, None, country, None)
        return None

    def _compound(self, mention: Mention) -> Party | None:
        """The country of a name with a hyphen, of which the mentions make two ("Guinea-Bissau")."""
        text = self.reading.document.text
        end = mention.end
        if mention.form != "name" or text[end : end + 1] != "-" or not text[end + 1 : end + 2].isupper():
            return None
        last = end + 1
        while last < len(text) and text[last].isalpha():
            last += 1
        country = country_of(text[mention.start : last])
        return Party(mention.start, last, None, country, None) if country and country != mention.country else None

    def speaker(self, quote: Quote | None) -> Party | None:
        """The speaker of a quotation, as its words name them."""
        if quote is None or quote.speaker is None or quote.speaker_chain not in self.codes:
            return None
        chain = quote.speaker_chain
        return Party(quote.speaker.start, quote.speaker.end, chain, *self.codes[chain])

    def of_speaker(self, i: int, voice: str) -> Party:
        """The speaker of chain `voice`, at the pronoun `i` that stands for them."""
        span = self.reading.span(self.tree.start[i], self.tree.end[i])
        return Party(span.start, span.end, voice, *self.codes[voice])

    def is_ours(self, i: int) -> bool:
        """Whether a token is "we" or "our" (and not "US")."""
        return self.tree.lower[i] in _OURS and self.tree.tag[i].startswith("PRP")

    def is_side(self, party: Party) -> bool:
        """Whether a party is a side of its own, and no staff or office of one that is not named."""
        if party.sector in _PRIVATE:
            return False
        kind = self.kinds.get(party.chain or "")
        is_side = party.chain in self.sides or kind == "state"
        return bool(party.country) or party.sector in ("IGO", "REB", "OPP") or is_side

    def is_known(self, party: Party) -> bool:
        """Whether it is a state, serves one, or is a body or group that acts among them."""
        if party.sector in _PRIVATE:
            return False
        if party.country or party.sector:
            return True
        return self.kinds.get(party.chain or "") == "state" or party.chain in self.sides

    def is_unnamed(self, party: Party) -> bool:
        """Whether only a pronoun stands for it and nothing else is known of it."""
        return not self.is_known(party) and not self.is_private(party) and party.chain not in self.named

    def is_said_by(self, party: Party, voice: str) -> bool:
        """Whether a party speaks itself, or somebody of its country for it."""
        country = self.codes.get(voice, (None, None))[0]
        return party.chain == voice or (country is not None and country == party.country)

    def is_state(self, party: Party) -> bool:
        """Whether it is a state, listed or not, or words for one ("Norland's parliament"), and nobody else."""
        kind = self.kinds.get(party.chain or "", "state" if party.country else "")
        is_of_state = bool(party.country) and party.sector in (None, "GOV", "LEG")
        return kind == "state" or (kind != "person" and (is_of_state or party.chain in self.sides))

    def is_body(self, party: Party) -> bool:
        """Whether its words say that it is a body of states or an armed group ("the alliance", "the Keel Army")."""
        words = self.reading.document.text[party.start : party.end].lower().split()
        return not _BODIES.isdisjoint(words)

    def is_private(self, party: Party) -> bool:
        """Whether a firm, a club, a paper or a private person acts."""
        return party.sector in _PRIVATE

    def is_organisation(self, party: Party) -> bool:
        """Whether an organisation of states acts, or somebody who serves it."""
        if party.sector == "IGO":
            return True
        is_named_so = self.kinds.get(party.chain or "") == "organisation" and party.chain not in self.sides
        return not party.country and is_named_so

    def is_same(self, party: Party, by: Party | None) -> bool:
        """Whether two parties are one side by their words or their country."""
        if by is None:
            return False
        if party.chain is not None and party.chain == by.chain:
            return True
        return party.country is not None and party.country == by.country
