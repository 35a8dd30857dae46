"""What ties two passages, and whether they are one voice."""

from dialogue_reader.comparison.evidence import evidence
from dialogue_reader.comparison.model import Link
from dialogue_reader.comparison.wording import NEARLY, wording
from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.model import Pair
from dialogue_reader.documents.opening import open_pair, sample

LINK = Link((0,), (0,), 0.9, ((0, 0, 0.9),))


def pair_of(left: str, right: str) -> Pair:
    return Pair(article_of(left, "left.txt"), article_of(right, "right.txt"))


def test_dates_names_and_places_tie_two_languages() -> None:
    pair = open_pair(*sample())
    tying = evidence(pair, Link((3,), (3,), 0.9, ((3, 4, 0.9),)))
    left = {pair.left.text[a:b] for a, b in tying.in_common.left}
    right = {pair.right.text[a:b] for a, b in tying.in_common.right}
    assert {"15/8", "Hà Nội", "Vương quốc Anh"} <= left
    assert {"15 août", "Hanoï", "Royaume-Uni"} <= right
    assert pair.left.text[slice(*tying.sentences.left[0])].startswith("Sáng 15/8")


def test_each_word_is_named_once() -> None:
    tying = evidence(open_pair(*sample()), Link((3,), (3,), 0.9))
    assert len({word.lower() for word in tying.words}) == len(tying.words)


def test_passages_tied_by_meaning_alone_share_no_word() -> None:
    assert evidence(pair_of("Rain fell all day.", "Il a plu sans cesse."), LINK).words == ()


def test_one_dispatch_printed_twice_is_one_wording() -> None:
    wire = "The minister said on Monday that the talks would go on until an agreement had been reached by all."
    pair = pair_of(wire, wire.replace("on Monday", "Monday") + " He left.")
    assert wording(pair, LINK) >= NEARLY


def test_two_reports_of_one_event_are_two_voices() -> None:
    pair = pair_of(
        "The minister said on Monday that the talks would go on until an agreement had been reached by all.",
        "Talks are to continue, officials announced at the start of the week, as long as no deal has been struck.",
    )
    assert wording(pair, LINK) < NEARLY


def test_a_translation_is_no_copy() -> None:
    pair = open_pair(*sample())
    assert wording(pair, Link((3,), (3,), 0.9)) == 0.0
