"""Peoples, regions and cities under names unlike each other: what is German in one language is "allemand" in another.

Of peoples, beginnings of words by the ISO 3166 code of a country, or the M.49 code of a continent; a country's own name
is in the table of places. Short ones that begin other words as well ("dan", "pol") are written out. Of regions and
cities, beginnings of what neighbours call them, a place a line.
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

# Names that begin like a people and mean none.
_NO_PEOPLES = ("belgrad", "indiana", "italic", "russel")

# Those whose names share too few letters to be told by them.
_REGIONS_AND_CITIES = """
aachen aix-la-chapelle aquisgran aken
alsace elsass elsäss alsazi
antwerp anvers amberes
basel basle bâle bâlois basil
bavari bavière bavarois bayern bayeris baviera
bohemi bohêm böhm boemi
bolzano bozen
bratislav pressburg
braunschweig brunswick
brno brünn
carinthi kärnt
cologne köln keulen
cracow krakow krakau cracovi
danube donau danubio dunaj
danzig gdańsk gdansk
dunkirk dunkerque dünkirch
flander flemish flandre flamand fland flämisch vlaams
florenc florenz firenze florentin
geneva genève genevois genf ginevr ginebra
ghent gent gand
grisons graubünden grigion bünden bündner
hague haye haag haya
leuven louvain löwen lovaina
lisbo lissabon
liège lüttich luik lieja
lorrain lothring
lucerne lucern luzern
lviv lemberg lwów
mainz mayence
mantua mantova mantoue
milan mailand mailänd milano
moscow moscou moskau moskva mosca
munich münch monaco
naples napoli napolit neapel neapol nápoles
neuchâtel neuenburg
nuremberg nürnberg norimberga
padua padoue padova
palatin pfalz pfälz
piedmont piémont piemont
poznań posen
prussi pruss preuß preuss
ratisbon regensburg ratisbonne
saxon saxe sachsen sächsisch sassonia sajonia
silesi silési schlesien schlesisch
solothurn soleure soletta
styria styrie steiermark steirisch
swabia souabe schwab schwäb
szczecin stettin
ticin tessin
trier trèves treveris
valais wallis vallese
vaud waadt
venice venise venedig venezi veneti vénitien
vienn wien viena
warsaw varsovi warschau varsav warszaw
westphal westfal
wrocław breslau
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
    if word.startswith(_NO_PEOPLES):
        return None
    return next((code for code, words in _beginnings().items() if word.startswith(words)), None)


def is_one_place(left: str, right: str) -> bool:
    """Whether two folded words are, or begin with, a region's or a city's names in two languages."""
    return not _places_of(left).isdisjoint(_places_of(right))


@cache
def _places_of(word: str) -> frozenset[int]:
    return frozenset(
        place for place, names in enumerate(_REGIONS_AND_CITIES.strip().splitlines()) if word.startswith(_names(names))
    )


@cache
def _names(line: str) -> tuple[str, ...]:
    return tuple(map(folded, line.split()))
