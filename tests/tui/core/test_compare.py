"""What is done with the comparison, and how its results are taken in."""

import pytest

from dialogue_reader.comparison import corrections
from dialogue_reader.comparison.corrections import correction
from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.documents.model import Article, Side, Sides
from dialogue_reader.messages import Message
from dialogue_reader.tui.commands import compare, panels
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.model import State
from tests.tui.core.reading import LINKS, after, at, compared, difference, effects_of, reading, said


def differing() -> State:
    """Two differences, the second one of the last passages."""
    state = compared()
    discrepancies = (difference(state, "15/8", "15 août"), difference(state, "ghi nhớ", "mémorandum"))
    assert state.comparison
    return after(state, compare.discrepancies_arrived(state.comparison, discrepancies))


def kept(state: State, command: effects.Command | str) -> effects.KeepCorrections:
    (effect,) = effects_of(state, command)
    assert isinstance(effect, effects.KeepCorrections)
    return effect


# -- links as they arrive --------------------------------------------------------------------------------------------


def test_links_are_shown_and_differences_looked_for() -> None:
    state = reading()
    wanted = effects_of(state, compare.links_arrived(LINKS))
    assert wanted == (effects.LinksShown(), effects.FindDiscrepancies(state.pair, LINKS))
    assert after(state, compare.links_arrived(LINKS)).comparison is LINKS


def test_of_a_part_of_the_links_nothing_is_concluded() -> None:
    part = LINKS._replace(share=0.5, encoder="lexical")
    assert effects_of(reading(), compare.links_arrived(part)) == (effects.LinksShown(),)
    assert said(after(reading(), compare.links_arrived(part))) == ""


def test_other_links_forget_what_followed_from_the_old_ones() -> None:
    state = after(differing(), "next_discrepancy", "only_here")._replace(points=())
    state = after(state, compare.links_arrived(LINKS._replace(only_here=Sides((), (1,)))))
    assert (state.discrepancies, state.discrepancy, state.points, state.filters_only_here) == (None, None, None, False)


def test_key_points_on_the_screen_are_looked_for_anew_with_the_links() -> None:
    state = after(reading(), "points")
    assert effects.FindPoints(state.pair, LINKS) in effects_of(state, compare.links_arrived(LINKS))


def test_links_arrive_with_what_was_set_right_by_hand() -> None:
    state = reading()
    by_hand = correction(state.pair, 0, 0, linked=False)
    state = after(state._replace(corrections=(by_hand,)), compare.links_arrived(LINKS))
    assert state.comparison
    assert state.comparison.counterparts("left", 0) == ()
    assert state.uncorrected is LINKS


@pytest.mark.parametrize(
    ("links", "text"),
    [
        (LINKS._replace(encoder="lexical"), "No language model here"),
        (LINKS._replace(coverage=LINKS.coverage._replace(left=0.05, right=0.01)), "These texts have next to nothing"),
    ],
)
def test_links_that_are_to_be_read_with_care_say_so(links: Comparison, text: str) -> None:
    assert said(after(reading(), compare.links_arrived(links))).startswith(text)


def test_the_progress_is_remembered() -> None:
    assert after(reading(), compare.comparison_progressed(0.4, 9.0)).progress == (0.4, 9.0, False)


def test_that_only_what_is_near_is_compared_is_said_once_and_where_it_is_why_nothing_is_known() -> None:
    state = after(reading(), compare.comparison_progressed(0.4, 9.0, nearby=True))
    assert said(state).startswith("Too long to be compared as a whole")
    assert state.why_unknown == "too_vast"
    later = after(state._replace(notice=None), compare.comparison_progressed(0.5, 8.0, nearby=True))
    assert later.notice is None


def test_a_failed_comparison_is_a_notice_with_its_reason() -> None:
    reason = Message("reader.because", {"reason": "no worker"})
    title = Message("reader.comparison_failed")
    assert effects_of(reading(), compare.comparison_failed(reason)) == (effects.Notify(title, reason),)
    assert said(after(reading(), compare.comparison_failed(reason))) == "The articles could not be compared"


@pytest.mark.parametrize("command", ["counterpart", "next_only_here", "only_here", "next_discrepancy"])
def test_of_a_part_of_the_links_no_command_says_that_there_is_nothing(command: str) -> None:
    part = LINKS._replace(links=(), unsure=(), only_here=Sides((), ()), share=0.5)
    state = after(reading(links=part), command)
    assert said(state) == "The articles are still being compared"


# -- answers that come too late --------------------------------------------------------------------------------------


def test_differences_of_other_links_change_nothing() -> None:
    state = differing()
    same_values = LINKS._replace()
    assert same_values == state.comparison
    assert after(state, compare.discrepancies_arrived(same_values, ())) is state


def test_key_points_of_other_links_change_nothing() -> None:
    state = compared()
    assert after(state, panels.points_arrived(LINKS._replace(), ())) is state
    assert after(state, panels.points_arrived(None, ())) is state
    assert after(state, panels.points_arrived(state.comparison, ())).points == ()


# -- why, and differences --------------------------------------------------------------------------------------------


def test_why_lights_until_it_is_asked_again() -> None:
    assert after(compared(), "why").why
    assert not after(compared(), "why", "why").why


def test_why_without_counterpart_says_how_to_end_it() -> None:
    assert (
        said(after(at(compared(), "left", 3), "why"))
        == "This passage has no counterpart; press i again to turn this off"
    )


def test_differences_are_stepped_through_round_their_ends() -> None:
    state = after(differing(), "next_discrepancy")
    assert (state.discrepancy, state.passage.id, said(state)) == (0, 1, "1 of 2: left says 15/8, right says 15 août")
    assert after(state, "next_discrepancy", "next_discrepancy").discrepancy == 0
    assert after(differing(), "previous_discrepancy").discrepancy == 1


def test_what_an_article_says_is_shown_to_the_letter() -> None:
    state = differing()
    assert state.discrepancies
    odd = state.discrepancies[0]
    first, second = (mention._replace(text="{braces}") for mention in odd.mentions)
    odd = odd._replace(mentions=(first, second))
    state = after(state._replace(discrepancies=(odd,)), "next_discrepancy")
    assert said(state) == "1 of 1: left says {braces}, right says {braces}"


def test_a_difference_brings_both_carets_to_its_places() -> None:
    state = after(differing(), "other_pane", "next_discrepancy")
    assert state.discrepancies
    first = state.discrepancies[0].mentions
    assert (state.focus, state.carets.left, state.carets.right) == ("right", first[0].start, first[1].start)


def test_without_difference_one_is_told_whether_that_is_known() -> None:
    state = compared()
    assert said(after(state, "next_discrepancy")) == "The articles are still being compared"
    assert state.comparison
    state = after(state, compare.discrepancies_arrived(state.comparison, ()))
    assert said(after(state, "next_discrepancy")) == "No difference was found"


@pytest.mark.parametrize("command", ["counterpart", "next_only_here", "next_discrepancy", "only_here", "link", "why"])
def test_where_the_comparison_has_failed_no_command_says_that_it_goes_on(command: str) -> None:
    state = after(reading(), compare.comparison_failed(Message("comparison.worker_died")))
    assert said(after(state, command)) == "The articles could not be compared, so there are no links"


# -- links set right by hand -----------------------------------------------------------------------------------------


def test_rejecting_parts_every_two_passages_of_the_best_link() -> None:
    wide = LINKS._replace(links=(Link((0, 1), (0,), 0.9),))
    effect = kept(reading(links=wide), "reject")
    assert (len(effect.corrections), effect.forget) == (2, False)
    assert not any(made.linked for made in effect.corrections)


def test_without_link_there_is_nothing_to_reject() -> None:
    assert said(after(at(compared(), "left", 3), "reject")) == "There is no link to reject"
    assert not effects_of(at(compared(), "left", 3), "reject")


def test_what_was_rejected_is_gone_and_can_be_restored() -> None:
    state = compared()
    effect = kept(state, "reject")
    state = after(state, compare.corrections_kept(effect.corrections, effect.notice))
    assert state.counterparts == ()
    assert said(state) == "Link with 1 rejected · R restores it"
    undone = kept(state, "restore")
    assert (undone.corrections, undone.forget) == (effect.corrections, True)
    assert after(state, compare.corrections_kept((), undone.notice)).counterparts == (0,)


def test_only_the_corrections_of_this_passage_are_restored() -> None:
    state = compared()
    state = state._replace(corrections=(correction(state.pair, 1, 2, linked=False),))
    assert said(after(state, "restore")) == "No link of this passage has been changed by hand"
    assert kept(at(state, "right", 2), "restore").corrections == state.corrections


def test_corrections_are_taken_in_before_there_are_links() -> None:
    state = reading()
    made = correction(state.pair, 0, 1, linked=True)
    state = after(state, compare.corrections_kept((made,), Message("reader.link_rejected")))
    assert (state.corrections, state.comparison) == ((made,), None)


@pytest.mark.parametrize(("first", "second"), [("left", "right"), ("right", "left")])
def test_two_passages_are_linked_by_hand_from_either_side(first: Side, second: Side) -> None:
    ends: dict[Side, int] = {"left": 3, "right": 1}
    begun = after(at(compared(), first, ends[first]), "link")
    effect = kept(at(begun, second, ends[second]), "link")
    assert effect.corrections == (correction(begun.pair, 3, 1, linked=True),)


def test_a_link_cannot_be_made_on_one_side() -> None:
    state = after(compared(), "link", "next_passage", "link")
    assert said(state) == "Go to the other article first: Tab"
    assert state.linking


def test_while_a_link_is_made_the_other_pane_does_not_follow() -> None:
    state = after(compared(), "link")
    assert not state.synced
    assert said(state) == "Press M again at the passage to link with · Esc cancels"


@pytest.mark.parametrize("synced", [True, False])
@pytest.mark.parametrize("end", ["escape", "link"])
def test_the_panes_are_in_sync_as_before_after_a_link_was_made_or_given_up(synced: bool, end: str) -> None:
    state = compared() if synced else after(compared(), "sync")
    state = after(state, "link", "other_pane", end)
    assert (state.synced, state.linking) == (synced, None)


def test_before_the_links_are_known_none_is_made_by_hand() -> None:
    assert after(reading(), "link").linking is None


def test_restoring_again_and_again_reads_each_text_once(monkeypatch: pytest.MonkeyPatch) -> None:
    named: list[int] = []
    name = corrections.key_of_passage

    def counted(article: Article, passage: int) -> str:
        named.append(passage)
        return name(article, passage)

    state = reading(left=("Tên", "Một câu chỉ có ở đây."), links=LINKS._replace(links=(), unsure=()))
    state = state._replace(corrections=(correction(state.pair, 0, 1, linked=False),))
    monkeypatch.setattr(corrections, "key_of_passage", counted)
    assert said(after(state, "next_passage", "restore")) == "No link of this passage has been changed by hand"
    named.clear()
    assert kept(state, "restore").corrections == state.corrections
    assert len(named) == 1
    after(state, compare.corrections_kept(state.corrections, Message("reader.link_rejected")))
    assert len(named) <= 1 + len(state.pair.left.passages)


def test_the_link_that_is_rejected_is_the_one_with_the_counterpart_gone_to() -> None:
    links = LINKS._replace(links=(Link((1,), (2,), 0.9), Link((1,), (3,), 0.7), Link((4,), (3,), 0.8)), unsure=())
    state = after(at(reading(links=links), "left", 1), "counterpart", "counterpart")
    assert state.passage.id == 3
    effect = kept(state, "reject")
    assert effect.corrections == (correction(state.pair, 1, 3, linked=False),)
    state = after(state, compare.corrections_kept(effect.corrections, effect.notice))
    assert said(state) == "Link with 2 rejected · R restores it"
    assert state.counterparts == (4,)
