"""Words by which a sentence leans on the one before it, so that it says little when it is read alone.

Pronouns and demonstratives at the beginning, and connectives there, in the languages whose press we have read; of other
languages nothing is claimed.
"""

import re
from itertools import pairwise
from typing import Literal

from dialogue_reader.language.folding import folded
from dialogue_reader.language.names.demonyms import people_of
from dialogue_reader.language.names.generic import means
from dialogue_reader.language.names.places import place_of
from dialogue_reader.language.terms import term_words
from dialogue_reader.language.words import press_words, stop_words, word_spans

Lean = Literal["pronoun", "connective", "further"]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Subjects near the beginning, of whom nobody knows who they are unless a name stands before; later ones stand for
# somebody in the sentence itself.
_NEAR = 6  # words
_OPENING_LENGTH = 60  # code points
_PERSONS = {
    "de": _set("er sie"),
    "en": _set("he she they him her them"),
    "es": _set("él ella ellos ellas"),
    "fr": _set("il elle ils elles"),
    "it": _set("lui lei loro egli ella essi esse"),
    "nl": _set("hij zij ze"),
    "pt": _set("ele ela eles elas"),
}
_BEFORE_OBJECTS = frozenset({"à"})  # "La participation, quant à elle"
# Those that never stand for a thing: without a person before them, nobody knows who is meant, wherever they stand.
_ONLY_PERSONS = {"en": _set("he him his she her hers himself herself")}
_DETERMINERS = {"en": _set("the a an one")}  # without one of them, no word before tells of a person
_PERSON = re.compile(r"(?:m[ae]n|[^m]ent|[^\W_]{2,}(?:er|or|ist|ian|ant|ee)|wife|son)\Z")  # how words for one end
# Words that end so and are none.
_NO_PERSONS = {
    "en": _set(
        "another barrier behavior behaviour border center chamber character committee computer corner counter "
        "cover danger degree dinner disaster door error exist factor favor favour fee filter finger floor flower "
        "former free grant guarantee harbor honor important insist interior labor labour latter layer letter list "
        "major majority matter minor mirror monitor newspaper number offer order paper plant power prior quarter "
        "restaurant river server shelter shoulder significant summer terror three tower trailer transfer trigger "
        "water weather whether winter"
    )
}
_PREPOSED = 4  # words: "In his first speech, Ann Poe", where the person comes after
# What begins a clause before the main one, whose subject its pronoun may be: "As he left, Ann Poe said".
_SUBORDINATORS = {"en": _set("after although as because before if once since though until when while")}
_CLAUSE = 4  # words of a quotation that says something by itself
# What tells which words, not told here, somebody meant or answered.
_EXPLAINS = {
    "en": r"\b(?:(?:was|were|is|are|be|been) (?:\w+ )?(?:referring|alluding|responding|reacting) to|in reference to"
    r"|(?:fired|hit) back(?! at\b))\b",
    "fr": r"\b(?:faisait|faisaient|fait|font) (?:référence|allusion)\b",
}
# Near the beginning, a document or an act that the text must have spoken of: "The video was released", "the decision".
_DOCUMENTS = {
    "en": r"\bthe (?:(?!same\b)\w+ )?(?:article|report|piece|post|tweet|message|letter|emails|recording|video|footage"
    r"|audio|interview|remarks?|comments?|statement|claims?|admission|revelations?|allegations?|accusations?|announcement"
    r"|decision|ruling|promise|resignation|exchange|story)\b"
    r"(?! (?:of|by|from|against|that|which|who|about|to|in which|on (?:his|her|its|their)|released|found(?! that)|made"
    r"|issued|sent)\b)"
    r"|\bthe (?:issue|matter|incident|alleged [\w-]+)\b(?! (?:of|by|that|which)\b)",
    "fr": r"\A\W*une? (?:\w+ )?(?:acte|annonce|chiffre|choix|constat|décision|demande|façon|geste|histoire|hypothèse"
    r"|idée|information|initiative|manière|mesure|perspective|position|pratique|preuve|réaction|situation|somme|thèse)\b",
}
# Anywhere: something that has been said before.
_BACK = {
    "en": r"\b(?:[Tt]he source|(?:those|these|such) (?!(?:a|days|who\w*|in|of|from|with|on)\b)(?:\w+ )?\w{3,}s"
    r"|that (?:far|point|end|effort|goal|promise|argument|statement|claim|position|view|idea|matter|case|question|day"
    r"|decision|move)\b(?! (?:that|of)\b)|at the time(?! (?:of|when|that)\b))\b"
    r"|^\W*[A-Z]\w+['’]s (?:was|were|is|are)\b",
    "fr": r"^\W*(?:[Ss]elon|[Dd]['’]après|[Pp]our|[Aa]vec) (?:lui|elle|eux|elles)\b"
    r"|^\W*(?:[\w’'-]+ ){1,5}(?:ce|cet|cette|ces) (?!(?:semaine|mois|année|matin|après-midi|soir|nuit|jour|été|hiver"
    r"|printemps|automne|week-end|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|type|genre|à|que?|qui|dont|ne"
    r"|sont|sera|serait)\b|derni[eè]r|(?:qu|n)['’])\w+"
    r"|\bd['’]entre (?:eux|elles)\b(?! \w+ant\b)"
    r"|^\W*(?:[A-ZÀ-Ý]\w*ée?s?|(?:Connu|Devenu|Disparu|Élevé|Élu|Parti|Reconnu|Venu)e?s?|(?:Assis|Mis|Pris|Promis|Surpris)e?s?)"
    r" [^,.]{2,60}, (?:elles?|ils?|leurs?|sa|ses|son)\b",
    "vi": r"^\W*(?:\w+ ){1,6}(?<!năm )(?<!tháng )(?<!tuần )(?<!ngày )(?<!lần )(?<!mùa )(?<!dịp )(?<!đợt )(?<!sáng )"
    r"(?<!trưa )(?<!chiều )(?<!tối )(?<!đêm )(?<!nước )này\b|\b(?:nói|kể|nêu) trên\b"
    r"|\b(?:đối tượng|hành vi|vụ việc|sự việc|nam thanh niên|thông tin|trường hợp|quyết định|quy định|nội dung"
    r"|dự án) trên\b"
    r"(?! (?:địa bàn|toàn|đường|mạng|biển|sông|thế giới|cả|khắp)\b)"
    r"|\b(?:chuyến|điều|hành động|khoảng thời gian|quá trình|sự kiện|trường hợp|vấn đề|việc|vụ) (?:\w+ ){0,2}đó\b",
}
# Somebody without a name to whom the only one who has a name tells something: it is another, or it would be "himself".
_TO_ANOTHER = {"en": r"\b(?:told|asked|urged|called|gave|warned|assured|informed|reminded|sent) (?:him|them)\b"}
_NEXT_CLAUSE = {
    "en": _set("that who whom which and but or as when while after before because if where though although")
}
# Near the beginning: one thing more beside what has been told.
_FURTHER = {"en": _set("also too another other"), "fr": _set("également aussi autre autres")}

# Only at the very beginning: further on they mostly point back within the sentence.
_POINTERS = {
    "de": _set(
        "es das dies diese dieser dieses diesen diesem sein seine seiner seinen seinem ihr ihre ihrer ihren ihrem"
    )
    | _set("dabei damit dafür daran darauf darin davon dazu dort"),
    "en": _set("it its his her their this that these those such here neither others"),
    "es": _set("esto eso ello este esta estos estas ese esa esos esas su sus"),
    "fr": _set("ce c cela ça ceci cet cette ces son sa ses leur leurs celui celle ceux celles"),
    "it": _set("questo questa questi queste ciò quello quella quelli quelle suo sua suoi sue"),
    "nl": _set("het dit dat deze die zijn haar hun daar"),
    "pt": _set("isto isso este esta estes estas esse essa esses essas seu sua seus suas"),
    "vi": _set("nó họ đây đó này kia điều"),
}
_CONNECTIVES = {
    "de": _set("aber und oder doch jedoch allerdings deshalb daher dennoch trotzdem außerdem zudem auch dann danach so")
    | _set("denn damals"),
    "en": _set("but and or nor so yet however also then moreover furthermore nevertheless nonetheless therefore thus")
    | _set("meanwhile instead still besides otherwise hence likewise"),
    "es": _set("pero y o sin además también entonces así luego aunque"),
    "fr": _set("mais et ou or donc ainsi toutefois cependant pourtant néanmoins ensuite enfin puis alors aussi sauf")
    | _set("surtout car"),
    "it": _set("ma e o però quindi inoltre anche così poi infatti tuttavia"),
    "nl": _set("maar en of toch ook dus dan daarna bovendien echter"),
    "pt": _set("mas e ou porém também então assim depois além"),
    "vi": _set("nhưng và hoặc song tuy nên thế vậy rồi còn cũng"),
}
# Of several words, as they begin a sentence.
_OPENINGS = {
    "de": "zum beispiel|im gegenteil",
    "en": "some (?:say|said|argue|argued|blame|blamed|believe|think|see|have|are|were)|at the time|as a result"
    "|in addition|for example|for instance|on the other hand|in contrast|the latter|by then"
    "|in that case|in turn|in fact|indeed|at the same time|in response|on the flip side|in the ensuing|in the end"
    "|a (?:second|third|fourth|further)|in short|since then|after that|before that|that said|by contrast|previously"
    "|earlier(?=,)|later(?=,)|later in the day|afterwards?"
    r"|(?:an?|one|two|three|four|five|six|several|some|\d+) (?:year|month|week|day|hour|minute)s? (?:later|earlier)",
    "es": "sin embargo|por eso|por ello|por otro lado",
    "fr": "par ailleurs|en outre|en effet|en revanche|par exemple|de plus|du coup|d['’]ailleurs|à l['’]inverse|c['’]est"
    r"|(?:une?|deux|trois|quatre|cinq|six|quelques|\d+) (?:an|année|mois|semaine|jour|heure|minute)s? plus t(?:ard|ôt)"
    "|pour cela|dans la foulée(?! d)|autrement dit|d['’]autant|pour (?:terminer|conclure|finir)|voici|comme quoi",
    "it": "per questo|in particolare|ad esempio",
    "nl": "in plaats daarvan|ten slotte",
    "pt": "por isso|no entanto|por outro lado|por exemplo",
    "vi": "theo đó|do đó|tuy nhiên|bên cạnh đó|ngoài ra|sau đó|trước đó|cụ thể|trong khi đó|đồng thời|vì vậy|vì thế"
    "|như vậy|cũng theo|tại đây|lúc này|khi đó|từ đó|việc này|điều này|nhờ đó|thay vào đó|hơn nữa|mặt khác|đặc biệt là"
    "|trong đó|kèm theo đó|thứ (?:hai|ba|tư|năm) là|lúc đó|thấy vậy|tiếp đó|tiếp sau đó|ví dụ|chẳng hạn|tức là|chưa hết"
    "|qua đó|trong số đó|kết quả là",
}
# What begins like one of these and points to nothing before it: a day that every reader knows, a clause to come, a
# pronoun that stands for nothing.
_FREE = {
    "de": r"(?:diese[nrsm]?|dieses) (?:woche|monat|jahr|morgen|abend|sommer|winter|herbst|frühjahr)"
    r"|es (?:gibt|gab|gäbe|(?:geht|ging) um|handelte? sich)\b",
    "en": r"this (?:week|weekend|month|year|morning|afternoon|evening|spring|summer|autumn|winter|time|past|coming)"
    r"|it(?:['’]s| is| was| remains) (?:not )?(?:\w+(?: (?:that|whether|if|how|why)\b|:)"
    r"|(?:important|necessary|essential|possible|impossible|hard|difficult|easy) (?:to|for)\b)"
    r"|so far|also known|instead of|besides the"
    r"|(?:some|others|both|many|most) (?:of|in|on|at)\b",
    "es": r"est[ae] (?:semana|mes|año|mañana|tarde|noche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)",
    "fr": r"ces derni[eè]r|(?:ce|cet|cette) (?:semaine|mois|année|matin|après-midi|soir|nuit|été|hiver|printemps"
    r"|automne|week-end|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|(?:celui|celle|ceux|celles) (?:qu|dont)"
    r"|(?:alors|ainsi) qu|ou bien|il (?:n['’]|ne )?(?:y (?:a|av|aur|eut)|exist|faut|faudra|fall|suffi|s['’]agi"
    r"|reste à|(?:est|était|sera|serait) (?:(?:im)?possible|nécessaire|important|essentiel|difficile"
    r"|interdit|temps|obligatoire|question|probable)\b)",
    "it": r"quest[ao] (?:settimana|mese|anno|mattina|sera)|così come",
    "pt": r"est[ae] (?:semana|mês|ano|manhã|tarde|noite)|assim como",
    "vi": r"còn nhớ",
}
# In Vietnamese a title alone stands for a person who has been named; before a name it is only a title.
_TITLES_VI = _set("ông bà anh chị cô chú bác em thầy")


def lean_of(sentence: str, language: str, known: frozenset[str] = frozenset()) -> Lean | None:
    """What the sentence leans by, if by anything; of a person only if no name stands before.

    `sentence` is without what it quotes: a pronoun there is somebody else's. `known` are words of which a reader knows
    what they stand for, in small letters.
    """
    words = _words(sentence)
    if not words:
        return None
    if language == "vi" and words[0].lower() in _TITLES_VI:
        return None if len(words) > 1 and words[1][0].isupper() else "pronoun"
    first, opening = words[0].lower(), sentence[:_OPENING_LENGTH].lower()
    explains = _EXPLAINS.get(language)
    if explains and re.search(explains, sentence):
        return "pronoun"
    if language in _FREE and re.match(rf"\W*(?:{_FREE[language]})", opening):
        return None
    if first in _POINTERS.get(language, ()) or _leans_on_a_person(sentence, language):
        return "pronoun"
    if _points_back(sentence, language, known):
        return "pronoun"
    openings, further = _OPENINGS.get(language), _FURTHER.get(language, frozenset[str]())
    if first in _CONNECTIVES.get(language, ()) or (openings and re.match(rf"\W*(?:{openings})\b", opening)):
        return "connective"
    return "further" if not further.isdisjoint(word.lower() for word in words[:_NEAR]) else None


def _points_back(sentence: str, language: str, known: frozenset[str]) -> bool:
    """Whether it tells of "that promise", or near its beginning of "the video" without saying which."""
    if language in _BACK and re.search(_BACK[language], sentence):
        return True
    documents = _DOCUMENTS.get(language)
    document = re.search(documents, sentence[:_OPENING_LENGTH], re.IGNORECASE) if documents else None
    is_new = document is not None and known.isdisjoint(word.lower() for word in _words(document.group()))
    return is_new or _tells_another(sentence, language)


def _tells_another(sentence: str, language: str) -> bool:
    """Whether the only one whom it has named tells "him" something, so that he is another."""
    address = re.search(_TO_ANOTHER[language], sentence) if language in _TO_ANOTHER else None
    if address is None:
        return False
    before = _words(sentence[: address.start()])
    return _NEXT_CLAUSE[language].isdisjoint(word.lower() for word in before) and _names_in(before, language) < 2


def names_nobody(outside: str, language: str) -> bool:
    """Whether what stands beside a quotation does not name who speaks, as far as capitals tell in the language."""
    words = _words(outside)
    return language in _PERSONS and not any(
        word[0].isupper() and word.lower() not in press_words(language) and (place or not _is_stop(word, language))
        for place, word in enumerate(words)
    )


def quotation_leans(quoted: str, outside: str, comes_first: bool, language: str) -> bool:
    """Whether what a sentence quotes is about somebody or something that neither it nor the rest of it names.

    Who speaks is not meant: of what stands outside, only a second name helps, and only if that comes before.
    """
    words = _words(quoted)
    if len(words) < _CLAUSE:
        return False
    if comes_first:
        return lean_of(quoted, language) == "pronoun"
    return _names_in(_words(outside), language) < 2 and _leans_on_a_person(quoted, language)


def _leans_on_a_person(sentence: str, language: str) -> bool:
    """Whether a pronoun for a person stands before any name."""
    words = _words(sentence)
    persons = _PERSONS.get(language, frozenset[str]())
    only_persons = _ONLY_PERSONS.get(language, frozenset[str]())
    for place, word in enumerate(words):
        low = word.lower()
        is_subject = low in persons or low.rpartition("-")[2] in persons
        if place < _NEAR and is_subject and words[max(0, place - 1)].lower() not in _BEFORE_OBJECTS:
            begins_clause = words[0].lower() in _SUBORDINATORS.get(language, ())
            return not (begins_clause and low in only_persons and _follows(sentence, language))
        if low in only_persons:
            return not (_has_person(words[:place], language) or (place < _PREPOSED and _follows(sentence, language)))
        if _is_name(words, place, language):
            return False
    return False


def _has_person(words: list[str], language: str) -> bool:
    """Whether words without a name may tell of a person: "The senator from the valley"."""
    lows = [word.lower() for word in words]
    no_persons = _NO_PERSONS.get(language, frozenset[str]())
    return not _DETERMINERS.get(language, frozenset()).isdisjoint(lows) and any(
        (low,) in term_words(language).titles
        or (_PERSON.search(low) and low not in stop_words(language) and low not in no_persons)
        for low in lows
    )


def _follows(sentence: str, language: str) -> bool:
    """Whether a name stands right after the first comma: "In his first speech, Ann Poe"."""
    words = ["", *_words(sentence.partition(",")[2])[:2]]
    return any(_is_name(words, at, language) for at in range(1, len(words)))


def _is_name(words: list[str], place: int, language: str) -> bool:
    """Whether the word at a place names somebody, as far as a capital tells: no place, no day, no party."""
    word = words[place]
    low = word.lower()
    if not word[0].isupper() or (not place and _is_stop(word, language)):
        return False
    bare = folded(low)
    return not (
        low in press_words(language) or means(bare, language) or people_of(bare) or place_of(low, language) is not None
    )


def _is_stop(word: str, language: str) -> bool:
    return word.lower() in stop_words(language)


def _names_in(words: list[str], language: str) -> int:
    """How many names the words hold; those in a row are one."""
    flags = [_is_name(words, place, language) for place in range(len(words))]
    return sum(flag and not before for before, flag in pairwise([False, *flags]))


def _words(sentence: str) -> list[str]:
    return [sentence[a:b] for a, b in word_spans(sentence)]
