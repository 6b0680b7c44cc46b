"""A whole record with events and a register: an affair, outlets and persons that we invented.

The Meridian Compact takes the passes of six officials of Valdonia's mission; Valdonia answers with measures of its own.
`mission_record` fills every part of the register; `measure_record` knows a single measure and nothing else.
"""

from __future__ import annotations

from dataclasses import replace

from consilience.model import (
    Actor,
    Annotations,
    Channel,
    ChannelPeriod,
    DateStatement,
    Event,
    Generator,
    Headcount,
    Institution,
    Measure,
    Record,
    Register,
    RelationClaim,
    Report,
    Size,
    Snapshot,
    StateRow,
    StatusPeriod,
)
from tests.accounts import Texts, document

COURIER = """Valdonia halts its mission to the Meridian Compact

Valdonia will suspend the work of its mission to the Meridian Compact from 1 December or some days later, Foreign \
Minister Ada Lorne said on Monday. It answers the taking of passes from six members of the mission, she said. \
The chief observer goes home as well.

The mission has been cut from 24 to 15 posts; three of them had stood empty. Whoever has urgent business may turn to \
our consul in Dorsey, Lorne said.
"""

BEACON = """Valdonia shuts its embassy to the Compact

Minister Lorne announced on 3 November that Valdonia would close its embassy to the Compact on 1 December. The press \
bureau of the Compact in Keel is to cease work on the same day. Six envoys had been expelled on 20 October, and the \
Compact struck nine posts from the list.

In urgent cases the consul in Dorsey can be called. The joint council has hardly met since 2027.
"""

LANTERN = """Compact regrets the step of Valdonia

The Meridian Compact regretted on Tuesday that Valdonia is suspending its mission. It had withdrawn the accreditation \
of six officials on 20 October and cut the list to 16 posts, spokesman Tarek Ennis said. They had gathered secrets, he \
added. Thereupon Valdonia decided to send the press bureau home.
"""

DOCUMENTS = (
    document("courier.txt", COURIER, "Keel Courier", "2031-11-03"),
    document("beacon.txt", BEACON, "Dorsey Beacon", "2031-11-04T07:30"),
    document("lantern.txt", LANTERN, "Ostmark Lantern", "2031-11-05"),
)
TEXTS = Texts(DOCUMENTS)
_AT = TEXTS.words

CUT_COURIER = _AT("courier.txt", "cut from 24 to 15 posts")
CUT_BEACON = _AT("beacon.txt", "struck nine posts from the list")
CUT_LANTERN = _AT("lantern.txt", "cut the list to 16 posts")
EMPTY = _AT("courier.txt", "three of them had stood empty")
PASSES = (
    _AT("courier.txt", "the taking of passes from six members of the mission"),
    _AT("beacon.txt", "Six envoys had been expelled on 20 October"),
    _AT("lantern.txt", "withdrawn the accreditation of six officials on 20 October"),
)
SUSPEND = (
    _AT("courier.txt", "Valdonia will suspend the work of its mission to the Meridian Compact"),
    _AT("beacon.txt", "Valdonia would close its embassy to the Compact"),
    _AT("lantern.txt", "Valdonia is suspending its mission"),
)
OBSERVER = (_AT("courier.txt", "The chief observer goes home as well"),)
BUREAU = (
    _AT("beacon.txt", "The press bureau of the Compact in Keel is to cease work on the same day"),
    _AT("lantern.txt", "send the press bureau home"),
)
CONSUL = (
    _AT("courier.txt", "Whoever has urgent business may turn to our consul in Dorsey"),
    _AT("beacon.txt", "In urgent cases the consul in Dorsey can be called"),
)
COUNCIL = (_AT("beacon.txt", "The joint council has hardly met since 2027"),)
FROM_DECEMBER = (_AT("courier.txt", "from 1 December or some days later"), _AT("beacon.txt", "on 1 December"))


def _institutions() -> tuple[Institution, ...]:
    return (
        Institution("mission", "Mission of Valdonia to the Meridian Compact", "mission_to_organisation", SUSPEND,
                    sends="valdonia", receives="compact", host_state=None, labels=("its mission", "its embassy")),
        Institution("observer", "chief observer", "post", OBSERVER, sends="valdonia", belongs_to="mission"),
        Institution("bureau", "Press bureau of the Meridian Compact in Keel", "information_office", BUREAU,
                    sends="compact", receives="valdonia"),
        Institution("council", "joint council", "council", COUNCIL),
        Institution("consul", "consul of Valdonia in Dorsey", "post", CONSUL, sends="valdonia"),
        Institution("list", "delegation list", "body", (_AT("beacon.txt", "the list"),)),
    )  # fmt: skip


def _measures() -> tuple[Measure, ...]:
    return (
        Measure("cut", "reduce_ceiling", "The Compact cuts the mission of Valdonia", "in_force",
                (CUT_COURIER, CUT_BEACON, CUT_LANTERN), by="compact", on="valdonia", target="mission",
                announced_on="2031-10-20", effective_from="2031-10-20", size=Size(before=24, after=15, counts="posts"),
                reports=(Report("courier.txt", "cut", "narrator", "in_force", (CUT_COURIER,)),
                         Report("beacon.txt", "strike", "narrator", "in_force", (CUT_BEACON,)),
                         Report("lantern.txt", "cut", "ennis", "in_force", (CUT_LANTERN,))),
                event="SANCTION", mode="discontinue", cameo="161"),
        Measure("passes", "withdraw_accreditation", "The Compact withdraws the accreditation of six members",
                "in_force", PASSES, by="compact", on="valdonia", target_words="six members of the mission",
                part_of="cut", announced_on="2031-10-20", size=Size(value=6, counts="members"),
                reports=(Report("courier.txt", "take passes", "lorne", "in_force", PASSES[:1]),
                         Report("beacon.txt", "expel", "narrator", "in_force", PASSES[1:2]),
                         Report("lantern.txt", "withdraw", "ennis", "in_force", PASSES[2:])),
                event_id="event-1", event="SANCTION", mode="expel", cameo="161"),
        Measure("suspend", "suspend_operations", "Valdonia suspends its mission to the Compact", "announced", SUSPEND,
                by="valdonia", on="compact", target="mission", announced_on="2031-11-03",
                effective_statements=(DateStatement("[2031-12-01..]", "normal", FROM_DECEMBER[:1]),
                                      DateStatement("2031-12-01", "normal", FROM_DECEMBER[1:])),
                reports=(Report("courier.txt", "suspend", "lorne", "announced", SUSPEND[:1]),
                         Report("beacon.txt", "close", "lorne", "announced", SUSPEND[1:2]),
                         Report("lantern.txt", "suspend", "narrator", "announced", SUSPEND[2:])),
                in_response_to=("passes",), event_id="event-2", event="SANCTION", mode="discontinue", cameo="161"),
        Measure("observer-home", "suspend_post", "Valdonia withdraws its chief observer", "announced", OBSERVER,
                by="valdonia", on="compact", target="observer", announced_on="2031-11-03", part_of="suspend",
                reports=(Report("courier.txt", "go home", "narrator", "announced", OBSERVER),)),
        Measure("bureau-shut", "close", "Valdonia closes the press bureau of the Compact", "announced", BUREAU,
                by="valdonia", on="compact", target="bureau", announced_on="2031-11-03", effective_from="2031-12-01",
                reports=(Report("beacon.txt", "cease work", "lorne", "announced", BUREAU[:1]),
                         Report("lantern.txt", "send home", "narrator", "announced", BUREAU[1:])),
                in_response_to=("passes",), event="SANCTION", mode="discontinue", cameo="161"),
        Measure("refer", "redirect_channel", "Valdonia refers the Compact to its consul in Dorsey", "announced", CONSUL,
                by="valdonia", on="compact", target="consul", announced_on="2031-11-03", condition="In urgent cases",
                reports=(Report("courier.txt", "turn to", "lorne", "announced", CONSUL[:1]),
                         Report("beacon.txt", "call", "narrator", "announced", CONSUL[1:])), cameo="010"),
    )  # fmt: skip


def _relations() -> tuple[RelationClaim, ...]:
    answers, thereupon = (
        _AT("courier.txt", "It answers the taking of passes"),
        _AT("lantern.txt", "Thereupon Valdonia decided"),
    )
    secrets = _AT("lantern.txt", "They had gathered secrets")
    return (
        RelationClaim("r1", "in_response_to", "suspend", "passes", ("lorne",), (answers,)),
        RelationClaim("r2", "in_response_to", "bureau-shut", "passes", ("narrator",), (thereupon,), is_explicit=False),
        RelationClaim("r3", "justified_by", "passes", "event-3", ("ennis",), (secrets,)),
        RelationClaim("r4", "part_of", "passes", "cut", ("narrator",), (CUT_BEACON,)),
        RelationClaim("r5", "part_of", "observer-home", "suspend", ("narrator",), OBSERVER),
    )  # fmt: skip


def _headcounts() -> tuple[Headcount, ...]:
    day = "2031-10-20"
    return (
        Headcount("h1", "ceiling", 24, "preferred", (CUT_COURIER,), "mission", unit="posts", valid_until=day),
        Headcount("h2", "ceiling", 15, "preferred", (CUT_COURIER,), "mission", unit="posts", valid_from=day),
        Headcount("h3", "ceiling", 16, "deprecated", (CUT_LANTERN,), "mission", unit="posts", valid_from=day),
        Headcount("h4", "vacant", 3, "normal", (EMPTY,), "mission", unit="posts", valid_until=day),
        Headcount("h5", "filled", 21, "normal", (CUT_COURIER, EMPTY), "mission", unit="people", valid_until=day,
                  derived_from=("h1", "h4"), arithmetic="24 − 3 = 21"),
        Headcount("h6", "filled", 15, "normal", (CUT_COURIER, EMPTY, *PASSES[:1]), "mission", unit="people",
                  valid_from=day, derived_from=("h5", "passes"), arithmetic="21 − 6 = 15"),
        Headcount("h7", "change", -9, "normal", (CUT_BEACON,), "mission", unit="posts", valid_from=day),
    )  # fmt: skip


def _statuses() -> tuple[StatusPeriod, ...]:
    cut, told, later, day = "2031-10-20", "2031-11-03", "[2031-12-01..]", "2031-12-01"
    return (
        StatusPeriod("s1", "mission", "operating", "implied", (CUT_COURIER,), None, cut),
        StatusPeriod("s2", "mission", "reduced", "reported", (CUT_COURIER, CUT_BEACON), cut, later, cut, "cut",
                     said_by=("narrator",)),
        StatusPeriod("s3", "mission", "suspension_announced", "reported", SUSPEND[:2], told, later, told, "suspend",
                     said_by=("lorne",)),
        StatusPeriod("s4", "mission", "suspended", "announced_only", FROM_DECEMBER, later, None, told, "suspend",
                     said_by=("lorne",)),
        StatusPeriod("s5", "observer", "suspended", "announced_only", OBSERVER, later, None, told, "observer-home",
                     said_by=("narrator",)),
        StatusPeriod("s6", "bureau", "operating", "implied", BUREAU[:1], None, told),
        StatusPeriod("s7", "bureau", "closure_announced", "reported", BUREAU[:1], told, day, told, "bureau-shut",
                     said_by=("lorne",)),
        StatusPeriod("s8", "bureau", "closed", "announced_only", BUREAU[:1], day, None, told, "bureau-shut",
                     said_by=("lorne",)),
        StatusPeriod("s9", "council", "dormant", "reported", COUNCIL, "2027", said_by=("narrator",)),
        StatusPeriod("s10", "consul", "designated_channel", "reported", CONSUL, told, None, told, "refer",
                     said_by=("lorne", "narrator")),
    )  # fmt: skip


def _channels() -> tuple[Channel, ...]:
    told, later = "2031-11-03", "[2031-12-01..]"
    return (
        Channel("c1", "Mission of Valdonia to the Meridian Compact", "diplomatic", SUSPEND, "mission", periods=(
            ChannelPeriod("open", "implied", (CUT_COURIER,), None, later),
            ChannelPeriod("suspended", "announced_only", FROM_DECEMBER, later, None, told, "suspend",
                          said_by=("lorne",)),
        )),
        Channel("c2", "consul of Valdonia in Dorsey", "diplomatic", CONSUL, "consul", "In urgent cases", (
            ChannelPeriod("designated", "reported", CONSUL, told, None, told, "refer", said_by=("lorne", "narrator")),
        )),
    )  # fmt: skip


def _snapshots() -> tuple[Snapshot, ...]:
    def row(id_: str, name: str, value: str, evidence: tuple, since: str | None, **more: object) -> StateRow:
        known = {"part": "institutions", "is_announced": False, "certainty": "reported", "said_by": ("narrator",)}
        return StateRow(id=id_, name=name, value=value, evidence=evidence, since=since, **(known | more))  # type: ignore[arg-type]

    mission, bureau = "Mission of Valdonia to the Meridian Compact", "Press bureau of the Meridian Compact in Keel"
    consul, council = "consul of Valdonia in Dorsey", row("council", "joint council", "dormant", COUNCIL, "2027")
    before = row("mission", mission, "operating", (CUT_COURIER,), None, certainty="implied", said_by=())
    reduced = row("mission", mission, "reduced", (CUT_COURIER, CUT_BEACON), "2031-10-20")
    told = {"said_by": ("lorne",)}
    announced = row("mission", mission, "suspension_announced", SUSPEND[:2], "2031-11-03", **told)
    gone = row("mission", mission, "suspended", FROM_DECEMBER, "[2031-12-01..]", is_announced=True,
               certainty="announced_only", **told)  # fmt: skip
    working = row("bureau", bureau, "operating", BUREAU[:1], None, certainty="implied", said_by=())
    ending = row("bureau", bureau, "closure_announced", BUREAU[:1], "2031-11-03", **told)
    shut = replace(ending, value="closed", since="2031-12-01", is_announced=True, certainty="announced_only")
    contact = row("c2", consul, "designated", CONSUL, "2031-11-03", part="channels", said_by=("lorne", "narrator"))
    many = row("mission", f"{mission}: ceiling", "24", (CUT_COURIER,), None, part="headcounts", said_by=())
    few = replace(many, value="15", since="2031-10-20", others=("16",), evidence=(CUT_COURIER, CUT_LANTERN))
    return (
        Snapshot("2031-10-19", None, (before, working, council, many)),
        Snapshot("2031-10-20", None, (reduced, working, council, few)),
        Snapshot("2031-11-03", None, (announced, ending, council, few, contact)),
        Snapshot("2031-12-01", None, (gone, shut, council, few, contact)),
    )


def _events() -> tuple[Event, ...]:
    return (
        Event("event-1", "The Compact withdraws the accreditation of six members", "SANCTION", "expel", "161",
              "occurred", PASSES, ("diplomatic",), actor_ids=("compact",), recipient_ids=("valdonia",),
              date="2031-10-20"),
        Event("event-2", "Valdonia suspends its mission to the Compact", "SANCTION", "discontinue", "161", "announced",
              SUSPEND, actor_ids=("valdonia",), recipient_ids=("compact",), date="2031-11-03",
              in_response_to=("event-1",)),
        Event("event-4", "The Compact regrets the step", "ACCUSE", "disapprove", "111", "occurred",
              (_AT("lantern.txt", "The Meridian Compact regretted on Tuesday"),), actor_ids=("compact",),
              recipient_ids=("valdonia",), date="2031-11-05"),
        Event("event-3", "Tarek Ennis alleges that the officials gathered secrets", "ACCUSE", "allege", "1125",
              "occurred", (_AT("lantern.txt", "They had gathered secrets"),), actor_ids=("ennis",)),
    )  # fmt: skip


def mission_record() -> Record:
    """Three accounts of one affair, with a register whose every part is filled."""
    return Record(
        generator=Generator("0.1.0", "test model 1.0", "chosen for tests"),
        documents=DOCUMENTS,
        annotations={item.id: Annotations() for item in DOCUMENTS},
        actors=(
            Actor("compact", "Meridian Compact", "organisation", None),
            Actor("valdonia", "Valdonia", "state", None),
            Actor("lorne", "Ada Lorne", "person", "foreign minister"),
            Actor("ennis", "Tarek Ennis", "person", "spokesman"),
        ),
        events=_events(),
        register=Register(
            _institutions(), _measures(), _relations(), _headcounts(), _statuses(), _channels(), _snapshots()
        ),
    )


def measure_record() -> Record:
    """The same accounts, of which the program knows one measure and nothing else."""
    register = Register(measures=(replace(_measures()[1], part_of=None, event_id=None),))
    return replace(mission_record(), events=(), register=register)
