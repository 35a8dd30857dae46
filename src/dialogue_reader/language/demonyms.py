"""Peoples and their countries: what is German in one language is "allemand" in another.

Beginnings of words by the ISO 3166 code of a country, or the M.49 code of a continent; a country's own name is in the
table of places. Short ones that begin other words as well ("dan", "pol") are written out.
"""

from functools import cache

from dialogue_reader.language.folding import folded

_PEOPLES = """
AF afghan
AR argentin
AT austria autrich österreich
AU austral
BE belg
BR brazil brésil brasil
CA canad kanad
CH swiss suisse schweiz
CN chinese chinois chines china
CZ czech tchèque tschech
DE german allemand deutsch
DK danish danes danois dänisch dänen dänemark
EG egypt égypt ägypt
ES spanish spaniard spanisch spanier espagnol
FI finnish finns finlandais finnisch finnen
FR french français franzos franzö
GB british britain britann britisch briten english anglais englisch scottish écoss schott welsh gallois walis
GR greek grec griech
HU hungar hongr ungarn ungarisch
ID indones
IE irish irland irisch
IL israel
IN indian indiens indien indienne inder indisch
IQ iraq irak
IR iran persian persisch persan
IT ital
JP japan japon
KR korea coréen corée südkorea
MX mexic mexik
NL dutch néerland niederländ hollande holländ
NO norwe norvég
NZ zealand néo-zéland neuseel
PK pakist
PL polish poles polon polnisch polen
PS palest paläst
PT portug
RU russ
SA saudi saoud
SE swedish swedes suédois schwed
SY syri
TH thai
TR turk turc türk
UA ukrain
US america améric amerik
VN vietnam
ZA südafrik
002 africa afric afrik
142 asia asie asiat asien
150 europ
"""


@cache
def _beginnings() -> dict[str, tuple[str, ...]]:
    lines = (line.split() for line in _PEOPLES.strip().splitlines())
    return {code: tuple(map(folded, words)) for code, *words in lines}


def beginnings(place: str) -> tuple[str, ...]:
    """How words for the people of a country or continent begin, folded, in any of the languages we know."""
    return _beginnings().get(place, ())


@cache
def people_of(word: str) -> str | None:
    """The country or continent whose people a folded word means, if any."""
    return next((code for code, words in _beginnings().items() if word.startswith(words)), None)
