"""Full stops that end no sentence: after a title before a name, in an acronym, after an initial.

Lists are of what newspapers print, without the full stop; they hold nothing that often ends a sentence ("Jr", "Inc").
"""

import re
from functools import cache, lru_cache

# What stands before a name, a figure or a continuation.
_BEFORE_NAMES = {
    "de": "Dr Prof Hr Fr Frl Nr St Abg bzw ca vgl geb gest sog Mio Mrd evtl ggf Dipl Ing Hrsg",
    "en": "Mr Mrs Ms Mx Messrs Dr Drs Prof Profs Sen Sens Rep Reps Cong Gov Govs Lt Col Gen Maj Capt Cmdr Cpl Sgt Adm"
    " Pvt Brig Rev Revs Ven Hon Pres Msgr Supt Det Insp Amb Atty Asst Dist St Ste Mt Ft v vs",
    "es": "Sr Sra Sres Sras Srta Dr Dra D Dña Don Doña Prof Lic Ing Gral Cnel Cap Mons Ud Uds EE",
    "fr": "M MM Mme Mmes Mlle Mlles Me Mes Mgr Dr Drs Pr Prs St Ste v",
    "it": "Sig Sigg Dott Prof Avv Ing Arch On Sen Gen Col Cap Mons Geom Rag",
    "nl": "dhr mevr mr drs prof ir ing ds St",
    "pl": "dr prof inż mgr gen płk ks św",
    "pt": "Sr Sra Srs Sras Dr Dra Drs Prof Profa Eng Exmo Exma Gen Cel Pe",
    "vi": "TS ThS Ths GS PGS BS Bs LS KS TP Tp TX ĐB",
}
# What stands before a figure only.
_BEFORE_FIGURES = {
    "de": "Abs Art Bd Kap S Tel Jan Feb Apr Jun Jul Aug Sept Okt Nov Dez",
    "en": "No Nos Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec",
    "es": "Núm núm Art art pág págs",
    "fr": "art p pp janv févr avr juill sept oct nov déc",
    "it": "Art art pag pagg n gen feb mar apr mag giu lug ago set ott nov dic",
    "pt": "Art art pág págs",
}
_ANONYMOUS = ("vi",)  # languages whose press writes a person as a name and an initial: "Nguyễn Văn A."
_TAIL = 24  # code points before a full stop in which such a word would stand
# Patterns are compiled when first needed, and opening an article needs none. `re` would look them up in its own cache
# at each of a million full stops.
_ACRONYM = r"(?<!\w)(?:[^\W\d_]\.[ \u00a0]?){1,4}[^\W\d_]\.[ \u00a0]*\n?\Z"
_INITIAL = r"(?<!\w)[^\W\d_][\w'’-]*[ \u00a0][^\W\d_]\.[ \u00a0]*\n?\Z"
_ALONE = r"(?<![\w.])[^\W\d_]\.[ \u00a0]*\n?\Z"
_STATE = r"(?<!\w)[A-Z]-[A-Z][a-z]{0,4}\.\Z"  # a party and a state: "D-Calif.", the beginning of "R-S.C."
_NEXT_WORD = r"[^\w(\[]*[(\[]?([^\W\d_][\w'’-]*)"
_FIGURE = r"[\s\u00a0]*\d"


@lru_cache(maxsize=512)  # a text may repeat one short sentence a million times
def is_unfinished(before: str, after: str, language: str) -> bool:
    """Whether the full stop at the end of `before` ends no sentence, going by what stands there and `after` it."""
    tail = before[-_TAIL:]
    if _before_names(language).search(tail) or (
        _pattern(_FIGURE).match(after) and _before_figures(language).search(tail)
    ):
        return True
    if after[:1].isalnum() and (_pattern(_STATE).search(tail) or _pattern(_ACRONYM).search(tail)):
        return True
    if not tail.rstrip().endswith("."):
        return False
    return _abbreviates(tail, language) and _continues(after, language)


def _abbreviates(tail: str, language: str) -> bool:
    """Whether `tail` ends in an acronym with full stops, or in the initial of a name."""
    if _pattern(_ACRONYM).search(tail):
        return True
    if language in _ANONYMOUS:
        return False
    if initial := _pattern(_INITIAL).search(tail):
        name, letter = initial.group().split()[0], initial.group().split()[1]
        return name[0].isupper() and letter[0].isupper() and name.lower() not in _stop_words(language)
    alone = _pattern(_ALONE).search(tail)
    return alone is not None and alone.start() == 0 and alone.group()[0].isupper()


def _continues(after: str, language: str) -> bool:
    """Whether what follows reads on: a capitalised word that would not begin a sentence by its nature."""
    following = _pattern(_NEXT_WORD).match(after)
    return following is not None and following.group(1).lower() not in _stop_words(language)


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


@cache
def _before_names(language: str) -> re.Pattern[str]:
    return _ending_in(_BEFORE_NAMES.get(language, ""))


@cache
def _before_figures(language: str) -> re.Pattern[str]:
    return _ending_in(_BEFORE_FIGURES.get(language, ""))


def _ending_in(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.-])(?:{'|'.join(words.split()) or '(?!)'})\.[ \u00a0]*\n?\Z")


def _stop_words(language: str) -> frozenset[str]:
    from dialogue_reader.language.words import stop_words  # the first page seldom needs it, and it takes 10 ms to load

    return stop_words(language)
