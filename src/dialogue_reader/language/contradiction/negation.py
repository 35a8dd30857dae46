"""How languages say no: words that deny what a sentence says, and words that hold a denial in themselves.

A sentence is denied by its negation words alone; a translator may turn them into a word that denies by its meaning
("did not succeed", "failed"), so both sorts are told apart. What only looks like a negation ("not only", "ne … que") is
left out.
"""

import re
from functools import cache
from typing import NamedTuple

from dialogue_reader.language.words import word_spans

# Words that deny; with what follows or precedes them that takes the denial away, as patterns of the plain text.
_DENYING = {
    "ca": "no mai ningú res sense tampoc cap",
    "da": "ikke ej aldrig ingen intet uden hverken",
    "de": "nicht kein keine keinen keinem keiner keines nie niemals niemand niemanden niemandem nichts nirgends"
    " nirgendwo ohne weder keinerlei keineswegs keinesfalls",
    "en": "not no never none nobody nothing nowhere neither nor without cannot",
    "es": "no nunca jamás nada nadie ningún ninguna ninguno ni sin tampoco",
    "fr": "pas jamais rien aucun aucune personne guère ni sans nul nulle nullement",
    "id": "tidak bukan belum tanpa jangan tak",
    "it": "non mai nessun nessuno nessuna niente nulla senza né neppure nemmeno",
    "nb": "ikke ei aldri ingen intet uten verken",
    "nl": "niet geen nooit niemand niets nergens zonder noch",
    "pl": "nie nigdy nikt nic bez żaden żadna żadne ani",
    "pt": "não nunca jamais nenhum nenhuma ninguém nada sem nem tampouco",
    "ro": "nu nici niciodată nimeni nimic fără niciun nicio",
    "ru": "не нет ни никогда никто ничего ничто без нельзя",
    "sv": "inte ej aldrig ingen inget inga utan varken",
}
# Beginnings of words that deny by their meaning. One on the other side explains a negation that is missing there.
_IMPLYING = {
    "ca": "mancar fracass rebutj neg evit imped impossib incap absèn només excepte llevat menys prohib poc$ tret$",
    "da": "mangl nægt afvis undgå forhindr forby umulig kun$ bare$ knap sjælden",
    "de": r"un(?!d$|s$|ser|ter|gefähr|iver|ion|ifor|it) verweiger verhinder verbiet verbot fehl mangel scheiter"
    r" gescheiter vermeid vermied weiger geweiger verpass vermiss kaum$ selten nur$ statt$ anstatt trotz verzicht bestr"
    r" dement ablehn abgelehn außer$ wenig(?:e|er|en)?$ bevor$ zu$ hindern$ aufhör aufgehör ausbl ausfall"
    r" \w+los(?:e[nmrs]?)?$",
    "en": r"un(?!der|it|io|iv|if|iq|til|cl) fail lack refus den(?:y|ied|ies|ial) reject avoid prevent absen hardly"
    r" barely scarcely rarely seldom only$ except$ unless instead rather$ impossib incap inab insuff invalid illegal"
    r" irre indefinit endless"
    r" declin miss(?:ed|ing)?$ forbid forbad banned$ ban$ prohibit ceas stopp stop$ abandon neglect ignor few$ little$"
    r" far$ too$ free$ dis(?:agree|approv|allow|like|own|regard) before$ \w+less$ overlook withh forgot rid$ beyond$",
    "es": "falt fracas rechaz neg(?:ar|ó|ad) evit imped imposib incap ausen apenas$ poc sólo$ solo$ excep salvo$ menos$"
    " prohib antes$ dej demasiado$",
    "fr": "manqu échou échec refus nier ni[ée]e?s?$ démen évit empêch impossib incap inut insuff absen peine$ peu$ rare"
    " seul sauf$ hormis excep rejet interdi prohib loin$ plutôt faute$ moins$ cess trop$ avant$ ne$ n$ lieu$ ignor",
    "id": "gagal kurang tolak menolak hindar menghindari cegah mencegah mustahil hanya$ kecuali jarang sulit",
    "it": "manc fall rifiut neg(?:a|ò) evit imped impossib incap assen appena$ poc solo$ soltanto tranne salvo meno$"
    " viet prima$ troppo$",
    "nb": "mangl nekt avvis unngå forhindr forby umulig bare$ kun$ knapt sjelden",
    "nl": "ontbr weiger ontken vermijd voorkom onmogelijk on(?!der|s$|ze|ge) alleen$ slechts nauwelijks zelden mislukt"
    " verbod verbied weinig te$",
    "pl": r"brak odm zaprze unik zapobieg niemoż tylko$ oprócz prócz rzadko zakaz mało$ nie\w+",
    "pt": "falt fracass recus neg(?:ar|ou|ad) evit imped impossív incap ausên apenas$ pouc só$ somente$ excet salvo$"
    " menos$ proib antes$ deix",
    "ro": "lips eșu refuz neg evit împied imposib incap abs doar$ numai$ puțin excep interz",
    "ru": r"не\w+ отказ отриц избе избег предотвр запре только$ лишь$ кроме$ мало$ едва$ нехват отсутств",
    "sv": "sakna brist misslyck vägra avvis undvik förhindra förbud förbjud omöjl bara$ endast$ knappt sällan",
}
_EXEMPT = {
    "de": r"\bnicht (?:nur|allein|zuletzt|einmal|zu vergessen)\b|\bnichts (?:anderes|weniger) als\b|"
    r"\bohne (?:weiteres|zweifel)\b",
    "en": r"\bnot (?:only|just|merely|simply|least|to mention|so much|even|forget)\b|n['’]t forget\b|"
    r"\bno(?:t)? (?:more|less|fewer|later|sooner|doubt|matter)\b|"
    r"\bnothing (?:but|other|short)\b|\bno\. ?\d|\bwithout (?:a )?doubt\b|\bwhether or not\b",
    "es": r"\bno (?:sólo|solo|solamente|obstante)\b|\bsin (?:embargo|duda)\b",
    "fr": r"\b(?:pas|non) (?:seulement|uniquement|que|plus que|moins)\b|\bsans (?:doute|cesse)\b|\bpas moins\b|"
    r"\brien (?:d'autre )?que\b|\b(?:une|la|cette|chaque|par|les|des|toute|première) personne\b|\bjamais vu\b|"
    r"\b(?:plus|si|à|pour) jamais\b|\bquelque? pas\b|\b(?:un|premier|au) pas\b|\bplus rien que\b",
    "it": r"\bnon (?:solo|soltanto|solamente)\b|\bsenza dubbio\b",
    "nl": r"\bniet (?:alleen|enkel)\b",
    "pt": r"\bnão (?:só|apenas|somente|obstante)\b|\bsem dúvida\b",
}
_CONTRACTED = re.compile(r"n['’]t\b", re.IGNORECASE)
_NE = re.compile(r"(?<!\w)(?:ne\s|n['’])", re.IGNORECASE)
_PLUS = re.compile(r"(?<!\w)(?:ne\s|n['’])(?:[\w'’-]+\s){1,3}plus\b(?! (?:de|que|d['’])\b)", re.IGNORECASE)


class Denials(NamedTuple):
    """What denies in a sentence: spans of negation words, and whether other words deny by their meaning."""

    spans: tuple[tuple[int, int], ...]
    implied: bool


def is_known(language: str) -> bool:
    """Whether we know how a language says no, and what else denies.

    Of Vietnamese we do not: a denial there stands in so many compounds that six of ten
    faithful translations between it and French seemed to have one too many.
    """
    return language in _DENYING and language in _IMPLYING


def denials_in(text: str, language: str, start: int, end: int) -> Denials:
    """What denies in `text[start:end]`."""
    exempt = _exempt(language)
    left_out = [m.span() for m in exempt.finditer(text, start, end)] if exempt else []
    words = word_spans(text, start, end)
    denying, implying = _denying(language), _implying(language)
    spans = [(a, b) for a, b in words if text[a:b].lower() in denying and not _is_in((a, b), left_out)]
    if language == "en":
        spans += [m.span() for m in _CONTRACTED.finditer(text, start, end) if not _is_in(m.span(), left_out)]
    if language == "fr":
        left_out += [span for span in spans if not _is_french_denial(text, span, start)]
        spans = [span for span in spans if _is_french_denial(text, span, start)]
        spans += [m.span() for m in _PLUS.finditer(text, start, end)]
    implied = bool(left_out) or any(
        implying.match(text[a:b].lower()) is not None for a, b in words if (a, b) not in spans
    )
    return Denials(tuple(sorted(spans)), implied)


def _is_french_denial(text: str, span: tuple[int, int], start: int) -> bool:
    """Whether "personne", "rien" or "jamais" denies, which it does after "ne" or at the head of its clause."""
    word = text[slice(*span)].lower()
    if word not in ("personne", "rien", "jamais", "nul", "nulle"):
        return True
    return _NE.search(text, max(start, span[0] - 60), span[1] + 20) is not None


def _is_in(span: tuple[int, int], ranges: list[tuple[int, int]]) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in ranges)


@cache
def _denying(language: str) -> frozenset[str]:
    return frozenset(_DENYING.get(language, "").split())


@cache
def _implying(language: str) -> re.Pattern[str]:
    return re.compile("|".join(_IMPLYING.get(language, "").split()) or r"(?!)")


@cache
def _exempt(language: str) -> re.Pattern[str] | None:
    return re.compile(_EXEMPT[language], re.IGNORECASE) if language in _EXEMPT else None
