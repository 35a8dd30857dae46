"""Where sentences begin and end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.documents.model import Pair
from dialogue_reader.language.sentences import LONGEST, sentence_spans

pieces = st.sampled_from(
    ["Il a plu. ", "M. Dupont est venu", " à 15 h 30.\n", "\r\n", "。", "中文句子。", "Có thật không?", " ", "\u00a0",
     "« Non ! » dit-il", "...", "…", "1. 2. 3.", "\u2028", "U.S.", "\t", "🙂", "e\u0301", "!?", "“", "”", "(", ") "]
)  # fmt: skip
texts = st.lists(pieces | st.text(max_size=8), max_size=20).map("".join)
languages = st.sampled_from(["fr", "vi", "en", "zh", "ja", "ar", "und", "", "xx", "de"])


def sentences(text: str, language: str) -> list[str]:
    return [text[a:b] for a, b in sentence_spans(text, language)]


class TestSentences:
    @pytest.mark.parametrize(
        ("language", "text", "expected"),
        [
            ("fr", "Il a plu. M. Dupont est venu.", ["Il a plu.", "M. Dupont est venu."]),
            ("fr", "MM. A et B, Mme. Roy et le Dr. Lê parlent.", ["MM. A et B, Mme. Roy et le Dr. Lê parlent."]),
            ("fr", "On y voit M.", ["On y voit M."]),
            ("fr", "Le groupe BMM. Il grandit.", ["Le groupe BMM.", "Il grandit."]),
            ("vi", "TS. Lê và PGS. An ở TP. Hồ Chí Minh. Họ nói.", ["TS. Lê và PGS. An ở TP. Hồ Chí Minh.", "Họ nói."]),
            ("vi", "Ông ở TP.HCM. Bà ở Huế.", ["Ông ở TP.HCM.", "Bà ở Huế."]),
            ("vi", "Hà Nội mở đối thoại. Hai bên ký.", ["Hà Nội mở đối thoại.", "Hai bên ký."]),
            ("en", "It rained. He came at 3.30 p.m. today.", ["It rained.", "He came at 3.30 p.m. today."]),
            ("en", "He met Sen. Ada Brook, Rep. Roe and Mrs. Fay.", ["He met Sen. Ada Brook, Rep. Roe and Mrs. Fay."]),
            ("en", "Most Ven. Dhamma Thera came. He prayed.", ["Most Ven. Dhamma Thera came.", "He prayed."]),
            ("en", "It cited Roe v. Wade. It won.", ["It cited Roe v. Wade.", "It won."]),
            ("fr", "Elle cite Roe v. Wade. Elle gagne.", ["Elle cite Roe v. Wade.", "Elle gagne."]),
            ("en", "Gov. Lee and Col. Ray met Ms. Orr. They ate.", ["Gov. Lee and Col. Ray met Ms. Orr.", "They ate."]),
            ("en", "Ada Roe, R-N.C., and Bo Lyn, D-Ore., left.", ["Ada Roe, R-N.C., and Bo Lyn, D-Ore., left."]),
            ("en", "Ada C. Roe spoke. J. R. Dunn did not.", ["Ada C. Roe spoke.", "J. R. Dunn did not."]),
            (
                "en",
                "The U.S. Navy sailed. It is at 5 p.m. today.",
                ["The U.S. Navy sailed.", "It is at 5 p.m. today."],
            ),
            ("en", "It grew on Oct. 5. No. 7 won.", ["It grew on Oct. 5.", "No. 7 won."]),
            (
                "de",
                "Hr. Bauer kam, z. B. Montag, zu Dr. Koch. Er ging.",
                ["Hr. Bauer kam, z. B. Montag, zu Dr. Koch.", "Er ging."],
            ),
            ("es", "El Sr. Paz vio a la Dra. Ruiz. Llovía.", ["El Sr. Paz vio a la Dra. Ruiz.", "Llovía."]),
            (
                "fr",
                'C’est un groupe armé", selon M. Roy. "Six objectifs" sont visés. Il part.',
                ['C’est un groupe armé", selon M. Roy.', '"Six objectifs" sont visés.', "Il part."],
            ),
            (
                "en",
                '“I am. You are," he said. "Go. Come". Ada left.',
                ['“I am. You are," he said.', '"Go. Come".', "Ada left."],
            ),
            (
                "fr",
                "Il pleut. «\u00a0Ce soir. Demain\u00a0», dit-elle.",
                ["Il pleut.", "«\u00a0Ce soir. Demain\u00a0», dit-elle."],
            ),
            ("fr", 'La loi vaut samedi. "Oui. Non", dit Ada.', ["La loi vaut samedi.", '"Oui. Non", dit Ada.']),
            ("fr", "Les prix en hausseLa droite gagne.", ["Les prix en hausse", "La droite gagne."]),
            ("fr", "La ligne B, par RATPLes trains sont rares.", ["La ligne B, par RATP", "Les trains sont rares."]),
            ("fr", 'Il pleut. - "La crue" -Le pont cède.', ["Il pleut.", '- "La crue" -', "Le pont cède."]),
            ("en", "Two DUIs and the USA of the XIVe.", ["Two DUIs and the USA of the XIVe."]),
            (
                "fr",
                "Sur YouTube et LinkedIn, Ada parle de son iPhone.",
                ["Sur YouTube et LinkedIn, Ada parle de son iPhone."],
            ),
            ("de", "Er sagte: „Nein. Ja“ und ging. Sie blieb.", ["Er sagte: „Nein. Ja“ und ging.", "Sie blieb."]),
            ("en", '“He said "no". I left,” she said. He ate.', ['“He said "no". I left,” she said.', "He ate."]),
            ("vi", "Người thợ khuấy sơn.", ["Người thợ khuấy sơn."]),
            ("zh", "今天下雨。他来了。", ["今天下雨。", "他来了。"]),
            ("fr", "Pas de point", ["Pas de point"]),
            ("fr", "", []),
            ("fr", " \n ", []),
        ],
    )
    def test_examples(self, language: str, text: str, expected: list[str]) -> None:
        assert sentences(text, language) == expected

    def test_those_of_the_samples_end_with_their_passages(self, articles: Pair) -> None:
        for article in (articles.left, articles.right):
            for passage in article.passages:
                own = [s for s in article.sentences if s.passage == passage.id]
                assert own[0].start == passage.start
                assert own[-1].end == passage.end

    @given(texts, languages)
    def test_they_hold_everything_but_white_space(self, text: str, language: str) -> None:
        spans = sentence_spans(text, language)
        assert all(a < b for a, b in spans)
        assert all(text[a:b] == text[a:b].strip() for a, b in spans)
        edges = [0, *(edge for span in spans for edge in span), len(text)]
        assert edges == sorted(edges)
        assert all(not text[a:b].strip() for a, b in zip(edges[::2], edges[1::2], strict=True))

    @given(texts, languages, st.data())
    def test_a_part_of_a_text_gives_spans_of_the_text(self, text: str, language: str, data: st.DataObject) -> None:
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        inside = sentence_spans(text, language, start, end)
        assert inside == [(a + start, b + start) for a, b in sentence_spans(text[start:end], language)]


class TestNeverTooLong:
    @pytest.mark.parametrize("unit", ["mot ", "x", "中", "mot\u2003", "a" * LONGEST + " "])
    def test_a_text_without_a_stop_is_cut(self, unit: str) -> None:
        text = (unit * LONGEST)[: 3 * LONGEST + 7]
        spans = sentence_spans(text, "fr")
        assert all(0 < b - a <= LONGEST for a, b in spans)
        assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())

    def test_it_is_cut_at_white_space_where_there_is_some(self) -> None:
        spans = sentence_spans("mot " * LONGEST, "fr")
        assert all(("mot " * LONGEST)[b - 1] == "t" for _, b in spans)

    def test_neighbours_do_not_overlap(self) -> None:
        spans = sentence_spans("Une phrase. " + "mot " * 1500 + ". Fin.", "fr")
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
