"""Telling a story in a process of its own, whose memory and whose work are not the reader's."""
