"""The invented record with events and a register: passes withdrawn, a suspension that is only announced, a denied act.

Codes of countries are those of real states, put in the place of invented ones so that tables of codes can be tested.
"""

from __future__ import annotations

from dataclasses import replace

from consilience.model import Actor, Annotations, Event, EventMention, Party, Record, Register, Size
from consilience.model.register import (
    Channel,
    ChannelPeriod,
    DateStatement,
    Headcount,
    Institution,
    Measure,
    Report,
    StatusPeriod,
)
from tests.accounts import TEXTS
from tests.records import full_record

VARROW, COUNCIL = "ROU", "IGO"
words = TEXTS.words


def _party(document_id: str, text: str, chain: str | None, country: str | None, sector: str | None) -> Party:
    found = TEXTS.span(document_id, text)
    return Party(found.start, found.end, chain, country, sector)


def _mention(name: str, act: str, sentence: str, **fields: object) -> EventMention:
    document_id = f"{name.split('/')[0]}.txt"
    found = TEXTS.span(document_id, act)
    evidence = words(document_id, sentence)
    values: dict[str, object] = {
        "event": "SANCTION",
        "mode": "expel",
        "cameo": "166",
        "status": "occurred",
        "rule": "SANCTION: withdraw pass",
        "words": (found,),
        "origin": "events.rules@1",
        **fields,
    }
    return EventMention(name, document_id, found.start, found.end, evidence=evidence, **values)  # type: ignore[arg-type]


_PASSES = "The council \nwithdrew the passes of six Varrow pilots on 4 May.".replace("\n", "")
_LOST = "Seven pilots lost their passes last week, in a decision that the council took on 4 May."
_SUSPEND = (
    "Varrow will suspend the work of its delegation to the Strait Council from 1 June or perhaps a few days later"
)
_REGRET = "The Strait Council regretted on Tuesday that Varrow is suspending its delegation."
_CARRIED = "the six pilots had carried undeclared surveyors"


def _mentions() -> dict[str, tuple[EventMention, ...]]:
    council = _party("post.txt", "The council", "post.txt/chain-7", None, "IGO")
    pilots = _party("post.txt", "six Varrow pilots", None, VARROW, "GOV")
    return {
        "post.txt": (
            _mention(
                "post/e1",
                "withdrew",
                _PASSES,
                actor=council,
                recipient=pilots,
                date="2031-05-04",
                context=("diplomatic",),
                place=TEXTS.span("post.txt", "Port Varrow"),
            ),
            _mention(
                "post/e2",
                "suspend",
                _SUSPEND,
                mode="discontinue",
                cameo="160",
                status="announced",
                date="[2031-06-01..]",
                actor=_party("post.txt", "Varrow will", "post.txt/chain-8", VARROW, None),
                recipient=_party("post.txt", "the Strait Council", "post.txt/chain-7", None, "IGO"),
            ),
        ),
        "quay.txt": (
            _mention("quay/e1", "lost", _LOST, recipient=_party("quay.txt", "Seven pilots", None, None, None)),
        ),
        "herald.txt": (
            _mention("herald/e2", "suspending", _REGRET, mode="discontinue", cameo="160", status="announced"),
            _mention("herald/e3", "carried", _CARRIED, event="YIELD", mode=None, cameo="0811", status="denied"),
        ),
    }


def _events() -> tuple[Event, ...]:
    passes = (words("post.txt", _PASSES), words("quay.txt", _LOST))
    return (
        Event(
            id="event-1",
            title="The council withdrew six passes",
            event="SANCTION",
            mode="expel",
            cameo="166",
            status="occurred",
            evidence=passes,
            context=("diplomatic",),
            actor_ids=("strait-council",),
            date="2031-05-04",
            place="Port Varrow",
            mention_ids=("quay/e1", "post/e1"),
            fact_ids=("f2",),
        ),
        Event(
            id="event-2",
            title="Varrow will suspend its delegation",
            event="SANCTION",
            mode="discontinue",
            cameo="160",
            status="announced",
            evidence=(words("post.txt", _SUSPEND),),
            actor_ids=("varrow",),
            recipient_ids=("strait-council",),
            date="[2031-06-01..]",
            in_response_to=("event-1",),
            mention_ids=("post/e2", "herald/e2"),
        ),
        Event(
            id="event-3",
            title="Surveyors carried",
            event="YIELD",
            mode=None,
            cameo="0811",
            status="denied",
            evidence=(words("herald.txt", _CARRIED),),
            mention_ids=("herald/e3",),
        ),
    )


def _measure() -> Measure:
    suspend, close = words("post.txt", _SUSPEND), words("quay.txt", "Varrow would close its office at the council")
    return Measure(
        id="measure-1",
        type="suspend_operations",
        title="Varrow suspends its delegation",
        status="announced",
        evidence=(suspend, close),
        by="varrow",
        on="strait-council",
        target="institution-1",
        target_words="its delegation",
        announced_on="2031-05-12",
        effective_from="[2031-06-01..]",
        effective_statements=(DateStatement("[2031-06-01..]", "preferred", (suspend,)),),
        size=Size(before=14, after=7, counts="delegates"),
        reports=(
            Report("post.txt", "suspend", "ilsa-brandt", "announced", (suspend,)),
            Report("quay.txt", "close", "narrator", "announced", (close,)),
        ),
        event_id="event-2",
        event="SANCTION",
        mode="discontinue",
        cameo="161",
    )


def _register() -> Register:
    suspend = words("post.txt", _SUSPEND)
    falls = words("quay.txt", "The council’s delegation list falls from 14 to seven.")
    return Register(
        institutions=(
            Institution(
                "institution-1",
                "Delegation of Varrow to the Strait Council",
                "mission_to_organisation",
                (words("post.txt", "its delegation to the Strait Council"),),
                sends="varrow",
                receives="strait-council",
                host_state="BEL",
                labels=("its delegation", "its office at the council"),
            ),
            Institution(
                "institution-2",
                "harbour minister",
                "post",
                (words("quay.txt", "the harbour minister"),),
                belongs_to="institution-1",
                labels=("the harbour minister",),
            ),
            Institution(
                "institution-3",
                "Strait Council",
                "council",
                (words("herald.txt", "The Strait Council"),),
                labels=("The Strait Council",),
            ),
        ),
        measures=(_measure(),),
        headcounts=(
            Headcount("headcount-1", "ceiling", 14, "preferred", (falls,), "institution-1", unit="delegates"),
            Headcount(
                "headcount-2",
                "vacant",
                7,
                "normal",
                (falls,),
                "institution-1",
                derived_from=("headcount-1",),
                arithmetic="14 − 7 = 7",
                valid_from="2031-06-01",
            ),
        ),
        statuses=(
            StatusPeriod(
                "status-1",
                "institution-1",
                "suspension_announced",
                "announced_only",
                (suspend,),
                valid_from="[2031-06-01..]",
                known_from="2031-05-12",
                measure_id="measure-1",
                said_by=("ilsa-brandt",),
            ),
        ),
        channels=(
            Channel(
                "channel-1",
                "talks with the council",
                "diplomatic",
                (suspend,),
                periods=(ChannelPeriod("limited", "implied", (suspend,), valid_from="2031-06-01"),),
            ),
        ),
    )


def system_record() -> Record:
    """The whole record."""
    full = full_record()
    told = _mentions()
    rows = {id_: replace(row, events=told.get(id_, ())) for id_, row in full.annotations.items()}
    rows |= {id_: Annotations(events=told[id_]) for id_ in told if id_ not in rows}
    actors = (
        replace(full.actors[0], country=VARROW, aliases=("Brandt", "harbour minister", "Ilsa M. Brandt")),
        *full.actors[1:],
        Actor("varrow", "Varrow", "state", country=VARROW, chains=("post.txt/chain-8",), aliases=("Port Varrow",)),
        Actor("strait-council", "Strait Council", "organisation", chains=("post.txt/chain-7",)),
        Actor("harbour", "Port Varrow", "place"),
    )
    first, *others = full.documents
    documents = (replace(first, url="https://post.example/varrow", sha256="ab" * 32), *others)
    return replace(full, annotations=rows, actors=actors, documents=documents, events=_events(), register=_register())
