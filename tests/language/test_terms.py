import pytest

from dialogue_reader.language.terms import are_of_two_kinds, phrase_flags, term_words


def test_the_longest_phrase_counts() -> None:
    phrases = frozenset({("vice", "president"), ("president",), ("vice", "squad")})
    assert phrase_flags(["the", "vice", "president", "and", "vice"], phrases) == [False, True, True, False, False]


def test_a_phrase_at_the_end_takes_no_more_words_than_there_are() -> None:
    assert phrase_flags(["the", "president"], frozenset({("vice", "president"), ("president",)})) == [False, True]


def test_english_verbs_are_empty_in_every_form_and_nouns_that_are_verbs_too_are_not() -> None:
    empty = term_words("en").empty
    assert {("appear",), ("appears",), ("appeared",), ("appearing",), ("denies",), ("denied",), ("submitted",)} <= empty
    assert ("calling",) in empty
    assert not {("call",), ("calls",), ("veto",), ("charge",)} & empty


def test_a_language_without_lists_has_only_the_outlets() -> None:
    words = term_words("sw")
    assert not (words.titles | words.empty | words.faint)
    assert ("reuters",) in words.outlets


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "it", "nl", "pt", "vi"])
def test_what_goes_before_nouns_does_not_go_before_verbs(language: str) -> None:
    words = term_words(language)
    assert words.before_nouns
    assert len(words.before_nouns & words.before_verbs) <= 1  # "ze zien", "de ze"


@pytest.mark.parametrize(
    ("left", "right", "languages"),
    [
        ("universities", "Universitäten", ("en", "de")),
        ("terrorists", "Terroristen", ("en", "de")),
        ("terrorism", "terrorismo", ("en", "es")),
        ("region", "región", ("en", "es")),
        ("religion", "religione", ("en", "it")),
        ("champion", "championne", ("en", "fr")),
        ("community", "communauté", ("en", "fr")),
        ("immigrants", "immigrés", ("en", "fr")),
        ("immigration", "immigracja", ("en", "pl")),
    ],
)
def test_words_with_one_stem_and_like_endings_may_be_the_same(
    left: str, right: str, languages: tuple[str, str]
) -> None:
    assert not are_of_two_kinds(left, right, languages)


@pytest.mark.parametrize(
    ("left", "right", "languages"),
    [
        ("immigration", "immigrés", ("en", "fr")),
        ("opposition", "opposants", ("en", "fr")),
        ("terrorism", "Terroristen", ("en", "de")),
        ("organisation", "organismo", ("en", "es")),
    ],
)
def test_words_with_one_stem_and_other_endings_are_different_things(
    left: str, right: str, languages: tuple[str, str]
) -> None:
    assert are_of_two_kinds(left, right, languages)
