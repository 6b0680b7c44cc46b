"""Who said what: by speaker, every utterance in every wording."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from consilience.export.report.edition import NOBODY, Edition, Link, Links
from consilience.export.report.strips import Block, strip, told_alike
from consilience.export.report.words import count
from consilience.model import Actor, Evidence, Quote, QuoteFamily, Span
from consilience.text.naming import capital
from consilience.text.word_sets import word_set

PARTLY = 0.6
"""A quotation of which less than this share stands in alignments is listed whole as well."""
_RELATION_WORDS = {
    "same_wording": "in the same words",
    "restatement": "a restatement by one outlet",
    "variant": "in different wordings",
}
_IN_PART = "Parts of it stand above."
_AS_PRINTED = "as printed; who it is was not found"
_NOT_NAMED, _NOT_FOUND = "Speaker not named", "Speaker not found"
_LAST = ("unnamed", "")
"""Keys of those who come last: whom the account calls by a pronoun only, and whom it does not name at all."""
_NO_NAME = word_set(
    "i we you he she it they me us him her them this that these those who whom which whoever one ones two both all any "
    "some several many most few more none neither either each another other others someone somebody anyone anybody "
    "everyone everybody nobody of the latter former"
)
"""Words that name nobody, alone or together ("some of them", "the other two")."""
_OF_SOMEONE = word_set("my our your his her its their whose one’s one's")
"""A role that begins so is somebody's, and whose is what is missing ("its officials")."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One printing of an utterance: who printed it, how it is introduced, and the words.

    `cue` is the verb of saying, `path` to whom, through whom, where and when it was said, `called` how the outlet
    names the speaker where it is not by name: all as printed.
    """

    link: Link
    kind: str
    cue: str
    path: tuple[str, ...]
    called: str
    words: str
    is_same: bool = False
    """Whether it stands in a strip in the same words as the wording before it."""


@dataclass(frozen=True, slots=True)
class Kin:
    """Where else the words stand: `what` in the program's words; utterances as (name, address); words in articles."""

    what: str
    utterances: tuple[tuple[str, str], ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Utterance:
    """One utterance. `aligned` wordings have lines in every block; `others` stand beneath."""

    address: str
    aligned: tuple[Wording, ...]
    blocks: tuple[Block, ...]
    others: tuple[Wording, ...]
    note: str
    kin: tuple[Kin, ...]

    @property
    def called(self) -> tuple[tuple[str, str], ...]:
        """How outlets name the speaker where they do not use the name: (outlet, words)."""
        found: dict[str, list[str]] = {}
        for wording in (*self.aligned, *self.others):
            names = found.setdefault(wording.link.outlet.name, [])
            if wording.called and wording.called not in names:
                names.append(wording.called)
        return tuple((outlet, ", ".join(names)) for outlet, names in found.items() if names)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker with every utterance. `key` is what the filter compares and the address says (`#who=ilsa-brandt`)."""

    key: str
    name: str
    role: str
    collated: tuple[Utterance, ...]
    single: tuple[Utterance, ...]

    @property
    def tally(self) -> str:
        """How much the speaker says, in words."""
        several, once = len(self.collated), sum(not utterance.note for utterance in self.single)
        if not several:
            return capital(f"{count(once, 'utterance')} printed once")
        rest = f", {count(once, 'other')} once" if once else ""
        return capital(f"{count(several, 'utterance')} printed more than once{rest}")


_Group = tuple[tuple[Quote, ...], QuoteFamily | None]


def speakers(edition: Edition) -> tuple[Speaker, ...]:
    """Speakers by how often they are printed; those without a name, and what nobody was found for, come last."""
    groups, names, partly = _groups(edition)

    def rank(key: str) -> tuple[int, int, str, str]:
        last = _LAST.index(key) + 1 if key in _LAST else 0
        return last, -sum(len(members) for members, _ in groups[key]), names[key][0], key

    order = sorted(groups, key=rank)
    told = {key: sorted(groups[key], key=lambda item: (not _is_collated(item), -_breadth(item))) for key in order}
    addresses: dict[str, tuple[str, str]] = {}
    place = 0
    for key in order:
        for _, family in told[key]:
            place += 1
            if family:
                addresses[family.id] = (names[key][0], f"quote-{place}")
    rows: list[Speaker] = []
    taken: Counter[str] = Counter()
    place = 0
    for key in order:
        made = []
        for members, family in told[key]:
            place += 1
            utterance = _utterance(edition, f"quote-{place}", names[key][0], members, family, addresses)
            is_part = family is None and members[0].id in partly
            made.append(replace(utterance, note=_IN_PART) if is_part else utterance)
        collated = sum(map(_is_collated, told[key]))
        slug = _slug(names[key][0])
        taken[slug] += 1
        unique = slug if taken[slug] == 1 else f"{slug}-{taken[slug]}"
        rows.append(Speaker(unique, *names[key], tuple(made[:collated]), tuple(made[collated:])))
    return tuple(rows)


def _groups(edition: Edition) -> tuple[dict[str, list[_Group]], dict[str, tuple[str, str]], frozenset[str]]:
    """The families, and the quotations that stand in none or hardly, by speaker; each speaker's name and role; and the
    quotations that stand in a strip with a smaller part only.
    """
    groups: dict[str, list[_Group]] = {}
    names: dict[str, tuple[str, str]] = {}
    whole: set[str] = set()
    covered: Counter[str] = Counter()
    known = {actor.id: actor for actor in edition.record.actors}
    for family in edition.record.quote_families:
        members = tuple(edition.quote_of[name] for name in family.members if name in edition.quote_of)
        if members:
            aligned = {quote.id for quote in _aligned(members, family)}
            whole.update(member.id for member in members if member.id not in aligned)
            for column in family.alignment:
                covered.update({cell.quote_id: len(cell.text) + 1 for cell in column if cell.quote_id in aligned})
            key = _speaker(edition, members[0], known.get(family.actor_id or ""), names)
            groups.setdefault(key, []).append((members, family))
    for quote in edition.record.quotes:
        if quote.id not in whole and covered[quote.id] < (quote.end - quote.start) * PARTLY:
            groups.setdefault(_speaker(edition, quote, None, names), []).append(((quote,), None))
    return groups, names, frozenset(covered)


def _breadth(item: _Group) -> int:
    return len({member.document_id for member in item[0]})


def _is_collated(item: _Group) -> bool:
    """Whether there is more to an utterance than one printing: another wording, an echo, words in a narration."""
    members, family = item
    return len(members) > 1 or bool(family and (family.echoes or family.absorbed))


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].rstrip("-") or "speaker"


def _speaker(edition: Edition, quote: Quote, actor: Actor | None, names: dict[str, tuple[str, str]]) -> str:
    """The key of a quotation's speaker; notes its name and role."""
    actor = actor or edition.record.actor_of_chain.get(quote.speaker_chain or "")
    voice = edition.voice(quote.speaker_chain) if quote.speaker_chain else NOBODY
    words = _printed(edition, quote.document_id, quote.speaker) if quote.speaker else ""
    if actor:
        key, name = actor.id, (actor.name, actor.role or "")
    elif voice != NOBODY and not _is_unnamed(voice):
        key, name = quote.speaker_chain or "", (voice, "")
    elif not words:
        key, name = "", (_NOT_FOUND, "")
    elif _is_unnamed(words):
        key, name = "unnamed", (_NOT_NAMED, _AS_PRINTED)
    else:
        key, name = f"words:{words.casefold()}", (words, _AS_PRINTED)
    names.setdefault(key, name)
    return key


def _is_unnamed(words: str) -> bool:
    """Whether words for a speaker hold neither a name nor a role of its own: "they", "one of them", "its officials"."""
    told = words.casefold().split()
    return set(told) <= _NO_NAME or told[0] in _OF_SOMEONE


def _utterance(
    edition: Edition,
    address: str,
    name: str,
    members: Sequence[Quote],
    family: QuoteFamily | None,
    addresses: dict[str, tuple[str, str]],
) -> Utterance:
    links = Links(edition, address)
    ordered = _by_column(edition, members)
    aligned = _aligned(ordered, family)
    blocks: tuple[Block, ...] = ()
    stretches: dict[str, Span | None] = {}
    if family and aligned:
        aligned = _alike_together(family, aligned)
        texts = [edition.outlet_of[quote.document_id].document.text for quote in aligned]
        blocks, found = strip(family.alignment, aligned, texts)
        stretches = {quote.id: stretch for quote, stretch in zip(aligned, found, strict=True)}
    return Utterance(
        address=address,
        aligned=tuple(
            replace(
                _wording(edition, quote, name, links, stretches[quote.id]),
                is_same=bool(n and family and told_alike(family.alignment, aligned[n - 1], quote)),
            )
            for n, quote in enumerate(aligned)
        ),
        blocks=blocks,
        others=tuple(_wording(edition, quote, name, links) for quote in ordered if quote not in aligned),
        note=_note(members, family) if family else "",
        kin=tuple(_kin(family, links, addresses)) if family else (),
    )


def _note(members: Sequence[Quote], family: QuoteFamily) -> str:
    if len(members) < 2:
        return ""
    told = len({member.document_id for member in members})
    by = f" by {count(told, 'account')}" if 1 < told < len(members) else ""
    relation = _RELATION_WORDS.get(family.relation, "")
    return f"{capital(count(len(members), 'printing'))}{by}{', ' + relation if relation else ''}"


def _kin(family: QuoteFamily, links: Links, addresses: dict[str, tuple[str, str]]) -> Iterable[Kin]:
    echoes = tuple(addresses[name] for name in family.echoes if name in addresses)
    if echoes:
        yield Kin("An echo: another speaker says the same words,", echoes)
    if family.absorbed:
        yield Kin("Stands as narration, without a speaker, in", links=links.to(family.absorbed))


def _aligned(members: Sequence[Quote], family: QuoteFamily | None) -> tuple[Quote, ...]:
    """The members that stand in aligned lines, at least two: quotations in marks, or all where fewer than two are."""
    if not family:
        return ()
    present = {cell.quote_id for column in family.alignment for cell in column if cell.text}
    found = tuple(quote for quote in members if quote.id in present)
    marked = tuple(quote for quote in found if quote.kind != "indirect")
    return marked if len(marked) > 1 else found if len(found) > 1 else ()


def _alike_together(family: QuoteFamily, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotations in their order, but those in the same words as an earlier one directly after it."""
    groups: list[list[Quote]] = []
    for quote in quotes:
        home = next((group for group in groups if told_alike(family.alignment, group[0], quote)), None)
        if home is None:
            groups.append([quote])
        else:
            home.append(quote)
    return tuple(quote for group in groups for quote in group)


def _by_column(edition: Edition, members: Iterable[Quote]) -> list[Quote]:
    return sorted(
        members, key=lambda quote: (quote.kind == "indirect", edition.outlet_of[quote.document_id].number, quote.start)
    )


def _wording(edition: Edition, quote: Quote, name: str, links: Links, shown: Span | None = None) -> Wording:
    parts = quote.parts or (Span(quote.start, quote.end),)
    if shown:
        there = [part for part in parts if part.overlaps(shown)]
        cut = [Span(max(part.start, shown.start), min(part.end, shown.end)) for part in there]
        is_all = sum(map(len, cut)) + 3 > sum(map(len, parts))  # but for the marks at the ends
        parts = parts if is_all or not cut else tuple(cut)
    link = links.to(Evidence(quote.document_id, part.start, part.end) for part in parts)[0]
    cue = _printed(edition, quote.document_id, quote.cue) if quote.cue else ""
    spans = [span for span in (quote.addressee, quote.via, quote.venue, quote.said_on) if span]
    path = [_printed(edition, quote.document_id, span) for span in spans]
    if cue and quote.cue and spans and spans[0].start - quote.cue.end in (0, 1):
        cue = f"{cue} {path.pop(0)}"
    return Wording(
        link=link,
        kind=quote.kind,
        cue=cue,
        path=_told_once(path, cue),
        called=_called(_printed(edition, quote.document_id, quote.speaker), name) if quote.speaker else "",
        words=" … ".join(_printed(edition, quote.document_id, part) for part in quote.parts or parts),
    )


def _told_once(path: Sequence[str], cue: str) -> tuple[str, ...]:
    """The words of a path without those that the cue or longer ones hold."""
    longer = [cue, *path]
    return tuple(
        words
        for n, words in enumerate(path, 1)
        if not any(words in other and (len(other) > len(words) or m < n) for m, other in enumerate(longer) if m != n)
    )


def _called(words: str, name: str) -> str:
    """How the outlet calls the speaker, if it is neither the name nor, of somebody with a name, a pronoun."""
    if name == _NOT_NAMED:
        return words
    is_name = bool({word.casefold() for word in name.split()} & set(words.casefold().split()))
    return "" if is_name or _is_unnamed(words) else words


def _printed(edition: Edition, document_id: str, span: Span) -> str:
    return " ".join(span.of(edition.outlet_of[document_id].document.text).split())
