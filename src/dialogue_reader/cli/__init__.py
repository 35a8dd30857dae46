"""The command line, for scripts and for people."""
