"""Days and times of day, in the words and figures of many languages."""
