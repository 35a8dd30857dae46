from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dialogue_reader.documents.opening import sample
from dialogue_reader.language import words as language_words
from dialogue_reader.notes.anchoring import text_search, words
from dialogue_reader.notes.anchoring.anchors import anchor, anchors, selector_of
from dialogue_reader.notes.anchoring.places import likely_places
from dialogue_reader.notes.anchoring.text_search import occurrences
from dialogue_reader.notes.model import CONTEXT, Anchor, Selector

FRENCH = Path(sample()[1]).read_text("utf-8")

ONCE = 1.1  # times that a text may be gone through

letters = st.text(st.sampled_from("ab éđ\n🙂"), max_size=80)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(st.text(max_size=120).filter(bool) | letters.filter(bool))
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


def mark(words: str, text: str = FRENCH) -> Selector:
    start = text.index(words)
    return selector_of(text, start, start + len(words))


def found(selector: Selector, text: str) -> str | None:
    place = anchor(selector, text)
    return None if place.standing == "orphan" else text[place.start : place.end]


@settings(deadline=None)
@given(marked())
def test_a_mark_is_found_where_it_was_made(where: tuple[str, int, int]) -> None:
    text, start, end = where
    assert anchor(selector_of(text, start, end), text) == Anchor(start, end, "exact")


@settings(deadline=None)
@given(marked())
def test_a_selector_holds_the_words_and_what_stands_around_them(where: tuple[str, int, int]) -> None:
    text, start, end = where
    selector = selector_of(text, start, end)
    assert text[selector.start : selector.end] == selector.exact
    assert selector.prefix + selector.exact + selector.suffix in text
    assert len(selector.prefix) == min(CONTEXT, start)
    assert len(selector.suffix) == min(CONTEXT, len(text) - end)


@settings(deadline=None)
@given(marked(), st.text(max_size=120))
def test_in_any_text_the_answer_is_a_stretch_of_it(where: tuple[str, int, int], other: str) -> None:
    place = anchor(selector_of(*where), other)
    assert 0 <= place.start <= place.end <= len(other)
    assert (place.start == place.end) == (place.standing == "orphan")
    if place.standing == "exact":
        assert other[place.start : place.end] == where[0][where[1] : where[2]]


@settings(deadline=None)
@given(st.text(max_size=300), st.text(max_size=300), st.integers(0, len(FRENCH) - 41), st.integers(40, 400))
def test_what_is_written_above_and_below_does_not_move_a_mark_off_its_words(
    above: str, below: str, start: int, length: int
) -> None:
    selector = selector_of(FRENCH, start, min(len(FRENCH), start + length))
    assume(selector.exact not in above + below)
    place = anchor(selector, above + FRENCH + below)
    assert place == Anchor(len(above) + selector.start, len(above) + selector.end, "exact")


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(FRENCH) - 200), st.integers(80, 200), st.data())
def test_a_few_letters_edited_inside_never_lead_a_mark_astray(start: int, length: int, data: st.DataObject) -> None:
    selector = selector_of(FRENCH, start, start + length)
    at = data.draw(st.integers(start + 5, start + length - 10))
    edited = FRENCH[:at] + data.draw(st.text("xyz ", max_size=5)) + FRENCH[at + data.draw(st.integers(0, 5)) :]
    assume(selector.exact not in edited)
    place = anchor(selector, edited)
    if place.standing == "orphan":  # as where the words beside the edit stand twice within the quotation
        return
    end = selector.end + len(edited) - len(FRENCH)
    more = edited[place.start : start] + edited[end : place.end]  # of a word that the mark began or ended in
    assert place.standing == "changed"
    assert place.start <= start <= end <= place.end
    assert not more or more.isalpha()


def test_a_few_letters_edited_inside_hardly_ever_lose_a_mark() -> None:
    starts = range(0, len(FRENCH) - 100, 11)
    selectors = [selector_of(FRENCH, start, start + 80) for start in starts]
    edited = [FRENCH[: start + 40] + "xy" + FRENCH[start + 43 :] for start in starts]
    standings = Counter(anchor(*of).standing for of in zip(selectors, edited, strict=True))
    assert standings["changed"] >= 0.99 * len(starts)


def test_of_two_like_quotations_the_one_with_the_marked_context_is_found() -> None:
    text = "Le premier jour, il a dit non. Le second jour, il a dit non."
    second = selector_of(text, text.rindex("il a dit non"), text.rindex("."))
    edited = "Dépêche. " + text
    assert anchor(second, edited).start == edited.rindex("il a dit non")


def test_a_quotation_still_at_its_place_stays_there_when_its_context_was_edited() -> None:
    text = "Un accord. Un accord. Un accord."
    second = selector_of(text, 11, 20)
    assert anchor(second, "Xx xxxxxx. Un accord. Yy yyyyyy.") == Anchor(11, 20, "exact")


CAPTION = "Les deux délégations à Hanoï, le 15 août. Photo : VGP"
BETWEEN = "\n".join(f"Le point {k} de l’ordre du jour a pris {k * 7 % 60} minutes." for k in range(12))
UPDATE = "Mis à jour à 18 heures, avec la réaction de la province et les chiffres du ministère.\n"
TWINS = f"{FRENCH[:600]}\n{BETWEEN}\n{CAPTION}\n{BETWEEN}\n{BETWEEN}\n{CAPTION}\n{BETWEEN}\n{FRENCH[900:1800]}"


def of_second_caption() -> Selector:
    start = TWINS.rindex(CAPTION)
    return selector_of(TWINS, start, start + len(CAPTION))


def test_of_two_places_that_are_alike_none_is_taken_once_the_text_has_moved() -> None:
    assert anchor(of_second_caption(), TWINS).standing == "exact"
    assert anchor(of_second_caption(), UPDATE + TWINS).standing == "orphan"


def test_notes_before_and_after_that_moved_alike_tell_which_of_two_places_is_meant() -> None:
    around = [mark(FRENCH[200:300], TWINS), of_second_caption(), mark(FRENCH[1000:1100], TWINS)]
    moved = UPDATE + TWINS
    _, caption, _ = anchors(around, moved)
    assert (caption.start, caption.standing) == (moved.rindex(CAPTION), "exact")


def test_a_caption_whose_marked_word_is_gone_is_not_found_at_its_twin() -> None:
    caption = "Vietnam – Royaume-Uni : renforcer la coopération contre la criminalité transnationale"
    text = f"{FRENCH[:700]}\n{caption}\n{FRENCH[700:1500]}\n{caption}\n{FRENCH[1500:2200]}"
    start = text.rindex("renforcer")
    selector = selector_of(text, start, start + len("renforcer"))
    edited = f"{FRENCH[700:1500]}\n{caption.replace('renforcer ', '')}\n{FRENCH[:700]}\n{caption}\n{FRENCH[1500:2200]}"
    assert anchor(selector, edited).standing == "orphan"


def test_words_that_stand_elsewhere_by_chance_are_not_taken_for_the_marked_ones() -> None:
    assert found(mark("de"), "Tout autre chose: le prix de la farine.") is None


def test_a_correction_inside_is_found_and_called_changed() -> None:
    text = "Réunis à Hanoï lundi, les deux vice-ministres ont signé un accord de trois ans sur la migration."
    selector = mark("les deux vice-ministres ont signé un accord", text)
    edited = "Mise à jour. Réunis à Hanoï mardi, les deux ministres ont paraphé un accord de cinq ans sur la migration."
    place = anchor(selector, edited)
    assert place.standing == "changed"
    assert edited[place.start : place.end] == "les deux ministres ont paraphé un accord"


def test_edited_words_in_their_context_go_before_the_same_words_elsewhere() -> None:
    text = "À Paris, le ministre a refusé de signer. Rien."
    selector = mark("le ministre a refusé de signer", text)
    edited = "À Paris, le ministre a refusé de le signer. Rien. Puis le ministre a refusé de signer un pacte."
    place = anchor(selector, edited)
    assert edited[place.start : place.end] == "le ministre a refusé de le signer"


def test_a_short_word_is_found_again_by_its_context() -> None:
    text = "La ministre a reçu 39 délégués de la province de Nghệ An à Londres."
    assert found(mark("39", text), "La ministre y a reçu 39 délégués de la province de Nghệ An.") == "39"


def test_a_sentence_that_is_gone_leaves_an_orphan_near_its_place() -> None:
    selector = selector_of(FRENCH, 800, 900)
    place = anchor(selector, FRENCH.replace(selector.prefix + selector.exact + selector.suffix, ""))
    assert place.standing == "orphan"
    assert place.start == place.end == selector.start


def test_dropped_diacritics_are_an_edit() -> None:
    import unicodedata

    bare = "".join(c for c in unicodedata.normalize("NFD", FRENCH) if not unicodedata.combining(c))
    selector = selector_of(FRENCH, 609, 790)
    place = anchor(selector, bare)
    assert (place.start, place.end) == (609, 790)


def test_edited_words_are_found_when_they_have_moved_far() -> None:
    selector = selector_of(FRENCH, 1074, 1300)
    edited = "Rien à signaler ce jour-là. " * 10_000 + FRENCH.replace(selector.exact[100:110], "autre chose")
    place = anchor(selector, edited)
    assert (place.start, place.standing) == (280_000 + 1074, "changed")


def test_a_long_passage_is_found_by_its_ends() -> None:
    body = " ".join(f"Phrase {k} sur le dialogue {k * 7 % 13}." for k in range(2000))
    selector = selector_of("Début. " + body + " Fin.", 7, 7 + len(body))
    edited = "Chapeau. Début. " + body[:30000] + "COUPURE" + body[30100:] + " Fin."
    place = anchor(selector, edited)
    assert place == Anchor(16, len(edited) - 5, "changed")


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 4), (0, 10**6)])
def test_no_words_make_no_selector(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no text"):
        selector_of(FRENCH, start, end)


@settings(deadline=None)
@given(letters, letters.filter(bool), st.integers(0, 100))
def test_every_occurrence_is_found_when_there_is_room(text: str, piece: str, near: int) -> None:
    assert sorted(occurrences(text, piece[:3], near, 1000)) == [
        k for k in range(len(text)) if text.startswith(piece[:3], k)
    ]


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        pytest.param("words that were never written here", FRENCH * 2400, id="prose"),
        pytest.param("a" * 3000, "a" * 5_000_000, id="one letter"),
        pytest.param("a" * 2000 + "b" + "a" * 2000, "a" * 5_000_000, id="almost one letter"),
        pytest.param("ab" * 50_000 + "c", "ab" * 2_500_000, id="long"),
        pytest.param("word " * 1_000_000, "wort " * 1_000_000, id="the whole text"),
    ],
)
def test_a_lost_quotation_costs_little_in_five_megabytes(
    quote: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[int] = []
    split: list[int] = []
    forward, word_spans = text_search._forward, language_words.word_spans

    def counted_search(text: str, piece: str, start: int, end: int, limit: int) -> Iterator[int]:
        searched.append(max(0, end - start))
        return forward(text, piece, start, end, limit)

    def counted_split(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
        split.append((len(text) if end is None else end) - start)
        return word_spans(text, start, end)

    monkeypatch.setattr(text_search, "_forward", counted_search)
    monkeypatch.setattr(words, "word_spans", counted_split)
    selector = Selector(quote, "x" * 32, "y" * 32, 2_500_000, 2_500_000 + len(quote))
    anchors([selector] * 50, text)
    assert sum(split) <= ONCE * len(text) + 50 * 100_000
    assert sum(searched) <= 50 * (8 * 100_000 + 2 * len(quote))


def test_a_single_word_that_stands_at_its_old_place_by_chance_is_not_taken_for_the_marked_one() -> None:
    text = "Elle a signé."
    assert anchor(selector_of(text, 0, 4), "Elle dort, dit-on.").standing == "orphan"


def test_a_common_word_keeps_its_place_where_words_beside_it_are_misprinted() -> None:
    text = "Somebody drove a tractor to the front door and turned its lamps on the stairs, and the chain went on."
    edited = "Rain.\n\nSomebody drove a tractor to the door and turned its lamps on and the satirs, an the chain on."
    start = text.index("the chain")
    place = anchor(selector_of(text, start, start + 3), edited)
    assert (place.start, place.standing) == (edited.index("the chain"), "exact")


def test_a_word_is_not_taken_from_a_like_sentence_whose_paragraph_breaks_off() -> None:
    text = (
        "Mở đầu.\n\nHai bên chia sẻ kinh nghiệm, tăng cường hợp tác về phòng, chống tội phạm xuyên quốc gia, trong đó,"
        " có tội phạm về xuất nhập cảnh, đưa người di cư trái phép, và thông tin cho nhau.\n\nKết thúc."
    )
    like = (
        "Kết thúc.\n\nHai đoàn nhằm chia kinh nghiệm, tang cường tác hợp tác về phòng, chống tội phạm Di xuyên quốc"
        " gia, trong giáo có tội toàn xuất nhập cảnh…\n\nMở đầu."
    )
    start = text.index("xuyên")
    assert anchor(selector_of(text, start, start + len("xuyên")), like).standing == "orphan"


def test_of_a_word_that_is_marked_in_part_the_rest_is_not_taken_where_that_part_is_gone() -> None:
    text = (
        "Un orage d'une rare violence a frappé dimanche soir les coteaux de Montferrand-les-Vignes. En moins d'un quart"
        " d'heure, la grêle a détruit un tiers de la récolte, selon une première estimation."
    )
    edited = "Du vin.\n\n" + text.replace("soir", "ont").replace("de Mont", "cent Mont").replace("Vignes", "")
    start = text.index("Vignes")
    assert anchor(selector_of(text, start, start + len("Vignes")), edited).standing == "orphan"
    rest = found(selector_of(text, start, start + len("Vignes. En")), edited)
    assert rest and rest.strip("-. ") == "En"


def test_a_word_that_is_added_at_the_end_of_a_paragraph_is_not_taken_for_a_marked_one() -> None:
    text = "The first dialogue on migration took place in August, in Hanoi. Photo: VGP"
    edited = "News.\n\nThe first dialogue on migration took place in August, in Hanoi. : VGP transnational"
    start = text.index("Photo")
    place = anchor(selector_of(text, start, len(text)), edited)
    assert edited[place.start : place.end].endswith("VGP")


def test_an_orphan_has_places_where_its_words_may_be_and_none_in_another_article() -> None:
    text = "The mayor of the old harbour town opened the new bridge on Monday."
    edited = "More.\n\nThe old harbour town opened the new bridge, which no mayor of it had wanted."
    selector = selector_of(text, 0, len(text))
    assert anchor(selector, edited).standing == "orphan"
    (place,) = likely_places(selector, edited)
    assert edited[place.start : place.end].startswith("The old harbour town opened the new bridge")
    assert 0.3 < place.share < 0.7
    assert likely_places(selector, FRENCH) == []
