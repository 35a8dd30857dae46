"""The tables of the store: their schema, their rows and the statements on them."""
