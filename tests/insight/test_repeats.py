"""A list of keywords has each thing once, under whatever names the text calls it."""

import pytest

from dialogue_reader.documents.assembly import article_of
from dialogue_reader.insight.keywords import keywords


def listed(text: str, language: str = "en", top: int = 10) -> dict[str, list[str]]:
    """The keywords with the words that stand at their places."""
    article = article_of(text, f"x.{language}.txt")._replace(language=language)
    return {k.text: [article.text[a:b] for a, b in k.spans] for k in keywords(article, top)}


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
