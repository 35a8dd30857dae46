"""What is denied, turned into its opposite or said of another in sentences that translate each other."""

import pytest

from dialogue_reader.comparison.facts.discrepancies import discrepancies
from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.documents.model import Pair, Sides
from tests.comparison.facts.building import Texts, article


def told(
    languages: str, left: str, right: str, score: float = 0.95, order: str = "monotone", matching: int = 0
) -> list[tuple[str, Texts]]:
    """What differs between the first sentence of `left` and the `matching` one of `right`."""
    a, b = languages.split()
    pair = Pair(article(a, left), article(b, right))
    link = Link((0,), (0,), score, ((0, matching, score),))
    comparison = Comparison((link,), (), Sides((), ()), "test", Sides(1.0, 1.0), order)  # type: ignore[arg-type]
    return [(d.code, (d.mentions[0].text, d.mentions[1].text)) for d in discrepancies(pair, comparison)]


@pytest.mark.parametrize(
    ("languages", "left", "right", "negation"),
    [
        ("fr en", "La mairie a ouvert le pont hier.", "The town hall did not open the bridge yesterday.", "not"),
        ("fr en", "La mairie n'a pas ouvert le pont hier.", "The town hall opened the bridge yesterday.", "pas"),
        ("fr en", "Elle ne reviendra plus dans la ville.", "She will come back to the town soon.", "ne reviendra plus"),
        ("de en", "Der Zug fuhr ohne Pause durch die Stadt.", "The train went through the town with a pause.", "ohne"),
        ("de en", "Die Brücke wurde gestern geöffnet.", "The bridge wasn’t opened yesterday at all.", "n’t"),
        ("es en", "El puente nunca fue abierto al público.", "The bridge was opened to the public.", "nunca"),
        ("it fr", "Il ponte non è stato aperto al pubblico.", "Le pont a été ouvert au public.", "non"),
    ],
)
def test_a_negation_on_one_side_alone_is_told(languages: str, left: str, right: str, negation: str) -> None:
    (found,) = told(languages, left, right)
    assert found[0] == "denied"
    assert negation in found[1]
    assert {left, right} & set(found[1])


@pytest.mark.parametrize(
    ("languages", "left", "right"),
    [
        ("fr en", "Elle n'a pas réussi à ouvrir le pont.", "She failed to open the bridge yesterday."),  # implied
        ("fr en", "Il ne mange que du pain le matin.", "He eats bread in the morning, that is all."),
        ("fr en", "Non seulement le pont, la route est ouverte.", "Besides the bridge, the road is open."),
        ("fr en", "Une personne a vu le pont s'ouvrir.", "One person saw the bridge open up."),
        ("de en", "Das ist unmöglich für die Stadt.", "That is not possible for the town."),
        ("de en", "Nicht nur die Brücke ist offen.", "The bridge is open, and so is more."),
        ("en fr", "The bridge is not open today.", "Le pont n'est pas ouvert aujourd'hui."),
        ("vi fr", "Cây cầu không mở cửa hôm qua.", "Le pont a été ouvert au public hier."),  # not known well enough
    ],
)
def test_what_only_looks_like_a_negation_is_not(languages: str, left: str, right: str) -> None:
    assert told(languages, left, right) == []


@pytest.mark.parametrize(
    ("languages", "left", "right", "expected"),
    [
        ("fr en", "Le pont a été ouvert avant la fête.", "The bridge was opened after the feast.", ("avant", "after")),
        (
            "de en",
            "Die Preise sind im Mai gestiegen.",
            "Prices have fallen in the month of May.",
            ("gestiegen", "fallen"),
        ),
        ("de fr", "Der jüngere Bruder kam im Mai.", "Le frère aîné est arrivé au mois de mai.", ("jüngere", "aîné")),
        ("en fr", "The first boat left the harbour.", "Le dernier bateau a quitté le port.", ("first", "dernier")),
    ],
)
def test_an_opposite_is_told(languages: str, left: str, right: str, expected: Texts) -> None:
    assert told(languages, left, right) == [("opposite", expected)]


@pytest.mark.parametrize(
    ("languages", "left", "right"),
    [
        ("fr en", "Les prix montent avant et après la fête.", "Prices go up after the feast, and before."),
        ("fr en", "Ce n'est pas souvent ouvert en mai.", "It is rarely open in the month of May."),
        ("de en", "Die Preise sind im Mai gestiegen.", "Prices have risen in the month of May."),
    ],
)
def test_both_words_on_one_side_or_a_negation_are_no_opposite(languages: str, left: str, right: str) -> None:
    assert told(languages, left, right) == []


@pytest.mark.parametrize(
    ("languages", "left", "right", "expected"),
    [
        (
            "fr en",
            "Le maire a rencontré Odile Marchand.",
            "The mayor has met Brigid Farrow.",
            ("Odile Marchand", "Brigid Farrow"),
        ),
        ("fr en", "Le navire a quitté la Norvège hier.", "The ship left Portugal yesterday.", ("Norvège", "Portugal")),
        ("fr en", "Un marin norvégien a vu le navire.", "A Danish sailor has seen the ship.", ("norvégien", "Danish")),
    ],
)
def test_another_name_in_the_same_place_is_told(languages: str, left: str, right: str, expected: Texts) -> None:
    assert told(languages, left, right) == [("other_name", expected)]


def test_a_name_in_the_sentence_before_or_behind_is_said_too() -> None:
    left, right = "Le maire a rencontré Odile Marchand.", "The mayor has met Brigid Farrow."
    beside, further = "Odile Marchand was late.", "It rained all day."
    assert told("fr en", left, f"{right} {beside}") == []
    assert told("fr en", left, f"{beside} {right}", matching=1) == []
    assert len(told("fr en", left, f"{right} {further} {beside}")) == 1
    assert len(told("fr en", left, f"{beside} {further} {right}", matching=2)) == 1


def test_where_nouns_have_capitals_too_the_sentence_stands_for_the_name() -> None:
    left = "Der Bürgermeister traf gestern Annika Vossberg."
    assert told("de en", left, "Yesterday the mayor met Brigid Farrow.") == [("other_name", (left, "Brigid Farrow"))]


@pytest.mark.parametrize(
    ("languages", "left", "right"),
    [
        ("fr en", "Le navire a quitté l'Allemagne hier.", "The ship left Germany yesterday."),
        ("fr en", "Le navire a quitté les Malouines hier.", "The ship left the Falklands yesterday."),
        ("fr en", "Un marin allemand a vu le navire.", "A German sailor has seen the ship."),
        ("fr en", "Elle a été reçue à la Maison-Blanche.", "She was received in the White House."),
        ("fr en", "Il parlait du Premier ministre et de l'ONU.", "He spoke of the Prime Minister and the UN."),
        ("de en", "Die Bundeskanzlei prüft den Antrag.", "The Federal Chancellery is checking it."),
        ("fr en", "Poutine est arrivé avec Bacon.", "There came Putin together with Bacon."),
        ("de en", "Die Abgeordneten lehnten den Plan ab.", "The Swedish Parliament rejected the plan."),
        ("de en", "Die Kartellbehörde (KB) prüft den Fall.", "The Norwegian Cartelwatch (NC) is checking it."),
        ("de en", "Das Heft gibt es auch im Netz.", "The booklet (in Finnish) is on the web as well."),
        ("de en", "Die EU bezahlt die neue Brücke.", "The European Union pays for the new bridge."),
        ("de en", "Die EU-Kommission bezahlt die Brücke.", "The European Commission pays for the bridge."),
        ("de en", "Die NGD bezahlt die neue Brücke.", "The Northern Dredger Group pays for the new bridge."),
        ("de en", "Die Lütticher Brücke ist offen.", "The bridge of Liège is open to all."),
        ("de en", "Sie ist jetzt Mailänderin geworden.", "She has become a citizen of Milano now."),
        ("de en", "Der Saltenfjord-Tunnel ist offen.", "The tunnel under Salten Fjord is open."),
        ("de en", "Das Lachsgesetz verbietet das Netz.", "The Act on Salmon forbids nets; no salmon is safe."),
        ("fr en", "La StroLV règle le prix du courant.", "The Veldmark sets the price of power."),
    ],
)
def test_a_name_that_is_translated_is_no_other_name(languages: str, left: str, right: str) -> None:
    assert told(languages, left, right) == []


def test_what_a_text_says_elsewhere_needs_no_repeating_where_nouns_have_capitals_too() -> None:
    german, english = "Der Hafen bleibt bis Mai geschlossen.", "The port of Bergen stays closed until May."
    assert told("de en", german, english) == [("other_name", (german, "Bergen"))]
    assert told("de en", f"{german} Bergen hat nur diesen.", f"{english} There is no other one.") == []


@pytest.mark.parametrize(
    ("name", "elsewhere"),
    [
        ("Brigid Farrow", "Farrow hat lange gewartet."),
        ("Norway", "Die Norweger haben lange gewartet."),
    ],
    ids=["a last name", "a people"],
)
def test_a_name_that_the_other_text_says_in_another_way_somewhere_is_no_other_name(name: str, elsewhere: str) -> None:
    german, english = "Das Schiff brachte gestern Hilfe.", f"The ship brought {name} some help yesterday."
    assert told("de en", german, english) == [("other_name", (german, name))]
    assert told("de en", f"{german} Es regnete. {elsewhere}", f"{english} It rained. The wait was long.") == []


class TestWhereTextsAreNoTranslations:
    LEFT, RIGHT = "La mairie a ouvert le pont hier.", "The town hall did not open the bridge yesterday."

    @pytest.mark.parametrize(("score", "expected"), [(0.95, 1), (0.8, 0)])
    def test_a_match_must_be_sure(self, score: float, expected: int) -> None:
        assert len(told("fr en", self.LEFT, self.RIGHT, score, "free")) == expected
        assert len(told("fr en", self.LEFT, self.RIGHT, score)) == expected

    def test_sentences_of_unlike_length_say_different_things(self) -> None:
        longer = f"{self.RIGHT[:-1]}, for the rain had washed away the road that leads to it from the old town."
        assert told("fr en", self.LEFT, longer) == []

    def test_most_of_both_texts_must_match(self) -> None:
        more = " It rained all week, and the harbour was closed to all boats from the north."
        assert told("fr en", self.LEFT + more, self.RIGHT + more, order="free") == []
        assert len(told("fr en", self.LEFT + more, self.RIGHT + more)) == 1

    def test_a_question_states_nothing(self) -> None:
        assert told("fr en", "Le pont est-il déjà ouvert au public ?", "Is the bridge not yet open to all?") == []
