import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.documents.model import Article, Pair, Sides
from dialogue_reader.documents.opening import article_of, open_article, sample
from dialogue_reader.insight import keypoints
from dialogue_reader.insight.keypoints import KeyPoint, key_points, pair_key_points

VIETNAMESE, FRENCH = map(open_article, sample())

FLOOD = """Crue de la Sarvelle : trois villages évacués

La crue de la Sarvelle a forcé l’évacuation de trois villages dans la nuit, selon la préfecture de la région.

Les habitants des trois villages évacués dorment au gymnase de Morlenne en attendant la fin de la crue.

La crue de la Sarvelle a forcé l’évacuation de trois villages dans la nuit, a répété la préfecture de la région.

Le maire de Morlenne aime bien les fleurs et possède un chien roux qui ronfle beaucoup.
"""

LŨ = """Lũ sông Sarvelle: ba làng phải sơ tán

Lũ trên sông Sarvelle khiến ba làng phải sơ tán ngay trong đêm, theo chính quyền vùng.

Một cây cầu cổ ở thượng nguồn bị lũ cuốn trôi, giao thông tê liệt suốt buổi sáng nay.
"""


def said(article: Article, points: tuple[KeyPoint, ...]) -> list[str]:
    return [article.text[p.start : p.end] for p in points]


def flood_pair() -> Pair:
    return Pair(article_of(FLOOD, "fr.txt"), article_of(LŨ, "vi.txt"))


def compared(pair: Pair, *, sentences: bool = True) -> Comparison:
    left = next(s for s in pair.left.sentences if "forcé" in pair.left.text_of(s))
    right = next(s for s in pair.right.sentences if "ngay trong đêm" in pair.right.text_of(s))
    ties = ((left.id, right.id, 0.8),) if sentences else ()
    return Comparison((Link((left.passage,), (right.passage,), 0.9, ties),), (), Sides((), ()), "lexical")


def test_the_first_key_point_tells_the_event_and_never_the_title() -> None:
    article = article_of(FLOOD, "flood.txt")
    (point,) = key_points(article, 1)
    assert said(article, (point,))[0].startswith("La crue de la Sarvelle a forcé")
    assert article.title not in said(article, key_points(article, 10))


def test_nothing_is_said_twice() -> None:
    article = article_of(FLOOD, "flood.txt")
    assert sum("forcé" in text for text in said(article, key_points(article, 2))) == 1


def test_captions_dates_and_bylines_are_no_key_points() -> None:
    for article in (VIETNAMESE, FRENCH):
        kinds = {article.passages[p.passage].kind for p in key_points(article, 100)}
        assert kinds <= {"lede", "body"}


def test_the_samples_are_summed_up_by_what_they_are_about() -> None:
    assert "traite des êtres humains" in " ".join(said(FRENCH, key_points(FRENCH, 2)))
    assert "tội phạm về xuất nhập cảnh" in " ".join(said(VIETNAMESE, key_points(VIETNAMESE, 2)))


def test_an_article_without_sentences_has_no_key_points() -> None:
    assert key_points(article_of("Titre seul\n\n12/03/2021", "x.txt"), 3) == ()
    assert key_points(article_of(FLOOD, "flood.txt"), 0) == ()


def test_what_both_say_is_told_once_with_its_counterpart() -> None:
    pair = flood_pair()
    comparison = compared(pair)
    (first,) = pair_key_points(pair, comparison, 1)
    assert first.counterpart is not None
    across = pair["right" if first.side == "left" else "left"]
    assert {"forcé" in pair[first.side].text[first.point.start : first.point.end]} == {first.side == "left"}
    assert first.counterpart.sentence == across.sentences[first.counterpart.sentence or 0].id
    told = [p.point.sentence for p in pair_key_points(pair, comparison, 3)]
    crossed = [p.counterpart.sentence for p in pair_key_points(pair, comparison, 3) if p.counterpart]
    assert len(told) == 3
    assert len(crossed) == 1


def test_a_passage_stands_in_where_no_sentence_was_tied() -> None:
    pair = flood_pair()
    points = pair_key_points(pair, compared(pair, sentences=False), 4)
    stand_ins = [p.counterpart for p in points if p.counterpart]
    assert stand_ins
    assert all(c.sentence is None and c.score == 0.9 for c in stand_ins)


def test_links_at_the_level_of_sentences_serve_as_well() -> None:
    pair = flood_pair()
    by_passage = compared(pair)
    ((left, right, score),) = by_passage.links[0].sentences
    by_sentence = Comparison((Link((left,), (right,), score),), (), Sides((), ()), "lexical", level="sentence")
    assert pair_key_points(pair, by_sentence, 3) == pair_key_points(pair, by_passage, 3)


def test_without_a_comparison_both_sides_have_their_say() -> None:
    points = pair_key_points(Pair(VIETNAMESE, FRENCH), None, 4)
    assert {p.side for p in points} == {"left", "right"}
    assert all(p.counterpart is None for p in points)


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("aé B人ナ้.!?«»’\n0"), max_size=150), st.integers(-1, 6))
def test_any_text_is_survived_and_its_points_are_its_sentences(text: str, top: int) -> None:
    article = article_of(f"x{text}", "x.txt")
    points = key_points(article, top)
    assert len(points) <= max(0, top)
    assert len({p.sentence for p in points}) == len(points)
    assert [p.score for p in points] == sorted((p.score for p in points), reverse=True)
    for point in points:
        sentence = article.sentences[point.sentence]
        assert (point.passage, point.start, point.end) == (sentence.passage, sentence.start, sentence.end)


def book(sentences: int) -> Article:
    lines = [
        f"Le gardien du phare {n} compte les navires de la baie numéro {n % 97} ce soir." for n in range(sentences)
    ]
    return article_of("Le phare\n\n" + "\n\n".join(lines), "book.txt")


def test_the_work_does_not_grow_with_a_book(monkeypatch: pytest.MonkeyPatch) -> None:
    weighed: list[int] = []
    adds = keypoints._adds

    def counted(text: keypoints._Text, told: set[str], place: int) -> float:
        weighed.append(place)
        return adds(text, told, place)

    monkeypatch.setattr(keypoints, "_adds", counted)
    work = []
    for sentences in (3_000, 12_000):
        weighed.clear()
        assert len(key_points(book(sentences), 20)) == 20
        work.append(len(weighed))
    assert max(weighed) < 1_500  # the place of a sentence among those that are weighed
    assert work[1] < 1.1 * work[0]
