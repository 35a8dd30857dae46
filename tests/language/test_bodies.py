import pytest

from dialogue_reader.language.names.bodies import bodies_of


@pytest.mark.parametrize(
    "names",
    [
        [("Republican Party", "en"), ("GOP", "en"), ("Parti républicain", "fr"), ("đảng Cộng hòa", "vi")],
        [("White House", "en"), ("Maison-Blanche", "fr"), ("Nhà Trắng", "vi"), ("Weißes Haus", "de")],
        [("Ministry of Public Security", "en"), ("ministère de la Sécurité publique", "fr"), ("Bộ Công an", "vi")],
        [("Olympics", "en"), ("Jeux olympiques", "fr"), ("thế vận hội", "vi"), ("Olympische Spiele", "de")],
        [("north", "en"), ("nord", "fr"), ("phía bắc", "vi")],
    ],
)
def test_a_body_is_the_same_under_its_name_in_each_language(names: list[tuple[str, str]]) -> None:
    first, *others = (set(bodies_of(name, language)) for name, language in names)
    assert first
    assert all(first & other for other in others)


def test_one_name_may_be_that_of_several() -> None:
    assert set(bodies_of("Quốc hội", "vi")) >= {"Congress", "Parliament", "National Assembly"}


def test_what_is_a_body_with_a_capital_is_a_word_without_one() -> None:
    assert bodies_of("House", "en")
    assert bodies_of("house", "en") == ()


@pytest.mark.parametrize(("name", "language"), [("harbour", "en"), ("White House", "sw"), ("Maison Blanche", "en")])
def test_what_is_not_known_is_no_body(name: str, language: str) -> None:
    assert bodies_of(name, language) == ()


@pytest.mark.parametrize("language", ["de", "en", "fr", "vi"])
def test_senate_and_house_are_two(language: str) -> None:
    names = {
        "de": ("Senat", "Repräsentantenhaus"),
        "en": ("Senate", "House of Representatives"),
        "fr": ("Sénat", "Chambre des représentants"),
        "vi": ("Thượng viện", "Hạ viện"),
    }
    senate, house = (set(bodies_of(name, language)) for name in names[language])
    assert senate
    assert house
    assert senate.isdisjoint(house)
