"""A number of a statement, ready to be compared: what is around it, where, of which happening, and on whose word."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final

from consilience.align.compare import units
from consilience.align.compare.count import Count
from consilience.align.compare.scope import scope_of
from consilience.align.compare.words import content_words, stem
from consilience.align.differences.statements import KEPT, Statement
from consilience.model import Evidence, Quantity, Span, TimeExpression
from consilience.text.countries import country_of_name
from consilience.text.dates import bounds
from consilience.text.naming import in_sentence
from consilience.text.word_sets import word_set

_UPDATE: Final = re.compile(
    r"\b(?:updated|updating|revised|rose|risen|rises|climbed|climbs|jumped|grew|grown|lifted|raised|brings?|bringing|brought|"
    r"reached|reaches|hits|now|latest|higher|lower toll|since)\b",
    re.IGNORECASE,
)
_OLD: Final = re.compile(
    r"\b(?:(?:previous|earlier|initial|prior|preliminary|first)(?: \w+){0,2} "
    r"(?:tolls?|counts?|figures?|estimates?|numbers?|reports?)(?: of| was| were| put)?(?: at)?|"
    r"(?:up|down|rose|risen|revised|increased|climbed|raised|reduced|lowered) from(?: \w+){0,3}?)\W*"
    r"(?:at least |about |around |nearly )?$",
    re.IGNORECASE,
)
"""Words in front of the count that is no longer held."""
_CLAUSE: Final = re.compile(r"(?:[^.,;:()“”\"]|(?<=\b[A-Z])\.|\.(?=[a-z\d]))*")
"""Words up to a mark; the stops of "U.S." are none."""
_OF_THEM: Final = re.compile(r"\s+of (?:which|whom|them)(?: (?:are|were|is|was))? (?P<who>[a-z]+)\b")
""" "27 dead, 18 of whom were children"."""
_JOINING: Final = re.compile(
    r"[\s,–-]*\b(?:and|plus|with|including|as well as|while|but)(?: (?:another|the|some))?\s*$"
)
"""Words that join the next number, which is none of this one's evidence."""
_PARTITIVE: Final = re.compile(
    r"\s+(?:out )?of (?:the|them(?! (?:were |are )?[a-z]+(?:ren|s|en)\b)|those|these|its|his|their)\b"
)
_PART: Final = re.compile(r"\s+(?:from\s+(?:the\s+)?[A-Z]|[Aa]mong\s)")
"""Those of one place are a part of all ("killed 10 from Keel"), and so are those among others ("5 among 12 dead")."""
_AGED: Final = re.compile(r"\bage[sd]?\b(?: \w+){0,3}\W*$", re.IGNORECASE)
_MONEY: Final = re.compile(r"^[A-Z]{3}$|dollar|euro|pound|yen|rouble|ruble|yuan|rupee|won|franc", re.IGNORECASE)
_FURTHER: Final = re.compile(r"\b(?:another|additional|further|other)\W*$", re.IGNORECASE)
_MORE: Final = re.compile(r"^\W*(?:\w+ )?(?:others?|more(?! than)|additional|further)\b", re.IGNORECASE)
"""Words that make a number one part of a whole that is told beside it ("20 others", "another six")."""
_GRADES: Final = {
    "slight": re.compile(r"\b(?:slight|light|minor)(?:ly)? (?:\w+ )?(?:wound|injur|hurt|condition)", re.IGNORECASE),
    "serious": re.compile(
        r"\b(?:serious|severe|bad|grave)(?:ly)? (?:\w+ )?(?:wound|injur|hurt|condition)", re.IGNORECASE
    ),
    "critical": re.compile(
        r"\b(?:critical|life-threatening)(?:ly)? (?:\w+ )?(?:wound|injur|hurt|condition|care)|\bintensive care\b",
        re.IGNORECASE,
    ),
    "coma": re.compile(r"\bin a coma\b|\blife support\b|\bfighting for (?:his|her|their) li", re.IGNORECASE),
}
"""Words for how badly people are hurt: the badly hurt are no count of all, nor are those in a coma one of them."""
_WARD: Final = re.compile(r"\b(?:hospital|clinic|infirmary|medical cent(?:er|re))\b", re.IGNORECASE)
"""A voice that counts only those who came to it."""
_IN_PLACE: Final = re.compile(r"^[^.,;:]{0,60}?\b(?:in|at|near|across) (?:the )?(?P<name>(?:[A-Z][\w’'-]+ ?)+)")
_PLACE_BEFORE: Final = re.compile(r".*\b[Ii]n (?:the )?(?P<name>(?:[A-Z][\w’'-]+ ?)+)", re.DOTALL)
"""The place that the clause names before the number ("In Haiti, the storm killed six")."""
_MODIFIER: Final = re.compile(
    r"\b(?:at least|at most|more than|less than|fewer than|no fewer than|up to|as many as|over|about|around|nearly|"
    r"almost|some|roughly|approximately|an estimated)\s+$",
    re.IGNORECASE,
)
_HAPPENINGS: Final = {
    word: name
    for name, words in {
        "shooting": "shooting shootings gunfire shot gunman gunmen",
        "bombing": "bomb bombs bombing bombings bomber blast blasts explosion explosions",
        "shelling": "airstrike airstrikes strikes raid raids shelling bombardment rocket rockets mortar",
        "clash": "clash clashes battle battles fight fights fighting brawl riot riots",
        "fire": "fire inferno blaze wildfire wildfires",
        "quake": "earthquake quake tremor",
        "water": "flood floods flooding tsunami landslide mudslide avalanche storm hurricane typhoon cyclone tornado",
        "crash": "crash collision derailment capsized shipwreck",
    }.items()
    for word in word_set(words)
}
"""What people come to harm in; two counts that name different ones count different harm."""
_LONG_AGO: Final = 60
"""Days between a date and the day of print from which a number belongs to an earlier happening."""
_BEFORE: Final = 7
"""The same, against a number that is given without a date."""
_THEN: Final = re.compile(
    r"\b(?:on that occasion|back then|at that time|in that (?:attack|crash|accident|incident|case|year)|"
    r"(?:deadliest|worst|bloodiest|biggest|largest|greatest|first|last)\b[^.]{0,60}\bsince\b)",
    re.IGNORECASE,
)
"""Words that tell of an earlier happening."""
_ATTACKERS: Final = (
    r"(?:gunm[ae]n|attackers?|bombers?|shooters?|assailants?|perpetrators?|hijackers?|himself|suspects?|driver)"
)
_WITH_ATTACKERS: Final = re.compile(
    rf"^[^.;]{{0,40}}\b(?:includ\w+|counting|and) (?:\w+ ){{0,3}}{_ATTACKERS}\b", re.IGNORECASE
)
_PLUS_ATTACKERS: Final = re.compile(rf"\b{_ATTACKERS}(?: \w+)? (?:and|plus)\W*$", re.IGNORECASE)
"""A count that takes in, or stands beside, those who did it."""
_LEAD: Final = 350
"""Characters at the beginning of the body."""
_AROUND: Final = 220
"""Characters on each side of a number whose words tell which happening it belongs to."""
_CONTEXT: Final = 60
"""Characters on each side of a number in which its clause is looked at."""


@dataclass(frozen=True, eq=False)
class Counted:
    """A number of a statement, ready to be compared."""

    statement: Statement
    quantity: Quantity

    @cached_property
    def count(self) -> Count:
        """The number with its words."""
        row, text = self.quantity, self.statement.document.text
        sentence = self.statement.sentence
        of_them = _OF_THEM.match(text, row.end)
        row = replace(row, counts=of_them["who"]) if of_them else row
        start, end = max(sentence.start, row.start - _CONTEXT), min(sentence.end, row.end + _CONTEXT)
        is_old = _OLD.search(text[start : row.start]) is not None
        return Count(
            row,
            text[row.start : row.end],
            re.split(r"[.;:]|\band\b(?=[^.;:]*\d)", text[start : row.start])[-1],
            re.split(r"[.;:]", text[row.end : end])[0],
            self.statement.published,
            not is_old and _UPDATE.search(text[start : min(sentence.end, row.end + 2 * _CONTEXT)]) is not None,
            is_old,
        )

    @cached_property
    def around(self) -> frozenset[str]:
        """Stems of the words around the number."""
        document, row = self.statement.document, self.quantity
        field = document.field(row.start)
        window = document.text[max(field.start, row.start - _AROUND) : min(field.end, row.end + _AROUND)]
        if field.start > 0:  # a headline beside the text is read in front of the opening
            opening = document.readable[0].start
            window = f"{window} {document.text[opening : opening + _AROUND]}"
        return frozenset(stem(word) for word in content_words(window))

    @property
    def evidence(self) -> Evidence:
        """The number with its modifier and what it counts, up to the end of a short clause."""
        text = self.statement.document.text
        start, end = self.quantity.start, self.quantity.end
        modifier = _MODIFIER.search(text, max(0, start - 20), start)
        row = self.statement
        is_inside = row.evidence.span.contains(Span(start, end))
        stop = min((row.evidence if is_inside else row.sentence).end, end + _CONTEXT)
        stop = min([stop, *(q.start for q in row.quantities_of_sentence if q.start >= end)])
        clause = _CLAUSE.match(text, end, stop)
        words = _JOINING.sub("", clause.group()) if clause else ""
        if end + len(words) < len(text) and text[end + len(words)].isalnum():
            words = words.rpartition(" ")[0]
        end += len(words.rstrip())
        start = modifier.start() if modifier else start
        return Evidence(self.statement.document.id, start, max(end, self.quantity.end))

    @property
    def is_elsewhere(self) -> bool:
        """Whether it is background, or of another time than the article tells of."""
        return self.is_background or self.is_of_earlier or self.is_ahead

    @property
    def attributed(self) -> str:
        """The number as printed, with whoever gives it: "22 (according to the mayor)"."""
        name = self.statement.speaker_name
        return f"{self.count.said} (according to {in_sentence(name)})" if name else self.count.said

    @cached_property
    def place(self) -> frozenset[str]:
        """The words of the place that the number is given for ("six in Haiti")."""
        return frozenset(self._place.split())

    @cached_property
    def _place(self) -> str:
        text, end = self.statement.document.text, self.quantity.end
        found = _IN_PLACE.match(text[end : end + 110])
        return re.sub(r"[’']s\b", "", found["name"]).strip() if found else ""

    @cached_property
    def country(self) -> str | None:
        """The country that its clause names behind the number, or else before it ("In Haiti, the storm killed six")."""
        if self._place:
            return country_of_name(self._place)
        before = self.statement.document.text[self.statement.sentence.start : self.quantity.start]
        found = _PLACE_BEFORE.search(re.split(r"[.;:]|\band\b", before)[-1])
        return country_of_name(found["name"].strip()) if found else None

    @cached_property
    def happening(self) -> str | None:
        """What people came to harm in, by the nearest word of the clause; None where it names nothing."""
        text, row, sentence = self.statement.document.text, self.quantity, self.statement.sentence
        start, end = max(sentence.start, row.start - _CONTEXT), min(sentence.end, row.end + _CONTEXT)
        found = [
            (max(start + match.start() - row.end, row.start - start - match.end()), _HAPPENINGS[word])
            for match in re.finditer(r"[a-z]+", text[start:end].lower())
            if (word := match.group()) in _HAPPENINGS
        ]
        return min(found)[1] if found else None

    @cached_property
    def is_borne_out(self) -> bool:
        """Whether it is the number of a headline, and the text below prints it too."""
        row, own = self.statement, self.quantity
        if not row.claim.is_headline:
            return False
        text, outcomes = row.document.text, self.count.scope.outcomes
        for other in row.all_quantities:
            if (other.value, other.unit) == (own.value, own.unit) and other not in row.quantities_of_sentence:
                before = text[max(0, other.start - _CONTEXT) : other.start]
                scope = scope_of(other.counts, before, text[other.end : other.end + _CONTEXT])
                if not outcomes or outcomes & scope.outcomes:
                    return True
        return False

    @cached_property
    def is_lead(self) -> bool:
        """Whether it stands in the headline or the first words of the text."""
        row = self.statement
        body = next((zone.start for zone in row.document.readable if zone.type == "body"), 0)
        return row.claim.is_headline or self.quantity.start < body + _LEAD

    @cached_property
    def grade(self) -> str | None:
        """How badly those are hurt who are counted, if only those hurt to one degree are."""
        text, row = self.statement.document.text, self.quantity
        before = re.split(r"\b(?:and|while)\b|[,;.]", text[max(0, row.start - 25) : row.start])[-1]
        found = [
            (min(abs(match.start() - row.end), abs(row.start - match.end())), name)
            for name, pattern in _GRADES.items()
            for match in pattern.finditer(text, row.start - len(before), row.end + 70)
        ]
        return min(found)[1] if found else None

    @cached_property
    def ward(self) -> str | None:
        """The hospital whose count it is, if it is one."""
        name = self.statement.speaker_name or ""
        return name if _WARD.search(name) else None

    @cached_property
    def is_listed(self) -> bool:
        """Whether the sentence counts place by place ("11 in Cyprus and four more in Tunisia")."""
        numbered = [Counted(self.statement, quantity) for quantity in self.statement.quantities_of_sentence]
        places = {member.place for member in numbered if member.place}
        return len(places) > 1 or country_of_name(" ".join(sorted(self.place))) is not None

    @cached_property
    def dates(self) -> tuple[TimeExpression, ...]:
        """The dates of its sentence."""
        return tuple(time for time in self.statement.times_of_sentence if time.type == "DATE")

    @property
    def is_background(self) -> bool:
        """Whether its sentence dates it to another time than the story's ("in 2007, when 32 were killed")."""
        row = self.statement
        if _THEN.search(row.sentence.of(row.document.text)):
            return True
        return any(self._age(time) > _LONG_AGO for time in self.dates)

    @property
    def is_of_earlier(self) -> bool:
        """Whether its clause dates it some time before the day of print."""
        return any(self._age(time) > _BEFORE for time in self.statement.times if time.type == "DATE")

    def _age(self, time: TimeExpression) -> int:
        """Days from the beginning of a date to the day of print; 0 where one of them is open."""
        first, printed = bounds(time.edtf)[0], bounds(self.statement.published)[0]
        return (printed - first).days if first and printed else 0

    @cached_property
    def has_attackers(self) -> bool:
        """Whether those who did it are counted in."""
        text, row = self.statement.document.text, self.quantity
        is_inside = _WITH_ATTACKERS.search(text[row.end : row.end + 80]) is not None
        return is_inside or _PLUS_ATTACKERS.search(text[max(0, row.start - 40) : row.start]) is not None

    @property
    def is_ahead(self) -> bool:
        """Whether it counts what is only planned or foreseen."""
        return self.statement.claim.modality in ("planned", "predicted")

    @property
    def is_comparable(self) -> bool:
        """Not an age or a length of time, not "one of the three", not the earlier value of a change, not a lone one."""
        row, quantity = self.statement, self.quantity
        dimension = units.dimension(quantity.unit)
        is_measure = dimension is not None and dimension != "duration"
        if quantity.unit not in ("", "percent") and not _MONEY.search(quantity.unit) and not is_measure:
            return False
        text = row.document.text
        if _AGED.search(text[max(0, quantity.start - 25) : quantity.start]):
            return False
        if _PART.match(text, quantity.end):
            return False
        if quantity.value in (0, 1) or _PARTITIVE.match(text[quantity.end : quantity.end + 12]):
            return False
        printed = text[quantity.start : quantity.end + 25]
        after = re.sub(r"^[\W\d]*\w*", "", printed, count=1)
        if _FURTHER.search(text[max(0, quantity.start - 14) : quantity.start]):
            return False
        if (_MORE.match(after) or _MORE.match(text[quantity.end : quantity.end + 25])) and not self._are_others_hurt:
            return False
        return all(other.previous != quantity.value for other in row.quantities_of_sentence)

    @property
    def _are_others_hurt(self) -> bool:
        """Whether "others" are all the hurt beside the dead ("killed six and wounded 15 others")."""
        row = self.statement
        fates = [
            scope_of(q.counts, row.document.text[max(row.sentence.start, q.start - 25) : q.start]).outcomes
            for q in row.quantities_of_sentence
            if q.id != self.quantity.id
        ]
        is_hurt = self.count.scope.outcomes == {"hurt"}
        return is_hurt and {"killed"} in fates and not any("hurt" in fate for fate in fates)

    @property
    def outlet(self) -> str:
        """What a sentence calls the account."""
        return self.statement.outlet

    @property
    def document_id(self) -> str:
        """The article."""
        return self.statement.document.id


@lru_cache(maxsize=KEPT)
def numbers_of(rows: tuple[Statement, ...]) -> tuple[Counted, ...]:
    """Every number with the shortest clause that it belongs to, or, where it stands in none, with the nearest clause.

    A headline without a verb ("Storm on the coast: 58 killed") leaves numbers outside every clause.
    """
    ordered = sorted(rows, key=lambda row: (row.document.id, len(row.text), row.claim.id))
    owners = {quantity.id: row for row in reversed(ordered) for quantity in row.quantities}
    nearest: dict[str, tuple[int, Statement]] = {}
    for row in ordered:
        for quantity in row.quantities_of_sentence:
            gap = max(0, row.evidence.start - quantity.end, quantity.start - row.evidence.end)
            if quantity.id not in owners and (quantity.id not in nearest or gap < nearest[quantity.id][0]):
                nearest[quantity.id] = gap, row
    owners |= {id_: row for id_, (_, row) in nearest.items()}
    found: dict[str, Counted] = {}
    for row in ordered:
        for quantity in row.quantities_of_sentence:
            if quantity.id not in found and owners.get(quantity.id) is row:
                found[quantity.id] = Counted(row, quantity)
    return tuple(found.values())
