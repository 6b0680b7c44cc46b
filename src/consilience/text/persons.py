"""Names of persons: given names with their usual gender, honorifics, and keys under which spellings of one name meet.

The lists were written for this project. A name that is missing only means that nothing is known: gender `None` is
compatible with every pronoun.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, Literal

from consilience.text.word_sets import word_set

Gender = Literal["m", "f"]

_MEN: Final = word_set(
    """
    aaron abbas abdel abdul abdullah abraham adam adel adolf adrian ahmad ahmed akbar alain alan albert alberto
    aldo aleksandar aleksander aleksandr aleksei alessandro alex alexander alexandre alexei alexey alexis alfonso
    alfred ali allen amir anatoly anders andre andreas andrei andrej andres andrew andrey andrzej angus anthony
    antoine anton antonio antony anwar ariel arkady arnold arthur arturo asif aung austin ayman aziz barack barry
    bart bashar ben benito benjamin benny bernard bernie bernardo bill bob bobby boris brad bradley brendan brett
    brian bruce bruno bryan carl carlo carlos cesar charles charlie chris christian christoph christophe
    christopher chuck claude claudio clint colin craig cyril damian dan daniel daniele danny darren dave david
    dean denis dennis derek diego dieter dimitri dirk dmitri dmitriy dmitry dominic don donald doug douglas duncan
    dylan ed eddie edgar eduard eduardo edward edwin ehud elijah emil emmanuel emmerson enrico enrique eric erich
    erik ernest ernesto ethan eugene evan evo fabio faisal federico felipe felix ferdinand fernando fidel
    francesco francis francisco francois frank franz fred frederic frederick fyodor gabriel gareth gary gavin
    gennady geoff geoffrey george georges georgy gerald gerard gerhard gerry giacomo gianni giorgio giovanni
    giuseppe glenn gordon graham grant greg gregory grigory guillaume guillermo gunter gustavo guy hamid hamza
    hans harald harold harry harvey hasan hashim hassan hector heiko heinrich heinz helmut hendrik henri henrik
    henry herbert herman hermann hernan hosni howard hubert hugh hugo hussein ian ibrahim igor ilya imran isaac
    ismail ivan jack jacob jacques jair jake jakob jamal james jamie jan janez janos jared jaroslaw jason javier
    jay jean jeff jeffrey jens jeremy jerome jerry jesus jim jimmy joachim joao joe joel johan johann johannes
    john johnny jon jonas jonathan jorge jose josef josep joseph josh joshua josip juan julian julio jurgen justin
    kamal karel karl karim keith ken kenneth kevin khaled khalid kofi konstantin kurt kyle lars larry laszlo
    laurent lawrence lech lee leo leon leonard leonid leopoldo lev levi lewis liam lloyd louis luca lucas luigi
    luis luiz lukas luke maarten mahathir mahmoud mahmud manfred manuel marc marcel marco marcos marcus mariano
    mario mark markus marshall martin marwan massimo mateusz mathias matt matteo matthew matthias maurice mauricio
    max maxim mehmet michael michel miguel mihail mike mikhail miklos milan milos miroslav mitch mitt mohamed
    mohammad mohammed moon moshe muammar muhammad murad murat mustafa nabil nasser nathan naftali ned neil nelson
    nicholas nick nicola nicolae nicolas nigel nikolai nikolay nikos noah norbert norman nouri oleg olaf oliver
    olivier omar oscar osama otto owen pablo paolo pascal pat patrick paul pavel pavlo pedro per pete peter petr
    petro phil philip philippe pierre pieter piotr prakash rafael rafiq rahul raj rajiv ralph ramzan ramon randy
    raul ray raymond recep reinhard rene rex reza ricardo richard rick robert roberto robin rod rodrigo roger
    roland rolf roman ron ronald rory ross roy rudolf rudy rupert ruslan russell ryan sadiq saeed said salah
    salman salvador sam samuel santiago saul scott sean sebastian sergei sergey sergio sergiy seth shane shimon
    shinzo sidney silvio simon stanislav stanley stefan stefano stephane stephen steve steven stewart stuart sven
    taras tariq tayyip ted terence terry thabo theo theodore thierry thomas tim timothy timur tobias todd tom
    tomas tommy tony trevor tyler uwe vaclav valery vasily victor viktor vince vincent vitali vitaliy vitaly
    vittorio vlad vladimir volodymyr vyacheslav waleed walid walter warren wayne werner wes wilhelm will william
    willy winston wolfgang xavier yair yakov yasser yevgeny yitzhak yoweri yuri yury yusuf yves zachary zakir
    zbigniew ziad zoran narendra manmohan benyamin binyamin avigdor ilham nursultan almazbek rustam alisher javad
    mohsen hossein gholam qassem saad nabih
    """
)
_WOMEN: Final = word_set(
    """
    abigail ada adele agnes aisha alana alexandra alexandria alice alicia alina alison allison amal amanda amber
    amelia amina amy ana anastasia andrea angela angelina angelique anita ann anna annalena anne annegret annette
    annie antonia aoife asma astrid aung-san ayelet barbara beata beatrice benazir bernadette beth betsy betty
    beverly brenda bridget brigitte carla carmen carol carole caroline carolyn catherine cathy cecilia charlotte
    chelsea cheryl chloe christina christine chrystia claire clara claudia colleen condoleezza cristina cynthia
    daniela danielle darya dawn deborah debra delia denise diana diane dilma dina dolores donna dorothy ebony
    edith ekaterina elaine eleanor elena elisabeth elise eliza elizabeth ella ellen elsa emily emma erica erin
    esther eugenia eva evelyn faiza fatima federica fiona florence frances francesca gabriela gabriele geraldine
    gertrud gina giorgia gisele gloria grace greta hanan hannah harriet heather heidi helen helena helene helga
    hillary hilary ilse ines ingrid irene irina iris isabel isabelle ivana ivanka jacinda jackie jacqueline jana
    jane janet janice jean-marie jeanne jen jenna jennifer jenny jessica jill jo joan joanna joanne jocelyn
    josephine joyce juanita judith judy julia juliana julie kaja kamala karen karin karine karla kate katherine
    kathleen kathryn kathy katie katja katrin kelly kerry kimberly kirsten krista kristen kristina laila lara
    laura lauren leila lena leslie leyla lia liliana lily linda lindsay lisa liz liza loretta lorraine louise
    lucia lucy ludmila luisa lydia lynn madeleine maggie magda maia malala marcela margaret margarita margot
    margrethe maria mariam marian mariana marie marina marine marion marta martha mary maryam matilda maureen
    megan megyn melania melanie melinda melissa mia michele michelle mila mina miriam molly monica monika nadia
    nadine najat nancy naomi natalia natalie natasha nicole nikki nina noor nora norma nuland oksana olena olga
    olivia pamela park-geun-hye pat patricia paula pauline penelope penny petra phyllis priyanka rachel rebecca
    renata rhonda rita roberta rosa rose rosemary roxana ruth sabine sally samantha samira sandra sanna sara sarah
    shaima sharon sheila sheikha shelly sherry shirin shirley silvia simona simone sofia sonia sophia sophie
    stella stephanie sue susan susanna susanne suzanne svetlana svenja sylvia sylvie tamara tammy tania tanya tara
    tatiana tatyana teresa theresa tiffany tina tracy tulsi tzipi ursula valentina valerie vanessa vera veronica
    veronika victoria viktoria viola virginia vivian wendy whitney xiomara yasmin yekaterina yelena yulia yuliya
    yvette yvonne zainab zoe zsuzsanna zuzana
    """
)
_MALE_TITLES: Final = word_set(
    """
    mr mr. sir lord sheikh king prince herr monsieur don
    """
)
_FEMALE_TITLES: Final = word_set(
    """
    mrs mrs. ms ms. miss lady dame queen princess frau madame mme
    """
)
HONORIFICS: Final = (
    _MALE_TITLES
    | _FEMALE_TITLES
    | word_set(
        """
    dr dr. prof prof. professor rev rev. reverend hon hon. honourable honorable gen gen. lt lt. col col. capt
    capt. maj maj. sgt sgt. cmdr cmdr. adm adm. sen sen. rep rep. gov gov. st. fr. imam ayatollah mullah rabbi
    pope comrade
    """
    )
)
PARTICLES: Final = word_set(
    """
    de del della der den van von bin ibn al el da di do dos la le ter
    """
)
_SUFFIXES: Final = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})

_SHORT: Final = 3
"""Letters up to which names that sound alike are others ("Un", "Yun")."""

# Ways in which one sound is written in Latin letters; applied in order, they bring spellings of one name together.
_SOUNDS: Final = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"[’'`ʼʻ]", ""),
        (r"shch|sch|sh|sz|š", "s"),
        (r"tch|tsch|ch|cz|č", "ç"),
        (r"kh", "h"),
        (r"zh|ž", "z"),
        (r"ts|tz", "z"),
        (r"ph", "f"),
        (r"ck|q|c(?=[^eiyhsz]|$)", "k"),
        (r"x", "ks"),
        (r"ou|oo|u", "u"),
        (r"^(ye|je|e)", "i"),
        (r"^(yu|ju|iu)", "u"),
        (r"yo|jo|io", "o"),
        (r"ia|ya|ja", "a"),
        (r"(?<=.)(iy|ii|yi|ij|ey|ei|ie|y|j|i|e)", "i"),
        (r"w", "v"),
        (r"(.)\1+", r"\1"),
    )
)


def gender_of(given: str) -> Gender | None:
    """The usual gender of a given name, None where it is unknown or both."""
    folded = given.casefold()
    man, woman = folded in _MEN, folded in _WOMEN
    return None if man == woman else ("m" if man else "f")


def gender_of_title(title: str) -> Gender | None:
    """The gender that an honorific tells ("Mr" -> m), else None."""
    folded = title.casefold()
    return "m" if folded in _MALE_TITLES else "f" if folded in _FEMALE_TITLES else None


def is_given_name(word: str) -> bool:
    """Whether the word is a given name of the list."""
    folded = word.casefold()
    return folded in _MEN or folded in _WOMEN


@lru_cache(maxsize=20000)
def folded(name: str) -> str:
    """Lower case without diacritics, hyphens as spaces: "Pérez-Gil" -> "perez gil"."""
    return " ".join(re.sub(r"[\-‐‑–]", " ", _unmarked(name)).split())


def _unmarked(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold().replace("ß", "ss").replace("ø", "o").replace("ł", "l"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@lru_cache(maxsize=20000)
def sound(word: str) -> str:
    """A key that spellings of one word in Latin letters share: Sergey/Sergei, Kardel/Cardel, Yevgeny/Evgeni."""
    key = folded(word).replace(" ", "")
    for pattern, put in _SOUNDS:
        key = pattern.sub(put, key)
    return key


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell persons apart: no honorifics, no "Jr", no particles."""
    plain = re.sub(r"\b(al|el|as|ash|ad|ar|an|at)-", "", _unmarked(name))
    words = [re.sub(r"[-‐‑–’']", "", word).strip(".,") for word in plain.split()]
    kept = [word for word in words if word and word not in _SUFFIXES and word not in HONORIFICS]
    short = [word for word in kept if word not in PARTICLES]
    return tuple(short or kept)


def is_junior(name: str) -> bool:
    """Whether a name says that its bearer is the younger of two ("Leo Keel Jr.")."""
    return name.casefold().rstrip(".").endswith((" jr", " junior"))


def is_written_in(family: str, names: Iterable[str]) -> bool:
    """Whether a family name may be that of names that sound like it: a short one ("Un", "Yun") must stand in one of
    them as it is written; a longer one may be spelt in another way."""
    return len(family) > _SHORT or any(family in name_words(name) for name in names)


def is_same_name(one: str, other: str) -> bool:
    """Whether two full names can be spellings of one person's name.

    The family names must sound the same and so must the given names, or be an initial of it; or one name is
    the end of the other ("Abdel Rahman"). Middle names are not looked at. A single word is never a full name
    here: linking it needs the whole document or story.
    """
    left, right = name_words(one), name_words(other)
    if len(left) < 2 or len(right) < 2:
        return bool(left) and len(left) == len(right) and sound(left[-1]) == sound(right[-1])
    short, long = sorted((left, right), key=len)
    if 2 <= len(short) < len(long) and [sound(w) for w in short] == [sound(w) for w in long[-len(short) :]]:
        return True
    if sound(left[-1]) != sound(right[-1]):
        return sound("".join(left)) == sound("".join(right))
    first, second = left[0], right[0]
    if min(len(first), len(second)) == 1:
        return first[0] == second[0]
    return sound(first) == sound(second)
