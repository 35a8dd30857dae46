"""Where text is on the screen: wrapping, and the map between code points and cells; no Textual."""
