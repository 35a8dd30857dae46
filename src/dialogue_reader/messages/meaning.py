"""What is said of hits that were found by their meaning, where they may be wrong or not all there are."""

from typing import TYPE_CHECKING

from dialogue_reader.messages import Message, Texts, rendered

if TYPE_CHECKING:
    from dialogue_reader.search.ranked import Reservation

TEXTS: Texts = {
    "no_model": "Without the language model: found by names, numbers and like words, not by meaning",
    "text_language": "No language model here has learned the language of a text ({language}): hits may be wrong",
    "query_language": "The language model has not learned the language of the query ({language}): hits may be wrong",
    "share": "Searched so far: {share:.0%} of both texts",
}


def message(reservation: "Reservation") -> Message:
    """What is to be said."""
    return Message(f"meaning.{reservation.reason}", {"language": reservation.language, "share": reservation.share})


def explanation(reservation: "Reservation") -> str:
    """The same in a sentence."""
    return rendered(message(reservation))
