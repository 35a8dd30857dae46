"""Tying a note to words, and finding those words again after the article was edited."""
