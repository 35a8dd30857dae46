"""Reading line by line, for whoever hears the screen: a command, Enter, a few lines of answer; nothing is redrawn."""
