"""Who says what, on a screen of its own: state, commands and view without Textual, then widgets and screen."""
