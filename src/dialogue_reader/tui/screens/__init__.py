"""The reader and its dialogs."""
