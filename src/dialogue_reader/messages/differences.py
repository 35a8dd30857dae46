"""What is said of a discrepancy between two accounts."""

from typing import TYPE_CHECKING

from dialogue_reader.messages import Texts, text

if TYPE_CHECKING:
    from dialogue_reader.comparison.facts.model import Discrepancy

TEXTS: Texts = {
    "number-differs": "left says {left}, right says {right}",
    "date-differs": "left says {left}, right says {right}",
    "name-differs": "left says {left}, right says {right}",
    "spelled-two-ways": "{side} says {rarer} here and {usual} elsewhere",
}


def note(discrepancy: "Discrepancy") -> str:
    """What `discrepancy` consists in, in a sentence."""
    return text(f"differences.{discrepancy.code}", **discrepancy.arguments)
