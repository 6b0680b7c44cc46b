"""Whole records for tests of what is shown and exported: an event, outlets and persons that we invented.

`full_record` fills every layer; `hostile_record` is the same event told by a document that tries to run code;
`lone_record` has one document, `split_record` two about different events, `empty_record` none.
Every span is found by its words, so a record can never point at the wrong place.
"""

from __future__ import annotations

from dataclasses import replace

from consilience.model import (
    Account,
    Actor,
    AlignedToken,
    Annotations,
    Bond,
    BriefSentence,
    Conflict,
    Evidence,
    Fact,
    Generator,
    Operand,
    Origin,
    Quote,
    QuoteFamily,
    Record,
    Relevance,
    Side,
    Skipped,
    Story,
    TimelineEntry,
)
from tests.accounts import DOCUMENTS, HOSTILE, TEXTS, Texts, document
from tests.annotations import annotations


def _actors() -> tuple[Actor, ...]:
    brandt = ("post.txt/chain-1", "quay.txt/chain-1", "herald.txt/chain-1")
    return (
        Actor("ilsa-brandt", "Ilsa Brandt", "person", "harbour minister", chains=brandt),
        Actor("tomas-rell", "Tomas Rell", "person", "spokesman", chains=("herald.txt/chain-2",)),
    )


def _account(document_id: str, words: str, value: str, **fields: object) -> Account:
    claims = fields.pop("claim_ids", ())
    return Account(document_id, claims, value, words, (TEXTS.words(document_id, words),), **fields)  # type: ignore[arg-type]


def _facts() -> tuple[Fact, ...]:
    suspend = (
        _account(
            "post.txt",
            "Varrow will suspend the work of its delegation",
            "suspend",
            voice="post.txt/chain-1",
            modality="planned",
            claim_ids=("post/c1",),
        ),
        _account(
            "quay.txt",
            "Varrow would close its office at the council",
            "close",
            voice="quay.txt/chain-1",
            modality="reported",
            claim_ids=("quay/c1",),
        ),
        _account("herald.txt", "Varrow is suspending its delegation", "suspend", claim_ids=("herald/c1",)),
        _account("wire.txt", "Varrow is suspending its delegation", "suspend"),
    )
    passes = (
        _account("post.txt", "withdrew the passes of six Varrow pilots", "6", claim_ids=("post/c2",)),
        _account("quay.txt", "Seven pilots lost their passes", "7", claim_ids=("quay/c2",)),
    )
    listing = (_account("quay.txt", "falls from 14 to seven", "7"),)
    agreed = (
        _account("herald.txt", "The Strait Council regretted on Tuesday", "regret"),
        _account("wire.txt", "The Strait Council regretted on Tuesday", "regret"),
    )
    return (
        Fact(
            "fact-1",
            "suspend · Varrow · delegation · happened",
            "Varrow suspends its delegation.",
            "differs",
            3,
            suspend,
            (),
            1.0,
            is_main=True,
        ),
        Fact(
            "fact-2",
            "passes · pilots · count",
            "The council withdrew the passes of six pilots.",
            "differs",
            2,
            passes,
            ("herald.txt", "wire.txt"),
            0.8,
            is_main=True,
        ),
        Fact(
            "fact-3",
            "regret · Strait Council",
            "The Strait Council regretted the step.",
            "partial",
            1,
            agreed,
            ("post.txt", "quay.txt"),
            0.5,
        ),
        Fact(
            "fact-4",
            "list · council · count",
            "The delegation list falls to seven.",
            "single",
            1,
            listing,
            ("post.txt", "herald.txt", "wire.txt"),
            0.2,
        ),
    )


def _conflicts() -> tuple[Conflict, ...]:
    words = TEXTS.words
    return (
        Conflict(
            "conflict-1",
            "number",
            "contradiction",
            "high",
            "fact-2",
            (
                Side("6 pilots", (words("post.txt", "six Varrow pilots"), words("herald.txt", "the six pilots"))),
                Side("7 pilots", (words("quay.txt", "Seven pilots"),)),
            ),
            "One account counts seven pilots, the others six.",
            "The council’s own list of withdrawn passes.",
            "14 − 7 = 7 ≠ 6",
            (
                Operand("", "14", "delegation list", (words("quay.txt", "14"),)),
                Operand("−", "7", "delegation list", (words("quay.txt", "to seven"),)),
                Operand("=", "7"),
                Operand("≠", "6", "pilots", (words("post.txt", "six Varrow pilots"), words("herald.txt", "six"))),
            ),
        ),
        Conflict(
            "conflict-2",
            "date",
            "internal_inconsistency",
            "medium",
            None,
            (
                Side("last week", (words("quay.txt", "last week"),)),
                Side("4 May 2031", (words("quay.txt", "4 May"),)),
            ),
            "The article dates one decision twice: 4 May does not lie in the week before 12 May.",
        ),
        Conflict(
            "conflict-3",
            "cause",
            "competing_assessment",
            "medium",
            None,
            (
                Side("surveyors", (words("herald.txt", "undeclared surveyors"),), "herald.txt/chain-2"),
                Side("invention", (words("herald.txt", "pure invention"),), "herald.txt/chain-1"),
            ),
            "The council and the minister dispute why the passes were withdrawn.",
        ),
        Conflict(
            "conflict-4",
            "date",
            "agreement_other_granularity",
            "low",
            None,
            (
                Side("1 June 2031 or later", (words("post.txt", "1 June or perhaps a few days later"),)),
                Side("1 June 2031", (words("quay.txt", "1 June"),)),
            ),
            "One account keeps the hedge that the other drops; both name 1 June.",
        ),
    )


def _families() -> tuple[QuoteFamily, ...]:
    rows = (
        ("We", "We", "equal"),
        ("", "no longer", "added"),
        ("see", "see", "equal"),
        ("no", "", "left_out"),
        ("point", "a reason", "reworded"),
        ("in pretending", "to pretend", "reworded"),
        ("that talks would lead anywhere", "that talks would lead anywhere", "equal"),
    )
    columns = []
    for first, other, relation in rows:
        cells = []
        for name, text in (("post/q1", first), ("quay/q1", other)):
            cells.append(AlignedToken(name, text, "left_out" if not text else relation))  # type: ignore[arg-type]
        columns.append(tuple(cells))
    members = ("post/q1", "quay/q1", "herald/q1")
    narrated = (TEXTS.words("wire.txt", "the six pilots had carried undeclared surveyors"),)
    return (
        QuoteFamily("family-1", "ilsa-brandt", members, "variant", tuple(columns), ("family-2",)),
        QuoteFamily("family-2", "tomas-rell", ("herald/q3",), "single", (), ("family-1",), narrated),
    )


def _timeline() -> tuple[TimelineEntry, ...]:
    words = TEXTS.words
    return (
        TimelineEntry(
            "when-1",
            "2031-05-04",
            "The council withdraws the passes of pilots",
            (words("post.txt", "4 May"), words("quay.txt", "4 May")),
            "fact-2",
            "decided",
            ("post.txt", "quay.txt"),
            conflict_id="conflict-2",
        ),
        TimelineEntry(
            "when-4",
            "2031-05-05/2031-05-11",
            "Pilots lose their passes",
            (words("quay.txt", "last week"),),
            "fact-2",
            "happened",
            ("quay.txt",),
            conflict_id="conflict-2",
        ),
        TimelineEntry(
            "when-5",
            "2029",
            "The council opens its list",
            (words("quay.txt", "The council’s delegation list"),),
            document_ids=("quay.txt",),
            is_background=True,
        ),
        TimelineEntry(
            "when-2",
            "2031-05-12",
            "Varrow announces that it suspends its delegation",
            (words("post.txt", "on Monday"), words("quay.txt", "12 May")),
            "fact-1",
            "announced",
            ("post.txt", "quay.txt"),
        ),
        TimelineEntry(
            "when-3",
            "[2031-06-01..]",
            "The suspension takes effect",
            (words("post.txt", "1 June or perhaps a few days later"), words("quay.txt", "1 June")),
            "fact-1",
            "effective",
            ("post.txt", "quay.txt"),
        ),
    )


def _brief() -> tuple[BriefSentence, ...]:
    words = TEXTS.words
    return (
        BriefSentence(
            "Varrow announced on 12 May 2031 that it suspends its delegation to the Strait Council.",
            (
                words("post.txt", "Varrow will suspend the work of its delegation"),
                words("quay.txt", "Varrow would close its office"),
                words("herald.txt", "Varrow is suspending its delegation"),
            ),
            ("fact-1",),
            3,
        ),
        BriefSentence("The delegation list falls to seven.", (words("quay.txt", "14 to seven"),), ("fact-4",), 1),
    )


def _regret() -> tuple[Evidence, ...]:
    words = "The Strait Council regretted on Tuesday that Varrow"
    return tuple(TEXTS.words(name, words) for name in ("herald.txt", "wire.txt"))


def full_record() -> Record:
    """A record with every layer: four accounts of one event, two of one origin, and one of something else."""
    return Record(
        generator=Generator("0.1.0", "test model 1.0", "chosen for tests", ("quotes.rules@2", "times.rules@1")),
        documents=DOCUMENTS,
        annotations=annotations(),
        actors=_actors(),
        origins=(
            Origin(
                "origin-1",
                ("herald.txt", "wire.txt"),
                "verbatim run of 26 words",
                _regret(),
                (Bond(("herald.txt", "wire.txt"), "verbatim_passage", "verbatim run of 26 words", _regret()),),
            ),
        ),
        stories=(
            Story("story-1", ("post.txt", "quay.txt", "herald.txt", "wire.txt"), "they name the same step on one day"),
            Story("story-2", ("orchard.txt",), "it shares no name and no act with the others"),
        ),
        relevance=(
            *(Relevance(id_, "about", "tells the step") for id_ in ("post.txt", "quay.txt", "herald.txt")),
            Relevance("wire.txt", "in_part", "tells the regret first", _regret()[1:]),
            Relevance("orchard.txt", "off_event", "it shares no name and no act with the others"),
        ),
        quote_families=_families(),
        facts=_facts(),
        conflicts=_conflicts(),
        timeline=_timeline(),
        brief=_brief(),
        skipped=(Skipped("broken.pdf", "binary data, not text"),),
        notes=("One document is about another event and was not compared.",),
    )


def lone_record() -> Record:
    """One document, read, with nothing to compare it with."""
    generator = Generator("0.1.0", "test model 1.0", "chosen for tests")
    note = "Only one document: there is nothing to compare."
    return Record(generator, DOCUMENTS[:1], {"post.txt": Annotations()}, notes=(note,))


def split_record() -> Record:
    """Two documents about different events."""
    full = full_record()
    documents = tuple(item for item in DOCUMENTS if item.id in ("quay.txt", "orchard.txt"))
    stories = tuple(Story(item.id, (item.id,), "shares too little with the other") for item in documents)
    rows = {item.id: full.annotations[item.id] for item in documents}
    fact = replace(full.facts[3], silent=())
    return Record(full.generator, documents, rows, stories=stories, facts=(fact,))


def empty_record() -> Record:
    """Nothing was read."""
    generator = Generator("0.1.0", "test model 1.0", "chosen for tests")
    return Record(generator, (), {}, skipped=(Skipped("nothing.txt", "the file is empty"),))


def hostile_record() -> Record:
    """Every text field that a document or a file name can fill holds markup, script or control characters."""
    attack = "<script>window.ran = 'field'</script>\" onmouseover='window.ran=1' x=\"</title></style>"
    bad = replace(
        document("<svg onload=alert(1)>.txt", HOSTILE, attack, "2031-05-12"),
        url="javascript:window.ran = 'url'",
        title=attack,
        language='en" onload="alert(1)',
    )
    good = replace(DOCUMENTS[0], url="https://example.org/a?b=1&c=\"><script>window.ran = 'link'</script>")
    texts = Texts((bad,))
    words = (texts.words(bad.id, "</script><script>window.ran = 'text'</script> and ]]>"),)
    pilots = (texts.words(bad.id, "Six pilots"),)
    quote = Quote(attack, bad.id, "direct", words[0].start, words[0].end, (words[0].span,), pilots[0].span)
    account = Account(bad.id, (), attack, attack, words, voice=attack, modality=attack)
    cells = ((AlignedToken(attack, attack, "reworded"),),)
    return Record(
        generator=Generator(attack, attack, attack, (attack,)),
        documents=(bad, good),
        annotations={bad.id: Annotations(quotes=(quote,)), good.id: Annotations()},
        actors=(Actor(attack, attack, "person", attack, attack, (attack,), (attack,)),),
        origins=(Origin(attack, (bad.id, good.id), attack, words),),
        stories=(Story(attack, (bad.id, good.id), attack),),
        quote_families=(QuoteFamily(attack, attack, (attack,), attack, cells),),
        facts=(Fact(attack, attack, attack, "single", 1, (account,), (good.id,), 0.5),),
        conflicts=(
            Conflict(
                attack,
                "number",
                "contradiction",
                "high",
                attack,
                (Side(attack, words, attack), Side(attack, pilots)),
                attack,
                attack,
                attack,
            ),
        ),
        timeline=(TimelineEntry(attack, attack, attack, words), TimelineEntry("b", "2031-05-12", attack, pilots)),
        brief=(BriefSentence(attack, pilots, (attack,)),),
        skipped=(Skipped(attack, attack),),
        notes=(attack,),
    )
