"""Units, modifiers and verbs of change: closed classes and field words of news English."""

from __future__ import annotations

from typing import Final


def word_set(words: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(words.split())


def _forms(table: str) -> dict[str, str]:
    """`name: form form …; …` as a map from each form to its name; "_" in a form is a space."""
    rows = (row.split(":") for row in table.replace("\n", " ").split(";") if row.strip())
    return {form.replace("_", " "): name.strip() for name, forms in rows for form in forms.split()}


def _named(table: str) -> dict[str, str]:
    """The same, with each name as a form of its own."""
    found = _forms(table)
    return {name: name for name in found.values()} | found


CURRENCY_SIGNS: Final = _forms(
    """dollar: $ us$ usd us_$ $us; euro: € eur; pound sterling: £ gbp ps; Japanese yen: ¥ jpy; Chinese yuan: cny
    rmb; Indian rupee: ₹ inr rs rs.; ruble: ₽ rub; won: ₩ krw; shekel: ₪ ils; baht: ฿ thb; Malaysian ringgit: rm
    myr; Australian dollar: a$ au$ aud au_$; Canadian dollar: c$ ca$ cad; Hong Kong dollar: hk$ hk_$ hkd; New
    Zealand dollar: nz$ nzd nz_$; Singapore dollar: s$ sgd; Taiwan dollar: nt$ twd; Swiss franc: chf;
    Brazilian real: r$ brl; Turkish lira: try ₺; hryvnia: uah ₴; zloty: pln"""
)
CURRENCY_WORDS: Final = _named(
    """dollar: dollars; US dollar: us_dollars; euro: euros; pound: pounds; cent: cents; Japanese yen: yen; Chinese
    yuan: yuan renminbi; Indian rupee: rupees rupee; ruble: rubles rouble roubles; won: won; shekel: shekels;
    baht: baht; Malaysian ringgit: ringgit; Australian dollar: australian_dollars; Canadian dollar:
    canadian_dollars; Hong Kong dollar: hong_kong_dollars; Swiss franc: swiss_francs; franc: francs; lira: lira
    liras; peso: pesos; real: reais; crown: crowns; krona: kronor kronas; hryvnia: hryvnias; sen: sen; pence:
    pence p; rand: rand; dinar: dinars; riyal: riyals"""
)
MEASURES: Final = _named(
    """kilometre: km kms kilometres kilometer kilometers; metre: metres meter meters; centimetre: cm centimetres
    centimeters centimeter; millimetre: mm millimetres millimeters millimeter; mile: miles mi; yard: yards yd;
    foot: feet ft; inch: inches ″; nautical mile: nautical_miles; square kilometre: square_kilometres
    square_kilometers sq_km sq_kms km2 km²; square mile: square_miles; square metre: square_metres square_meters
    sq_m m2 m²; square foot: square_feet sq_ft; hectare: hectares ha; acre: acres; kilogram: kg kgs kilograms
    kilogrammes kilos kilo; gram: grams g; milligram: mg milligrams; tonne: tonnes; ton: tons; metric ton:
    metric_tons; pound-mass: lb lbs; ounce: ounces oz; litre: litres liter liters l; millilitre: ml millilitres;
    gallon: gallons; barrel: barrels bbl; barrel per day: barrels_per_day barrels_a_day bpd; mile per hour: mph
    miles_per_hour; kilometre per hour: km/h km/hr kmh kph kilometres_per_hour kilometers_per_hour; knot: knots;
    degree: degrees °; celsius: °c degrees_celsius celsius degc; fahrenheit: °f degrees_fahrenheit fahrenheit
    degf; horsepower: hp; brake horsepower: bhp; watt: w watts; kilowatt: kw kilowatts; megawatt: mw megawatts;
    gigawatt: gw gigawatts; megawatt hour: mwh; kilowatt hour: kwh; gigawatt hour: gwh; volt: volts; byte:
    bytes; kilobyte: kb; megabyte: mb megabytes; gigabyte: gb gigabytes; terabyte: tb terabytes; megabit per
    second: mbps; gigabit per second: gbps; hertz: hz; parts-per-million: ppm; parts-per-billion: ppb;
    milliampere-hour: mah; megahertz: mhz; gigahertz: ghz; revolution per minute: rpm; newton metre: nm; cubic
    metre: cubic_metres cubic_meters; cubic foot: cubic_feet; generation wireless: g"""
)
TIME_UNITS: Final = _named(
    """second: seconds secs sec; minute: minutes mins min; hour: hours hrs hr; day: days; week: weeks; fortnight:
    fortnights; month: months; year: years yrs; decade: decades; century: centuries; quarter: quarters"""
)
PERCENT: Final = _named(
    """percent: % per_cent pct pc percentage; percentage point: percentage_points percentage_point pp; basis point:
    basis_points basis_point bps"""
)
GLUED_ONLY: Final = frozenset({"g", "l", "w", "m", "p", "mw", "kw", "nm", "mi"})
"""Unit letters that mean the unit only right behind a figure ("500g"), or in few words else."""

PER: Final = (
    r"(?:\s(?:a|an|per|each)\s(?P<per>second|minute|hour|day|week|month|year|barrel|share|person|head|litre|liter|gallon"
    r"|tonne|ton)(?!\s(?:ago|earlier|later|before|after)|\w))"
)

MODIFIERS: Final[dict[str, str]] = {
    **dict.fromkeys(
        (
            "about",
            "around",
            "approximately",
            "roughly",
            "some",
            "nearly",
            "almost",
            "close to",
            "an estimated",
            "estimated",
            "circa",
            "near",
            "approaching",
            "barely",
            "averaging",
            "averaged",
            "on average",
            "~",
            "approx",
            "approx.",
            "in the region of",
            "somewhere around",
            "virtually",
        ),
        "about",
    ),
    **dict.fromkeys(
        (
            "more than",
            "over",
            "above",
            "exceeding",
            "upwards of",
            "greater than",
            "in excess of",
            "well over",
            "just over",
            "north of",
            "exceeds",
            "exceeded",
            "surpassed",
            "topped",
            "better than",
            ">",
            "over than",
        ),
        "more than",
    ),
    **dict.fromkeys(
        (
            "at least",
            "no fewer than",
            "no less than",
            "not less than",
            "a minimum of",
            "minimum of",
            "not fewer than",
            "≥",
        ),
        "at least",
    ),
    **dict.fromkeys(
        (
            "up to",
            "at most",
            "no more than",
            "not more than",
            "a maximum of",
            "maximum of",
            "as much as",
            "as many as",
            "max",
            "≤",
        ),
        "at most",
    ),
    **dict.fromkeys(
        (
            "less than",
            "fewer than",
            "under",
            "below",
            "just under",
            "short of",
            "lower than",
            "<",
            "shy of",
            "not quite",
        ),
        "less than",
    ),
    **dict.fromkeys(("only", "just", "exactly", "precisely", "fully", "a total of"), ""),
}
_UP: Final = (
    "rise rises rose risen rising increase increases increased increasing grow grows grew grown growing gain "
    "gains gained gaining "
    "climb climbs climbed climbing jump jumps jumped jumping surge surges surged surging add adds added adding "
    "advance advances "
    "advanced advancing soar soars soared soaring rally rallied up raise raised hike hiked expand expanded "
    "swell swelled plus"
)
_DOWN: Final = (
    "fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease "
    "decreases decreased "
    "decreasing slip slips slipped slipping lose loses lost losing shed sheds tumble tumbles tumbled tumbling "
    "plunge plunged "
    "plunging sink sank slide slid cut cuts cutting reduce reduces reduced reducing slash slashed shrink "
    "shrank shrunk down "
    "contract contracted lower lowered ease eased dip dipped"
)
DIRECTION: Final[dict[str, str]] = {**dict.fromkeys(_UP.split(), "up"), **dict.fromkeys(_DOWN.split(), "down")}
CHANGED: Final[dict[str, tuple[float, str]]] = {
    **dict.fromkeys(("halve", "halves", "halved", "halving"), (0.5, "down")),
    **dict.fromkeys(("doubled", "doubling", "doubles"), (2, "up")),
    **dict.fromkeys(("tripled", "tripling", "trebled", "trebling", "triples"), (3, "up")),
    **dict.fromkeys(("quadrupled", "quadrupling"), (4, "up")),
}
"""Verbs that hold a ratio: the value is size after over size before."""

BEFALLEN: Final = word_set(
    "kill wound injure hurt maim die perish drown shoot arrest detain jail imprison hospitalise hospitalize "
    "displace evacuate rescue "
    "abduct kidnap infect miss sack dismiss expel deport charge execute capture behead burn trap strand bury "
    "recover sentence "
    "convict release free affect slay murder lose damage destroy suspend"
)
"""Verbs whose subject or object is told apart by what befell it: 31 killed is not 31 wounded."""

STATES: Final = word_set("dead missing injured wounded killed homeless unaccounted alive hurt trapped")
AMOUNT_NOUNS: Final = word_set(
    "number total toll size strength staff count figure tally ceiling headcount quota limit amount sum "
    "proportion share level "
    "population turnout personnel membership"
)
