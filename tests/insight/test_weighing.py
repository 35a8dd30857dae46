"""What tells little of an article comes late in the list of its keywords, or not at all."""

import pytest

from dialogue_reader.documents.assembly import article_of
from dialogue_reader.insight.keywords import keywords, whole_keywords


def listed(text: str, language: str = "en", top: int = 50) -> list[str]:
    article = article_of(text, f"x.{language}.txt")._replace(language=language)
    return [keyword.text for keyword in keywords(article, top)]


def test_a_platform_tells_less_than_another_name_in_its_place() -> None:
    text = (
        "Bridge fails\n\nThe bridge of Brunhaven has failed, as Ann Poe wrote to {}. Tom Roe had built it.\n\n"
        "Karl Drew and Mary Drew had seen the crack. Nobody thanked {}."
    )
    places = [listed(text.format(name, name)).index(name) for name in ("Marlow", "Facebook")]
    assert places[0] < places[1]


def test_a_platform_that_an_article_is_about_stays_in_front() -> None:
    text = (
        "Facebook fails\n\nFacebook was used by Ann Poe. She wrote on Facebook that the bridge had failed.\n\n"
        "The bridge of Brunhaven was built by Tom Roe. Nobody thanked Facebook."
    )
    assert listed(text)[0] == "Facebook"


@pytest.mark.parametrize("name", ["signal", "Park Chan-wook"])
def test_a_word_that_is_only_written_like_a_platform_or_a_hall_tells_as_much_as_another(name: str) -> None:
    text = (
        "Bridge fails\n\nThe bridge of Brunhaven has failed, Ann Poe says. The workers looked at the {}.\n\n"
        "Karl Drew and Mary Drew had seen the crack. Nobody thanked the {}."
    )
    other = {"signal": "beacon", "Park Chan-wook": "Roe Chan-wook"}[name]
    places = [listed(text.format(word, word)).index(word) for word in (other, name)]
    assert places[0] == places[1]


def test_a_hall_tells_less_than_another_name_in_its_place() -> None:
    text = (
        "Bridge fails\n\nThe bridge of Brunhaven has failed, Ann Poe says. The doors of the {} were closed.\n\n"
        "Karl Drew and Mary Drew had seen the crack. Nobody thanked the {}."
    )
    places = [listed(text.format(name, name)).index(name) for name in ("Marlow Bank", "Marlow Hall")]
    assert places[0] < places[1]


def phrases(first: str, second: str) -> list[str]:
    """The keywords of a text in which two phrases stand alike."""
    text = f"Bridge fails\n\nThe mayor spoke of {first} at the bridge.\n\nThe mayor spoke of {second} at the bridge."
    return listed(text)


def test_a_phrase_that_is_quoted_comes_after_one_that_is_not() -> None:
    words = phrases('"winter storms"', "harbour walls")
    assert words.index("harbour walls") < words.index("winter storms")


@pytest.mark.parametrize(
    "phrase", ["drawing boats", "fiercely wild boats", "devastating effects", "state-by-state basis"]
)
def test_a_phrase_of_a_verb_or_a_vague_word_comes_after_one_that_names_something(phrase: str) -> None:
    words = phrases(phrase, "harbour walls")
    assert words.index("harbour walls") < words.index(phrase)


def test_who_somebody_is_is_no_keyword_but_may_be_a_term() -> None:
    text = "Spy caught\n\nAnn Poe, a counterintelligence agent, saw a bridge. A counterintelligence agent sees bridges."
    assert "counterintelligence agent" not in listed(text)
    assert "counterintelligence agent" in [k.text for k in whole_keywords(article_of(text, "x.en.txt"), 50)]


def test_of_which_party_somebody_is_is_no_keyword() -> None:
    text = "Spy caught\n\nAnn Poe, a Brunhaven Republican, saw a bridge. The Brunhaven Republican had seen a crack."
    assert "Brunhaven Republican" not in listed(text)


@pytest.mark.parametrize(
    ("name", "keyword"), [("John Tory", "John Tory"), ("The American Conservative", "American Conservative")]
)
def test_a_person_or_a_paper_that_is_called_like_one_of_a_party_is_a_keyword(name: str, keyword: str) -> None:
    text = f"Bridge fails\n\nOn Monday {name} saw the bridge. The mayor had told {name} of the flood."
    assert keyword in listed(text)


def test_a_word_that_only_qualifies_the_next_one_is_no_keyword() -> None:
    text = "Bridge fails\n\nThe mayor spent taxpayer money. Fishermen want the taxpayer funds for a bridge."
    words = listed(text)
    assert "taxpayer" not in words
    assert "taxpayer money" in words


def test_a_name_is_not_cut_after_the_house_that_a_party_wants() -> None:
    text = "Race\n\nAnn Poe won the Democratic Senate primary. The Democratic Senate nomination was for Ann Poe."
    assert "Democratic Senate" not in listed(text)


def test_a_word_is_written_as_it_stands_as_a_noun() -> None:
    text = (
        "Vote\n\nThe Republican governor met a Republican judge, and the Republican party, in Brunhaven.\n\n"
        "The bridge was paid for by Republicans. Some thanked the Republicans, others said that Republicans would fail."
    )
    assert "Republicans" in listed(text)
    french = (
        "Brunhaven : il démissionne\n\nIl démissionne. Elle démissionne, elle aussi.\n\n"
        "La démission surprend les pêcheurs, et la démission ne surprend personne."
    )
    assert "démission" in listed(french, "fr")


def test_a_number_of_what_follows_is_no_part_of_a_vietnamese_keyword() -> None:
    text = "Cầu sập\n\nNgười dân chờ bắt oan 7 tháng bên cầu cảng. Cầu cảng đã sập."
    assert not [word for word in listed(text, "vi") if word.endswith("7")]
