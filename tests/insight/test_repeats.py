"""A list of keywords has each thing once, under whatever names the text calls it."""

import pytest

from dialogue_reader.documents.assembly import article_of
from dialogue_reader.insight.candidates import candidates_of
from dialogue_reader.insight.keywords import keywords, whole_keywords
from dialogue_reader.insight.repeats import SAME, repetition
from dialogue_reader.insight.units import counted_spans, units_of
from dialogue_reader.language.words import stemmer


def listed(text: str, language: str = "en", top: int = 10) -> dict[str, list[str]]:
    """The keywords with the words that stand at their places."""
    article = article_of(text, f"x.{language}.txt")._replace(language=language)
    return {k.text: [article.text[a:b] for a, b in k.spans] for k in keywords(article, top)}


def lost(text: str, keyword: str, chosen: str, language: str) -> float:
    """What the one keyword loses beside the other."""
    article = article_of(text, f"x.{language}.txt")._replace(language=language)
    units = units_of(article, counted_spans(article), stemmer(language))
    by_text = {
        article.text[units[a].start : units[b].end]: candidate
        for candidate in candidates_of(units, language)
        for a, b in candidate.places
    }
    return repetition(units, by_text[keyword], by_text[chosen], language)


def test_a_short_first_name_means_the_one_with_the_full_name() -> None:
    text = (
        "Harbour vote\n\nThe mayor of Brunhaven is Elizabeth Marlow. Fishermen know her as Liz Marlow.\n\n"
        "The harbour was closed by Elizabeth Marlow. Critics call Liz Marlow a friend of the banks."
    )
    names = listed(text)
    assert names["Elizabeth Marlow"] == ["Elizabeth Marlow", "Liz Marlow", "Elizabeth Marlow", "Liz Marlow"]
    assert "Liz Marlow" not in names


def test_a_first_name_that_is_not_short_for_another_is_someone_else() -> None:
    text = (
        "Harbour vote\n\nThe mayor of Brunhaven is Elizabeth Marlow. Her brother is Karl Marlow.\n\n"
        "The harbour was closed by Elizabeth Marlow. Critics call Karl Marlow a friend of the banks."
    )
    assert {"Elizabeth Marlow", "Karl Marlow"} <= set(listed(text))


def test_the_full_first_name_is_written_even_where_the_short_one_is_commoner() -> None:
    text = (
        "Harbour vote\n\nThe mayor of Brunhaven is Charles Marlow. Fishermen know Charlie Marlow well.\n\n"
        "The harbour was closed by Charlie Marlow. Critics call Charlie Marlow a friend of the banks."
    )
    assert listed(text)["Charles Marlow"] == ["Charles Marlow", *["Charlie Marlow"] * 3]


def test_a_couple_is_two_people() -> None:
    text = (
        "Harbour vote\n\nThe mayor of Brunhaven is Stephanie Marlow. Fishermen know her husband Steve Marlow.\n\n"
        "The harbour was closed by Stephanie Marlow. Critics call Steve Marlow a friend of the banks."
    )
    assert {"Stephanie Marlow", "Steve Marlow"} <= set(listed(text))


def test_names_with_other_diacritics_are_other_people() -> None:
    text = (
        "Sập cầu cảng\n\nÔng Nguyễn Văn Hùng xây cầu cảng Cửa Lò. Hôm qua ông Hùng xin lỗi ngư dân.\n\n"
        "Ông Hưng bị bắt hôm thứ hai. Công an hỏi ông Hưng về cầu cảng."
    )
    names = listed(text, "vi", 20)
    assert names["Nguyễn Văn Hùng"] == ["Nguyễn Văn Hùng", "Hùng"]
    assert names["Hưng"] == ["Hưng", "Hưng"]
    assert listed(text.replace("ông Hùng", "ông"), "vi", 20)["Nguyễn Văn Hùng"] == ["Nguyễn Văn Hùng"]


def test_a_storm_is_not_the_one_with_that_middle_name() -> None:
    text = (
        "Flood in Dallas\n\nThe museum about Lee Harvey Oswald was flooded by the storm Harvey.\n\n"
        "Engineers say that Harvey broke the dike, and Harvey is not over. The papers of Oswald are wet, and the rifle "
        "of Oswald is lost."
    )
    names = listed(text)
    assert names["Lee Harvey Oswald"] == ["Lee Harvey Oswald", "Oswald", "Oswald"]
    assert "Harvey" in names


def test_of_two_surnames_neither_is_left_out_of_the_full_name() -> None:
    text = (
        "Harbour visit\n\nThe guest was received by Enrique Pena Nieto at the harbour.\n\n"
        "Nobody had asked President Peña about the bridge. On Monday President Peña left."
    )
    names = listed(text)
    assert "Enrique Pena Nieto" in names
    assert "Enrique Pena" not in names


def test_the_first_of_two_surnames_means_the_whole_name_with_or_without_its_diacritics() -> None:
    text = (
        "Harbour visit\n\nThe guest was received by Enrique Duran Prieto at the harbour.\n\n"
        "Nobody had asked President Durán about the bridge. On Monday President Durán left."
    )
    names = listed(text)
    assert names["Enrique Duran Prieto"] == ["Enrique Duran Prieto", "Durán", "Durán"]
    assert "Durán" not in names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the United States", "America"),
        ("the Republicans", "the GOP"),
        ("the Conservatives", "the Tories"),
        ("the Democratic Party", "the Dems"),
        ("the Treasury", "the Treasury Department"),
        ("the Harbour Savings Bank", "the HSB"),
        ("the Defence Attaché", "the Defence Attaché of the Embassy"),
    ],
)
def test_one_thing_under_two_names_is_listed_once(one: str, other: str) -> None:
    text = (
        f"Bridge fails\n\nThe bridge of Brunhaven was paid for by {one}. Engineers blame {one} for the cracks.\n\n"
        f"Fishermen had warned {other} of the flood. The money of {other} is spent."
    )
    names = {name.removeprefix("the ") for name in (one, other)}
    assert len(names & set(listed(text))) == 1


def test_a_house_and_a_party_are_two_things() -> None:
    text = (
        "Bridge fails\n\nThe bridge was paid for by the Senate. Engineers blame the Senate for the cracks.\n\n"
        "Fishermen had warned the Republicans of the flood. The money of the Republicans is spent."
    )
    assert {"Senate", "Republicans"} <= set(listed(text))


def test_a_phrase_that_tells_the_kind_takes_the_place_of_the_word() -> None:
    text = (
        "Court bans fishing\n\nThe court of Brunhaven has banned fishing. Those who live by fishing have come.\n\n"
        "The judges asked about fishing in the lake, about salmon fishing, and about fishing at sea. Nobody had asked "
        "for salmon fishing."
    )
    words = list(listed(text))
    assert "salmon fishing" in words
    assert "fishing" not in words


def test_a_name_with_what_is_said_of_it_is_not_listed_beside_the_name() -> None:
    text = (
        "Obama trấn an dân làng\n\nObama trấn an dân làng bên cầu cảng. Cầu cảng của Obama bị sóng đánh sập.\n\n"
        "Ngư dân hỏi Obama về cầu cảng."
    )
    words = set(listed(text, "vi"))
    assert "Obama" in words
    assert not {word for word in words if word.startswith("Obama ")}


def test_a_short_name_is_no_abbreviation_unless_it_is_written_in_capitals() -> None:
    text = (
        "Harbour vote\n\nMary Anderson paid for the bridge of Brunhaven. The mayor has thanked Mary Anderson.\n\n"
        "Fishermen asked Ma about the flood. Nobody knows what Ma has promised, and Ma is silent."
    )
    assert {"Mary Anderson", "Ma"} <= set(listed(text))
    assert lost(text.replace("Ma ", "MA "), "MA", "Mary Anderson", "en") == SAME


@pytest.mark.parametrize(
    ("text", "keyword", "chosen", "language"),
    [
        (
            "The bridge was paid for by the Harbour Savings Bank. The money of the HSB is spent, and the Harbour "
            "Savings Bank knows it. Engineers blame the HSB.",
            "HSB",
            "Harbour Savings Bank",
            "en",
        ),
        (
            "Ngư dân bầu cho đảng Cộng hòa. Hôm qua đảng Cộng hòa xin lỗi ngư dân. Cầu cảng do Cộng hòa xây. "
            "Ngư dân hỏi Cộng hòa về cầu cảng.",
            "đảng Cộng hòa",
            "Cộng hòa",
            "vi",
        ),
        (
            "Le maire de Brunhaven a fermé le port. La tempête a frappé Brunhaven. Les pêcheurs attendent le maire de "
            "Brunhaven. On reconstruira Brunhaven.",
            "maire de Brunhaven",
            "Brunhaven",
            "fr",
        ),
    ],
    ids=["abbreviation", "what_kind_it_is", "what_is_said_of_it"],
)
def test_a_name_in_other_words_is_the_same(text: str, keyword: str, chosen: str, language: str) -> None:
    assert lost(text, keyword, chosen, language) == SAME


def test_what_more_is_said_of_a_country_gives_way_to_the_country() -> None:
    text = (
        "Fishermen use the Canada Bridge and the Marlow Bridge. The harbour is in Canada, and it was built by Marlow. "
        "Nobody pays for the Canada Bridge, nor the Marlow Bridge. The money came from Canada, the stones from Marlow."
    )
    assert lost(text, "Canada Bridge", "Canada", "en") > lost(text, "Marlow Bridge", "Marlow", "en")


def test_a_kind_of_the_same_begins_with_its_word_where_adjectives_come_after() -> None:
    text = (
        "La crise du port inquiète les pêcheurs. La crise financière a ruiné le port, et la crise dure. La pêche en "
        "crise attend la fin de la crise. On parle de la crise financière et de la pêche en crise."
    )
    assert lost(text, "crise financière", "crise", "fr") > lost(text, "pêche en crise", "crise", "fr")


def test_a_phrase_that_tells_the_kind_weighs_what_the_word_does_and_comes_first() -> None:
    text = (
        "A dispute about marriage\n\nThe court of Brunhaven has heard what marriage is. The priests defend marriage, "
        "and the law of marriage is old.\n\nThe voters asked about gay marriage. Nobody had spoken of gay marriage in "
        "the church, and nobody fears for marriage."
    )
    terms = whole_keywords(article_of(text, "x.en.txt")._replace(language="en"), 2)
    assert [term.text for term in terms] == ["gay marriage", "marriage"]
