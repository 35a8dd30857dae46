"""The process in which keywords, key points, terms and discrepancies are found, and how the reader asks it."""
