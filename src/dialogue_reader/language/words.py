"""Words of a text, their stems, and the words that carry no meaning of their own.

A written word is what stands between spaces in most languages, one character or one cluster in scripts without spaces.
Where such a unit is a syllable rather than a word (Vietnamese, Chinese, Thai), `is_part` says so.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from dialogue_reader.language.folding import folded
from dialogue_reader.language.phrases import Phrases

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HIRAGANA = "\u3041-\u309f"
_KATAKANA = "\u30a0-\u30ff\u31f0-\u31ff"
_UNSPACED = "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai and Lao, Burmese, Khmer
# Combining marks, which `\w` leaves out, and the invisible signs that stand inside words.
_COMBINING = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
    "\u0981-\u0983\u09bc-\u09cd\u09d7\u0a01-\u0a03\u0a3c-\u0a4d\u0a70\u0a71\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03"
    "\u0b3c-\u0b57\u0b82\u0bbe-\u0bcd\u0c00-\u0c04\u0c3c-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d4d"
    "\u0d57\u0d81-\u0d83\u0dca-\u0ddf\u00ad\u200c\u200d"
)
_LETTER = rf"[^\W_{_HAN}{_HIRAGANA}{_KATAKANA}{_UNSPACED}]"
_RUN = rf"{_LETTER}(?:{_LETTER}|[{_COMBINING}])*"

# Letters and digits with the marks that join them: "l'immigration" is two words, "Quang-Minh", "1.200" and "U.K" one;
# a full stop that lacks its space ("Paris.Le") parts two.
_WORD = re.compile(
    rf"\d+(?:[.,]\d+)+|{_LETTER}(?:\.{_LETTER})+(?!{_LETTER})|{_RUN}(?:[-‐‑·]{_RUN})*"
    rf"|[{_HAN}]|[{_KATAKANA}]+|[{_HIRAGANA}]+"
    rf"|[เ-ไເ-ໄ]?[ก-ฯຂ-ຯຽໜໝ][ະ-\u0ebcะ-\u0e3aๅ-๎\u0ec8-\u0ece]*|[{_UNSPACED}]"
)

# A Vietnamese syllable without its accents; what has another shape is a foreign word or an abbreviation, and whole.
_SYLLABLE = re.compile(
    r"(?:ngh?|[ckgt]h|nh|ph|tr|gi|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?", re.IGNORECASE
)
_PART = re.compile(rf"[{_HAN}]|[{_UNSPACED}]+")

# Languages without a blank between words, which only a dictionary tells apart, and mostly without a mark after a
# sentence: Thai, Lao, Burmese, Khmer, Tibetan.
UNSPACED = frozenset({"th", "lo", "my", "km", "bo", "dz"})

_SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian",
    "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "st": "sesotho", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# The published list for Vietnamese counts as stop words some syllables that mostly make up content words ("chính phủ",
# "cơ quan", "điều tra"), and misses common function words and phrases of the press.
_CONTENT_VI = _set(
    "bài bản bộ cao chuyện chính chắc con công cơ cực duy dữ dễ lớn ngọt ngộ nhà nhận nóc người phỏng quyết quả quý"
    " răng sạch số sốt sự thanh thoạt thuần thường thậm tất tấn tột việc xa ý điều đại"
)
_FUNCTION_VI = _set(
    "ba bốn bảy bên bởi chín chưa chẳng cho cùng cũng cứ do dù dưới gồm giữa hai hãy hoặc khoảng lần lại mấy mười mọi"
    " nay nếu ngoài nhằm nhưng năm sáu tám thuộc thêm tuy tuần từng vài vẫn vì vừa đang đây đã đó được đều để ở"
) | {
    "bao gồm", "bày tỏ", "bên cạnh", "cho biết", "cho hay", "cho rằng", "chẳng hạn", "cuối cùng", "có thể", "cùng ngày",
    "do đó", "dường như", "giờ đây", "hiện nay", "hiện tại", "hôm nay", "hôm qua", "hơn nữa", "khẳng định", "không chỉ",
    "không thể", "kể cả", "liên quan", "mà còn", "mong muốn", "mặc dù", "một khi", "một nửa", "một số", "nghĩa là",
    "ngày mai", "ngược lại", "nhấn mạnh", "như sau", "như thế", "nói chung", "nói riêng", "năm ngoái", "phát biểu",
    "sau khi", "thay vì", "theo đó", "thông qua", "thông thường", "thường xuyên", "thời gian qua", "thứ hai", "thứ ba",
    "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật", "tiếp tục", "trong đó", "trước khi", "trở lại", "trở nên",
    "trở thành", "tức là", "từ đó", "vô cùng", "vừa qua", "ít nhất", "đặc biệt", "đối với", "đồng thời",
}  # fmt: skip
# Content words of which one syllable alone is a function word.
_COMPOUNDS_VI = frozenset({
    "anh hùng", "ban thường vụ", "bác bỏ", "bác sĩ", "bình thường", "bạn bè", "bằng chứng", "bị can", "bị cáo",
    "bị hại", "bị thương", "bồi thường", "bức xúc", "bất thường", "cha mẹ", "chuẩn bị", "chỉ trích", "chỉ đạo",
    "căn cứ", "công bằng", "công việc", "cuộc chiến", "cuộc gọi", "cuộc sống", "cuộc đời", "dòng họ", "hàng không",
    "không gian", "y tế", "y đức", "y học", "y khoa", "y sĩ", "y tá", "ả rập",
    "không khí", "không quân", "khí quyển", "làm chứng", "làm việc", "lên án", "lý do", "mặt bằng", "nghỉ việc",
    "ngôi sao", "nhất trí", "nói dối", "nước ngoài", "năm học", "quá khích", "quá khứ", "quá trình", "ra mắt",
    "so sánh", "thay thế", "theo đuổi", "thiết bị", "thế giới", "thế hệ", "thế kỷ", "thế vận hội", "thống nhất",
    "toà án", "trẻ em", "tòa án", "tại ngoại", "tồn tại", "tự do", "từ chối", "việc làm", "vị thế", "vụ việc",
    "đàn ông", "đình chỉ", "địa chỉ", "đổi mới", "đồng bằng", "ưu thế",
})  # fmt: skip

# Words of every news text that the published lists lack: the calendar, and the verbs that introduce a quotation.
_PRESS: dict[str, frozenset[str]] = {
    "de": _set(
        "montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli august"
        " september oktober november dezember sagte erklärte teilte betonte"
    ),
    "en": _set(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
        " september october november december said told added announced"
    ),
    "es": _set(
        "lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto"
        " septiembre octubre noviembre diciembre dijo afirmó señaló explicó"
    ),
    "fr": _set(
        "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre"
        " octobre novembre décembre déclaré annoncé indiqué affirmé expliqué précisé estimé ajouté souligné rappelé"
        " déclare annonce indique affirme explique précise estime ajoute souligne rappelle"
    ),
    "it": _set(
        "lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo aprile maggio giugno luglio"
        " agosto settembre ottobre novembre dicembre detto dichiarato spiegato"
    ),
    "nl": _set(
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus"
        " september oktober november december zei"
    ),
    "pt": _set(
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo janeiro fevereiro março abril"
        " maio junho julho agosto setembro outubro novembro dezembro disse afirmou"
    ),
}

# The published lists for Chinese and Japanese hold many characters that make up content words ("人口", "内政部"); of
# single characters only these are function words.
_FUNCTION_HAN = frozenset("的了和是在有与與及对對将將为為也不就都而其被把从從到等这這那於于之以")

# Function words that stand inside names and terms: "loi de finances", "Bank of England".
_JOINERS: dict[str, frozenset[str]] = {
    "ca": _set("d de del dels la les l"),
    "de": _set("der des für von zur zum"),
    "en": _set("of for the"),
    "es": _set("de del la las los el"),
    "fr": _set("de du des d la le les l à au aux en"),
    "it": _set("di del della delle dei degli dell la il le l"),
    "nl": _set("van de het voor"),
    "pt": _set("de do da dos das"),
    "ro": _set("de al ale a"),
}


def word_spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans of the written words in `text[start:end]`, in code points of `text`."""
    return [m.span() for m in _WORD.finditer(text, start, len(text) if end is None else end)]


def is_capitalised(text: str) -> bool:
    """Whether every word begins with a capital, as those of names do."""
    return all(text[a].isupper() for a, _ in word_spans(text))


def is_part(word: str, language: str) -> bool:
    """Whether a unit that `word_spans` found in an ISO 639-1 `language` is mostly a part of a word: a syllable."""
    if language == "vi":
        return bool(_SYLLABLE.fullmatch(folded(word)))
    return bool(_PART.fullmatch(word))


@cache
def stop_words(language: str) -> frozenset[str]:
    """Lower-case stop words and phrases of an ISO 639-1 `language`; empty for one that has no list."""
    listed = _listed(language)
    if language == "vi":
        return (listed - _CONTENT_VI) | _FUNCTION_VI
    if language in ("zh", "ja"):
        return frozenset(word for word in listed if len(word) > 1) | _FUNCTION_HAN
    return listed | press_words(language)


def _listed(language: str) -> frozenset[str]:
    """The list of `stopwordsiso` for one language.

    The package holds those of all sixty languages in memory; its file gives up one of them for a tenth of that.
    """
    import json
    from importlib.util import find_spec

    package = find_spec("stopwordsiso")
    if package is None or package.origin is None:
        return frozenset()
    text = Path(package.origin).with_name("stopwords-iso.json").read_text(encoding="utf-8")
    name = f'"{language}":'
    at = text.find(name)
    return frozenset(json.JSONDecoder().raw_decode(text, at + len(name))[0]) if at >= 0 else frozenset()


def press_words(language: str) -> frozenset[str]:
    """Those of the stop words that are no name even with a capital: the calendar, verbs of reporting."""
    return _PRESS.get(language, frozenset())


def joiners(language: str) -> frozenset[str]:
    """Lower-case function words that a name or a term of `language` may hold; empty where we know none."""
    return _JOINERS.get(language, frozenset())


def stop_flags(words: Sequence[str], language: str) -> list[bool]:
    """For each of the lower-case `words` of a text, whether it is a stop word or part of a stop phrase.

    A single letter is one ("l'", "d'", an initial); so is, in Japanese, what is written in hiragana. A stop word inside
    a known compound ("tự do") is none.
    """
    listed = stop_words(language)
    flags = [w in listed or (len(w) == 1 and w.upper() != w.lower()) or "\u3041" <= w[:1] <= "\u309f" for w in words]
    phrases = _phrases(language)
    for at in range(len(words)):
        size, is_stop = phrases.at(words, at)
        if is_stop is not None:
            flags[at : at + size] = [is_stop] * size
    return flags


@cache
def _phrases(language: str) -> Phrases[bool]:
    """Whether a phrase of several words is a stop phrase, or a compound that is none."""
    compounds = _COMPOUNDS_VI if language == "vi" else frozenset[str]()
    entries = {
        tuple(entry[a:b] for a, b in word_spans(entry)): entry not in compounds
        for entry in (*stop_words(language), *compounds)
    }
    return Phrases({phrase: is_stop for phrase, is_stop in entries.items() if len(phrase) > 1})


def stemmer(language: str) -> Callable[[str], str]:
    """A function from a word to the key that its inflected forms share: lower case, Snowball stem where there is one.

    Make one for each task: it remembers what it stemmed, and is not meant for two threads at a time.
    """
    name = _SNOWBALL.get(language)
    known: dict[str, str] = {}
    if name is None:
        return lambda word: word.lower().replace("\u00ad", "")
    import snowballstemmer

    snowball = snowballstemmer.stemmer(name)

    def stem(word: str) -> str:
        if word not in known:
            bare = word.lower().replace("\u00ad", "")
            known[word] = "-".join(snowball.stemWord(part) for part in bare.split("-"))
        return known[word]

    return stem
