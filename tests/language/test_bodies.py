import pytest

from dialogue_reader.language.names.bodies import bodies_of
from dialogue_reader.language.names.parties import members, party_adjectives, party_of
from dialogue_reader.language.names.places import place_of


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


@pytest.mark.parametrize(
    "names",
    [
        [("GOP", "en"), ("Republicans", "en"), ("Republican Party", "en"), ("républicains", "fr"), ("Cộng hoà", "vi")],
        [("Dems", "en"), ("Democratic Party", "en"), ("démocrates", "fr"), ("đảng Dân chủ", "vi")],
        [("Tories", "en"), ("Conservatives", "en"), ("conservateurs", "fr"), ("đảng Bảo thủ", "vi")],
        [("Labour", "en"), ("Labour Party", "en"), ("travaillistes", "fr"), ("Công đảng", "vi")],
    ],
)
def test_a_party_is_its_members_under_every_name(names: list[tuple[str, str]]) -> None:
    assert len({bodies_of(name, language)[0] for name, language in names}) == 1


def test_members_of_a_party_are_more_like_each_other_than_like_the_party() -> None:
    members_of, party = bodies_of("Republicans", "en"), bodies_of("GOP", "en")
    assert members_of == bodies_of("républicains", "fr") != party == bodies_of("đảng Cộng hòa", "vi")


def test_a_party_has_its_names_in_their_language_alone() -> None:
    assert {party_of("tories", "en"), party_of("conservatives", "en")} == {"Conservative Party"}
    assert party_of("conservatives", "fr") is None
    assert "republican" in members("en")
    assert not members("fr") | party_adjectives("fr")


@pytest.mark.parametrize("name", ["Nha Trang", "Nhà trang"])
def test_tones_tell_a_city_from_the_white_house(name: str) -> None:
    assert bodies_of(name, "vi") == ()
    assert bodies_of("Nhà Trắng", "vi") == ("White House",)


def test_it_does_not_matter_on_which_letter_a_tone_is_written() -> None:
    assert bodies_of("Toà án tối cao", "vi") == bodies_of("Tòa án tối cao", "vi") == ("Supreme Court",)


@pytest.mark.parametrize("name", ["Ảnh", "Bị", "Bí", "Ngà", "Dục", "Mỳ"])
def test_a_syllable_with_other_tones_than_a_country_has_is_no_country(name: str) -> None:
    assert place_of(name, "vi") is None


@pytest.mark.parametrize(
    ("name", "place"), [("Anh", "GB"), ("Bỉ", "BE"), ("Đức", "DE"), ("Duc", "DE"), ("Luan Don", "London")]
)
def test_a_country_is_known_by_its_tones_or_without_any(name: str, place: str) -> None:
    assert place_of(name, "vi") == place


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
