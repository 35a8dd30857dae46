import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_reader.documents.model import Article
from dialogue_reader.documents.opening import article_of, open_article, sample
from dialogue_reader.insight import keywords as module
from dialogue_reader.insight.keywords import Keyword, keywords

VIETNAMESE, FRENCH = map(open_article, sample())

HARBOUR = """Tempête : le port de Brunhaven fermé

12/03/2021

Le port de Brunhaven est fermé depuis ce matin en raison de la tempête. Les pêcheurs attendent.

Les tempêtes de mars surprennent chaque année les pêcheurs, explique le capitaine Odile Marchand. « La digue nord a
cédé », dit le capitaine Odile Marchand, et la digue nord sera reconstruite.

Par Jeanne Tempête
"""


def texts(found: tuple[Keyword, ...]) -> list[str]:
    return [keyword.text for keyword in found]


def test_the_french_sample_is_about_its_countries_and_its_subject() -> None:
    assert {"Royaume-Uni", "Vietnam", "coopération", "criminalité transnationale"} <= set(texts(keywords(FRENCH)))


def test_vietnamese_keywords_are_words_not_syllables() -> None:
    found = texts(keywords(VIETNAMESE))
    assert {"Việt Nam", "Vương quốc Anh", "xuất nhập cảnh", "di cư"} <= set(found)
    assert all(" " in text for text in found)


def test_spans_are_every_occurrence_whatever_its_inflection() -> None:
    article = article_of(HARBOUR, "harbour.txt")
    storm = next(k for k in keywords(article) if k.text.lower() == "tempête")
    assert [article.text[a:b] for a, b in storm.spans] == ["Tempête", "tempête", "tempêtes"]


def test_a_phrase_is_found_across_a_line_break_and_printed_on_one_line() -> None:
    article = article_of(HARBOUR.replace("digue nord sera", "digue\nnord sera"), "harbour.txt")
    dike = next(k for k in keywords(article) if k.text == "digue nord")
    assert [article.text[a:b] for a, b in dike.spans] == ["digue nord", "digue\nnord"]


def test_date_and_byline_never_count() -> None:
    article = article_of(HARBOUR, "harbour.txt")
    assert {p.kind for p in article.passages} >= {"date", "byline"}
    spans = [span for keyword in keywords(article, 50) for span in keyword.spans]
    apparatus = [p for p in article.passages if p.kind in ("date", "byline")]
    assert not [1 for a, b in spans for p in apparatus if a < p.end and p.start < b]


def test_what_only_stands_inside_a_longer_phrase_is_no_keyword() -> None:
    found = texts(keywords(article_of(HARBOUR, "harbour.txt"), 50))
    assert "capitaine Odile Marchand" in found
    assert "Odile" not in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Vietnam and Britain hold migration dialogue\n\nThe first Migration Dialogue opened on Monday. The "
            "Home Office thanked the Ministry of Public Security. Human trafficking remains a threat, the Home Office "
            "said.",
            {"migration dialogue", "Home Office"},
        ),
        ("日本政府は移民対話を開催した。ハノイの移民対話には日本政府の代表が出席した。", {"日本政府", "移民対話"}),
        (
            "Вьетнам и Великобритания\n\nСтороны обсудили торговлю людьми. Торговля людьми остаётся угрозой, заявили в "
            "Великобритании.",
            {"Великобритания", "торговлю людьми"},
        ),
        ("हनोई में प्रवासन संवाद हुआ। प्रवासन संवाद में मानव तस्करी पर चर्चा हुई और मानव तस्करी एक खतरा है।", {"मानव तस्करी"}),
    ],
    ids=["English", "Japanese", "Russian", "Hindi"],
)
def test_other_languages_have_keywords_too(text: str, expected: set[str]) -> None:
    assert expected <= set(texts(keywords(article_of(text, "x.txt"))))


def test_the_same_article_has_the_same_keywords_the_best_first() -> None:
    found = keywords(FRENCH, 15)
    assert found == keywords(FRENCH, 15)
    assert len(found) == 15
    assert found[:10] == keywords(FRENCH, 10)
    assert all(0 <= keyword.score <= 1 for keyword in found)


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("aé B人ナ้เ\u0301\u00ad.,'’-\n0"), max_size=120), st.integers(-1, 12))
def test_any_text_is_survived_and_its_spans_lie_inside_passages(text: str, top: int) -> None:
    article = article_of(f"x{text}", "x.txt")
    found = keywords(article, top)
    assert len(found) <= max(0, top)
    for keyword in found:
        assert keyword.text
        assert list(keyword.spans) == sorted(keyword.spans)
        for start, end in keyword.spans:
            assert any(p.start <= start < end <= p.end for p in article.passages)


def test_of_a_book_a_part_is_weighed_and_the_spans_reach_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [f"Le phare numéro {n} éclaire la baie, et le gardien du phare dort. " * 20 for n in range(2_000)]
    article = article_of("Le phare\n\n" + "\n\n".join(pages), "book.txt")
    assert len(article.text) > 2_500_000
    weighed: list[tuple[int, int]] = []
    units = module._units

    def counted(article: Article, spans: list[tuple[int, int]], stem: Callable[[str], str]) -> list[module._Unit]:
        weighed.extend(spans)
        return units(article, spans, stem)

    monkeypatch.setattr(module, "_units", counted)
    lighthouse = next(keyword for keyword in keywords(article) if keyword.text == "phare")
    assert sum(end - start for start, end in weighed) <= 200_000
    assert lighthouse.spans[-1][0] > len(article.text) - 200


def test_asking_for_insight_later_costs_nothing_now() -> None:
    heavy = "{'numpy', 'snowballstemmer', 'stopwordsiso', 'sentencex'}"
    code = (
        "import sys; import dialogue_reader.insight.keywords, dialogue_reader.insight.keypoints; "
        f"sys.exit(bool({heavy} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
