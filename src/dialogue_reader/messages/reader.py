"""What the reader says on its screen."""

from dialogue_reader.messages import Texts

TEXTS: Texts = {}
