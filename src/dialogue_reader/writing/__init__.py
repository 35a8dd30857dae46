"""How anything leaves the reader as a file: whole or not at all, and harmless to terminals and spreadsheets."""
