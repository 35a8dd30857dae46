import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.model import Article
from dialogue_reader.documents.opening import open_article, sample
from dialogue_reader.insight import keywords as module
from dialogue_reader.insight.keywords import keywords, whole_keywords
from dialogue_reader.insight.model import Keyword
from dialogue_reader.insight.names import Candidate
from dialogue_reader.insight.units import Unit, units_of
from dialogue_reader.insight.weighing import Sample, weight_of

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
    assert "Odile Marchand" in found
    assert "Odile" not in found


def test_the_vietnamese_ministry_is_a_keyword_and_what_it_carries_out_is_none() -> None:
    found = texts(keywords(VIETNAMESE))
    assert {"Bộ Công an", "phòng, chống tội phạm"} <= set(found)
    assert not {"tiến hành", "tăng cường hợp tác", "quốc"} & set(texts(keywords(VIETNAMESE, 100)))


VETO = """Gov. LePage Slams Bill, Brings Veto

AUGUSTA, Me. — President Trump praised Gov. Paul R. LePage on Tuesday. The U.S. senator appeared in Augusta, where Mr.
LePage was calling the tax bill an insult. Mary Drew and Tom Drew appeared, too.

"The budget deal is dead," LePage said. The budget deals of the Maine Senate had been appearing for years. Sen. Mary
Drew voted against the budget deal, and the President tweeted about LePage, not about Tom Drew.
"""


def test_titles_and_the_verbs_of_headlines_are_no_keywords() -> None:
    found = {text.lower() for text in texts(keywords(article_of(VETO, "veto.txt"), 100))}
    words = {word for text in found for word in text.split()}
    assert not {"gov", "mr", "sen", "president", "slams", "brings", "appeared", "appearing", "u.s", "tuesday"} & words
    assert "augusta" in words  # in the text; the dateline does not count


@pytest.mark.parametrize(
    "dateline", ["TORVALLEN — ", "TORVALLEN (Reuters) - ", "TORVALLEN, Me. — ", "NEW TORVALLEN, Norway (AP) — "]
)
def test_the_place_where_a_report_was_written_is_no_keyword(dateline: str) -> None:
    report = "The minister opened the new harbour of Brunhaven on Monday."
    found = texts(keywords(article_of(f"{dateline}{report}", "x.en.txt"), 50))
    assert {"Brunhaven", "harbour"} <= set(found)
    assert not {"TORVALLEN", "NEW TORVALLEN", "Me", "Norway", "Reuters", "AP"} & set(found)


def test_a_name_that_begins_like_a_common_word_is_found_at_the_start_of_a_sentence_too() -> None:
    text = (
        "The lighthouse was opened again by the actor Will Smith on Monday.\n\n"
        "Will Smith had paid for the lamp. Nobody but Will Smith knew what it had cost."
    )
    article = article_of(text, "x.en.txt")
    actor = next(keyword for keyword in keywords(article, 50) if keyword.text == "Will Smith")
    assert [article.text[a:b] for a, b in actor.spans] == ["Will Smith"] * 3


def test_a_person_is_one_keyword_in_the_fullest_form() -> None:
    article = article_of(VETO, "veto.txt")
    found = keywords(article, 50)
    (governor,) = (keyword for keyword in found if "LePage" in keyword.text)
    assert governor.text == "Paul R. LePage"
    assert [article.text[a:b] for a, b in governor.spans] == ["LePage", "Paul R. LePage", "LePage", "LePage", "LePage"]


def test_a_last_name_is_not_listed_beside_the_full_name() -> None:
    text = (
        "Ann Poe defends the bridge\n\nAnn Poe defended the bridge, as Ann Poe had in Morlenne.\n\n"
        "Critics say that Poe knows Dick Poe. In the valley Dick is known, and Dick was heard before Poe was."
    )
    listed = texts(keywords(article_of(text, "bridge.en.txt")))
    assert "Ann Poe" in listed
    assert "Poe" not in listed


def test_a_name_after_a_shortened_title_begins_no_sentence() -> None:
    text = "Vote\n\nA source said that Sen. John Marlow would vote. Marlow, said John Carver, was sure."
    assert "John Marlow" in texts(keywords(article_of(text, "vote.en.txt")))


def test_who_is_named_once_and_only_after_a_title_is_no_keyword() -> None:
    text = "The chair\n\nAnn Poe sat in the chair of President Marlow. Ann Poe liked the old chair of oak."
    listed = texts(keywords(article_of(text, "chair.en.txt")))
    assert "Ann Poe" in listed
    assert "Marlow" not in listed


def test_a_full_name_comes_before_one_who_only_speaks_for_others() -> None:
    text = (
        "The bridge\n\nThe harbour of Brunhaven is closed. Ben Roe, a spokesman for the harbour, gave no reason.\n\n"
        "Ann Poe, an engineer, had seen the crack in the wall."
    )
    listed = texts(keywords(article_of(text, "bridge.en.txt")))
    assert listed.index("Ann Poe") < listed.index("Ben Roe")


def test_an_institution_is_named_in_full() -> None:
    text = "Benefits\n\nAnn Poe leads the National Organization of Fishing. The fishermen wait for the benefits."
    listed = texts(keywords(article_of(text, "benefits.en.txt")))
    assert "National Organization of Fishing" in listed
    assert "National Organization" not in listed


def test_a_name_that_only_says_whose_a_title_is_is_no_keyword() -> None:
    text = "Run\n\nAnn Poe, a Marlow Valley candidate, spoke in the 27th Harbour District. Ann Poe was heard."
    listed = texts(keywords(article_of(text, "run.en.txt")))
    assert not {"Marlow Valley", "Harbour District"} & set(listed)


def test_a_last_name_of_two_people_stands_for_neither() -> None:
    found = texts(keywords(article_of(VETO, "veto.txt"), 50))
    assert {"Mary Drew", "Tom Drew"} <= set(found)
    assert "Drew" not in found


def test_of_two_people_with_one_last_name_each_goes_by_the_first_name() -> None:
    text = (
        "Those who spoke were Ruth Drew and Tom Drew, the council said. The council heard Ruth Drew first, then Tom "
        "Drew. Nobody had asked Ruth about the budget, and nobody had seen Tom Drew vote. On Monday the council "
        "thanked Ruth Drew, and later the mayor met Ruth at the harbour."
    )
    article = article_of(f"Harbour budget fails\n\n{text}", "x.en.txt")
    spans = {keyword.text: [article.text[a:b] for a, b in keyword.spans] for keyword in keywords(article, 50)}
    assert spans["Ruth Drew"] == ["Ruth Drew", "Ruth Drew", "Ruth", "Ruth Drew", "Ruth"]
    assert spans["Tom Drew"] == ["Tom Drew"] * 3


def test_a_word_that_only_qualifies_others_is_no_keyword() -> None:
    text = (
        "The council closed the toxic harbour. Fishermen left the toxic harbour, and the mayor called the water toxic. "
        "The poison came from a ship. Nobody had seen the ship."
    )
    found = texts(keywords(article_of(text, "x.en.txt"), 50))
    assert {"ship", "toxic harbour"} <= set(found)
    assert "toxic" not in found


def test_a_people_is_no_keyword_beside_its_country() -> None:
    text = "Mexico closed the port. The Mexican and the fishermen of Mexico waited. Mexico thanked a Mexican."
    found = texts(keywords(article_of(text, "x.en.txt"), 50))
    assert "Mexico" in found
    assert "Mexican" not in found


def test_a_word_that_mostly_stands_inside_a_longer_keyword_is_not_listed_beside_it() -> None:
    text = (
        "The border wall\n\nThe council paid for the border wall. The border wall is late, and the mayor sold the "
        "border wall. The port is closed. Nobody had seen the wall."
    )
    found = texts(keywords(article_of(text, "x.en.txt"), 50))
    assert "border wall" in found
    assert not {"wall", "border"} & set(found)


def test_a_place_that_is_told_in_passing_comes_after_what_the_report_is_about() -> None:
    text = (
        "The storm\n\nThe storm closed the port. In Brunhaven the storm sank a ship, said Odile Marchand of the port."
    )
    found = texts(keywords(article_of(text, "x.en.txt"), 50))
    assert found.index("Odile Marchand") < found.index("Brunhaven")


def test_plural_and_singular_are_one_keyword() -> None:
    article = article_of(VETO, "veto.txt")
    deal = next(keyword for keyword in keywords(article, 50) if keyword.text == "budget deal")
    assert [article.text[a:b] for a, b in deal.spans] == ["budget deal", "budget deals", "budget deal"]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Việt Nam ký hiệp định. Hiệp định giúp Việt Nam. Báo chí Viet Nam đưa tin, và người Vietnam chờ.", 4),
        ("L'État paie. Les députés de l’État et l'Etat. Tout dépend de l'ÉTAT.", 4),
    ],
    ids=["without diacritics, in one word", "elision, capitals, without an accent"],
)
def test_every_way_to_write_a_keyword_is_shown(text: str, forms: int) -> None:
    best = keywords(article_of(text, "x.txt"))[0]
    assert len(best.spans) == forms


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12 450\n7 318\n",
        "City\tPopulation\tArea\n\nParis\t2 102 650\t105.4\nLyon\t522 250\t47.9\nNice\t348 085\t71.9\n",
        'int main(void) {\n  for (int i = 0; i < 10; i++) {\n    printf("%d\\n", i);\n  }\n  return 0;\n}\n',
    ],
    ids=["nothing", "figures", "a table", "a program"],
)
def test_what_is_no_prose_has_hardly_any_keyword(text: str) -> None:
    assert len(keywords(article_of(text, "x.txt"))) <= 1


def test_a_list_of_names_is_those_names() -> None:
    names = ["Jean Dupont", "Marie Curie", "Ada Lovelace", "Grace Hopper"]
    found = texts(keywords(article_of("\n".join(names), "x.txt")))
    assert found and set(found) <= set(names)  # the last lines are taken for bylines


def test_one_sentence_has_what_it_names() -> None:
    found = texts(keywords(article_of("The minister opened the new harbour of Brunhaven on Monday.", "x.txt")))
    assert found == ["Brunhaven", "harbour"]


def test_a_language_without_stop_words_or_stems_has_its_recurring_words() -> None:
    text = "Bandari ya Mombasa imefungwa. Wavuvi wanasubiri katika bandari. Nahodha wa bandari alisema hivyo."
    assert texts(keywords(article_of(text, "x.txt")))[0].lower() == "bandari"


def test_where_only_a_dictionary_would_part_words_there_are_no_pieces_of_them() -> None:
    khmer = "ភ្លៀងធ្លាក់ខ្លាំងនៅខេត្តព្រះសីហនុ បានបណ្តាលឱ្យលិចផ្ទះ។ ភ្លៀងធ្លាក់ខ្លាំងជាងឆ្នាំមុន។"
    assert keywords(article_of(khmer, "x.txt")._replace(language="km")) == ()


def test_of_a_language_without_a_known_grammar_no_phrase_counts_that_is_told_once() -> None:
    georgian = "შოვში მეწყერმა ათობით ადამიანი იმსხვერპლა. სამძებრო სამუშაოები უწყვეტად გაგრძელდება შოვში."
    assert texts(keywords(article_of(georgian, "x.txt")._replace(language="ka"))) == ["შოვში"]


def test_a_passage_in_another_language_gives_names_alone() -> None:
    english = "The harbour of Brunhaven is closed because of the storm, and the fishermen wait for a ferry. " * 2
    french = (
        "Le port de Brunhaven est fermé à cause de la tempête, et les pêcheurs attendent la fin de la tempête. " * 4
    )
    found = texts(keywords(article_of(f"{french}\n\n{english}", "x.txt"), 100))
    assert "Brunhaven" in found
    assert not [text for text in found if "fishermen" in text or "ferry" in text]


SMUGGLERS = (
    "Công an bắt nhóm buôn lậu\n\nCông an bắt nhóm buôn lậu vượt biên giới. Nhóm buôn lậu vượt biên giới mang pháo "
    "hoa. Pháo hoa bị thu giữ."
)


def test_no_keyword_begins_or_ends_inside_a_word_of_several_syllables() -> None:
    found = texts(keywords(article_of(SMUGGLERS, "x.vi.txt")._replace(language="vi"), 50))
    assert not [text for text in found if text.startswith("lậu") or text.endswith("biên")]
    assert "biên giới" in " ".join(found)


def test_what_tells_where_something_is_is_no_part_of_its_name() -> None:
    article = article_of(
        "La tour\n\nLe projet de la tour Valmont à Morlenne est suspendu. La tour Valmont à Morlenne attend un permis "
        "à préciser, dit le maire.",
        "x.fr.txt",
    )
    found = texts(keywords(article, 50))
    assert not [text for text in found if "à Morlenne" in text or "à préciser" in text]
    assert "tour Valmont" in found


def test_a_phrase_that_stands_once_and_beside_another_word_may_be_half_of_one() -> None:
    article = article_of(
        "The bridge\n\nThe bridge needs urgent structural repair. The council of Morlenne met.", "x.txt"
    )
    all_of_them, whole = (set(texts(choose(article, 50))) for choose in (keywords, whole_keywords))
    assert {"urgent structural", "structural repair"} & (all_of_them - whole) or "urgent structural repair" in whole
    assert "Morlenne" in whole
    assert whole_keywords(article, 0) == ()


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
    pages = [f"Le phare numéro {n} éclaire la baie, et le gardien du phare dort. " * 20 for n in range(500)]
    article = article_of("Le phare\n\n" + "\n\n".join(pages), "book.txt")
    assert len(article.text) > 600_000
    read: list[int] = []

    def counted(article: Article, spans: list[tuple[int, int]], stem: Callable[[str], str]) -> list[Unit]:
        read.append(sum(end - start for start, end in spans))
        return units_of(article, spans, stem)

    monkeypatch.setattr(module, "units_of", counted)
    lighthouse = next(keyword for keyword in keywords(article) if keyword.text == "phare")
    assert read[0] <= 200_000  # weighed
    assert max(read[1:]) <= 60_000  # held at a time
    assert sum(read[1:]) <= len(article.text)  # once through
    assert lighthouse.spans[-1][0] > len(article.text) - 200
    assert len(lighthouse.spans) == 20_001


def test_work_grows_with_the_text_and_no_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[int] = []

    def counted(sample: Sample, candidate: Candidate) -> float:
        looked_at.append(len(candidate.places))
        return weight_of(sample, candidate)

    monkeypatch.setattr(module, "weight_of", counted)
    work = []
    for size in (50, 200, 2_000):
        words = (f"w{n % 997}x{n % 89}" for n in range(20 * size))
        pages = [" ".join(f"Le {next(words)} de {next(words)} attend." for _ in range(10)) for _ in range(size)]
        looked_at.clear()
        keywords(article_of("\n\n".join(pages), "x.txt"))
        work.append(sum(looked_at))
    assert work[1] <= 5 * work[0]
    assert work[2] <= 4 * work[1]  # a book is sampled


def test_asking_for_insight_later_costs_nothing_now() -> None:
    heavy = "{'numpy', 'snowballstemmer', 'stopwordsiso', 'sentencex'}"
    code = (
        "import sys; import dialogue_reader.insight.keywords, dialogue_reader.insight.keypoints; "
        f"sys.exit(bool({heavy} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_french_word_is_a_keyword_where_nouns_stand_and_no_verb_or_adjective_is() -> None:
    text = (
        "La digue\n\nPour réparer la digue, il faut réparer les pompes méchantes. La digue a des pompes anciennes. "
        "La marée monte, et réparer les pompes coûte.\n\nEn mer, des vagues méchantes et tard le soir, la marée."
    )
    listed = texts(keywords(article_of(text, "digue.fr.txt"), 50))
    assert {"digue", "pompes", "marée"} <= set(listed)
    assert not {"réparer", "méchantes", "anciennes", "tard"} & set(listed)


def test_a_compound_comes_in_place_of_the_words_that_mostly_stand_in_it() -> None:
    text = (
        "La vallée\n\nLe brevet de pêche est cher. Il demande un brevet de pêche. Sans brevet de pêche, on paie.\n\n"
        "La pêche ferme lundi, et le brevet de pêche aussi."
    )
    listed = texts(keywords(article_of(text, "peche.fr.txt")))
    assert "brevet de pêche" in listed
    assert not {"brevet", "pêche"} & set(listed)


def test_where_somebody_is_from_is_no_part_of_the_name() -> None:
    text = "Le match\n\nL'Américain Paul Morlan a gagné. Hier, l'Américain Paul Morlan jouait mal, et Morlan riait."
    listed = texts(keywords(article_of(text, "match.fr.txt")))
    assert "Paul Morlan" in listed
    assert not any("Américain" in keyword for keyword in listed)


def test_what_stands_before_a_name_once_does_not_become_that_name() -> None:
    text = (
        "Les semences\n\nAvant l'OPA de Morlanto, Morlanto vendait des semences. Depuis, on dit que Morlanto ment.\n\n"
        "Les paysans évitent Morlanto."
    )
    company = next(k for k in keywords(article_of(text, "semences.fr.txt")) if "Morlanto" in k.text)
    assert company.text == "Morlanto"


def test_a_middle_name_does_not_make_another_person() -> None:
    text = (
        "The trial\n\nAnn Poe was heard on Monday. Poe said nothing. Later Poe left.\n\n"
        "The court then called Ann Maria Poe again, and Poe came."
    )
    listed = [keyword for keyword in keywords(article_of(text, "trial.en.txt")) if "Poe" in keyword.text]
    assert [(keyword.text, len(keyword.spans)) for keyword in listed] == [("Ann Maria Poe", 5)]


def test_an_abbreviation_is_not_listed_beside_what_it_stands_for() -> None:
    text = (
        "The harbour\n\nThe Brunhaven Harbour Board (BHB) wants a new wall. The Brunhaven Harbour Board met in a small "
        "village, and BHB will pay for the wall of the village."
    )
    listed = texts(keywords(article_of(text, "harbour.en.txt")))
    assert len({"BHB", "Brunhaven Harbour Board"} & set(listed)) == 1


def test_a_word_that_could_stand_in_any_text_is_no_keyword_but_a_term_to_translate() -> None:
    text = "La digue\n\nLa stratégie de la digue est claire. Une stratégie de digue aide, dit la mairie de Brunhaven."
    article = article_of(text, "digue.fr.txt")
    assert "stratégie" not in texts(keywords(article, 50))
    assert "stratégie" in texts(whole_keywords(article, 50))


def test_a_number_is_no_part_of_a_term() -> None:
    text = "Nhà tù\n\nNơi đây có 500 tù nhân, và một lớp học. Ở bờ biển Brunhaven, ngọn hải đăng đã tắt."
    assert "tù nhân" in texts(whole_keywords(article_of(text, "tu.vi.txt")._replace(language="vi"), 50))
    french = "Le port\n\nUn marin de 32 ans soupçonné de vol a fui. Le marin de 32 ans soupçonné de vol court."
    assert not any("32" in keyword for keyword in texts(keywords(article_of(french, "port.fr.txt"), 50)))


def test_a_number_belongs_to_what_it_numbers() -> None:
    text = "Kẹt xe\n\nSáng nay quốc lộ 6 bị tắc. Xe cộ trên quốc lộ 6 đứng yên, vì quốc lộ 6 ngập nước."
    assert "quốc lộ 6" in texts(keywords(article_of(text, "xe.vi.txt")._replace(language="vi"), 5))


@pytest.mark.parametrize(
    ("text", "expected", "unwanted"),
    [
        ("Hôm qua Kim Jong-un đến. Mọi người chờ Kim Jong-un.", "Kim Jong-un", "Jong-un"),
        ("Hôm qua Hạt Charlotte đóng cửa. Mọi người chờ Hạt Charlotte.", "Charlotte", "Hạt Charlotte"),
        ("Hôm qua Ả Rập lên tiếng. Mọi người chờ Ả Rập.", "Ả Rập", "Rập"),
        ("Bộ trưởng nói về y tế. Ngành y tế thiếu người, và y tế cần tiền.", "y tế", "tế"),
    ],
)
def test_a_vietnamese_name_ends_where_the_words_tell(text: str, expected: str, unwanted: str) -> None:
    listed = texts(keywords(article_of(f"Tin tức\n\n{text}", "tin.vi.txt")._replace(language="vi"), 50))
    assert expected in listed
    assert unwanted not in listed


def test_a_german_term_ends_with_a_noun() -> None:
    text = (
        "Der Hafen\n\nDie Stadt will das Hafenrecht durchsetzen. Ohne das Hafenrecht durchsetzen zu wollen, zahlt sie. "
        "Der Deich bleibt grundsätzlich offen."
    )
    listed = texts(whole_keywords(article_of(text, "hafen.de.txt"), 50))
    assert {"Hafenrecht", "Deich"} <= set(listed)
    assert not any(keyword.split()[-1][0].islower() for keyword in listed)


@pytest.mark.parametrize(
    ("text", "expected", "unwanted"),
    [
        ("Người ta đến cảng cùng Ann Moor. Hôm qua, Moor nhớ. Hôm nay, Moor nhớ.", "Ann Moor", "Moor nhớ"),
        ("Hôm qua Tòa án Tối cao họp. Hôm nay Tòa án Tối cao nghỉ.", "Tòa án Tối cao", "Tòa án Tối"),
        ("Hôm qua, mất việc làm. Hôm nay, mất việc làm, và việc làm thì ít.", "việc làm", "mất việc làm"),
        ("Cảng của nước ta mở rộng. Biển của nước ta rất đẹp.", "Cảng", "nước ta"),
    ],
    ids=["a verb behind a name", "a name cut", "a verb before a noun", "our country"],
)
def test_vietnamese_phrases_are_whole_and_have_no_verb(text: str, expected: str, unwanted: str) -> None:
    found = texts(whole_keywords(article_of(f"Bản tin\n\n{text}", "v.vi.txt")._replace(language="vi"), 50))
    assert expected.lower() in [keyword.lower() for keyword in found]
    assert unwanted.lower() not in [keyword.lower() for keyword in found]


@pytest.mark.parametrize(
    "subject", ["Les résultats", "Les nouveaux résultats", "Trois résultats", "Les élus du Congrès"]
)
def test_a_french_noun_in_the_plural_and_its_verb_are_no_phrase(subject: str) -> None:
    text = f"Les essais\n\n{subject} indiquent un progrès. {subject} indiquent aussi un risque."
    listed = texts(whole_keywords(article_of(text, "f.fr.txt")._replace(language="fr"), 50))
    assert [keyword for keyword in listed if "indiquent" in keyword] == []


@pytest.mark.parametrize(
    ("phrase", "again"),
    [
        ("Thomas Laurent", "Thomas Laurent"),
        ("Paris Saint-Laurent", "le Paris Saint-Laurent"),
        ("progrès permanent", "le progrès permanent"),
        ("discours violent", "ce discours violent"),
        ("chèques logement", "les chèques logement"),
    ],
)
def test_a_french_name_or_adjective_in_ent_is_no_verb(phrase: str, again: str) -> None:
    text = f"Le port\n\nHier, {again} a surpris le port. Personne ne connaît {again} ici. On parle de {phrase}."
    assert phrase in texts(whole_keywords(article_of(text, "f.fr.txt")._replace(language="fr"), 50))


def test_of_forms_that_are_as_common_a_noun_is_written() -> None:
    text = "La visite\n\nLe maire va y rencontrer les pêcheurs. La rencontre aura lieu lundi."
    found = texts(whole_keywords(article_of(text, "f.fr.txt")._replace(language="fr"), 50))
    assert "rencontre" in found
    assert "rencontrer" not in found


def test_an_english_name_in_another_language_is_whole() -> None:
    text = "La loi\n\nAnn Moor, présidente du Center for Harbour Policy, a écrit le texte. Elle attend."
    found = texts(whole_keywords(article_of(text, "f.fr.txt")._replace(language="fr"), 50))
    assert "Center for Harbour Policy" in found
    assert not {"Center", "Harbour Policy"} & set(found)
