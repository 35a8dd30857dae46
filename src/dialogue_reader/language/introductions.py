"""Whether a sentence says who somebody is, or only gives a last name after a courtesy title: "Mr. Issa"."""

from collections.abc import Set as AbstractSet

from dialogue_reader.language.words import word_spans

# Titles that say nothing of who it is, unlike those of an office or a rank.
_COURTESY = {
    "de": frozenset({"herr", "herrn", "frau"}),
    "en": frozenset({"mr", "mrs", "ms", "messrs"}),
    "es": frozenset({"sr", "sra"}),
    "fr": frozenset({"m", "mme", "mlle", "mm"}),
    "it": frozenset({"signor", "signora"}),
    "vi": frozenset({"ông", "bà", "anh", "chị"}),
}


def names_a_stranger(sentence: str, language: str, known: AbstractSet[str]) -> bool:
    """Whether it names somebody by a courtesy title and one word alone that is none of the `known` words.

    These are in small letters. A name that is there twice is taken to be given in full at one of both places.
    """
    titles = _COURTESY.get(language, frozenset())
    words = [sentence[a:b] for a, b in word_spans(sentence)] if titles else []
    for title, name, after in zip(words, words[1:], [*words[2:], ""], strict=False):
        is_alone = title.lower() in titles and name[0].isupper() and not after[:1].isupper()
        if is_alone and name.lower() not in known and words.count(name) == 1:
            return True
    return False
