"""Pages for a browser and for paper, each of which stands alone."""
