"""What may be a keyword: sequences of words that read as a name or a term, with every place where they stand.

A candidate begins and ends with a content word, inside punctuation (as in RAKE, Rose et al. 2010, and YAKE). Titles
and empty words break it, and a word that qualifies does not end one. Where nearly every noun has an article, a
candidate has one somewhere, or follows a preposition; where words are several syllables, none begins or ends inside a
word, as far as the text tells. Variants are one candidate: inflected forms by their stem, "Vietnam" and "Viet Nam",
what lacks its diacritics, and a person's last name with the full name (TopicRank, Bougouin et al. 2013, groups by
shared stems; here a group must name one thing).
"""

from collections import defaultdict
from collections.abc import Sequence
from heapq import nlargest
from itertools import pairwise

from dialogue_reader.insight.names import Candidate, Key, outermost, stands_alone, with_names
from dialogue_reader.insight.units import Unit, is_open
from dialogue_reader.language.folding import differ_in_accents_alone, folded
from dialogue_reader.language.names.generic import means
from dialogue_reader.language.terms import TermWords, term_words
from dialogue_reader.language.words import UNSPACED, joiners, stop_words

_LONGEST = 4  # content words in a keyword
_MOST_UNITS = 6  # content units in a keyword: three words where a unit is a syllable
_JOINERS = 3  # function words inside a keyword: "Forum mondial de la langue française"
_WORD = 2  # syllables that a word mostly has
_BEFORE = 2  # units before a phrase in which its article stands: "les nouveaux"
_FUNCTION_WORD = 4  # letters below which a word may be one, in a language of which none is known
_RANKED = 4_000  # candidates that are weighed; of more, the most frequent

# First and last unit of every occurrence of a candidate, by its key.
_Places = dict[Key, list[tuple[int, int]]]


def candidates_of(units: Sequence[Unit], language: str) -> list[Candidate]:
    """The candidates of a text, each with all of its variants."""
    known = term_words(language)
    if language in UNSPACED:
        return []
    places = _without_halves(units, _without_pieces(_places(units, joiners(language), known)), language)
    prose = any(not unit.headline for unit in units)
    places = {key: at for key, at in places.items() if _reads_as_term(units, at, known, prose)}
    if not known.before_nouns:
        places = {key: at for key, at in places.items() if _stands_out(units, at, language)}
    if len(places) > _RANKED:
        places = dict(nlargest(_RANKED, places.items(), key=lambda item: len(item[1])))
    return with_names(units, _with_variants(places), language)


def is_vague(units: Sequence[Unit], candidate: Candidate, language: str) -> bool:
    """Whether a candidate is a word that does not tell what an article is about, or several that name nothing.

    Most of its forms are, or half of them and the first: "intention", though it stands for "intentionnellement" as
    well. Several words that do not tell it either may name something if they recur ("base de données"), but not if they
    say what somebody is ("counterintelligence agent"). A name of several words is none.
    """
    places = [place for place in candidate.places if not units[place[0]].headline] or candidate.places
    first, last = places[0]
    is_word = sum(unit.size for unit in units[first : last + 1] if not unit.stop) <= 1
    if not is_word and any(units[a].capital and not units[a].opens for a, _ in places):
        return False
    head = units[last] if term_words(language).adjectives_first else units[first]
    if head.title and not any(unit.upper for unit in units[first + 1 : last + 1]):
        return True
    is_bare = is_word or len(candidate.places) == 1
    forms = (units[a : b + 1] for a, b in places)
    empty = [all(unit.stop or unit.title or (unit.vague if is_bare else unit.faint) for unit in form) for form in forms]
    return 2 * sum(empty) + empty[0] > len(places)


def _places(units: Sequence[Unit], inside: frozenset[str], known: TermWords) -> _Places:
    """First and last unit of every occurrence of every sequence."""
    places: defaultdict[Key, list[tuple[int, int]]] = defaultdict(list)
    second_parts, first_parts = (_parts_of_words(units, step) for step in (-1, 1))
    for first, unit in enumerate(units):
        if unit.stop or unit.low[0].isdigit() or unit.key in second_parts:
            continue
        content, size = 0, 0.0
        for last in range(first, min(len(units), first + _MOST_UNITS + _JOINERS)):
            end = units[last]
            if end.chunk != unit.chunk or (end.stop and end.low not in inside and not end.initial):
                break
            if last > first and _tells_where(units[max(first, last - 2) : last], end, known):
                break
            if end.stop:
                continue
            content, size = content + 1, size + end.size
            if content > _MOST_UNITS or size > _LONGEST:
                break
            if end.key not in first_parts and (end.upper or not known.capital_nouns):
                places[tuple(u.key for u in units[first : last + 1])].append((first, last))
    return places


def _parts_of_words(units: Sequence[Unit], step: int) -> set[str]:
    """Syllables that recur, always beside one and the same other on the side of `step`: both are one word."""
    beside: defaultdict[str, list[str | None]] = defaultdict(list)
    for at, unit in enumerate(units):
        if unit.size < 1:
            beside[unit.key].append(None if is_open(units, at, step) else units[at + step].key)
    return {key for key, keys in beside.items() if len(keys) > 1 and keys[0] is not None and len(set(keys)) == 1}


def _tells_where(before: Sequence[Unit], word: Unit, known: TermWords) -> bool:
    """Whether a word says where something is, what for or how, no part of what it is called: "Trump Tower à Moscou".

    `before` are the two words before it, of which the last one may be an article.
    """
    preposition = before[0] if before[-1].low in known.articles else before[-1]
    verbal = (*known.infinitives, *known.gerunds)
    return preposition.low in known.prepositions and (word.upper or word.low.endswith(verbal))


def _without_pieces(places: _Places) -> _Places:
    """The candidates less those that occur, more than once, only as a piece of one longer candidate."""
    pieces = {
        key[a:b]
        for key, at in places.items()
        if len(at) > 1
        for a in range(len(key))
        for b in range(a + 1, len(key) + 1)
        if b - a < len(key) and len(places.get(key[a:b], ())) == len(at)
    }
    return {key: at for key, at in places.items() if key not in pieces}


def _without_halves(units: Sequence[Unit], places: _Places, language: str) -> _Places:
    """The candidates less those that stand once, in an institution's longer name: "Organization of Marriage"."""
    halves = {
        key[a:b]
        for key, at in places.items()
        if len(at) == 1 and _is_institution(units[at[0][0] : at[0][1] + 1], language)
        for a in range(len(key))
        for b in range(a + 1, len(key) + (a > 0))
        if len(places.get(key[a:b], ())) == 1
    }
    return {key: at for key, at in places.items() if key not in halves}


def _is_institution(words: Sequence[Unit], language: str) -> bool:
    """Whether words are a name with a function word inside, before which one has a meaning, as no person's name has.

    A name that is left in English has English ones: "le Center for American Progress".
    """
    joint = next((at for at, word in enumerate(words) if not word.capital), 0)
    if words[0].size < 1 or not joint or not all(word.capital or word.stop or _joins(word) for word in words):
        return False
    own = language if words[joint].stop else "en"
    return any(means(folded(word.low), own) for word in words[:joint])


def _joins(word: Unit) -> bool:
    """Whether it is a function word inside an English name."""
    return not word.upper and word.low in joiners("en")


def _reads_as_term(units: Sequence[Unit], places: Sequence[tuple[int, int]], known: TermWords, prose: bool) -> bool:
    """Whether a sequence may be a term by itself, going by its words and by what stands beside it."""
    first, last = places[0]
    words = units[first : last + 1]
    if prose:
        places = [place for place in places if not units[place[0]].headline]
        if not places:
            return False  # where every word has a capital, verbs and names look alike
    capital = any(units[a].capital and not units[a].opens for a, _ in places)
    if all(unit.title for unit in words):
        return False
    if _is_amid(units, places) or (first != last and _is_half(words, known, once=len(places) == 1)):
        return False
    if _has_verb(units, first, last, known) or _tells_who(units, places, known):
        return False
    if first == last and words[0].size < 1 and not _is_word(units, [a for a, _ in places]):
        return False
    if _qualifies(units, places, known) or _goes_on(units, places):
        return False
    if any(_ends_no_term(units[b], known, capital=capital) for _, b in places):
        return False
    if not all(units[a].upper for a, _ in places) and known.determiners:
        nouns = sum(_stands_as_noun(units, a, known) for a, _ in places)
        return nouns > 0 and nouns >= sum(units[a].cue < 0 for a, _ in places)
    if capital:
        return not (_is_bare_surname(units, places) if first == last else _is_cut_short(units, places, known))
    return first != last or _is_noun(units, places, known)


def _stands_out(units: Sequence[Unit], places: Sequence[tuple[int, int]], language: str) -> bool:
    """Whether a sequence is more than chance in a language of whose grammar nothing is known: it recurs, or is a name.

    A word may stand once if function words are known, and characters if nothing but these stands beside them.
    """
    first, last = places[0]
    words = units[first : last + 1]
    if all(word.capital or word.stop for word in words):
        return True
    if not stop_words(language) and any(len(word.low) < _FUNCTION_WORD for word in words):
        return False
    if len(places) > 1:
        return True
    if words[0].size < 1:
        return is_open(units, first, -1) and is_open(units, last, 1)
    return first == last and bool(stop_words(language))


def _ends_no_term(word: Unit, known: TermWords, *, capital: bool) -> bool:
    """Whether a word has the ending of one that only qualifies; of a name, only with a hyphen: "Army-initiated"."""
    return word.low.endswith(known.no_heads) and not (capital and word.upper and "-" not in word.low)


def _goes_on(units: Sequence[Unit], places: Sequence[tuple[int, int]]) -> bool:
    """Whether a name of syllables mostly ends before another syllable of it: "U21 Thanh" of "U21 Thanh Niên".

    Where the first syllable of each word has the capital alone, that is a small one: "Tòa án Tối" of "Tòa án Tối cao".
    """
    cut = sum(
        last + 1 < len(units)
        and units[last].size < 1
        and units[last].capital
        and (units[last + 1].capital or (_has_small_syllables(units[first : last + 1]) and not units[last + 1].stop))
        and units[last + 1].size < 1
        and units[last + 1].chunk == units[last].chunk
        for first, last in places
    )
    return 2 * cut > len(places)


def _has_small_syllables(words: Sequence[Unit]) -> bool:
    """Whether a name begins with a capital, and has a syllable without one right before its last."""
    return len(words) > 1 and words[0].capital and words[-2].size < 1 and not words[-2].upper


def _is_bare_surname(units: Sequence[Unit], places: Sequence[tuple[int, int]]) -> bool:
    """Whether a word stands once, right after a title: who that is nobody is told."""
    before = places[0][0] - 1
    return len(places) == 1 and before >= 0 and units[before].title and units[before].stop


def _is_cut_short(units: Sequence[Unit], places: Sequence[tuple[int, int]], known: TermWords) -> bool:
    """Whether a name lacks its end, or its number: "Wyoming Senate candidate", "Labour House seat", "27th District"."""
    return all(
        (last + 1 < len(units) and units[last + 1].title and units[last + 1].chunk == units[last].chunk)
        or (units[first].low in known.party_adjectives and not is_open(units, last, 1))
        or (first > 0 and units[first - 1].low[0].isdigit() and units[first - 1].chunk == units[first].chunk)
        for first, last in places
    )


def _is_word(units: Sequence[Unit], places: Sequence[int]) -> bool:
    """Whether a syllable is a word by itself: a name of its own, or often without another beside it."""
    if 2 * sum(units[at].capital for at in places) > len(places):
        return 2 * sum(stands_alone(units, at, at) for at in places) >= len(places)
    return 3 * sum(is_open(units, at, -1) and is_open(units, at, 1) for at in places) >= len(places)


def _is_amid(units: Sequence[Unit], places: Sequence[tuple[int, int]]) -> bool:
    """Whether a sequence, no name, stands once and in the midst of others: where it begins and ends nothing tells."""
    first, last = places[0]
    return len(places) == 1 and not (units[first].capital or is_open(units, first, -1) or is_open(units, last, 1))


def _is_half(words: Sequence[Unit], known: TermWords, *, once: bool) -> bool:
    """Whether a phrase says no more than a part of it: "issue of marriage", "Texas Republican", "12 years old".

    A participle that qualifies may be part of what is told more than `once`.
    """
    pairs = list(pairwise(words))
    if any(a.key == b.key or (b.low in known.articles and not (a.stop or b.upper)) for a, b in pairs):
        return True
    if any(b.low[0].isdigit() and not a.upper for a, b in pairs[:-1]):
        return True
    if once and words[-1].low[0].isdigit() and words[-2].size < 1 and (words[-2].opens or not words[-2].upper):
        return True  # "oan 7", of "bị bắt oan 7 tháng": a number of what follows
    if words[0].size < 1:
        return _is_half_of_syllables(words, known)
    if words[0].upper and not words[0].abbreviation and words[-1].size < 1 and not words[-1].upper:
        return True  # "Moor nhớ": syllables behind a foreign name tell what somebody does
    if once and any(b.low.endswith(known.participles) and not (a.stop or b.upper) for a, b in pairs):
        return True
    return known.adjectives_first and _is_half_before_its_noun(words)


def _is_half_of_syllables(words: Sequence[Unit], known: TermWords) -> bool:
    """Whether syllables begin with a verb and what it is done to, or with a faint word before what has a meaning."""
    if words[0].low in known.verbs and not words[0].upper and len(words) > _WORD:
        return True
    is_faint_word = words[0].faint and words[1].faint and (words[0].low, words[1].low) not in known.comma_pairs
    return is_faint_word and not words[0].capital and not all(word.faint for word in words)


def _is_half_before_its_noun(words: Sequence[Unit]) -> bool:
    """Whether words lack the noun that ends them, or what a faint one is about, where adjectives come first."""
    capitals = [word.capital for word in words]
    begins_faintly = words[0].faint and not capitals[0]
    return (
        (words[-1].faint and capitals[0] and not capitals[-1])
        or (words[-1].title and any(word.upper for word in words))
        or (words[1].stop and (begins_faintly or words[0].title))
        or (capitals[0] and capitals[-1] and not all(word.capital or word.stop for word in words))
    )


def _has_verb(units: Sequence[Unit], first: int, last: int, known: TermWords) -> bool:
    """Whether a verb follows a noun in the plural, as an article before them tells: "[les] élus du Congrès partent"."""
    return any(
        units[at + 1].low.endswith(known.plural_verbs)
        and not units[at + 1].upper
        and units[at].low.endswith("s")
        and not units[at].stop
        and any(unit.low in known.plural_articles for unit in units[max(0, first - _BEFORE) : at])
        for at in range(first, last)
    )


def _tells_who(units: Sequence[Unit], places: Sequence[tuple[int, int]], known: TermWords) -> bool:
    """Whether a phrase with a name says of which party somebody is: "Texas Republican".

    With an article that is part of the name it is what a paper is called: "The American Conservative".
    """
    first, last = places[0]
    if units[last].low not in known.members or not any(unit.upper for unit in units[first : last + 1]):
        return False
    articles = (units[a - 1] for a, _ in places if a > 0 and units[a - 1].low in known.articles)
    return first != last and not any(article.upper and not article.opens for article in articles)


def _is_noun(units: Sequence[Unit], places: Sequence[tuple[int, int]], known: TermWords) -> bool:
    """Whether a word alone seems to be a noun, going by its ending and what stands beside it."""
    if known.adjectives_first and not known.capital_nouns and all(_qualifies_next(units, at) for at, _ in places):
        return False
    cues = sum(units[at].cue for at, _ in places)
    low = units[places[0][0]].low
    if known.determiners and low.endswith(known.infinitives):
        return cues > 0  # opens a sentence, like "Étudier"; what stands elsewhere has been looked at
    if low.endswith(known.adjectives):
        return any(units[at].cue > 0 and is_open(units, at, 1) for at, _ in places)
    if known.nouns and not low.endswith(known.nouns):
        heads = [at for at, _ in places if is_open(units, at, 1) and _begins_before(units, at)]
        return cues >= 0 and (len(heads) > 1 or any(units[at].cue > 0 or units[at - 1].stop for at in heads))
    return cues > 0 or (cues == 0 and not low.endswith(known.gerunds))


def _qualifies_next(units: Sequence[Unit], at: int) -> bool:
    """Whether a word stands before another that is no name: "taxpayer money", not "predecessor Felipe Calderón"."""
    return not is_open(units, at, 1) and not units[at + 1].capital


def _stands_as_noun(units: Sequence[Unit], at: int, known: TermWords) -> bool:
    """Whether an article stands right before a word, or before what is no verb a preposition or nothing.

    "La colère", "en mer" and "Tennis : victoire de" have nouns, "gens méchants" and "pour siéger" have none.
    """
    is_verbal = units[at].low.endswith((*known.infinitives, *known.gerunds))
    if at == 0 or units[at - 1].chunk != units[at].chunk:
        is_verbal |= units[at].low.endswith(known.participles)
        return not is_verbal and at + 1 < len(units) and units[at + 1].low in known.prepositions | known.before_nouns
    before = units[at - 1].low
    if is_verbal and before in known.articles and at > 1 and units[at - 2].low in known.before_infinitives:
        return False  # "de la condamner"
    return before in known.determiners or (not is_verbal and before in known.prepositions | known.before_nouns)


def _begins_before(units: Sequence[Unit], at: int) -> bool:
    """Whether an article, a preposition or another word begins what a word ends: "of rape", "the new harbour"."""
    if units[at].cue or not is_open(units, at, -1):
        return units[at].cue >= 0
    return at > 0 and units[at - 1].chunk == units[at].chunk and units[at - 1].cue > 0


def _qualifies(units: Sequence[Unit], places: Sequence[tuple[int, int]], known: TermWords) -> bool:
    """Whether a word looks like an adjective, and mostly stands before another word."""
    if not units[places[0][1]].low.endswith(known.adjectives):
        return False
    followed = sum(
        last + 1 < len(units) and (not is_open(units, last, 1) or units[last + 1].title) for _, last in places
    )
    return 2 * followed > len(places)


def _with_variants(places: _Places) -> list[Candidate]:
    """One candidate for what is written with or without a space, a hyphen or its diacritics."""
    groups: defaultdict[str, list[Key]] = defaultdict(list)
    for key in places:
        groups[folded(_squashed(key))].append(key)
    candidates: list[Candidate] = []
    for bare, keys in groups.items():
        keys.sort(key=lambda key: -len(places[key]))
        main = next((key for key in keys if _squashed(key) != bare), keys[0])
        same = [key for key in keys if differ_in_accents_alone(_squashed(key), _squashed(main))]
        at = sorted(place for key in same for place in places[key])
        candidates.append(Candidate(main, tuple(key for key in same if key != main), (), tuple(at)))
        candidates += (Candidate(key, (), (), tuple(places[key])) for key in keys if key not in same)
    return candidates


def _squashed(key: Key) -> str:
    return "".join(key).replace("-", "")


def occurrences(units: Sequence[Unit], candidates: Sequence[Candidate]) -> list[list[tuple[int, int]]]:
    """Where each of the candidates stands in `units`, in any of its variants: code points, in the order of the text."""
    firsts: defaultdict[str, list[tuple[Key, int, bool]]] = defaultdict(list)
    for number, candidate in enumerate(candidates):
        for key in (candidate.key, *candidate.variants):
            firsts[key[0]].append((key, number, False))
        for word in candidate.alone:
            firsts[word].append(((word,), number, True))
    places: list[list[tuple[int, int]]] = [[] for _ in candidates]
    for at, unit in enumerate(units):
        for key, number, alone in firsts.get(unit.key, ()):
            row = units[at : at + len(key)]
            whole = tuple(u.key for u in row) == key and row[-1].chunk == unit.chunk and not row[-1].stop
            if whole and not unit.stop and (not alone or stands_alone(units, at, at)):
                places[number].append((at, at + len(key) - 1))
    return [[(units[a].start, units[b].end) for a, b in outermost(at)] for at in places]
