"""Finding words in both articles: one matcher for highlights, counts and next or previous alike."""
