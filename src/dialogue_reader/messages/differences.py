"""What is said of a discrepancy between two accounts."""

from typing import TYPE_CHECKING

from dialogue_reader.messages import Message, Texts, rendered

if TYPE_CHECKING:
    from dialogue_reader.comparison.facts.model import Discrepancy

TEXTS: Texts = {
    "number_differs": "left says {left}, right says {right}",
    "date_differs": "left says {left}, right says {right}",
    "rounded": "left says {left}, right says {right}: one is rounded",
    "less_exact": "left says {left}, right says {right}: not equally exact",
    "name_differs": "left says {left}, right says {right}",
    "quoted_differently": "left quotes “{left}”, right quotes “{right}”",
    "other_name": "left names {left}, right names {right}",
    "denied": "left says {left}, right says {right}: one denies it",
    "opposite": "left says {left}, right says {right}: opposites",
    "spelled_two_ways.left": "left says {rarer} here and {usual} elsewhere",
    "spelled_two_ways.right": "right says {rarer} here and {usual} elsewhere",
}


def message(discrepancy: "Discrepancy") -> Message:
    """What `discrepancy` consists in; a language may have to say its side in words of its own."""
    arguments = {**discrepancy.arguments}
    side = arguments.pop("side", None)
    return Message(f"differences.{discrepancy.code}.{side}" if side else f"differences.{discrepancy.code}", arguments)


def explanation(discrepancy: "Discrepancy") -> str:
    """The same in a sentence."""
    return rendered(message(discrepancy))
