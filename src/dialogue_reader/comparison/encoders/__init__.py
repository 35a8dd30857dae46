"""How alike sentences are: one module an encoder."""
