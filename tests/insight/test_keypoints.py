import re
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_reader.comparison.model import Comparison, Link, PartlyHere
from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.model import SIDES, Article, Pair, Sides
from dialogue_reader.documents.opening import open_article, sample
from dialogue_reader.insight import choice
from dialogue_reader.insight.keypoints import key_points, pair_key_points
from dialogue_reader.insight.model import KeyPoint, PairPoint, in_sections
from dialogue_reader.insight.standing import standing
from dialogue_reader.language.leaning import lean_of, quotation_leans

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

BRIDGE = "The council of Morlenne voted on Monday to close the old bridge to heavy lorries until the spring."


def said(article: Article, points: Iterable[KeyPoint]) -> list[str]:
    return [article.text[p.start : p.end] for p in points]


def bridge_report(*passages: str) -> Article:
    """A report on a bridge that has these passages, too."""
    return article_of("\n\n".join(("Bridge closed in Morlenne", BRIDGE, *passages)), "bridge.en.txt")


def told_of(*passages: str) -> list[str]:
    """All key points of a report on a bridge that has these passages, too."""
    article = bridge_report(*passages)
    return said(article, key_points(article, 20))


def flood_pair() -> Pair:
    return Pair(article_of(FLOOD, "fr.txt"), article_of(LŨ, "vi.txt"))


def compared(pair: Pair, *, sentences: bool = True) -> Comparison:
    """The evacuation is in both, the bridge and the mayor's dog in one; of the gymnasium nothing is sure."""
    left = next(s for s in pair.left.sentences if "forcé" in pair.left.text_of(s))
    right = next(s for s in pair.right.sentences if "ngay trong đêm" in pair.right.text_of(s))
    ties = ((left.id, right.id, 0.8),) if sentences else ()
    return Comparison((Link((left.passage,), (right.passage,), 0.9, ties),), (), Sides((4,), (2,)), "lexical")


# -- of one article --------------------------------------------------------------------------------------------------


def test_the_first_key_point_tells_the_event_and_never_the_title() -> None:
    article = article_of(FLOOD, "flood.txt")
    (point,) = key_points(article, 1)
    assert said(article, (point,))[0].startswith("La crue de la Sarvelle a forcé")
    assert article.title not in said(article, key_points(article, 10))


@pytest.mark.parametrize("top", [2, 4])
def test_a_fact_is_told_once(top: int) -> None:
    article = article_of(FLOOD, "flood.txt")
    assert sum("forcé" in text for text in said(article, key_points(article, top))) == 1


def test_what_is_said_once_more_in_the_words_of_who_said_it_comes_after_what_is_new() -> None:
    again = "“I have decided to close the bridge to heavy lorries,” the mayor Ann Poe told the council of Morlenne."
    new = "Schools in the valley will open an hour later, because buses need more time for the detour."
    others = (
        "The ferry, which carried only tourists until now, runs twice as often for the nurses of the hospital.",
        "A firm from Brunhaven is to paint the railings and to replace the lamps before the end of the year.",
    )
    text = choice.text_of(bridge_report(again, new, *others))
    chosen = choice.Choice((text,), [(0,)])
    assert choice.worth_of((text,), (1,)) > choice.worth_of((text,), (2,))
    assert chosen.gain((1,)) < chosen.gain((2,))


def test_a_shorter_choice_is_part_of_a_longer_one() -> None:
    for article in (VIETNAMESE, FRENCH):
        choices = [{point.sentence for point in key_points(article, top)} for top in range(1, 9)]
        assert all(fewer <= more for fewer, more in pairwise(choices))


def test_two_points_are_those_that_say_the_most_together() -> None:
    first = "The council of Morlenne voted on Monday to close the old bridge to heavy lorries until the spring."
    second = "Lorries will have to take the mountain road over Brunhaven, which is closed whenever snow falls."
    both = "The council of Morlenne voted to close the old bridge, so that lorries have to take the mountain road."
    article = article_of("\n\n".join(("Bridge of Morlenne closed", both, first, second)), "bridge.en.txt")
    text = choice.text_of(article)
    together = choice.two_together(text)
    worths = {
        pair: choice.Choice((text,), ((pair[0],),)).worth_with((pair[1],), 2) for pair in ((0, 1), (0, 2), (1, 2))
    }
    told_twice = {pair for pair in worths if choice.Choice((text,), ((pair[0],),)).retelling((pair[1],)) == 1}
    best = max(worths.keys() - told_twice, key=lambda pair: worths[pair])
    assert {place for (place,) in together} == set(best)
    assert {point.sentence for point in key_points(article, 2)} == {text.sentences[place].id for place in best}


def test_the_lead_and_the_same_once_more_in_the_words_of_who_said_it_are_no_two_points() -> None:
    lead = "Governor Ada Brook of Morlenne said on Wednesday that she will not resign over the bridge."
    again = "“I will not resign over this bridge,” Ms. Brook told the council of Morlenne on Wednesday."
    other = "Opponents in the council of Morlenne called for a vote next week and for an inquiry into the contract."
    road = "The mill road has been closed to lorries since the storm of last winter."
    article = article_of("\n\n".join(("Brook will not resign over bridge", lead, again, other, road)), "brook.en.txt")
    text = choice.text_of(article)
    by_worth = choice.Choice((text,), ((0,),))
    assert by_worth.worth_with((1,), 2) > by_worth.worth_with((2,), 2)
    first, second = said(article, key_points(article, 2))
    assert first == lead
    assert second != again


def test_where_words_are_of_syllables_the_same_syllables_in_other_words_tell_another_fact() -> None:
    lead = "Xe tải đi đường núi qua làng Tây Hồ từ tháng tới."
    again = "Xe tải đi qua làng bằng đường núi, xã Tây Hồ cho biết."
    other = "Máy xe hỏng, tải trọng lớn, nên đường vào tây làng và hồ lở núi."
    school = "Trường học mở cửa muộn hơn một giờ vì học sinh phải đi vòng."

    def likelihood(second: str) -> float:
        text = choice.text_of(article_of("\n\n".join(("Tin trong ngày", lead, second, school)), "tin.vi.txt"))
        return choice.Choice((text,), ((0,),)).retelling((1,))

    assert likelihood(other) < 0.3 < likelihood(again)


@pytest.mark.parametrize(
    "addressed",
    [
        "By signing up you agree to the terms and conditions of the council of Morlenne.",
        "You can change your choices about the bridge of Morlenne at any time below.",
        "Subscribe to the news of the old bridge of Morlenne and of the mountain road.",
    ],
)
def test_what_the_page_says_to_its_reader_is_no_point(addressed: str) -> None:
    telling = "You can take the mountain road until the spring, Ann Poe told the drivers of the lorries."
    assert told_of(addressed, telling) == told_of(telling)


def test_a_text_in_small_letters_or_in_capitals_alone_has_points_too() -> None:
    georgian = (
        "რაჭაში მეწყერმა ათობით ადამიანის სიცოცხლე იმსხვერპლა. გზა ორი დღის განმავლობაში დაკეტილი იყო სოფლამდე. "
        "ოპოზიცია მთავრობას ადანაშაულებს სისტემის არარსებობაში."
    )
    assert len(key_points(article_of(georgian, "x.txt")._replace(language="ka"), 3)) == 3
    shouted = article_of(f"{BRIDGE} The road over the hill was closed on Monday as well.".upper(), "x.txt")
    assert len(key_points(shouted._replace(language="en"), 3)) == 2


def test_captions_dates_and_bylines_are_no_key_points() -> None:
    for article in (VIETNAMESE, FRENCH):
        kinds = {article.passages[p.passage].kind for p in key_points(article, 100)}
        assert kinds <= {"lede", "body"}


def test_the_samples_are_summed_up_by_what_they_are_about() -> None:
    assert "traite des êtres humains" in " ".join(said(FRENCH, key_points(FRENCH, 3)))
    assert "tội phạm về xuất nhập cảnh" in " ".join(said(VIETNAMESE, key_points(VIETNAMESE, 3)))


def test_an_article_without_sentences_has_no_key_points() -> None:
    assert key_points(article_of("Titre seul\n\n12/03/2021", "x.txt"), 3) == ()
    assert key_points(article_of(FLOOD, "flood.txt"), 0) == ()


@pytest.mark.parametrize(
    "passage",
    [
        "“The bridge has carried the lorries of this valley for a hundred years and it is tired.”",
        "It would carry on, the mayor of the town said: “We shall repair the bridge. We have found the money for it.”",
        'We remain confident in our plan for the bridge and the lorries of the valley," he said on Tuesday.',
        '"The bridge is tired of the lorries of the valley," the engineer Ann Poe said. "',
        "C., had also suggested closing the bridge to all the lorries of the valley before the winter came.",
        "Three things that the council of Morlenne decided on the bridge and on the lorries this week:",
        "Bridge Closed To Heavy Lorries In Morlenne Until The Spring.",
        "Bridge 1200 14.5% 3 400 2 100 lorries 7 80 1 200 3 500.",
        "The old bridge of Morlenne, seen from the market place on Monday. Jane Roe/Reuters",
        "Council of Morlenne Engineer Ann Poe on why the old bridge was closed to all lorries after the cracks.",
        "The engineer Ann Poe (second from left) shows the council of Morlenne the cracks in the old bridge.",
        "if (bridge == closed) { lorries = detour(valley); } else { return 0; }",
        "4- find the money for the repair of the bridge and for the lorries of the valley.",
        "A valley without lorries According to the mayor, the bridge will stay closed until the winter.",
        "A valley With Ann Poe without lorries According to the mayor, the bridge will stay closed until winter.",
        "The bridge of Morlenne is tired - Photo: Roe The mayor of the town wants to repair it until spring.",
        'The bridge is tired"The valley has no money for it and for the lorries of Morlenne", Ann Poe said.',
        "2024) the plan of the council for the bridge and the lorries of the valley has been made known.",
        "(50, of Morlenne) told the council that the bridge and the lorries of the valley are too old.",
        "The engineer Ann Poe told Ben Roe in an interview for Radio Sarvelle.",
    ],
    ids=[
        "a quotation",
        "cut in two",
        "of the passage before",
        "with the mark of the next",
        "cut off",
        "a lead-in",
        "headline",
        "table",
        "caption",
        "caption of a film",
        "caption that says who is where",
        "code",
        "an item of a list",
        "with its heading",
        "with a heading that has capitals",
        "with a caption",
        "joined by a mark",
        "the tail of a bracket",
        "after a bracket that belongs to a name",
        "who spoke without what was said",
    ],
)
def test_what_is_no_whole_sentence_with_a_speaker_is_no_key_point(passage: str) -> None:
    points = told_of(passage)
    assert BRIDGE in points
    assert not [point for point in points if point != BRIDGE and not point.startswith("It would carry on")]


def test_a_quotation_with_its_speaker_is_a_key_point() -> None:
    quotation = "“The bridge has carried lorries for a hundred years and it is tired,” the engineer Ann Poe said."
    assert quotation in told_of(quotation)


def test_a_quotation_whose_closing_mark_was_forgotten_ends_with_its_sentence() -> None:
    forgotten = '"The bridge is tired of the lorries, the engineer Ann Poe said on Monday.'
    after = "Drivers from the whole valley will have to take the long detour over the hills of Sarvelle instead."
    assert after in told_of(f"{forgotten} {after}")
    # A quotation of several paragraphs is closed only at the end of the last.
    assert after not in told_of(f"{forgotten} {after}", '"The river is another matter for all of us in the valley."')


def test_a_mark_that_stands_with_the_sentence_before_opens_the_next_one() -> None:
    forgotten = (
        '"The bridge is tired of the lorries of the valley," the engineer Ann Poe said. "Close the bridge to all of '
        "the lorries of the valley and it may carry us for another hundred years."
    )
    after = "Drivers from the whole valley will have to take the long detour over the hills of Sarvelle instead."
    points = told_of(forgotten, after)
    assert after in points
    assert not [point for point in points if "another hundred years" in point]


def test_paragraphs_in_the_midst_of_a_quotation_are_quoted() -> None:
    begun = "The engineer Ann Poe told the council of Morlenne on Monday: “The bridge is tired of the lorries."
    midst = "Close the bridge to all of the lorries of the valley and the town may cross it for many more years."
    ended = "Wait until the spring and the river will take the bridge with all of the lorries on it.”"
    assert midst not in told_of(begun, midst, ended)
    assert midst in told_of(begun, midst)


def test_a_pronoun_for_a_person_leans_wherever_it_stands_before_the_person() -> None:
    assert lean_of("After protests in the valley and in the town it crosses, he resigned.", "en") == "pronoun"
    assert lean_of("An invitation was sent to his Democratic opponent, Ann Poe.", "en") == "pronoun"
    assert lean_of("In his first speech to the council, Ben Roe resigned.", "en") is None
    assert lean_of("A senator from the valley in the north said he would resign.", "en") is None
    assert lean_of("In an interview on Monday, the senator said he would resign.", "en") is None
    assert lean_of("Ann Poe said she would resign.", "en") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "During the interview, Ann Poe said the bridge would open.",
        "Ann Poe brought the issue to the council.",
        "The council of Morlenne wanted to answer those questions of the mayor.",
        "Ann Poe of Morlenne would not go that far but wants an answer.",
        "Ann Poe, according to a friend, told him the bridge would open.",
        "The source insisted that no laws were broken in Morlenne.",
        "The admission left the council of Morlenne encouraged.",
        "The plan holds no money for a barrier, but he hopes for an agreement.",
        "Ann Poe called the decision a blow to the valley.",
        "The May decision found that the bridge of Morlenne was safe.",
        "The alleged damming came after Ann Poe had spoken.",
    ],
)
def test_what_points_back_to_something_unsaid_leans(sentence: str) -> None:
    assert lean_of(sentence, "en") == "pronoun"


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Poe read the letter of the council aloud.",
        "Ann Poe thanked those who voted for the bridge.",
        "Ann Poe said that Ben Roe had told him the bridge would open.",
        "Ann Poe was at her desk at the time of the flood.",
        "The allegations against Ann Poe were made on Monday.",
        "The guards of Ann Poe shot back and hit nobody.",
        "The decision of the council closes the bridge of Morlenne.",
    ],
)
def test_what_says_which_one_it_means_leans_on_nothing(sentence: str) -> None:
    assert lean_of(sentence, "en") is None


def test_a_pronoun_of_an_opening_clause_leans_on_nothing_if_the_person_comes_right_after_it() -> None:
    assert lean_of("As he left the council, Mr. Poe said the bridge would open.", "en") is None
    assert lean_of("As he left the council, the bridge was closed by Ann Poe.", "en") == "pronoun"
    assert lean_of("As he left, the council cheered and the mayor wept, Ann Poe said.", "en") == "pronoun"
    assert lean_of("As they left the council, Mr. Poe said the bridge would open.", "en") == "pronoun"
    assert lean_of("On Monday he left the council, Mr. Poe said.", "en") == "pronoun"


def test_an_answer_leans_on_what_it_answers() -> None:
    assert lean_of("Ann Poe hit back with a letter of her own.", "en") == "pronoun"
    assert lean_of("Ann Poe hit back at the council of Morlenne with a letter of her own.", "en") is None


def test_what_the_title_tells_of_is_known() -> None:
    assert lean_of("The letter was read aloud on Monday.", "en") == "pronoun"
    assert lean_of("The letter was read aloud on Monday.", "en", frozenset({"letter"})) is None
    assert lean_of("Une décision confirmée lundi par la mairie.", "fr", frozenset({"décision"})) is None


def test_a_quotation_whose_speaker_has_no_name_comes_after_one_whose_speaker_has() -> None:
    unnamed = "“We will close the bridge to all heavy lorries until the spring comes,” the former official said."
    named = "“We will close the road to all heavy lorries until the summer comes,” the engineer Ann Poe said."
    article = bridge_report(unnamed, named)
    assert unnamed not in said(article, key_points(article, 2))
    assert named in said(article, key_points(article, 2))


def test_a_lead_that_ends_with_a_quotation_without_its_full_stop_is_told() -> None:
    lead = (
        "Following a speech by the mayor, Ann Poe of Morlenne said on Monday that she would vote to close the bridge,"
        " as she had since she “came to the valley”"
    )
    assert lead in told_of(lead)


def test_somebody_with_a_last_name_alone_comes_after_whom_the_report_has_introduced() -> None:
    known = "Mr. Poe said that the bridge of Morlenne needs more money than the valley of the lorries has."
    stranger = "Mr. Roe said that the bridge of Morlenne needs more money than the valley of the lorries has."
    lead = "The engineer Ann Poe warned the council of Morlenne of the old bridge and its heavy lorries."
    standing_of = [
        key_points(article_of("\n\n".join(("Bridge in Morlenne", lead, passage)), "bridge.en.txt"), 2)[-1].score
        for passage in (known, stranger)
    ]
    assert standing_of[0] > standing_of[1]


def test_whom_the_lead_introduces_is_known_even_if_the_headline_stands_once_more_above_it() -> None:
    title = "Bridge closed in Morlenne"
    lead = "The engineer Ann Poe warned the council of Morlenne of the old bridge and its heavy lorries."
    known = "Mr. Poe said that the bridge of Morlenne needs more money than the valley of the lorries has."
    article = article_of("\n\n".join((title, title + ".", lead, known)), "bridge.en.txt")
    stands = dict(zip(map(article.text_of, article.sentences), standing(article, article.sentences), strict=True))
    assert stands[known] == stands[lead] == 1


def test_a_sentence_is_worth_less_the_nearer_it_stands_to_one_that_is_chosen() -> None:
    further = "Drivers from the valley will take a ferry across the river until the repair is over."
    between = "Ann Poe has warned of cracks for years."
    gains = []
    for passages in ((BRIDGE, between, further), (BRIDGE, further, between)):
        text = choice.text_of(article_of("\n\n".join(("Bridge closed", *passages)), "bridge.en.txt"))
        place = passages.index(further)
        gains.append(choice.Choice((text,), [(0,)]).gain((place,)) / choice.Choice((text,)).gain((place,)))
    assert gains[0] > gains[1]


def test_a_sentence_is_worth_more_where_its_words_are_said_for_the_first_time() -> None:
    news = "Drivers from the valley will take a ferry across the river until the repair is over."
    again = "Drivers told the council that the ferry across the river needs a repair before any valley of the region."
    gains = []
    for passages in ((BRIDGE, news, again), (BRIDGE, again, news)):
        text = choice.text_of(article_of("\n\n".join(("Bridge closed", *passages)), "bridge.en.txt"))
        place = passages.index(news)
        gains.append(choice.Choice((text,)).gain((place,)) / choice.worth_of((text,), (place,)))
    assert gains[0] > 1.3 * gains[1]


def test_of_what_follows_the_first_points_the_news_comes_before_side_matters() -> None:
    side = "Brunhaven, famous for its herrings, harbours, lighthouses and fishermen, welcomes visitors every summer."
    news = "Lorries have to take the mountain road around Morlenne, which the region means to widen this year."
    second = "Ann Poe, the mayor of Brunhaven, asked the region for three million euros to mend the bridge."
    schools = "Schools in the valley will open an hour later, because buses need more time for the detour."
    article = bridge_report(second, side, schools, news)
    assert news in said(article, key_points(article, 4))
    assert side not in said(article, key_points(article, 4))


def test_what_explains_words_that_are_not_told_leans_on_them() -> None:
    assert lean_of("Ben Roe was referring to a sailor of Brunhaven.", "en") == "pronoun"


@pytest.mark.parametrize(
    ("quoted", "outside", "comes_first", "leans"),
    [
        ("“He is not welcome in Morlenne,”", "Ann Poe said.", True, True),
        ("“It is not for the council to say,”", "Ann Poe said.", True, True),
        ("“It is clear that the bridge is old,”", "Ann Poe said.", True, False),
        ("“The engineer has seen the bridge and he is worried,”", "Ann Poe said.", True, False),
        ("“he has never seen the bridge.”", "Ann Poe said of Ben Roe:", False, False),
        ("“he has never seen the bridge.”", "Ann Poe said:", False, True),
        ("“so old,”", "Ann Poe said.", True, False),
    ],
)
def test_a_quotation_leans_on_whom_nobody_names(quoted: str, outside: str, comes_first: bool, leans: bool) -> None:
    assert quotation_leans(quoted, outside, comes_first, "en") == leans


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Động thái này khiến nhiều hộ dân lo lắng.", "vi"),
        ("Theo vị này, cây cầu đã cũ.", "vi"),
        ("Cây cầu nói trên đã cũ.", "vi"),
        ("Người dân lo lắng về hành vi trên.", "vi"),
        ("Người dân cho biết chuyến xe đó đã dừng.", "vi"),
        ("Une décision confirmée lundi par la mairie.", "fr"),
        ("Selon lui, le pont est vieux.", "fr"),
        ("Les raisons de cette fermeture sont inconnues.", "fr"),
        ("Plusieurs centaines d'entre eux ont fait un détour.", "fr"),
        ("Fermée mardi, sa route reste barrée.", "fr"),
    ],
)
def test_what_points_to_somebody_or_something_told_before_leans_in_vietnamese_and_french(
    sentence: str, language: str
) -> None:
    assert lean_of(sentence, language) == "pronoun"


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Trong tuần này cây cầu sẽ đóng cửa.", "vi"),
        ("Cây cầu bị đóng vì hành vi trên địa bàn xã.", "vi"),
        ("La participation, quant à elle, chute de cinq points.", "fr"),
        ("Il est possible de fermer le pont.", "fr"),
        ("Dans la foulée du scrutin, le pont a fermé.", "fr"),
        ("La mairie a fermé ce lundi le pont de Morlenne.", "fr"),
        ("La mairie a décidé ce qui était attendu.", "fr"),
        ("Les maires sont réélus, nombre d'entre eux ayant tenu bon.", "fr"),
        ("Fermé mardi, le pont de Morlenne reste barré.", "fr"),
    ],
)
def test_a_day_that_every_reader_knows_and_what_the_sentence_says_itself_lean_on_nothing(
    sentence: str, language: str
) -> None:
    assert lean_of(sentence, language) is None


def test_a_label_or_a_list_comes_after_what_tells_as_much_in_a_sentence() -> None:
    listing = (
        "The lorries of the valley have to take these roads: the mountain road, the coast road and the old mill road."
    )
    telling = (
        "Until the spring the lorries of the valley are to take the mountain road, the coast road and the mill road."
    )
    points = told_of(listing, telling)
    assert points.index(telling) < points.index(listing) if listing in points else telling in points
    article = bridge_report("The road ahead: lorries take the mountain road of the valley until the spring.", telling)
    assert said(article, key_points(article, 2)) == [BRIDGE, telling]


def test_in_english_a_whole_sentence_after_a_colon_is_no_list() -> None:
    lists = "The council of Morlenne closes three bridges: {} to all of the lorries until the spring."
    telling = "The council of Morlenne has one problem: The bridge has carried more lorries than it can take."
    article = bridge_report(telling, lists.format("the old bridge, the mill bridge and the long bridge"))
    names = bridge_report(lists.format("Old Bridge, Mill Bridge, Long Bridge, River Bridge, and Stone Bridge"))
    stands = standing(article, article.sentences)
    assert stands[-2] == 1
    assert stands[-1] < 1
    assert standing(names, names.sentences)[-1] < 1


def test_a_side_in_brackets_is_that_of_a_picture_only_behind_a_name() -> None:
    article = bridge_report("The vote for the other party (right) was as low in the valley of Morlenne as ever before.")
    assert standing(article, article.sentences)[-1] > 0


def test_function_words_count_little_in_a_list() -> None:
    wordy = "So it is that, for all that has been said of it, the bridge is what it was to all who are there."
    telling = "Engineers counted forty cracks beneath the bridge after floods, heavy frosts and several collisions."
    text = choice.text_of(bridge_report(wordy, telling))
    said_first = choice.Choice((text,))
    shares = [said_first.gain((place,)) / choice.worth_of((text,), (place,)) for place in (1, 2)]
    assert shares[0] < 0.7 * shares[1]


def test_a_caption_without_a_line_of_its_own_does_not_stand_alone() -> None:
    run_on = "Cây cầu cũ của làng trong năm nay Một quan chức cho biết xe tải sẽ phải đi đường núi đến mùa xuân."
    caption = "Xe tải của vùng chờ bên cây cầu cũ của làng Morlenne từ sáng sớm."
    credit = "Ảnh: AP Chính quyền vùng cho biết cây cầu sẽ đóng cửa cho đến mùa xuân năm sau."
    news = (
        "Người dân ba làng phải ngủ trong nhà thi đấu của thị trấn, còn xe tải phải đi vòng qua đường núi để giao hàng."
    )
    article = article_of(f"{LŨ}\n\n{run_on}\n\n{caption} {credit} {news}", "vi.txt")
    stands = dict(zip(map(article.text_of, article.sentences), standing(article, article.sentences), strict=True))
    assert stands[news] == 1
    assert stands[run_on] == stands[caption] == stands[credit] == 0


def test_a_time_after_another_one_leans_on_that() -> None:
    assert lean_of("A year later, Ann Poe closed the bridge of Morlenne.", "en") == "connective"
    assert lean_of("Deux ans plus tard, la mairie a fermé le pont.", "fr") == "connective"
    assert lean_of("A year ago, Ann Poe closed the bridge of Morlenne.", "en") is None


def test_what_opens_the_end_of_a_text_leans_on_the_rest() -> None:
    assert lean_of("Pour terminer, la mairie a nuancé les chiffres.", "fr") == "connective"
    assert lean_of("Trong đó, hơn một nửa là xe tải.", "vi") == "connective"
    assert lean_of("Thứ hai là cây cầu đã cũ.", "vi") == "connective"


def test_a_pronoun_that_stands_for_nothing_leans_on_nothing() -> None:
    assert lean_of("Il existe deux ponts sur la Sarvelle.", "fr") is None
    assert lean_of("Il n’y a pas de pont sur la Sarvelle.", "fr") is None
    assert lean_of("Il a fermé le pont de Morlenne.", "fr") == "pronoun"
    assert lean_of("It is unclear whether the bridge will open.", "en") is None
    assert lean_of("It is closed to lorries.", "en") == "pronoun"
    assert lean_of("Es gibt keine Brücke über die Sarvelle.", "de") is None
    assert lean_of("Es brannte in der Nacht.", "de") == "pronoun"


def test_what_leans_on_the_sentence_before_comes_last() -> None:
    leaning = "He had long warned that children walk to school along the narrow river road without any pavement."
    plain = "Drivers from the whole valley will have to take the long detour over the hills of Sarvelle instead."
    article = bridge_report(leaning, plain)
    assert leaning not in said(article, key_points(article, 2))
    assert leaning in said(article, key_points(article, 3))


@pytest.mark.parametrize(
    "text",
    ["", "Paris", "Ann Poe\nBen Roe\nCléo Sand\nDan Tran", "a;b;c\n1;2;3\n4;5;6", "def f(x):\n    return g(x) + 1\n"],
)
def test_of_what_is_no_prose_nothing_is_told(text: str) -> None:
    assert not key_points(article_of(f"\n{text}", "x.txt"), 5)


def test_one_sentence_and_two_languages_are_told() -> None:
    assert len(told_of()) == 1
    french = "Le conseil de Morlenne a décidé lundi de fermer le vieux pont aux poids lourds jusqu’au printemps."
    assert set(told_of(french)) == {BRIDGE, french}


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from('aé B人ナ้.!?«»"’\n0'), max_size=150), st.integers(-1, 6))
def test_any_text_is_survived_and_its_points_are_its_sentences(text: str, top: int) -> None:
    article = article_of(f"x{text}", "x.txt")
    points = key_points(article, top)
    assert len(points) <= max(0, top)
    assert len({p.sentence for p in points}) == len(points)
    assert [p.score for p in points] == sorted((p.score for p in points), reverse=True)
    for point in points:
        sentence = article.sentences[point.sentence]
        assert (point.passage, point.start, point.end) == (sentence.passage, sentence.start, sentence.end)


# -- of a pair -------------------------------------------------------------------------------------------------------


def sections(pair: Pair, points: Iterable[PairPoint]) -> list[tuple[str | None, str]]:
    """Section and first word of each point."""
    return [(p.section, pair[p.side].text[p.point.start :].split()[0]) for p in points]


def test_what_both_say_is_told_once_with_its_counterpart() -> None:
    pair = flood_pair()
    (first,) = pair_key_points(pair, compared(pair), 1)
    assert first.counterpart is not None
    across = pair["right" if first.side == "left" else "left"]
    assert ("forcé" in pair[first.side].text[first.point.start : first.point.end]) == (first.side == "left")
    assert first.counterpart.sentence == across.sentences[first.counterpart.sentence or 0].id


def test_what_only_one_says_has_a_section_and_what_is_unsure_has_none() -> None:
    pair = flood_pair()
    points = pair_key_points(pair, compared(pair), 9)
    assert [p.section for p in points] == ["both", "left", "right"]
    assert set(sections(pair, points)) == {
        ("both", "Lũ" if points[0].side == "right" else "La"),
        ("left", "Le"),
        ("right", "Một"),
    }


def test_a_sentence_of_a_linked_passage_is_only_here_where_another_is_what_both_tell_and_nothing_is_like_it() -> None:
    left = (
        "News of the day\n\nA fire killed nine people on Monday in Morlenne. The mayor of Brunhaven sent two lorries."
    )
    right = "Le jour\n\nUn incendie a tué neuf personnes lundi à Morlenne."
    pair = Pair(article_of(left, "a.en.txt"), article_of(right, "b.fr.txt"))
    (fire, mayor), (incendie,) = pair.left.sentences_of(1), pair.right.sentences_of(1)

    def sections_by(*ties: tuple[int, int, float]) -> list[tuple[str | None, str]]:
        partly = Sides((PartlyHere(1, (mayor.id,)),), ())
        linked = Comparison((Link((1,), (1,), 0.9, ties),), (), Sides((), ()), "lexical", partly_here=partly)
        return sections(pair, pair_key_points(pair, linked, 9))

    tie = (fire.id, incendie.id, 0.9)
    assert sections_by(tie) == [("both", "A"), ("left", "The")]
    assert sections_by(tie, (mayor.id, incendie.id, 0.2)) == [("both", "A")]
    assert sections_by((fire.id, incendie.id, 0.2)) == [("both", "A")]


def test_the_lead_that_both_have_is_told_though_no_sentence_of_it_is_tied_surely() -> None:
    pair = flood_pair()
    by_passage = compared(pair)
    (link,) = by_passage.links
    ((left, right, _),) = link.sentences
    unsure = by_passage._replace(links=(link._replace(sentences=((left, right, 0.1),)),))
    (first, *_) = pair_key_points(pair, unsure, 4)
    across = pair["right" if first.side == "left" else "left"]
    assert (first.section, first.point.sentence) == ("both", left if first.side == "left" else right)
    assert first.counterpart is not None
    assert first.counterpart.sentence is None
    assert across.passages[first.counterpart.passage].kind == "lede"


def test_a_fact_that_is_tied_to_one_that_is_told_is_not_told_again() -> None:
    pair = flood_pair()
    by_passage = compared(pair)
    ((left, right, score),) = by_passage.links[0].sentences
    again = next(s.id for s in pair.left.sentences if "répété" in pair.left.text_of(s))
    links = (by_passage.links[0]._replace(sentences=((left, right, score), (again, right, 0.5))),)
    points = pair_key_points(pair, by_passage._replace(links=links), 9)
    assert sum("forcé" in text for text in said(pair.left, (p.point for p in points if p.side == "left"))) <= 1
    assert sum(p.section == "both" for p in points) == 1


def test_the_first_points_are_those_of_a_shorter_choice() -> None:
    pair = flood_pair()
    points = pair_key_points(pair, compared(pair), 9)
    assert [pair_key_points(pair, compared(pair), top) for top in range(4)] == [points[:top] for top in range(4)]


def test_points_in_sections_go_by_weight_in_each() -> None:
    def point(section: str, score: float) -> PairPoint:
        return PairPoint("left", KeyPoint(0, 0, 0, 1, score), None, section)  # type: ignore[arg-type]

    mixed = (point("right", 0.9), point("both", 0.1), point("left", 0.3), point("both", 0.4))
    assert [(p.section, p.point.score) for p in in_sections(mixed)] == [
        ("both", 0.4),
        ("both", 0.1),
        ("left", 0.3),
        ("right", 0.9),
    ]


def test_a_passage_stands_in_where_no_sentence_was_tied() -> None:
    pair = flood_pair()
    points = pair_key_points(pair, compared(pair, sentences=False), 4)
    stand_ins = [p.counterpart for p in points if p.counterpart]
    assert stand_ins
    assert all(c.sentence is None and c.score == 0.9 for c in stand_ins)
    assert len(stand_ins) == 1  # the passage across is told with it


def test_links_at_the_level_of_sentences_serve_as_well() -> None:
    pair = flood_pair()
    by_passage = compared(pair)
    ((left, right, score),) = by_passage.links[0].sentences
    left_only, right_only = (
        tuple(s.id for s in pair[side].sentences_of(n)) for side, n in zip(SIDES, (4, 2), strict=True)
    )
    only_here = Sides(left_only, right_only)
    by_sentence = Comparison((Link((left,), (right,), score),), (), only_here, "lexical", level="sentence")
    assert pair_key_points(pair, by_sentence, 3) == pair_key_points(pair, by_passage, 3)


def test_without_a_comparison_both_sides_have_their_say() -> None:
    points = pair_key_points(Pair(VIETNAMESE, FRENCH), None, 4)
    assert {p.side for p in points} == {"left", "right"}
    assert all(p.counterpart is None and p.section is None for p in points)


def test_where_nothing_is_sure_points_have_no_section() -> None:
    pair = flood_pair()
    unsure = compared(pair)._replace(links=(), unsure=compared(pair).links, only_here=Sides((), ()))
    for comparison in (unsure, compared(pair)._replace(share=0.5)):
        points = pair_key_points(pair, comparison, 4)
        assert points
        assert all(p.section is None and p.counterpart is None for p in points)


# -- the work --------------------------------------------------------------------------------------------------------

_SYLLABLES = ("ba", "co", "di", "fu", "ge", "ka", "lo", "mi", "nu", "pe")


def word(number: int) -> str:
    """A word of its own for every number."""
    return re.sub(r"\d", lambda digit: _SYLLABLES[int(digit.group())], f"{number:05}")


def book(sentences: int) -> Article:
    lines = [
        f"Le gardien {word(7 * n)} compte les navires {word(7 * n + 1)} de la baie {word(7 * n + 2)} près du phare"
        f" {word(7 * n + 3)} avec {word(7 * n + 4)} ce soir."
        for n in range(sentences)
    ]
    return article_of("Le phare\n\n" + "\n\n".join(lines), "book.txt")


def test_the_work_does_not_grow_with_a_book(monkeypatch: pytest.MonkeyPatch) -> None:
    weighed: list[int] = []
    adds = choice.adds

    def counted(text: choice.Text, known: set[str], place: int) -> float:
        weighed.append(place)
        return adds(text, known, place)

    monkeypatch.setattr(choice, "adds", counted)
    work = []
    for sentences in (3_000, 12_000):
        weighed.clear()
        assert len(key_points(book(sentences), 20)) == 20
        work.append(len(weighed))
    assert max(weighed) < 1_500  # the place of a sentence among those that are weighed
    assert work[1] < 1.1 * work[0]
