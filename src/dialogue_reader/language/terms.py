"""Which words make up terms, in the languages we know, by what stands before them and how they end.

Titles and empty words make up none (`term_lists`). All is in lower case; a language without a table has none.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from dialogue_reader.language import term_lists
from dialogue_reader.language.folding import folded
from dialogue_reader.language.names.parties import members, party_adjectives
from dialogue_reader.language.phrases import Phrases


class TermWords(NamedTuple):
    """What one language has of each sort; phrases as tuples of words."""

    titles: frozenset[tuple[str, ...]]
    empty: frozenset[tuple[str, ...]]
    faint: frozenset[tuple[str, ...]]
    vague: frozenset[tuple[str, ...]]  # with the faint ones
    outlets: frozenset[tuple[str, ...]]
    before_nouns: frozenset[str]
    before_verbs: frozenset[str]
    determiners: frozenset[str]  # words before nouns alone, where nearly every noun has one; else none
    tying: frozenset[str]  # those of them that tie a noun without an article to the one before
    affiliations: tuple[str, ...]  # what begins the party and state of a politician: "R-Texas"
    members: frozenset[str]  # what one of a party is called, who may be named by it and a place
    party_adjectives: frozenset[str]
    articles: frozenset[str]  # which come after a preposition inside a term, not after a noun
    prepositions: frozenset[str]  # which come inside a term, but begin no name and no verb there
    before_infinitives: frozenset[str]  # prepositions between which and a verb a pronoun may stand
    infinitives: tuple[str, ...]  # endings of verbs after one of them
    no_names: frozenset[str]  # words that begin no name, even with a capital
    peoples: tuple[str, ...]  # endings of nouns that stand before a name and tell where somebody is from
    adjectives: tuple[str, ...]  # endings of words that mostly qualify the next one, and are no nouns then
    adverbs: tuple[str, ...]  # endings of words that go before verbs
    participles: tuple[str, ...]  # endings of words that qualify the noun before them, once told
    no_heads: tuple[str, ...]  # endings of words that qualify, and so never end a term
    imperatives: tuple[str, ...]  # endings of verbs with which a sentence begins
    plural_articles: frozenset[str]  # words before nouns in the plural alone
    plural_verbs: tuple[str, ...]  # endings of words that are verbs behind a noun in the plural: "résultats indiquent"
    inversions: tuple[str, ...]  # ends of a verb with its pronoun behind: "faut-il"
    gerunds: tuple[str, ...]  # endings of words that are nouns only where a noun may stand
    nouns: tuple[str, ...]  # endings of nouns; what has another is one only if it stands where a noun does
    locatives: frozenset[str]  # words before a place where something happens
    platforms: frozenset[str]  # through which people are heard, in every language
    venues: frozenset[str]  # the word in the name of a place where they are that tells its kind
    speakers: frozenset[str]  # what those are called who speak for others, or are asked what they think
    verbs: frozenset[str]  # syllables that, before others than the one they make a word with, tell what is done
    noun_makers: frozenset[str]  # syllables before others that make a noun of them, or tell its kind
    noun_ends: frozenset[str]  # syllables behind others that do
    comma_pairs: frozenset[tuple[str, str]]  # words that are one term though a comma stands between them
    headline_capitals: bool  # the press gives every word of a headline one
    adjectives_first: bool
    capital_nouns: bool  # every noun has a capital, not names alone
    compounds: bool  # what other languages say in two words is often one


_BEFORE_NOUNS = {
    "de": "der die das den dem des ein eine einen einem einer eines kein keine im am vom zum zur beim ihr ihre sein"
    " seine",
    "en": "the a an this that these those his her its their our my your no every each of in on at by with from"
    " against between under over into some any",
    "es": "el la los las un una unos unas del al este esta estos estas ese esa su sus",
    "fr": "le la les l un une des du de d au aux ce cet cette ces son sa ses leur leurs notre nos mon ma mes",
    "it": "il lo la i gli le l un uno una del dello della dei degli delle al alla ai nel nella sul questo questa suo"
    " sua",
    "nl": "de het een dit dat deze die zijn haar hun van",
    "pt": "o a os as um uma do da dos das no na nos nas ao este esta seu sua",
    "vi": "các những một của về trong tại ở với bởi từ mỗi mọi vụ cuộc sự nền chiếc cái con người",
}
_BEFORE_VERBS = {
    "de": "ich er sie es wir ihr man wird werden wurde wurden hat haben zu nicht will kann soll muss",
    "en": "to i he she it we they you who which would will can could may might must should shall do does did don't"
    " didn't has have had is are was were be been being not never also",
    "es": "se no que quien ha han había fue fueron es son ser para puede pueden debe va",
    "fr": "il elle ils elles on nous vous je qui ne n se s y a ont est sont était été fait avoir être avait avaient"
    " étaient sera seront pas pour que doit peut va vont pourrait",
    "it": "si non che chi ha hanno è sono era per può possono deve viene",
    "nl": "ik hij zij ze we wij te is was waren wordt werd heeft hebben niet zal kan moet",
    "pt": "se não que quem foi foram é são era para pode podem deve vai tem",
    "vi": "đã đang sẽ vừa chưa không chẳng phải cần nên để được bị hãy đừng cũng vẫn rằng tôi họ",
}
# Words before nouns alone, in languages where nearly every noun has one; and those that go before verbs as well.
_DETERMINERS = {
    "es": "dos tres cuatro cinco seis cada varios varias algunos algunas",
    "fr": "deux trois quatre cinq six sept huit neuf dix chaque plusieurs quelques certains certaines aucun aucune tout"
    " toute tous toutes quel quelle quels quelles",
    "it": "due tre quattro cinque sei ogni alcuni alcune",
    "pt": "dois duas três quatro cinco seis cada vários várias alguns algumas",
}
_ALSO_BEFORE_VERBS = frozenset({"de", "d"})
_ARTICLES = {"ca": "les", "en": "the", "es": "el la los las", "fr": "le la les l", "it": "il la le l", "nl": "het"}
_PREPOSITIONS = {"fr": "à au aux en"}
_BEFORE_INFINITIVES = {
    "es": "de a para sin por",
    "fr": "de à pour sans",
    "it": "di da per a senza",
    "pt": "de a para sem",
}
_INFINITIVES = {"es": ("ar", "er", "ir"), "fr": ("er", "ir"), "it": ("are", "ere", "ire"), "pt": ("ar", "er", "ir")}
_NO_NAMES = {
    "de": "der die das den dem",
    "en": "the a an of for through across with from by at to into between against during without about u.s ala"
    " ariz ark calif colo conn fla mass mich minn okla ore tenn wash wis wyo feb aug sept oct nov dec",
    "nl": "het een",
}
_PEOPLES = {
    "fr": ("ain", "aine", "ais", "aise", "ois", "oise", "ien", "ienne", "and", "ande", "ol", "ole", "isse", "usse")
}
_ADJECTIVES = {"en": ("al", "an", "ant", "ar", "ary", "ent", "ese", "ic", "ish", "ive", "able", "ory")}
_ADVERBS = {"en": ("ly",)}
_PARTICIPLES = {"fr": ("é", "ée", "és", "ées")}
_NO_HEADS = {
    "en": ("ed", "ly", "ous", "ful", "less", "ish", "ible", "-term", "-sex", "-old", "-year", "-day"),
    "es": ("mente",),
    "fr": (
        "aient",
        "erait",
        "eront",
        "quement",
        "nellement",
        "uellement",
        "iellement",
        "amment",
        "emment",
        "era",
        "rront",
        "dront",
        "iront",
        "vront",
    ),
    "it": ("mente",),
    "pt": ("mente",),
}
_IMPERATIVES = {"fr": ("ez",)}
_PLURAL_ARTICLES = {
    "fr": "les des aux ces mes tes ses nos vos leurs deux trois quatre cinq six plusieurs quelques certains certaines"
}
# Not "-ment", in which nouns and adverbs end as well.
_PLURAL_VERBS = {"fr": tuple(f"{letter}ent" for letter in "bcdfghilnpqrstuvxyz")}
_INVERSIONS = {"fr": "-je -tu -il -elle -on -nous -vous -ils -elles -ce -le -la -les -lui -leur -moi -y -en -ci -là"}
_GERUNDS = {
    "en": ("ing",),
    "de": ("end",),
    "es": ("ando", "endo"),
    "fr": ("ant",),
    "it": ("ando", "endo"),
    "pt": ("ando", "endo"),
}

_NOUNS = {"en": ("s", "ing", "ion", "ment", "ity", "ness", "ship", "ism", "er", "or", "nce", "ncy", "ure", "age")}
_LOCATIVES = {
    "de": "in im aus bei nach",
    "en": "in at from near across outside to",
    "es": "en desde",
    "fr": "à au aux en dans depuis vers",
    "it": "in a da nel nella",
    "nl": "in uit bij naar",
    "pt": "em no na de desde",
    "vi": "tại ở từ đến",
}

_PLATFORMS = (
    "bluesky facebook flickr instagram linkedin mastodon messenger pinterest reddit signal skype snapchat"
    " telegram threads tiktok tumblr twitch twitter viber vimeo wechat weibo whatsapp youtube zalo zoom"
)
_VENUES = {
    "en": "airport arena avenue building campus church courthouse garden gardens hall hotel park plaza room"
    " square stadium street theater theatre",
    "fr": "aéroport avenue boulevard église gare hôtel parc place rue salle square stade théâtre",
}

_SPEAKERS = {
    "en": "spokesman spokeswoman spokesperson analyst consultant strategist pollster professor scholar economist"
    " historian expert",
    "fr": "porte-parole analyste consultant consultante politologue économiste historien historienne sociologue expert"
    " experte",
}

_VERBS = {
    "vi": "bắn bắt buộc bị chặn chọn cắt dùng dạy giúp giết giữ gây gặp gọi hỏi khiến kiếm kéo kể leo làm lấy muốn mua"
    " mất mặc mời mở nghe nhìn nhớ nhờ ném nêu nói nấu nuôi rút rời sửa thuê thả thấy tránh treo tìm tạo uống vay"
    " vẽ vứt xem xin xóa đeo đâm đòi đóng đưa đạt đặt đẩy đọc đổi được",
}
_NOUN_MAKERS = {
    "vi": "sự lời vụ kỳ kì cuộc nền lễ kẻ nhà con cái người bản bức trận cơn niềm nỗi mối vị đảng bộ nước tình tính",
}
_NOUN_ENDS = {"vi": "viên sĩ giả gia sư cảnh phẩm quán"}

# Endings of nouns of Latin or Greek stems that languages share, by what they make, in one order: deeds, qualities,
# beliefs, those who hold them, and those who do something or to whom it is done. The longest that fits counts.
_KINDS = {
    "de": ("ion ionen", "ität itäten", "ismus ismen", "ist isten istin istinnen", "ant anten antin antinnen"),
    "en": ("ion ions", "ity ities", "ism isms", "ist ists", "ant ants ee ees"),
    "es": (
        "ión iones ion",
        "idad idades",
        "ismo ismos",
        "ista istas",
        "ante antes ado ados ada adas",
    ),
    "fr": (
        "ion ions ionne ionnes",
        "ité ités auté autés",
        "isme ismes",
        "iste istes",
        "ant ants ante antes é és ée ées",
    ),
    "it": ("ione ioni", "ità", "ismo ismi", "ista isti iste", "ante anti ato ati ata ate"),
    "nl": ("ie ies", "iteit iteiten", "isme ismen", "ist isten", "ant anten"),
    "pt": ("ão ões", "idade idades", "ismo ismos", "ista istas", "ante antes ado ados ada adas"),
}
_STEM = 4  # letters that words of one stem have in common

_ADJECTIVES_FIRST = ("da", "de", "en", "nb", "nl", "nn", "no", "sv")

_CAPITAL_NOUNS = frozenset({"de", "lb"})

_COMPOUNDS = frozenset({"da", "de", "et", "fi", "hu", "is", "nb", "nl", "nn", "no", "sv"})

_COMMA_WITHIN = {"vi": frozenset({("phòng", "chống")})}  # "phòng, chống tội phạm": to prevent and fight crime


@cache
def term_words(language: str) -> TermWords:
    """What is known of an ISO 639-1 `language`."""
    return TermWords(
        titles=term_lists.titles(language),
        empty=term_lists.empty(language),
        faint=term_lists.faint(language),
        vague=term_lists.vague(language),
        outlets=term_lists.outlets(),
        before_nouns=frozenset(_BEFORE_NOUNS.get(language, "").split()),
        before_verbs=frozenset(_BEFORE_VERBS.get(language, "").split()),
        determiners=frozenset(f"{_DETERMINERS[language]} {_BEFORE_NOUNS[language]}".split()) - _ALSO_BEFORE_VERBS
        if language in _DETERMINERS
        else frozenset(),
        tying=_ALSO_BEFORE_VERBS if language in _DETERMINERS else frozenset(),
        affiliations=("r-", "d-") if language == "en" else (),
        members=members(language),
        party_adjectives=party_adjectives(language),
        articles=frozenset(_ARTICLES.get(language, "").split()),
        prepositions=frozenset(_PREPOSITIONS.get(language, "").split()),
        before_infinitives=frozenset(_BEFORE_INFINITIVES.get(language, "").split()),
        infinitives=_INFINITIVES.get(language, ()),
        no_names=frozenset(_NO_NAMES.get(language, "").split()),
        peoples=_PEOPLES.get(language, ()),
        adjectives=_ADJECTIVES.get(language, ()),
        adverbs=_ADVERBS.get(language, ()),
        participles=_PARTICIPLES.get(language, ()),
        no_heads=_NO_HEADS.get(language, ()),
        imperatives=_IMPERATIVES.get(language, ()),
        plural_articles=frozenset(_PLURAL_ARTICLES.get(language, "").split()),
        plural_verbs=_PLURAL_VERBS.get(language, ()),
        inversions=tuple(_INVERSIONS.get(language, "").split()),
        gerunds=_GERUNDS.get(language, ()),
        nouns=_NOUNS.get(language, ()),
        locatives=frozenset(_LOCATIVES.get(language, "").split()),
        platforms=frozenset(_PLATFORMS.split()),
        venues=frozenset(_VENUES.get(language, "").split()),
        speakers=frozenset(_SPEAKERS.get(language, "").split()),
        verbs=frozenset(_VERBS.get(language, "").split()),
        noun_makers=frozenset(_NOUN_MAKERS.get(language, "").split()),
        noun_ends=frozenset(_NOUN_ENDS.get(language, "").split()),
        comma_pairs=_COMMA_WITHIN.get(language, frozenset()),
        headline_capitals=language == "en",
        adjectives_first=language in _ADJECTIVES_FIRST,
        capital_nouns=language in _CAPITAL_NOUNS,
        compounds=language in _COMPOUNDS,
    )


def phrase_flags(words: Sequence[str], phrases: frozenset[tuple[str, ...]]) -> list[bool]:
    """For each of the `words` of a text, whether it is part of one of `phrases`; the longest that fits counts."""
    flags = [False] * len(words)
    index = _index(phrases)
    at = 0
    while at < len(words):
        size, _ = index.at(words, at)
        flags[at : at + size] = [True] * size
        at += size or 1
    return flags


def are_of_two_kinds(left: str, right: str, languages: tuple[str, str]) -> bool:
    """Whether two words with one stem, each of a language, are different things by their endings.

    "immigration" is no "immigrés"; where either ending tells nothing they may be the same.
    """
    if folded(left.lower())[:_STEM] != folded(right.lower())[:_STEM]:
        return False
    kinds = {_kind_of(word.lower(), language) for word, language in zip((left, right), languages, strict=True)}
    return None not in kinds and len(kinds) > 1


def _kind_of(word: str, language: str) -> int | None:
    """Which of the kinds a word is of, by its ending."""
    fitting = [ending for ending in _endings(language) if word.endswith(ending)]
    return _endings(language)[max(fitting, key=len)] if fitting else None


@cache
def _endings(language: str) -> dict[str, int]:
    return {ending: kind for kind, endings in enumerate(_KINDS.get(language, ())) for ending in endings.split()}


@cache
def _index(phrases: frozenset[tuple[str, ...]]) -> Phrases[bool]:
    return Phrases(dict.fromkeys(phrases, True))
