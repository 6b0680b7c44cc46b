"""Which country a word names: names, demonyms, capitals and seats of government -> ISO 3166-1 alpha-3.

The table was written for this project: the names that news uses (ISO's own are "Korea, Republic of"), the adjectives,
and the capital. Codes are checked against `pycountry` in the tests.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

# One line a country: code | names, the usual one first | demonyms | capitals.
_TABLE: Final = """
AFG|Afghanistan|Afghan|Kabul
ALB|Albania|Albanian|Tirana
DZA|Algeria|Algerian|Algiers
AND|Andorra|Andorran|Andorra la Vella
AGO|Angola|Angolan|Luanda
ATG|Antigua and Barbuda|Antiguan|
ARG|Argentina|Argentine,Argentinian,Argentinean|Buenos Aires
ARM|Armenia|Armenian|Yerevan
AUS|Australia|Australian|Canberra
AUT|Austria|Austrian|Vienna
AZE|Azerbaijan|Azerbaijani,Azeri|Baku
BHS|Bahamas|Bahamian|Nassau
BHR|Bahrain|Bahraini|Manama
BGD|Bangladesh|Bangladeshi|Dhaka
BRB|Barbados|Barbadian|Bridgetown
BLR|Belarus,Byelorussia|Belarusian,Belarussian,Byelorussian|Minsk
BEL|Belgium,Kingdom of Belgium|Belgian|Brussels
BLZ|Belize|Belizean|Belmopan
BEN|Benin|Beninese|Porto-Novo
BTN|Bhutan|Bhutanese|Thimphu
BOL|Bolivia|Bolivian|La Paz
BIH|Bosnia and Herzegovina,Bosnia-Herzegovina,Bosnia|Bosnian|Sarajevo
BWA|Botswana|Botswanan|Gaborone
BRA|Brazil|Brazilian|Brasilia,Brasília
BRN|Brunei|Bruneian|
BGR|Bulgaria|Bulgarian|Sofia
BFA|Burkina Faso|Burkinabe|Ouagadougou
BDI|Burundi|Burundian|Bujumbura
CPV|Cape Verde,Cabo Verde|Cape Verdean|Praia
KHM|Cambodia|Cambodian|Phnom Penh
CMR|Cameroon|Cameroonian|Yaounde,Yaoundé
CAN|Canada|Canadian|Ottawa
CAF|Central African Republic|Central African|Bangui
TCD|Chad|Chadian|N'Djamena,Ndjamena
CHL|Chile|Chilean|
CHN|China,People's Republic of China,PRC|Chinese|Beijing,Peking
COL|Colombia|Colombian|Bogota,Bogotá
COM|Comoros|Comorian|Moroni
COG|Republic of the Congo,Congo-Brazzaville|Congolese|Brazzaville
COD|Democratic Republic of the Congo,Democratic Republic of Congo,DR Congo,DRC,Congo-Kinshasa||Kinshasa
CRI|Costa Rica|Costa Rican|
CIV|Ivory Coast,Cote d'Ivoire,Côte d'Ivoire|Ivorian|Abidjan,Yamoussoukro
HRV|Croatia|Croatian,Croat|Zagreb
CUB|Cuba|Cuban|Havana
CYP|Cyprus|Cypriot|Nicosia
CZE|Czech Republic,Czechia|Czech|Prague
DNK|Denmark|Danish|Copenhagen
DJI|Djibouti|Djiboutian|
DMA|Dominica||Roseau
DOM|Dominican Republic|Dominican|
ECU|Ecuador|Ecuadorian,Ecuadorean|Quito
EGY|Egypt,Arab Republic of Egypt|Egyptian|Cairo
SLV|El Salvador|Salvadoran,Salvadorean|
GNQ|Equatorial Guinea|Equatoguinean|Malabo
ERI|Eritrea|Eritrean|Asmara
EST|Estonia|Estonian|Tallinn
SWZ|Eswatini,Swaziland|Swazi|Mbabane
ETH|Ethiopia|Ethiopian|Addis Ababa
FJI|Fiji|Fijian|Suva
FIN|Finland|Finnish|Helsinki
FRA|France,French Republic|French|Paris
GAB|Gabon|Gabonese|Libreville
GMB|Gambia|Gambian|Banjul
GEO|Georgia|Georgian|Tbilisi
DEU|Germany,Federal Republic of Germany|German|Berlin
GHA|Ghana|Ghanaian|Accra
GRC|Greece|Greek|Athens
GRD|Grenada|Grenadian|
GTM|Guatemala|Guatemalan|
GIN|Guinea|Guinean|Conakry
GNB|Guinea-Bissau|Bissau-Guinean|Bissau
GUY|Guyana|Guyanese|
HTI|Haiti|Haitian|Port-au-Prince
VAT|Vatican,Vatican City,Holy See||
HND|Honduras|Honduran|Tegucigalpa
HKG|Hong Kong|Hongkonger|
HUN|Hungary|Hungarian|Budapest
ISL|Iceland|Icelandic,Icelander|Reykjavik
IND|India|Indian|New Delhi,Delhi
IDN|Indonesia|Indonesian|Jakarta
IRN|Iran,Islamic Republic of Iran,Islamic Republic|Iranian|Tehran,Teheran
IRQ|Iraq|Iraqi|Baghdad
IRL|Ireland,Republic of Ireland|Irish|Dublin
ISR|Israel|Israeli|
ITA|Italy|Italian|Rome
JAM|Jamaica|Jamaican|Kingston
JPN|Japan|Japanese|Tokyo
JOR|Jordan,Hashemite Kingdom of Jordan|Jordanian|Amman
KAZ|Kazakhstan|Kazakh,Kazakhstani|Astana,Nur-Sultan
KEN|Kenya|Kenyan|Nairobi
PRK|North Korea,Democratic People's Republic of Korea,DPRK|North Korean|Pyongyang
KOR|South Korea,Republic of Korea,ROK|South Korean|Seoul
XKX|Kosovo|Kosovar,Kosovan|Pristina
KWT|Kuwait|Kuwaiti|
KGZ|Kyrgyzstan|Kyrgyz|Bishkek
LAO|Laos|Laotian,Lao|Vientiane
LVA|Latvia|Latvian|Riga
LBN|Lebanon|Lebanese|Beirut
LSO|Lesotho|Basotho|Maseru
LBR|Liberia|Liberian|Monrovia
LBY|Libya|Libyan|Tripoli
LIE|Liechtenstein|Liechtensteiner|Vaduz
LTU|Lithuania|Lithuanian|Vilnius
LUX|Luxembourg|Luxembourgish,Luxembourger|
MDG|Madagascar|Malagasy|Antananarivo
MWI|Malawi|Malawian|Lilongwe
MYS|Malaysia|Malaysian|Kuala Lumpur
MDV|Maldives|Maldivian|Male
MLI|Mali|Malian|Bamako
MLT|Malta|Maltese|Valletta
MHL|Marshall Islands|Marshallese|Majuro
MRT|Mauritania|Mauritanian|Nouakchott
MUS|Mauritius|Mauritian|Port Louis
MEX|Mexico|Mexican|Mexico City
FSM|Micronesia|Micronesian|
MDA|Moldova,Republic of Moldova|Moldovan|Chisinau,Chișinău
MCO|Monaco|Monegasque|
MNG|Mongolia|Mongolian|Ulaanbaatar,Ulan Bator
MNE|Montenegro|Montenegrin|Podgorica
MAR|Morocco|Moroccan|Rabat
MOZ|Mozambique|Mozambican|Maputo
MMR|Myanmar,Burma|Burmese|Naypyidaw
NAM|Namibia|Namibian|Windhoek
NRU|Nauru|Nauruan|
NPL|Nepal|Nepali,Nepalese|Kathmandu
NLD|Netherlands,Holland|Dutch|Amsterdam
NZL|New Zealand|New Zealander|Wellington
NIC|Nicaragua|Nicaraguan|Managua
NER|Niger|Nigerien|Niamey
NGA|Nigeria|Nigerian|Abuja
MKD|North Macedonia,Macedonia|Macedonian|Skopje
NOR|Norway|Norwegian|Oslo
OMN|Oman|Omani|Muscat
PAK|Pakistan|Pakistani|Islamabad
PLW|Palau|Palauan|
PSE|Palestine,State of Palestine,Palestinian Authority|Palestinian|Ramallah
PAN|Panama|Panamanian|Panama City
PNG|Papua New Guinea|Papuan|Port Moresby
PRY|Paraguay|Paraguayan|Asuncion,Asunción
PER|Peru|Peruvian|Lima
PHL|Philippines|Philippine,Filipino|Manila
POL|Poland|Polish|Warsaw
PRT|Portugal|Portuguese|Lisbon
QAT|Qatar|Qatari|Doha
ROU|Romania|Romanian|Bucharest
RUS|Russia,Russian Federation|Russian|Moscow
RWA|Rwanda|Rwandan|Kigali
WSM|Samoa|Samoan|Apia
SMR|San Marino|Sammarinese|
STP|Sao Tome and Principe,São Tomé and Príncipe|Sao Tomean|
SAU|Saudi Arabia,Kingdom of Saudi Arabia|Saudi,Saudi Arabian|Riyadh
SEN|Senegal|Senegalese|Dakar
SRB|Serbia|Serbian,Serb|Belgrade
SYC|Seychelles|Seychellois|
SLE|Sierra Leone|Sierra Leonean|Freetown
SGP|Singapore|Singaporean|
SVK|Slovakia|Slovak,Slovakian|Bratislava
SVN|Slovenia|Slovenian,Slovene|Ljubljana
SLB|Solomon Islands|Solomon Islander|Honiara
SOM|Somalia|Somali,Somalian|Mogadishu
ZAF|South Africa|South African|Pretoria
SSD|South Sudan|South Sudanese|Juba
ESP|Spain|Spanish|Madrid
LKA|Sri Lanka|Sri Lankan|Colombo
SDN|Sudan|Sudanese|Khartoum
SUR|Suriname|Surinamese|Paramaribo
SWE|Sweden|Swedish|Stockholm
CHE|Switzerland,Swiss Confederation|Swiss|Bern,Berne
SYR|Syria,Syrian Arab Republic|Syrian|Damascus
TWN|Taiwan|Taiwanese|Taipei
TJK|Tajikistan|Tajik|Dushanbe
TZA|Tanzania|Tanzanian|Dodoma
THA|Thailand|Thai|Bangkok
TLS|East Timor,Timor-Leste|Timorese|Dili
TGO|Togo|Togolese|
TON|Tonga|Tongan|
TTO|Trinidad and Tobago|Trinidadian|Port of Spain
TUN|Tunisia|Tunisian|Tunis
TUR|Turkey,Türkiye,Turkiye|Turkish|Ankara
TKM|Turkmenistan|Turkmen|Ashgabat
TUV|Tuvalu|Tuvaluan|Funafuti
UGA|Uganda|Ugandan|Kampala
UKR|Ukraine|Ukrainian|Kyiv,Kiev
ARE|United Arab Emirates,UAE,U.A.E.,Emirates|Emirati|Abu Dhabi
GBR|United Kingdom,UK,U.K.,Britain,Great Britain|British|London
USA|United States,United States of America,US,U.S.,USA,U.S.A.,America|American|Washington,Washington DC,Washington D.C.
URY|Uruguay|Uruguayan|Montevideo
UZB|Uzbekistan|Uzbek|Tashkent
VUT|Vanuatu|Ni-Vanuatu|Port Vila
VEN|Venezuela|Venezuelan|Caracas
VNM|Vietnam,Viet Nam|Vietnamese|Hanoi
YEM|Yemen|Yemeni|Sanaa,Sana'a
ZMB|Zambia|Zambian|Lusaka
ZWE|Zimbabwe|Zimbabwean|Harare
"""

# Demonyms that also name a language, a religion or another people are left to the table; these name people only.
_PEOPLES: Final = {
    "briton": "GBR",
    "englishman": "GBR",
    "frenchman": "FRA",
    "frenchwoman": "FRA",
    "dutchman": "NLD",
    "irishman": "IRL",
    "spaniard": "ESP",
    "swede": "SWE",
    "dane": "DNK",
    "finn": "FIN",
    "pole": "POL",
    "turk": "TUR",
    "english": "GBR",
    "scottish": "GBR",
    "welsh": "GBR",
}

# Seats and by-names of governments: the institution that news means, and its country.
SEATS: Final[Mapping[str, str]] = {
    "kremlin": "RUS",
    "white house": "USA",
    "pentagon": "USA",
    "capitol hill": "USA",
    "foggy bottom": "USA",
    "downing street": "GBR",
    "whitehall": "GBR",
    "westminster": "GBR",
    "elysee": "FRA",
    "élysée": "FRA",
    "elysee palace": "FRA",
    "élysée palace": "FRA",
    "quai d'orsay": "FRA",
    "blue house": "KOR",
    "zhongnanhai": "CHN",
    "bundestag": "DEU",
    "knesset": "ISR",
    "duma": "RUS",
    "state duma": "RUS",
    "rada": "UKR",
    "verkhovna rada": "UKR",
    "majlis": "IRN",
    "lok sabha": "IND",
    "sejm": "POL",
    "riksdag": "SWE",
    "congress": "USA",
}


# Cities where bodies of many states sit: when they act, the host state is not meant.
SEATS_OF_BODIES: Final = frozenset({"brussels", "geneva", "the hague"})


def _rows() -> tuple[dict[str, str], dict[str, str], dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    capitals: dict[str, str] = {}
    usual: dict[str, str] = {}
    for line in _TABLE.strip().splitlines():
        code, countries, adjectives, seats = line.split("|")
        usual[code] = countries.split(",")[0]
        names.update((name.casefold(), code) for name in countries.split(","))
        demonyms.update((word.casefold(), code) for word in adjectives.split(",") if word)
        capitals.update((city.casefold(), code) for city in seats.split(",") if city)
    return names, demonyms, capitals, usual


_NAMES, _DEMONYMS, _CAPITALS, _USUAL = _rows()
LONGEST_NAME: Final = max(len(name.split()) for name in _NAMES)
"""The most words that a country's name has here."""


_KEPT: Final = 20_000
"""Words whose plain form is kept: the vocabulary of a few hundred reports."""


@lru_cache(maxsize=_KEPT)
def _bare(words: str) -> str:
    """Lower case, without an article in front and a possessive behind."""
    folded = " ".join(words.casefold().replace("’", "'").split())
    folded = folded.removesuffix("'s").removesuffix("'")
    return folded.removeprefix("the ")


def country_of_name(words: str) -> str | None:
    """The country that the words name ("the Russian Federation", "Russia's" -> RUS). "us" in lower case is none."""
    if words == "us":
        return None
    return _NAMES.get(_bare(words))


def country_of_demonym(words: str) -> str | None:
    """The country of an adjective or a people ("Russian", "Russians", "North Korean" -> RUS, RUS, PRK)."""
    return _of_demonym(_bare(words))


def _of_demonym(bare: str) -> str | None:
    for form in (bare, bare.removesuffix("s")):
        code = _DEMONYMS.get(form) or _PEOPLES.get(form)
        if code is not None:
            return code
    return None


def country_of_capital(words: str) -> str | None:
    """The country whose capital the words name ("Moscow" -> RUS)."""
    return _CAPITALS.get(_bare(words))


def country_of_seat(words: str) -> str | None:
    """The country whose government or parliament the words stand for ("the Kremlin" -> RUS)."""
    return SEATS.get(_bare(words))


def is_seat_of_bodies(words: str) -> bool:
    """Whether a city stands for the bodies that sit there rather than for its state ("Brussels")."""
    return _bare(words) in SEATS_OF_BODIES


def country_of(words: str) -> str | None:
    """The country that a name, demonym or seat of government points at. Capitals are not looked at: they are places."""
    bare = _bare(words)
    return (_NAMES.get(bare) if words != "us" else None) or _of_demonym(bare) or SEATS.get(bare)


def usual_name(code: str) -> str | None:
    """The name that news uses for an alpha-3 code ("PRK" -> "North Korea")."""
    return _USUAL.get(code)
