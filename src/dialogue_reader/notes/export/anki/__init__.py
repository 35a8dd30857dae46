"""Notes as cards for Anki: the passage asks, its counterpart and the note answer.

A card is known by the id of its note, in the text as in the package, so that importing either again updates it.
"""
