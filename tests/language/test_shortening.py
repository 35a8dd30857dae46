from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.language.shortening import on_one_line, shortened


@given(st.text(st.sampled_from("ab é\n会"), max_size=60), st.integers(1, 40))
def test_a_text_keeps_within_its_room_and_says_so_where_it_was_cut(text: str, longest: int) -> None:
    line = " ".join(text.split())
    short = shortened(text, longest)
    assert len(short) <= longest
    assert line == short or (short.endswith("…") and line.startswith(short[:-1]))


def test_a_blank_that_holds_words_together_stays_on_one_line() -> None:
    assert on_one_line(" Hanoï\u00a0:\n 12\u202f500 \t notes ") == "Hanoï\u00a0: 12\u202f500 notes"
    assert shortened("« Hanoï\u00a0» et la suite", 10) == "« Hanoï\u00a0»…"


def test_it_is_cut_at_a_word_unless_that_takes_half_of_it_away() -> None:
    assert shortened("the ministers\nsigned", 13) == "the minister…"
    assert shortened("the two ministers signed", 14) == "the two…"
    assert shortened("双方签署了谅解备忘录并举行会谈", 8) == "双方签署了谅解…"
    assert shortened("They met. Photo: VGP", 12) == "They met…"
    assert shortened("see https://example.org/a/very/long/address", 20) == "see https://example…"
