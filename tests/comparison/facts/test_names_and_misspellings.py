"""What is a name, and which names are one that was misspelled."""

import pytest

from dialogue_reader.comparison.facts.discrepancies import discrepancies
from dialogue_reader.comparison.facts.extraction import facts_of
from dialogue_reader.comparison.facts.fact import Name
from dialogue_reader.comparison.facts.names.near import spelling_change
from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.documents.model import Article, Pair, Sides
from tests.comparison.facts.building import article

Spelling = tuple[tuple[str, str], tuple[str, str]]


def names(text: str, language: str = "en") -> list[tuple[str, str | None, bool]]:
    values = [(fact.text, fact.value) for fact in facts_of(article(language, text))]
    return [(printed, value.place, value.sure) for printed, value in values if isinstance(value, Name)]


class TestNames:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("He met Marten Halbrook.", [("Marten Halbrook", None, True)]),
            ("He met Marten, Halbrook.", [("Marten", None, True), ("Halbrook", None, True)]),
            ("He met Bo.", [("Bo", None, True)]),
            ("He met X.", []),
            ("He met X Halbrook.", [("X Halbrook", None, True)]),
            ("Halbrook came.", [("Halbrook", None, False)]),
            ("The Halbrook came.", [("Halbrook", None, True)]),
            ("All of Marten Halbrook came.", [("Marten Halbrook", None, True)]),
            ("Marten Halbrook came.", [("Marten Halbrook", None, True)]),
            ("He said: Halbrook came.", [("Halbrook", None, False)]),
            ("He said “Halbrook came”.", [("Halbrook", None, False)]),
            ("They came (Halbrook did not).", [("Halbrook", None, False)]),
            ("He met O’Hara-Smith.", [("O’Hara-Smith", None, True)]),
            ("He met J. R. Halbrook.", [("J. R. Halbrook", None, True)]),
            ("He met Marten  Halbrook.", [("Marten  Halbrook", None, True)]),
            ("He met Marten   Halbrook.", [("Marten", None, True), ("Halbrook", None, True)]),
            ("He met Al B C D E F G H I.", [("Al B C D E F G H", None, True)]),
            ("They were in the United Kingdom.", [("United Kingdom", "GB", True)]),
            ("United Kingdom won.", [("United Kingdom", "GB", True)]),
            ("He saw Vietnam.", [("Vietnam", "VN", True)]),
            ("In Vietnam it rained.", [("Vietnam", "VN", True)]),
            ("From New Zealand came Halbrook.", [("New Zealand", "NZ", True), ("Halbrook", None, True)]),
            ("He read the Washington Post.", [("Washington Post", None, True)]),
            ("He saw Washington, Halbrook.", [("Washington", "Washington", True), ("Halbrook", None, True)]),
            ("He saw Washington then.", [("Washington", "Washington", True)]),
            ("nobody was there", []),
            ("The", []),
        ],
    )
    def test_capitals_that_the_language_does_not_ask_for(
        self, text: str, expected: list[tuple[str, str | None, bool]]
    ) -> None:
        assert names(text) == expected

    def test_small_words_join_a_name_and_do_not_end_it(self) -> None:
        assert names("Il a vu Ludwig de la Halbrook.", "fr") == [("Ludwig de la Halbrook", None, True)]
        assert names("Il a vu Ludwig de la maison.", "fr") == [("Ludwig", None, True)]

    def test_a_date_holds_no_name(self) -> None:
        assert names("It was on Monday 15 August with Halbrook.") == [("Halbrook", None, True)]


class TestSpellingChange:
    @pytest.mark.parametrize(
        ("left", "right", "expected"),
        [
            ("abcde", "abxde", "slip"),
            ("abcd", "abxd", None),  # too short
            ("abcdefgh", "axcdxfgh", "slip"),
            ("abcdefg", "axcdxfg", None),  # two letters of a short word
            ("abcdefgh", "axcxexgh", None),
            ("abcdefghij", "abcdxyghij", "slip"),
            ("abcdefghij", "abdefhij", "slip"),
            ("abcdefghijk", "abdefhjk", None),
            ("halbrook", "hlabrook", "slip"),  # letters that changed places
            ("halbrook", "halbrooj", None),  # endings are inflected
            ("kovac2x", "kovac3x", None),
            ("halbrook", "halbrook", None),
            ("marten", "martten", "convention"),
            ("marten", "marhten", "convention"),
            ("schmidt", "shmidt", "convention"),
            ("katarina", "caterina", "slip"),  # one of two changes is no convention
            ("karaken", "caracen", None),
            ("karakenen", "caracenen", "convention"),
            ("philomenen", "filomenen", "convention"),
            ("halbron", "alhbron", None),
            ("joubert", "jubert", "convention"),
            ("marten", "marteen", "convention"),
            ("martin", "martien", "convention"),
        ],
    )
    def test_how_two_spellings_can_be_one_name(self, left: str, right: str, expected: str | None) -> None:
        assert spelling_change(left, right) == spelling_change(right, left) == expected


def spellings(left: Article, right: Article, *links: Link, level: str = "passage") -> list[Spelling]:
    comparison = Comparison(links, (), Sides((), ()), "test", level=level)  # type: ignore[arg-type]
    mentions = [d.mentions for d in discrepancies(Pair(left, right), comparison) if d.kind == "name"]
    return [((a.side, a.text), (b.side, b.text)) for a, b in mentions]


def in_both(left: str, right: str, level: str = "passage") -> list[Spelling]:
    """What two texts in languages without a word in common spell differently, all of both linked."""
    return spellings(article("vi", left), article("fr", right), Link((0,), (0,), 0.9), level=level)


class TestAcross:
    BOTH = (("left", "Halbrook"), ("right", "Halbrock"))

    def test_a_slip_is_reported(self) -> None:
        assert in_both("Ông Halbrook phát biểu.", "M. Halbrock a parlé.") == [self.BOTH]

    def test_of_a_name_that_both_know_the_other_spelling_is_reported(self) -> None:
        text = "Ông Halbrook phát biểu."
        assert in_both(text, "M. Halbrock a parlé. Puis Halbrook est parti.") == [self.BOTH]

    def test_of_two_names_that_both_know_nothing_is_reported(self) -> None:
        text = "Ông Halbrook gặp ông Halbrock."
        assert in_both(text, "M. Halbrook a rencontré M. Halbrock.") == []

    def test_what_is_a_convention_of_either_language_is_no_slip(self) -> None:
        assert in_both("Ông Mohammed phát biểu.", "M. Muhammed a parlé.") == []
        assert in_both("Ông Mohammed phát biểu.", "M. Muhammed et M. Mohammed ont parlé.") == [
            (("left", "Mohammed"), ("right", "Muhammed"))
        ]

    def test_a_word_that_is_written_small_elsewhere_is_no_name(self) -> None:
        assert in_both("Ông Halbrook phát biểu.", "M. Halbrock a parlé. Le halbrock est parti.") == []
        assert in_both("Ông Halbrook phát biểu. Một halbrook khác.", "M. Halbrock a parlé.") == []

    def test_it_must_stand_in_the_linked_sentence_not_only_beside_it(self) -> None:
        left = article("vi", "Trời mưa rất to. Ông Halbrook phát biểu.")
        right = article("fr", "Il a plu sans cesse. M. Halbrock a parlé.")
        assert spellings(left, right, Link((0,), (0,), 0.9), level="sentence") == []
        assert spellings(left, right, Link((1,), (0,), 0.9), level="sentence") == [self.BOTH]
        assert spellings(left, right, Link((0,), (1,), 0.9), level="sentence") == [self.BOTH]

    def test_it_is_reported_once_however_often_it_is_printed(self) -> None:
        left, right = article("vi", *["Ông Halbrook phát biểu."] * 2), article("fr", *["M. Halbrock a parlé."] * 2)
        assert spellings(left, right, Link((0,), (0,), 0.9), Link((1,), (1,), 0.9)) == [self.BOTH]

    def test_what_begins_a_sentence_in_both_is_reported_of_unrelated_languages(self) -> None:
        assert in_both("Halbrook phát biểu.", "Halbrock a parlé.") == [self.BOTH]
        assert spellings(article("en", "Halbrook came."), article("fr", "Halbrock vint."), Link((0,), (0,), 0.9)) == []

    def test_of_related_languages_what_stands_beside_must_agree(self) -> None:
        link = Link((0,), (0,), 0.9)
        english, french = article("en", "Then Mr Halbrook spoke."), article("fr", "Alors ce Halbrock parla.")
        assert spellings(english, french, link) == []
        english, french = article("en", "Then Marten Halbrook spoke."), article("fr", "Alors Marten Halbrock parla.")
        assert spellings(english, french, link) == [self.BOTH]
        english, french = article("en", "Then Halbrook Marten spoke."), article("fr", "Alors Halbrock Marten parla.")
        assert spellings(english, french, link) == [self.BOTH]

    @pytest.mark.parametrize(("shared", "is_reported"), [(2, True), (3, False)])
    def test_texts_with_words_in_common_are_of_related_languages(self, shared: int, is_reported: bool) -> None:
        words = " ".join(("parlament", "justitia", "moderna")[:shared])
        left = article("tr", f"Sonra o Halbrook geldi {words}.")
        right = article("fr", f"Alors ce Halbrock parla {words}.")
        assert bool(spellings(left, right, Link((0,), (0,), 0.9))) == is_reported

    def test_two_places_are_two_names(self) -> None:
        assert in_both("Ông thăm Mauritania.", "Il a vu la Mauritanie et la Mauritania.") == []


class TestWithin:
    def within(self, *passages: str, language: str = "en") -> list[Spelling]:
        return spellings(article(language, *passages), article("fr", "Il a plu."))

    REPORTED = ((("left", "Halbrock"), ("left", "Halbrook")),)

    def test_one_stray_spelling_of_a_usual_name_is_reported(self) -> None:
        usual = "Then Halbrook came."
        assert self.within("So Halbrock left.", usual, usual, usual) == [*self.REPORTED]
        assert self.within("So Halbrock left.", usual, usual) == []
        assert self.within("So Halbrock left.", "So Halbrock left.", usual, usual, usual) == []

    def test_where_the_sentence_has_its_counterpart_the_translation_would_tell(self) -> None:
        usual = "Then Halbrook came."
        left, right = article("en", "So Halbrock left.", usual, usual, usual), article("fr", "Il a plu.")
        assert spellings(left, right, Link((0,), (0,), 0.9)) == []
        assert spellings(left, right, Link((1,), (0,), 0.9)) == [*self.REPORTED]

    def test_where_every_noun_has_a_capital_a_stray_one_means_nothing(self) -> None:
        usual = "Dann kam Halbrook."
        assert self.within("So ging Halbrock.", usual, usual, usual, language="de") == []

    def test_with_the_same_word_beside_it_a_spelling_is_reported_however_rare(self) -> None:
        assert self.within("So Marten Halbrock left.", "Then Marten Halbrook came.") == [*self.REPORTED]
        assert self.within("So Halbrock Marten left.", "Then Halbrook Marten came.") == [*self.REPORTED]
        assert self.within("So Marten Halbrock left.", "Then Ludwig Halbrook came.") == []
        assert self.within("So Marten Halbrock left.", "Then Halbrook Marten came.") == [*self.REPORTED]

    def test_the_rarer_spelling_of_both_articles_is_the_odd_one(self) -> None:
        left = article("en", "So Marten Halbrock left.", "Then Marten Halbrook came.")
        assert spellings(left, article("fr", "Alors Halbrock parla.")) == [(("left", "Halbrook"), ("left", "Halbrock"))]
        assert spellings(left, article("fr", "Alors Halbrook parla.")) == [*self.REPORTED]

    def test_what_only_begins_sentences_is_no_sure_name(self) -> None:
        assert self.within("Halbrock Marten left.", "Then Halbrook Marten came.") == []

    def test_what_was_reported_across_is_not_reported_again(self) -> None:
        left = article("vi", "Ông Marten Halbrock nói.", "Ông Marten Halbrook đến.")
        right = article("fr", "M. Marten Halbrook parla.", "Il a plu.")
        reported = spellings(left, right, Link((0,), (0,), 0.9))
        assert reported == [(("left", "Halbrock"), ("right", "Halbrook"))]

    def test_either_article_is_looked_at(self) -> None:
        right = article("en", "So Marten Halbrock left.", "Then Marten Halbrook came.")
        assert spellings(article("fr", "Il a plu."), right) == [(("right", "Halbrock"), ("right", "Halbrook"))]


class TestInOneLanguage:
    def test_a_name_beside_the_same_name_is_misspelled_wherever_it_stands(self) -> None:
        left = article("en", "The ferry stopped at Marris Point.", "It rained.")
        right = article("en", "It rained.", "A ferry came from Maris Point.")
        found = discrepancies(Pair(left, right), Comparison((), (), Sides((), ()), "test"))
        assert [(d.code, d.mentions[0].text, d.mentions[1].text) for d in found] == [
            ("name_differs", "Marris", "Maris")
        ]

    def test_given_names_of_two_persons_are_no_misspelling(self) -> None:
        left = article("en", "There stood Marten Halbrook by the sea.")
        right = article("en", "There stood Morten Vandeveer by the sea.")
        link = Link((0,), (0,), 0.9)
        assert discrepancies(Pair(left, right), Comparison((link,), (), Sides((), ()), "test")) == ()
        both = article("en", "There stood Captain Marten Halbrook.", "There stood Captain Morten Vandeveer.")
        assert discrepancies(Pair(both, left), Comparison((), (), Sides((), ()), "test")) == ()
