"""Which language a text is written in.

The commonest words of the languages that news is most read in decide at once. For all others, and for short or mixed
texts, a statistical model is asked; it takes half a second to load, which the first page should not wait for.
"""

import re
from collections import Counter
from collections.abc import Sequence

UNKNOWN = "und"

_ISO_639_1 = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es
et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj
kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv
ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti
tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
CODES = frozenset(_ISO_639_1.split())

_LETTERS = re.compile(r"[^\W\d_]+")
_SAMPLE = 4000  # code points; more changes no answer and costs time before the first page
_ENOUGH = 20  # words needed for the commonest to be trusted
# Share of all words that must be among the commonest of the winner, and how far it must lead the next. Running text has
# 0.15 to 0.45; Vietnamese, written by syllables, about 0.1, and then nothing else comes near.
_TRUSTED = ((0.12, 1.5), (0.06, 3.0))

# Articles, prepositions, conjunctions and auxiliaries: words that every text of some length has.
_COMMONEST = {
    "cs": "a že se na je v jako za pro by ale jeho jsou si který byl podle po k ve od také které už než",
    "da": "og i at det en til er som på de med han af for ikke der var den har et men blev være efter også",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus",
    "en": "the of and to in a is that for it was on with as he be by at from this have are not has but which",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le fue",
    "fi": "ja on ei että se oli hän mutta joka ovat kun myös niin kuin hänen sen mukaan olla jos tai mitä",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec",
    "hu": "a az és hogy nem is egy ez volt meg csak már el de ha mint még aki vagy azt szerint mert",
    "id": "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena tersebut bisa ada mereka",
    "it": "di e che la il un a per in una è sono del con non si le dei i da al più nel come della anche gli",
    "nb": "og i det er på som en for med til av at de ikke den har han var om et men seg etter også",
    "nl": "de van het een en in is dat op te zijn voor met die niet aan er om ook als bij door maar naar",
    "pl": "w i na z się nie do to że jest o jak po ale za od przez jego był dla oraz który są co już",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele",
    "ro": "de și în a la că cu pe nu o se din care un pentru mai este sunt fi au dar după lui fost",
    "sv": "och i att det som en på är av för med den till inte har de ett om han men var sig från vid efter",
    "tr": "bir ve bu da de için ile olarak çok daha ne gibi olan kadar sonra ama en var olduğu değil göre",
    "vi": "và của là các có trong được cho với không một những đã này người để khi năm đến về từ ra tại cũng sự",
}  # fmt: skip
_LANGUAGES: dict[str, list[str]] = {}  # of each of these words
for _code, _words in _COMMONEST.items():
    for _word in set(_words.split()):
        _LANGUAGES.setdefault(_word, []).append(_code)


def code_of(tag: str) -> str | None:
    """The ISO 639 code that a tag of RFC 5646 or the name of a locale begins with: "fr" of "fr-CA" and of "fr_CA"."""
    code = re.match(r"([A-Za-z]{2,3})(?:[-_]|$)", tag.strip())
    return code[1].lower() if code else None


def identify(text: str) -> str:
    """The ISO 639-1 code of the language of `text`; `UNKNOWN` where it has no words."""
    sample = text[:_SAMPLE]
    if not _LETTERS.search(sample):
        return UNKNOWN
    return _by_words(sample) or _ask_model(sample)


def identify_most(passages: Sequence[str]) -> str:
    """The language that most of the text is in, so that what it quotes decides nothing, even at the beginning."""
    lengths: Counter[str] = Counter()
    undecided = []
    for passage in passages:
        if language := _by_words(passage[:_SAMPLE]):
            lengths[language] += len(passage)
        else:
            undecided.append(passage)
    rest = "\n".join(undecided)
    in_doubt = not lengths or max(lengths.values()) <= len(rest)
    if in_doubt and (code := identify(rest)) != UNKNOWN:  # passages too short to be judged are judged together
        lengths[code] += len(rest)
    return lengths.most_common(1)[0][0] if lengths else UNKNOWN


def _by_words(text: str) -> str | None:
    """The language whose commonest words are in `text`, where no other comes near."""
    words = _LETTERS.findall(text.lower())
    if len(words) < _ENOUGH:
        return None
    votes = Counter(code for word in words for code in _LANGUAGES.get(word, ()))
    (first, most), (_, next_most) = [*votes.most_common(2), ("", 0), ("", 0)][:2]
    clear = any(most >= share * len(words) and most >= lead * next_most for share, lead in _TRUSTED)
    return first if clear else None


def _ask_model(sample: str) -> str:
    import py3langid

    return str(py3langid.classify(sample)[0])
